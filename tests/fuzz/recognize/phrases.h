// Texts made of what a language's tables know: every byte of the input chooses a form or the words of a rule,
// or digits and signs. So a fuzzer comes to what random letters never spell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace claimgraph::recognize {

// Reads the text that the input stands for in the language that its first byte chooses, with the forms of
// `tables` ("numbers", "dates", ...). Aborts if an item lies outside the text, the best ones overlap, a range
// is turned round, or a second reading of the same text differs.
void read_phrases(std::span<const std::uint8_t> input, std::span<const std::string_view> tables);

}  // namespace claimgraph::recognize
