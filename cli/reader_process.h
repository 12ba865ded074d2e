// The process that reads documents: what crashes or grows on hostile input is this one, never the one with
// the store.
#pragma once

#include <functional>
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

using Read = std::function<ReadDocuments(const DocumentQuestion&)>;

// Confines this process, then answers questions from standard input on standard output, by `read`, until it
// closes. The exit code. Where system calls may be filtered, any that reading needs not ends the process
// (cli/system_calls.h).
int serve_documents(const Read& read);

}  // namespace claimgraph::cli
