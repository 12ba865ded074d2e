#include "graph/export/json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace claimgraph::graph {
namespace {

TEST(JsonWriter, WritesFieldsInTheOrderGiven) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("b", "x").field("a", 7).key("list").begin_array();
  json.value(true).null().begin_object().end_object().value(Decimal{65}).end_array();
  json.field("day", std::optional(*to_day(2025, 1, 24))).field("none", std::optional<Day>{}).end_object();
  EXPECT_EQ(out, R"({"b":"x","a":7,"list":[true,null,{},"65"],"day":"2025-01-24","none":null})");
}

TEST(JsonWriter, AppendsOneLineAfterAnother) {
  std::string out;
  for (int i = 0; i < 2; ++i) {
    JsonWriter(out).begin_array().value(i).end_array();
    out += '\n';
  }
  EXPECT_EQ(out, "[0]\n[1]\n");
}

RC_GTEST_PROP(JsonWriterOfAnyBytes, IsReadBack, (const std::string& key, const std::string& text)) {
  std::string out;
  JsonWriter(out).begin_object().field(key, std::string_view{text}).end_object();
  const auto read = nlohmann::json::parse(out);
  RC_ASSERT(read.size() == 1U);
}

RC_GTEST_PROP(JsonWriterOfAscii, KeepsEveryByte, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127));
  std::string out;
  JsonWriter(out).value(std::string_view{text});
  RC_ASSERT(nlohmann::json::parse(out).get<std::string>() == text);
}

}  // namespace
}  // namespace claimgraph::graph
