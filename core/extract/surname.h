// Surnames with small words before them: "van der Meer" of "Jan van der Meer", wherever the text says it
// again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/extract/document.h"

namespace claimgraph::extract {

// The surname behind a first name, with its particles; empty where there is no such word or none follows
// ("Ada Smit of Orvento"). Tokens from `last` on are not looked at.
TokenRange surname_behind(const Document& document, std::uint32_t first_name, std::uint32_t last);

// Those of a text. The document must outlive it.
class Surnames {
 public:
  explicit Surnames(const Document& document);

  struct Mention {
    TokenRange tokens;
    TokenRange whole;  // where the text gives the first name, too
  };
  // "De Vries" in a text on Jan de Vries, at that token.
  std::optional<Mention> at(std::uint32_t token) const;

 private:
  const Document& document_;
  std::map<std::string, TokenRange, std::less<>> whole_;  // by the folded surname
};

}  // namespace claimgraph::extract
