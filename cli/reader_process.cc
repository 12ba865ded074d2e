#include "cli/reader_process.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/system_calls.h"
#include "core/read/encodings.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kPrefix = 8;
constexpr std::uint64_t kMaxQuestion = std::uint64_t{1} << 30;

bool read_exactly(char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::read(STDIN_FILENO, into, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    into += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::optional<std::string> next_question() {
  std::array<char, kPrefix> prefix{};
  if (!read_exactly(prefix.data(), prefix.size())) return std::nullopt;
  std::uint64_t size = 0;
  for (std::size_t i = kPrefix; i-- > 0;) size = size << 8 | static_cast<unsigned char>(prefix[i]);
  if (size > kMaxQuestion) return std::nullopt;
  std::string question(size, '\0');
  if (!read_exactly(question.data(), question.size())) return std::nullopt;
  return question;
}

// What prlimit() from outside can't do; memory and time are limited from there.
void confine() {
  const rlimit few{16, 16};
  const rlimit none{0, 0};
  setrlimit(RLIMIT_NOFILE, &few);
  setrlimit(RLIMIT_NPROC, &none);
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  signal(SIGABRT, SIG_DFL);  // a crash here is no failure of the store
}

struct Sample {
  std::string_view name, bytes;
};
constexpr std::array kSamples = {
    Sample{"a.txt", "The town of Velden will spend 12 million euros on a bridge, said the mayor."},
    Sample{"a.md", "---\ntitle: Bridge\n---\nThe town of Velden will spend 12 million euros."},
    Sample{"a.html", "<html><p>The town of Velden will spend 12 million euros on a bridge.</p></html>"},
    Sample{"a.json", R"({"text": "The town of Velden will spend 12 million euros."})"},
    Sample{"a.rss",
           "<rss><channel><item><description>Velden will spend 12 "
           "million.</description></item></channel></rss>"},
};

// What libraries load from files when they are first used (OpenSSL its settings), they load now.
void warm_up(const Read& read) {
  for (const Sample& sample : kSamples) {
    DocumentQuestion question;
    question.name = sample.name;
    question.bytes = sample.bytes;
    question.defaults.published = Timestamp{Day{}, {}, {}};
    static_cast<void>(read(question));
  }
}

}  // namespace

ReadDocuments DocumentReader::read(const DocumentQuestion& question) {
  if (!(question.lexicon == lexicon_.file())) {
    auto chosen = ChosenLexicon::of(question.lexicon);
    if (!chosen) return {chosen.error()};
    lexicon_ = *std::move(chosen);
  }
  auto read = read::read(question.name, question.bytes, question.defaults);
  if (!read) return {read.error()};
  ReadDocuments documents;
  documents.reserve(read->size());
  for (read::Document& document : *read) {
    if (!document.source) {
      documents.emplace_back(document.source.error());
      continue;
    }
    auto claims = lexicon_.extract(*document.source);
    documents.emplace_back(ReadDocument{*std::move(document.source), std::move(claims)});
  }
  return documents;
}

int serve_documents(const Read& read) {
  confine();
  const read::Encodings encodings;
  warm_up(read);
  static_cast<void>(allow_reading_only());
  while (const auto bytes = next_question()) {
    const auto question = decode_question(*bytes);
    if (!question) return 1;
    const std::string answer = encode(read(*question));
    std::string prefix;
    for (std::size_t i = 0; i < kPrefix; ++i)
      prefix.push_back(static_cast<char>(std::uint64_t{answer.size()} >> (8 * i)));
    if (!write_all(prefix) || !write_all(answer)) return 1;
  }
  return 0;
}

}  // namespace claimgraph::cli
