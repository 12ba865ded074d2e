// A command as data: its options are rows of a table, its work is a plain function over what was typed and a
// session. Nothing here knows the library that parses command lines; arguments.cc does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"

namespace claimgraph::cli {

// Everything that can be typed after a command. What was not typed is empty.
struct Options {
  std::vector<std::string> operands;
  std::string format;
  std::string subject, attribute, unit, since, until, lang, text;  // which claims
  std::string title, publisher, url, published, said_on;  // of documents that do not say it themselves
  std::string rates;
  std::string as_of, known_at, target, from, to;  // which day, about which time
  std::string author, reason;                     // of a judgement
  std::string lexicon;
  std::string read_data_subset;  // "2/7"
  bool full = false, accept_loss = false, proofs = false, explain = false, all = false;
};

struct Flag {
  std::string_view name;   // "--since"
  std::string_view value;  // what stands behind it, in the help: "DAY"
  std::string Options::*field;
  std::string_view help;
};

// An option without a value.
struct Switch {
  std::string_view name;  // "--full"
  bool Options::*field;
  std::string_view help;
};

// What a command can print. Text comes first, as it is the default.
enum class Formats : std::uint8_t {
  kNone,            // no --format
  kRows,            // text, json (one list), jsonl (one object per line)
  kRowsAndPicture,  // these and svg
};

// What main() owns and every command may use.
struct Session {
  std::istream& in;
  std::ostream& out;  // data
  std::ostream& err;  // messages
  std::filesystem::path database = "claims.db";
  std::size_t width = 100;              // of a line, in columns
  std::string author = {};              // who decides, unless --author says it
  bool progress = false;                // a person looks at err
  std::filesystem::path graphviz = {};  // the program `dot`; empty if there is none
  std::filesystem::path program = {};   // this one, to start it again for reading; empty: it reads itself
  std::size_t processors = 1;
  std::function<std::int64_t()> now_ms = {};  // milliseconds since 1970 UTC; empty in tests
};

struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view operands = {};  // in the help: "FILE|DIR|-"; empty if it takes none
  std::string_view operands_help = {};
  std::size_t min_operands = 0;
  std::size_t max_operands = 0;
  Formats formats = Formats::kNone;
  std::span<const Flag> flags = {};
  std::span<const Switch> switches = {};
  std::string_view examples;  // one per line, as typed
  // The exit code, or why it failed.
  Result<int> (*run)(const Options& options, Session& session);
};

// In the order of --help.
std::span<const Command> commands();

inline constexpr int kDone = 0;
inline constexpr int kDamage = 4;  // also what repair says of a loss
inline constexpr int kSomeRefused = 1;

// RELIABILITY.md 4.5.
int exit_code(ErrorCode code);

}  // namespace claimgraph::cli
