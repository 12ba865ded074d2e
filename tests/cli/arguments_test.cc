#include "cli/arguments.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Said {
  Parsed parsed;
  std::string out, err;
};

Said parse(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  Parsed parsed = parse_arguments(arguments, out, err);
  return {std::move(parsed), out.str(), err.str()};
}

TEST(Arguments, GiveTheCommandItsOptions) {
  const Said said = parse({"--db", "x.db", "add", "--lang", "de", "a.txt", "-", "b.txt"});
  ASSERT_TRUE(said.parsed.invocation) << said.err;
  EXPECT_EQ(said.parsed.invocation->command->name, "add");
  EXPECT_EQ(said.parsed.invocation->database, "x.db");
  EXPECT_EQ(said.parsed.invocation->options.lang, "de");
  EXPECT_THAT(said.parsed.invocation->options.operands, ElementsAre("a.txt", "-", "b.txt"));
}

TEST(Arguments, TakeTheDatabaseBehindTheCommandToo) {
  const Said said = parse({"stats", "--db", "x.db"});
  ASSERT_TRUE(said.parsed.invocation) << said.err;
  EXPECT_EQ(said.parsed.invocation->database, "x.db");
}

struct Refused {
  const char* name;
  std::vector<std::string> arguments;
  const char* message;
};
void PrintTo(const Refused& c, std::ostream* out) { *out << c.name; }

class ArgumentsRefuse : public testing::TestWithParam<Refused> {};

TEST_P(ArgumentsRefuse, WithOneLineAndExitCode2) {
  const Said said = parse(GetParam().arguments);
  EXPECT_FALSE(said.parsed.invocation);
  EXPECT_EQ(said.parsed.exit_code, 2);
  EXPECT_THAT(said.out, IsEmpty());
  EXPECT_THAT(said.err, HasSubstr(GetParam().message));
  EXPECT_EQ(std::ranges::count(said.err, '\n'), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ArgumentsRefuse,
    testing::Values(Refused{"NoCommand", {}, "a command is missing"},
                    Refused{
                        "UnknownCommand", {"frobnicate"}, "\"frobnicate\" is no command; claimgraph --help"},
                    Refused{"Misspelt", {"lineaeg", "x"}, "\"lineage\" is one"},
                    Refused{"MisspeltBehindDb", {"--db", "add", "lnieage"}, "\"lineage\" is one"},
                    Refused{"HostileWord", {"\x1b[31m"}, "\\u{1b}"},
                    Refused{"UnknownFlag", {"stats", "--frob"}, "--frob"},
                    Refused{"FlagOfAnotherCommand", {"stats", "--subject", "x"}, "--subject"},
                    Refused{"MissingOperand", {"add"}, "FILE"}, Refused{"OneOfTwo", {"why", "abcd"}, "ID"},
                    Refused{"OneTooMany", {"why", "a", "b", "c"}, "c"},
                    Refused{"MissingValue", {"claims", "--subject"}, "--subject"},
                    Refused{"UnknownFormat", {"claims", "--format", "xml"}, "text,json,jsonl"}),
    [](const auto& info) { return info.param.name; });

TEST(Arguments, ShowHelpAndVersionAsData) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"--version"}, {"lineage", "--help"}}) {
    const Said said = parse(arguments);
    EXPECT_FALSE(said.parsed.invocation);
    EXPECT_EQ(said.parsed.exit_code, 0);
    EXPECT_THAT(said.out, HasSubstr(arguments.size() == 2 ? "claimgraph lineage" : "claimgraph"));
    EXPECT_THAT(said.err, IsEmpty());
  }
}

TEST(Commands, AllHaveASummaryAndExamples) {
  for (const Command& command : commands()) {
    EXPECT_FALSE(command.summary.empty()) << command.name;
    EXPECT_THAT(std::string{command.examples}, HasSubstr("claimgraph")) << command.name;
    EXPECT_NE(command.run, nullptr) << command.name;
  }
}

struct Code {
  ErrorCode error;
  int exit;
};

TEST(ExitCode, IsTheDocumentedOne) {
  for (const auto& [error, exit] :
       {Code{ErrorCode::kInvalidArgument, 2}, Code{ErrorCode::kNotFound, 3}, Code{ErrorCode::kCorruption, 4},
        Code{ErrorCode::kInUse, 5}, Code{ErrorCode::kUnsupportedVersion, 6}, Code{ErrorCode::kLimit, 7},
        Code{ErrorCode::kIo, 74}}) {
    EXPECT_EQ(exit_code(error), exit);
  }
}

}  // namespace
}  // namespace claimgraph::cli
