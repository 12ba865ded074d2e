// What passes between `add` and the processes that read documents for it: questions and answers as bytes.
//
// The answer comes from a process that has met hostile input, so nothing in it is believed: every length is
// compared with the bytes that remain, sources and claims pass the decoders of the store, and a source must
// have the id of its own text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/lexicon.h"
#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "core/read/reader.h"

namespace claimgraph::cli {

struct DocumentQuestion {
  std::string name;
  std::string bytes;
  read::Defaults defaults;
  LexiconFile lexicon;
};

struct ReadDocument {
  Source source;
  std::vector<Claim> claims;
};
// One entry per document of a file; a whole file that can't be read is an Error of one entry.
using ReadDocuments = std::vector<Result<ReadDocument>>;

std::string encode(const DocumentQuestion& question);
Result<DocumentQuestion> decode_question(std::string_view bytes);

std::string encode(const ReadDocuments& documents);
Result<ReadDocuments> decode_answer(std::string_view bytes);

}  // namespace claimgraph::cli
