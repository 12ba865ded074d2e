// An article of the tests: published on a Thursday, read in its language.
#pragma once

#include <string>
#include <utility>

#include "core/model/source.h"
#include "core/text/digest.h"

namespace claimgraph::extract {

inline Source source_of(std::string lang, std::string title, std::string text) {
  Source source;
  source.lang = std::move(lang);
  source.title = std::move(title);
  source.text = std::move(text);
  source.url = "https://example.org/a";
  source.published = parse_timestamp("2024-05-16").value();
  source.id = text::source_id(source);
  return source;
}

}  // namespace claimgraph::extract
