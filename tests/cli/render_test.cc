#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cli/render/progress.h"
#include "cli/render/rows.h"
#include "cli/render/table.h"
#include "cli/render/tree.h"
#include "cli/render/width.h"

namespace claimgraph::cli {
namespace {

using testing::ElementsAre;

TEST(Width, CountsColumnsNotBytes) {
  EXPECT_EQ(width_of("abc"), 3U);
  EXPECT_EQ(width_of("\u20ac\u00fc"), 2U);
  EXPECT_EQ(width_of("u\u0308"), 1U);
  EXPECT_EQ(width_of("\u6771\u4eac"), 4U);
}

TEST(Width, CutsWithAnEllipsis) {
  EXPECT_EQ(cut_to("tunnel", 6), "tunnel");
  EXPECT_EQ(cut_to("tunnels", 6), "tunne\u2026");
  EXPECT_EQ(cut_to("a tunnel", 3), "a\u2026");
  EXPECT_EQ(cut_to("\u6771\u4eac\u90fd", 4), "\u6771\u2026");
  EXPECT_EQ(cut_to("x", 0), "");
}

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_THAT(wrap("it costs forty", 8), ElementsAre("it costs", "forty"));
  EXPECT_THAT(wrap("it costs forty", 9), ElementsAre("it costs", "forty"));
  EXPECT_THAT(wrap("Tunnelbaustelle am Berg", 6), ElementsAre("Tunnel", "bauste", "lle am", "Berg"));
  EXPECT_THAT(wrap("", 8), ElementsAre(""));
}

RC_GTEST_PROP(WrapOfAnyWords, KeepsTheTextAndTheWidth, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::element('a', 'b', ' '));
  const auto columns = *rc::gen::inRange<std::size_t>(1, 12);
  std::string joined;
  for (const std::string& line : wrap(text, columns)) {
    RC_ASSERT(width_of(line) <= columns);
    joined += line;
  }
  const auto letters = [](std::string all) {
    std::erase(all, ' ');
    return all;
  };
  RC_ASSERT(letters(joined) == letters(text));
}

std::string printed(const Table& table, std::size_t width) {
  std::ostringstream out;
  table.print(out, width);
  return out.str();
}

TEST(Table, AlignsItsColumns) {
  Table table({{"ID"}, {"TITLE", Fit::kCut}, {"N"}});
  table.add({"1", "Stollen\u00f6ffnung", "7"});
  table.add({"22", "", ""});
  EXPECT_EQ(printed(table, 80), "ID  TITLE           N\n1   Stollen\u00f6ffnung  7\n22\n");
}

TEST(Table, CutsOnlyWhatMayBeCut) {
  Table table({{"ID"}, {"TITLE", Fit::kCut}, {"N"}});
  table.add({"0123456789", "a very long title indeed", "1234567"});
  EXPECT_EQ(printed(table, 32), "ID          TITLE        N\n0123456789  a very lon\u2026  1234567\n");
}

TEST(Table, WrapsWhatMayBeWrapped) {
  Table table({{"ID"}, {"TITLE", Fit::kWrap}, {"N"}});
  table.add({"1", "a very long title indeed", "1234567"});
  table.add({"2", "short", "3"});
  EXPECT_EQ(printed(table, 25),
            "ID  TITLE         N\n1   a very long   1234567\n    title indeed\n2   short         3\n");
}

TEST(Table, WithoutRowsPrintsNothing) { EXPECT_EQ(printed(Table({{"ID"}}), 80), ""); }

TEST(Table, EscapesItsCells) {
  Table table({{"T"}});
  table.add({"a\x1b[2Jb\nc"});
  EXPECT_EQ(printed(table, 80), "T\na\\u{1b}[2Jb c\n");
}

TEST(Tree, DrawsItsBranches) {
  std::ostringstream out;
  print_tree({{0, "root"}, {1, "a"}, {2, "b"}, {2, "c"}, {3, "d"}, {1, "e\x1b"}, {2, "f"}}, out, 80);
  EXPECT_EQ(out.str(),
            "root\n"
            "\u251c\u2500 a\n"
            "\u2502  \u251c\u2500 b\n"
            "\u2502  \u2514\u2500 c\n"
            "\u2502     \u2514\u2500 d\n"
            "\u2514\u2500 e\\u{1b}\n"
            "   \u2514\u2500 f\n");
}

TEST(Tree, WrapsBelowTheBeginning) {
  std::ostringstream out;
  print_tree({{0, "r"}, {1, "a long text that needs two lines"}, {1, "b"}}, out, 28);
  EXPECT_EQ(out.str(),
            "r\n"
            "\u251c\u2500 a long text that needs\n"
            "\u2502  two lines\n"
            "\u2514\u2500 b\n");
}

std::string rows(Format format, int count) {
  std::ostringstream out;
  Rows rows(out, format);
  for (int i = 0; i < count; ++i) {
    rows.add([&](graph::JsonWriter& json) { json.begin_object().field("i", i).end_object(); });
  }
  rows.finish();
  return out.str();
}

TEST(Rows, AreAListOrLines) {
  EXPECT_EQ(rows(Format::kJson, 2), "[{\"i\":0},\n {\"i\":1}]\n");
  EXPECT_EQ(rows(Format::kJson, 0), "[]\n");
  EXPECT_EQ(rows(Format::kJsonl, 2), "{\"i\":0}\n{\"i\":1}\n");
  EXPECT_EQ(rows(Format::kJsonl, 0), "");
}

TEST(Progress, DrawsOverItselfAndGoesAway) {
  std::ostringstream err;
  {
    Progress progress(err, true, 30);
    progress.draw(1, 4, "files");
    progress.draw(4, 4, "files");
  }
  EXPECT_EQ(err.str(), "\r[####             ] 1/4 files\x1b[K\r[#################] 4/4 files\x1b[K\r\x1b[K");
}

TEST(Progress, IsForPersonsAndForMoreThanOneFile) {
  std::ostringstream err;
  Progress(err, false, 80).draw(1, 4, "files");
  Progress(err, true, 80).draw(1, 1, "files");
  EXPECT_EQ(err.str(), "");
}

TEST(Progress, FitsTheNarrowestTerminal) {
  std::ostringstream err;
  Progress(err, true, 5).draw(1, 2, "files");
  EXPECT_EQ(err.str(), "\r[] 1/2 files\x1b[K\r\x1b[K");
}

}  // namespace
}  // namespace claimgraph::cli
