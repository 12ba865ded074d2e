#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/ingest.h"
#include "cli/input.h"
#include "cli/interrupts.h"
#include "cli/lexicon.h"
#include "cli/reading.h"
#include "cli/render/progress.h"
#include "core/read/reader.h"

namespace claimgraph::cli {
namespace {

constexpr std::string_view kStandardInput = "-";

Result<read::Defaults> defaults_of(const Options& options) {
  const auto said_on = day_option("--said-on", options.said_on);
  if (!said_on) return said_on.error();
  read::Defaults defaults{.published = {},
                          .said_on = *said_on,
                          .lang = options.lang,
                          .publisher = options.publisher,
                          .url = options.url,
                          .title = options.title};
  if (options.published.empty()) return defaults;
  defaults.published = parse_timestamp(options.published);
  if (defaults.published) return defaults;
  return Error{ErrorCode::kInvalidArgument, "--published: \"" + options.published + "\" is no date; " +
                                                std::string{kDayHint} + ", or 2025-01-24T18:30:00Z"};
}

constexpr std::chrono::milliseconds kPatience{100};  // between looks at whether a person has had enough

// Everything that was named, directories unfolded: files, "-", and why something can't be read.
std::vector<Found> files_of(const Options& options, const std::filesystem::path& database) {
  std::vector<Found> files;
  for (const std::string& operand : options.operands) {
    if (operand == kStandardInput) {
      files.push_back({operand});
      continue;
    }
    auto found = list_files(operand, database);
    std::ranges::move(found, std::back_inserter(files));
  }
  return files;
}

// Reads ahead in other processes, writes in the order in which files were named. An Error of its functions is
// one of the database and ends the command.
class Adding {
 public:
  Adding(Session& session, Ingest& ingest, ReadingOptions options, const HeldInterrupts& interrupts)
      : session_(session),
        ingest_(ingest),
        reading_(std::move(options)),
        interrupts_(interrupts),
        progress_(session.err, session.progress, session.width) {}

  Status run(const std::vector<Found>& files) {
    total_ = files.size();
    for (const Found& found : files) {
      while (reading_.is_full() && !interrupts_.any()) {
        if (const Status s = write_next(); !s) return s;
      }
      if (interrupts_.any()) break;
      reading_.put(to_read(found));
    }
    while (!reading_.is_empty() && !interrupts_.any()) {
      if (const Status s = write_next(); !s) return s;
    }
    progress_.clear();
    if (done_ < total_) {
      ingest_.refuse("interrupted: " + std::to_string(total_ - done_) + " of " + counted(total_, "file") +
                     " not added; the same command again goes on");
    }
    return ok();
  }

 private:
  ToRead to_read(const Found& found) {
    if (!found.status) return Bytes{found.path.string(), found.status.error()};
    if (found.path != kStandardInput) return found.path;
    const ReleasedInterrupts at_once;
    return Bytes{"-", read_stream(session_.in, "-", read::kMaxSourceBytes)};
  }

  // Nothing happens if the next file takes longer than a moment.
  Status write_next() {
    auto documents = reading_.take(kPatience);
    if (!documents) return ok();
    progress_.clear();
    for (auto& document : *documents) {
      if (!document) {
        ingest_.refuse(document.error().message);
      } else if (const Status s = ingest_.add(document->source, std::move(document->claims)); !s) {
        return s;
      }
    }
    progress_.draw(++done_, total_, "files");
    return ok();
  }

  Session& session_;
  Ingest& ingest_;
  ReadingAhead reading_;
  const HeldInterrupts& interrupts_;
  Progress progress_;
  std::size_t total_ = 0;
  std::size_t done_ = 0;
};

ReadingOptions reading_options(const Session& session, read::Defaults defaults, const ChosenLexicon& lexicon,
                               std::size_t files) {
  ReadingOptions options;
  options.program = session.program;
  options.processes = std::clamp<std::size_t>(files, 1, session.processors);
  options.defaults = std::move(defaults);
  options.lexicon = lexicon.file();
  return options;
}

Result<int> run(const Options& options, Session& session) {
  auto defaults = defaults_of(options);
  if (!defaults) return defaults.error();
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const auto lexicon = ChosenLexicon::of(options);
  if (!lexicon) return lexicon.error();
  const HeldInterrupts interrupts;  // before the store starts threads
  auto store = open_or_create(session);
  if (!store) return store.error();
  const auto judgements = store->snapshot().judgements();
  if (!judgements) return judgements.error();
  const relate::Context context{rates->get(), *judgements};
  Ingest ingest(session, *store, context, format_of(options.format));
  const std::vector<Found> files = files_of(options, session.database);
  Adding adding(session, ingest, reading_options(session, *std::move(defaults), *lexicon, files.size()),
                interrupts);
  if (const Status done = adding.run(files); !done) return done.error();
  const int code = ingest.finish();
  session.out.flush();  // a held signal ends the process right after this
  return code;
}

constexpr std::array kFlags = {
    Flag{"--published", "DATE", &Options::published,
         "Date of publication, where the document does not say it"},
    Flag{"--said-on", "DAY", &Options::said_on, "Day of the statement that it reports, likewise"},
    Flag{"--lang", "CODE", &Options::lang, "Language, likewise: nl, de, fr, en ..."},
    Flag{"--title", "TEXT", &Options::title, "Title, likewise"},
    Flag{"--publisher", "TEXT", &Options::publisher, "Publisher, likewise"},
    Flag{"--url", "URL", &Options::url, "Address, likewise"},
    kLexiconFlag,
    kRatesFlag,
};

}  // namespace

const Command kAdd{
    .name = "add",
    .summary =
        "Read articles, find their claims and link them; a source that is there already changes nothing",
    .operands = "FILE|DIR|-",
    .operands_help =
        "Articles: .md, .txt, .html, .json, .jsonl, feeds (.rss, .atom, .xml); all of a directory; - is "
        "standard input",
    .min_operands = 1,
    .max_operands = std::numeric_limits<int>::max(),
    .formats = Formats::kRows,
    .flags = kFlags,
    .examples =
        "  claimgraph add articles/\n"
        "  claimgraph add --lang de --published 2025-01-26 artikel.txt\n"
        "  curl -s https://example.org/feed.jsonl | claimgraph add -\n",
    .run = run};

}  // namespace claimgraph::cli
