#include "cli/lexicon.h"

#include <string>
#include <utility>

#include "cli/input.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMaxLexiconBytes = std::size_t{16} << 20;

}  // namespace

Result<ChosenLexicon> ChosenLexicon::of(const Options& options) {
  ChosenLexicon chosen;
  if (options.lexicon.empty()) return chosen;
  const auto bytes = read_file(options.lexicon, kMaxLexiconBytes);
  if (!bytes) return bytes.error();
  auto lexicon = extract::Lexicon::with(options.lexicon, *bytes);
  if (!lexicon) return lexicon.error();
  chosen.own_ = std::make_unique<extract::Lexicon>(*std::move(lexicon));
  return chosen;
}

}  // namespace claimgraph::cli
