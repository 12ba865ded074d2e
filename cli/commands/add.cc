#include <array>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "cli/commands/list.h"
#include "cli/common.h"
#include "cli/ingest.h"
#include "cli/input.h"
#include "cli/lexicon.h"
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

// Takes files one by one; an Error of any of its functions is one of the database and ends the command.
class Adding {
 public:
  Adding(Session& session, Ingest& ingest, const read::Defaults& defaults, const ChosenLexicon& lexicon)
      : session_(session), ingest_(ingest), defaults_(defaults), lexicon_(lexicon) {}

  Status operand(const std::string& operand) {
    if (operand == kStandardInput) return bytes("-", read_stream(session_.in, "-", read::kMaxSourceBytes));
    for (const Found& found : list_files(operand, session_.database)) {
      if (!found.status) {
        ingest_.refuse(found.status.error().message);
      } else if (const Status done = file(found.path); !done) {
        return done;
      }
    }
    return ok();
  }

 private:
  Status file(const std::filesystem::path& path) {
    return bytes(path.string(), read_file(path, read::kMaxSourceBytes));
  }

  Status bytes(const std::string& name, const Result<std::string>& content) {
    if (!content) {
      ingest_.refuse(content.error().message);
      return ok();
    }
    const auto documents = read::read(name, *content, defaults_);
    if (!documents) {
      ingest_.refuse(documents.error().message);
      return ok();
    }
    for (const read::Document& document : *documents) {
      if (!document.source) {
        ingest_.refuse(document.source.error().message);
      } else if (const Status done = ingest_.add(*document.source, lexicon_.extract(*document.source));
                 !done) {
        return done;
      }
    }
    return ok();
  }

  Session& session_;
  Ingest& ingest_;
  const read::Defaults& defaults_;
  const ChosenLexicon& lexicon_;
};

Result<int> run(const Options& options, Session& session) {
  const auto defaults = defaults_of(options);
  if (!defaults) return defaults.error();
  const auto rates = ChosenRates::of(options);
  if (!rates) return rates.error();
  const auto lexicon = ChosenLexicon::of(options);
  if (!lexicon) return lexicon.error();
  auto store = open_or_create(session);
  if (!store) return store.error();
  const auto judgements = store->snapshot().judgements();
  if (!judgements) return judgements.error();
  const relate::Context context{rates->get(), *judgements};
  Ingest ingest(session, *store, context, format_of(options.format));
  Adding adding(session, ingest, *defaults, *lexicon);
  for (const std::string& operand : options.operands) {
    if (const Status done = adding.operand(operand); !done) return done.error();
  }
  return ingest.finish();
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
    .operands_help = "Articles: .md, .txt, .json, .jsonl; all of a directory; - is standard input",
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
