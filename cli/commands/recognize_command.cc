#include <limits>
#include <sstream>
#include <string>

#include "cli/commands/list.h"
#include "cli/commands/recognize.h"
#include "cli/common.h"
#include "cli/input.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

Status recognize_operand(const std::string& operand, Session& session) {
  if (operand == "-") return recognize_lines(session.in, session.out);
  const auto bytes = read_file(operand, kMaxBytes);
  if (!bytes) return bytes.error();
  std::istringstream in(*bytes);
  const Status done = recognize_lines(in, session.out);
  return done ? done : Error{done.error().code, operand + ": " + done.error().message};
}

Result<int> run(const Options& options, Session& session) {
  const std::vector<std::string> standard_input = {"-"};
  for (const std::string& operand : options.operands.empty() ? standard_input : options.operands) {
    if (const Status done = recognize_operand(operand, session); !done) return done.error();
  }
  return kDone;
}

}  // namespace

const Command kRecognize{
    .name = "recognize",
    .summary = "Print the numbers, amounts and dates of texts; no database",
    .operands = "FILE|-",
    .operands_help = "JSON Lines with id, text, lang, reference_date; standard input without one",
    .min_operands = 0,
    .max_operands = std::numeric_limits<int>::max(),
    .examples = "  echo '{\"id\":\"1\",\"text\":\"It cost $3bn.\",\"lang\":\"en\"}' | claimgraph recognize\n",
    .run = run};

}  // namespace claimgraph::cli
