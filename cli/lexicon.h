// The words that claims are found by: the built-in ones, or with those of --lexicon before them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "core/extract/extract.h"
#include "core/extract/lexicon.h"
#include "core/model/result.h"

namespace claimgraph::cli {

// A person's own attributes, as bytes; empty: none.
struct LexiconFile {
  std::string name;
  std::string text;
  friend bool operator==(const LexiconFile&, const LexiconFile&) = default;
};

class ChosenLexicon {
 public:
  // kInvalidArgument names the file, the line and what would be right.
  static Result<ChosenLexicon> of(const Options& options);
  static Result<ChosenLexicon> of(LexiconFile file);

  const LexiconFile& file() const { return file_; }
  std::vector<Claim> extract(const Source& source) const {
    return extract::extract(source, own_ ? *own_ : extract::Lexicon::built_in());
  }

 private:
  LexiconFile file_;
  std::unique_ptr<extract::Lexicon> own_;
};

inline constexpr Flag kLexiconFlag{
    "--lexicon", "FILE", &Options::lexicon,
    "Attributes of your own, as in core/extract/lexicon/attributes.ini, before ours"};

}  // namespace claimgraph::cli
