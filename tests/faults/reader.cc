// Looks at databases that may be damaged, in a process of its own: reader DIRECTORY read|write, or for each
// line "read DIRECTORY" or "write DIRECTORY" of standard input. Prints one line each: "refused CODE MESSAGE",
// "damaged PROBLEM", or "whole SOURCES CLAIMS EDGES TRANSACTION CHAIN; numbers 1-29 31" and the notes.
// reader backup DIRECTORY BACKUPS makes backups until it is killed.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <set>
#include <string>

#include "graph/append.h"
#include "storage/backup.h"
#include "storage/guard.h"
#include "storage/store.h"
#include "storage/verify.h"
#include "story.h"

namespace claimgraph::faults {
namespace {

std::string refused(const Error& error) {
  return "refused " + std::to_string(static_cast<int>(error.code)) + " " + error.message;
}

// The numbers of the sources, runs as "first-last".
Result<std::string> numbers(const storage::Store& store) {
  const auto sources = store.snapshot().sources();
  if (!sources) return sources.error();
  std::set<std::uint64_t> there;
  for (const Source& source : *sources) there.insert(source.id.bits.low);
  std::string text;
  for (auto it = there.begin(); it != there.end(); ++it) {
    const std::uint64_t first = *it;
    while (std::next(it) != there.end() && *std::next(it) == *it + 1) ++it;
    text += " " + std::to_string(first) + (*it == first ? "" : "-" + std::to_string(*it));
  }
  return text;
}

std::string look(const std::string& directory, storage::Mode mode) {
  const auto store = storage::Store::open(directory, mode);
  if (!store) return refused(store.error());
  const auto report = storage::verify(*store, storage::Depth::kFull);
  if (!report) return refused(report.error());
  if (!report->is_whole()) return "damaged " + report->problems.front();
  const auto derived = compare(*store, {no_rates(), {}});
  if (!derived) return refused(derived.error());
  if (derived->edges_put + derived->edges_erased + derived->claims_changed != 0) {
    return "damaged edges or resolutions are not those of the claims";
  }
  std::string line = "whole";
  for (const std::uint64_t count :
       {report->counted.sources, report->counted.claims, report->counted.edges, report->transaction})
    line += " " + std::to_string(count);
  line += " " + to_text(report->chain);
  const auto there = numbers(*store);
  if (!there) return refused(there.error());
  line += "; numbers" + *there;
  for (const std::string& note : store->notes()) line += "; note: " + note;
  return line;
}

void print(std::string line) {
  std::ranges::replace(line, '\n', ' ');
  std::printf("%s\n", line.c_str());
  std::fflush(stdout);
}

storage::Mode mode_of(const std::string& word) {
  return word == "write" ? storage::Mode::kWrite : storage::Mode::kRead;
}

void serve() {
  std::string mode, directory;
  while (std::cin >> mode && std::getline(std::cin >> std::ws, directory))
    print(look(directory, mode_of(mode)));
}

// Backs up again and again, until it is killed.
int back_up(const std::string& directory, const std::string& backups) {
  print("begins");
  for (;;) {
    if (const auto made = storage::backup_beside_writer(directory, backups); !made) {
      print(refused(made.error()));
      return 1;
    }
  }
}

}  // namespace
}  // namespace claimgraph::faults

int main(int argc, char** argv) {
  claimgraph::storage::guard_process();
  if (argc == 4) return claimgraph::faults::back_up(argv[2], argv[3]);
  if (argc == 3) {
    claimgraph::faults::print(claimgraph::faults::look(argv[1], claimgraph::faults::mode_of(argv[2])));
  } else {
    claimgraph::faults::serve();
  }
}
