// The process that reads documents: what crashes or grows on hostile input is this one, never the one with
// the store.
#pragma once

#include <string_view>

#include "cli/document_wire.h"

namespace claimgraph::cli {

// The only argument of our own program that makes it such a process.
inline constexpr std::string_view kReaderProcess = "--read-documents";

// Reads and extracts files, in whatever process this is; keeps the lexicon of the last one.
class DocumentReader {
 public:
  ReadDocuments read(const DocumentQuestion& question);

 private:
  ChosenLexicon lexicon_;
};

// Confines this process, then answers questions from standard input on standard output until it closes. The
// exit code.
int serve_documents();

}  // namespace claimgraph::cli
