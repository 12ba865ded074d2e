// A text and what is to be read of it, a claim a line.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/extract/extract.h"
#include "core/model/names.h"
#include "made_source.h"

namespace claimgraph::extract {

// What a claim says, on one line: subject/attribute low..high unit bound modality polarity.
inline std::string line_of(const Claim& c) {
  const auto end = [](const std::optional<Decimal>& d) { return d ? d->to_text() : std::string("-"); };
  const std::string unnamed = "story " + to_text(c.source).substr(0, 10);  // told as "story"
  std::string subject = c.topic.subject;
  if (subject.starts_with(unnamed)) subject.replace(0, unnamed.size(), "story");
  std::string text = subject + "/" + c.topic.attribute + " ";
  text += is_date(c.value) ? (c.value.low ? to_text(day_of(*c.value.low)) : "-") : end(c.value.low);
  text += "..";
  text += is_date(c.value) ? (c.value.high ? to_text(day_of(*c.value.high)) : "-") : end(c.value.high);
  return text + " " + c.value.unit + " " + std::string(to_text(c.value.bound)) + " " +
         std::string(to_text(c.modality)) + " " + std::string(to_text(c.polarity));
}

struct Case {
  const char* name;
  const char* lang;
  const char* title;
  const char* text;
  std::vector<std::string> claims;  // in order
};
inline void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

inline std::vector<std::string> lines_of(const Case& c) {
  std::vector<std::string> lines;
  for (const Claim& claim : extract(source_of(c.lang, c.title, c.text))) lines.push_back(line_of(claim));
  return lines;
}

inline std::string name_of(const testing::TestParamInfo<Case>& info) { return info.param.name; }

}  // namespace claimgraph::extract
