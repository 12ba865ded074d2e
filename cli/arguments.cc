#include "cli/arguments.h"

#include <algorithm>
#include <list>
#include <numeric>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/version.h"
#include "graph/export/escape.h"

namespace claimgraph::cli {
namespace {

constexpr int kUsage = 2;

// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::ranges::find(all, name, &Command::name);
  return found == all.end() ? nullptr : &*found;
}

// The nearest command, if it is near at all.
const Command* nearest_command(std::string_view typed) {
  const auto all = commands();
  const auto nearest = std::ranges::min_element(
      all, {}, [&](const Command& command) { return distance(typed, command.name); });
  return distance(typed, nearest->name) * 2 <= typed.size() + 1 ? &*nearest : nullptr;
}

// The first word that is neither an option of the program nor its value.
const std::string* command_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--db") {
      ++i;
    } else if (!arguments[i].starts_with('-')) {
      return &arguments[i];
    }
  }
  return nullptr;
}

std::string unknown_command(const std::string& typed) {
  std::string message = "\"" + typed + "\" is no command";
  if (const Command* nearest = nearest_command(typed))
    message += "; \"" + std::string{nearest->name} + "\" is one";
  return message + "; claimgraph --help lists them";
}

std::string footer(const Command& command) {
  return command.examples.empty() ? "" : "Examples:\n" + std::string{command.examples};
}

void add_command(CLI::App& app, const Command& command, Options& options) {
  CLI::App* sub = app.add_subcommand(std::string{command.name}, std::string{command.summary});
  sub->footer(footer(command));
  if (command.max_operands > 0) {
    sub->add_option(std::string{command.operands}, options.operands, std::string{command.operands_help})
        ->expected(static_cast<int>(command.min_operands), static_cast<int>(command.max_operands))
        ->required(command.min_operands > 0)
        ->option_text(" ");
  }
  if (command.formats != Formats::kNone) {
    const bool picture = command.formats == Formats::kRowsAndPicture;
    std::vector<std::string> names{"text", "json", "jsonl"};
    if (picture) names.emplace_back("svg");
    sub->add_option("--format", options.format, picture ? "text, json, jsonl or svg" : "text, json or jsonl")
        ->check(CLI::IsMember(names))
        ->option_text("FORMAT");
  }
  for (const Flag& flag : command.flags) {
    sub->add_option(std::string{flag.name}, options.*flag.field, std::string{flag.help})
        ->option_text(std::string{flag.value});
  }
  for (const Switch& each : command.switches) {
    sub->add_flag(std::string{each.name}, options.*each.field, std::string{each.help});
  }
}

std::string help_footer() {
  return "claimgraph COMMAND --help shows the options of a command and examples.\n"
         "Exit codes: 0 done, 1 some inputs refused, 2 usage, 3 no database or not found, 4 damage,\n"
         "5 in use, 6 other format version, 7 limit, 74 input or output failed (repeating is safe).";
}

// One options structure per command: CLI11 binds to all of them, one is used.
struct Bound {
  const Command* command;
  Options options;
};

Parsed refuse(const std::string& message, std::ostream& err) {
  err << "claimgraph: " << graph::terminal_text(message) << '\n';
  return {std::nullopt, kUsage};
}

Parsed outcome(CLI::App& app, const CLI::ParseError& error, std::ostream& out, std::ostream& err) {
  if (error.get_exit_code() != 0) return refuse(std::string{error.what()} + "; see --help", err);
  app.exit(error, out, err);  // help or version
  return {std::nullopt, 0};
}

}  // namespace

Parsed parse_arguments(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  const std::string* word = command_word(arguments);
  if (word != nullptr && find_command(*word) == nullptr) return refuse(unknown_command(*word), err);
  if (arguments.empty()) return refuse("a command is missing; claimgraph --help lists them", err);

  Invocation invocation;
  CLI::App app{"Claims from the news: who said which figure, where it comes from and what became of it",
               "claimgraph"};
  app.set_version_flag("--version", "claimgraph " + std::string{kVersion});
  app.add_option("--db", invocation.database,
                 "Directory of the database, else $CLAIMGRAPH_DB, else ./claims.db")
      ->option_text("DIR");
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(help_footer());
  std::list<Bound> bound;
  for (const Command& command : commands()) {
    bound.push_back({&command, {}});
    add_command(app, command, bound.back().options);
  }

  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    return outcome(app, error, out, err);
  }
  const std::string chosen = app.get_subcommands().front()->get_name();
  Bound& found = *std::ranges::find(bound, chosen, [](const Bound& each) { return each.command->name; });
  invocation.command = found.command;
  invocation.options = std::move(found.options);
  return {std::move(invocation), 0};
}

}  // namespace claimgraph::cli
