// Texts made of words that mean something to the extraction: every three bytes choose a word of its tables or
// the recogniser's, a made-up name, a figure or a sign. So cues, figures, quotes, brackets and torn sentences
// meet in every order, where random letters never spell one of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace claimgraph::extract {

// REQUIRES: lang is one of Lexicon::languages()
std::string words_of(std::string_view lang, std::span<const std::uint8_t> input);

}  // namespace claimgraph::extract
