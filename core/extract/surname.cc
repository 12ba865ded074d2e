#include "core/extract/surname.h"

#include <algorithm>

namespace claimgraph::extract {
namespace {

constexpr std::uint32_t kParticles = 3;  // small words of a name: "van 't Hof"

bool is_word(const Document& document, std::uint32_t t, std::uint32_t last) {
  return t < last && document.token(t).kind == text::TokenKind::kWord && !document.token(t).line_before;
}

bool is_particle(const Document& document, std::uint32_t t) {
  const auto& particles = document.forms().particles;
  return std::ranges::find(particles, document.token(t).folded) != particles.end();
}

// Particles, of which only the first may have a capital, and a name; empty where that is not there.
TokenRange with_particles(const Document& document, std::uint32_t first, std::uint32_t last) {
  std::uint32_t t = first;
  while (t < first + kParticles && is_word(document, t, last) && is_particle(document, t) &&
         (t == first || !document.token(t).upper))
    ++t;
  return t > first && is_word(document, t, last) && document.token(t).upper ? TokenRange{first, t + 1}
                                                                            : TokenRange{};
}

std::string folded(const Document& document, TokenRange tokens) {
  std::string text;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) (text += document.token(t).folded) += ' ';
  return text;
}

// "Marie-Anne": where the first name ends.
std::uint32_t behind_first_name(const Document& document, std::uint32_t t, std::uint32_t last) {
  const auto goes_on = [&](std::uint32_t at) {
    return at + 2 < last && document.token(at + 1).folded == "-" && !document.token(at + 1).space_before &&
           document.token(at + 2).upper;
  };
  while (goes_on(t)) t += 2;
  return t + 1;
}

}  // namespace

TokenRange surname_behind(const Document& document, std::uint32_t first_name, std::uint32_t last) {
  if (!document.starts_at(Cue::kFirstName, first_name) || !document.token(first_name).upper) return {};
  const std::uint32_t next = behind_first_name(document, first_name, last);
  return next < last && document.token(next).upper ? TokenRange{} : with_particles(document, next, last);
}

Surnames::Surnames(const Document& document) : document_(document) {
  for (const Sentence& sentence : document.sentences()) {
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const TokenRange surname = surname_behind(document, t, sentence.tokens.last);
      if (!surname.empty()) whole_.try_emplace(folded(document, surname), TokenRange{t, surname.last});
    }
  }
}

std::optional<Surnames::Mention> Surnames::at(std::uint32_t token) const {
  if (whole_.empty()) return std::nullopt;
  const auto end = static_cast<std::uint32_t>(document_.tokens().size());
  const TokenRange tokens = with_particles(document_, token, end);
  if (tokens.empty()) return std::nullopt;
  const auto found = whole_.find(folded(document_, tokens));
  return found != whole_.end() ? std::optional(Mention{tokens, found->second}) : std::nullopt;
}

}  // namespace claimgraph::extract
