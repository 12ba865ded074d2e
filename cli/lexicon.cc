#include "cli/lexicon.h"

#include <string>
#include <utility>

#include "cli/input.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMaxLexiconBytes = std::size_t{16} << 20;

}  // namespace

Result<ChosenLexicon> ChosenLexicon::of(const Options& options) {
  if (options.lexicon.empty()) return ChosenLexicon{};
  auto bytes = read_file(options.lexicon, kMaxLexiconBytes);
  if (!bytes) return bytes.error();
  return of(LexiconFile{options.lexicon, *std::move(bytes)});
}

Result<ChosenLexicon> ChosenLexicon::of(LexiconFile file) {
  ChosenLexicon chosen;
  chosen.file_ = std::move(file);
  if (chosen.file_.name.empty()) return chosen;
  auto lexicon = extract::Lexicon::with(chosen.file_.name, chosen.file_.text);
  if (!lexicon) return lexicon.error();
  chosen.own_ = std::make_unique<extract::Lexicon>(*std::move(lexicon));
  return chosen;
}

}  // namespace claimgraph::cli
