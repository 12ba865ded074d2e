// The process that reads documents, with a bug: it does what the name of the document says. For
// reading_test.cc.
#include <fcntl.h>
#include <sys/socket.h>

#include "cli/reader_process.h"

namespace {

void act(const std::string& name) {
  if (name == "open") static_cast<void>(open("/etc/passwd", O_RDONLY));
  if (name == "connect") static_cast<void>(socket(AF_INET, SOCK_STREAM, 0));
}

}  // namespace

int main() {
  claimgraph::cli::DocumentReader reader;
  return claimgraph::cli::serve_documents([&](const claimgraph::cli::DocumentQuestion& question) {
    act(question.name);
    return reader.read(question);
  });
}
