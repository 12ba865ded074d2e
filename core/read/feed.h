// News feeds: RSS 0.9 to 2.0 and Atom. Each item is a document of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/result.h"
#include "core/read/document.h"

namespace claimgraph::read {

struct FeedDocument {
  std::string where;  // "news.xml[2]"
  Result<Fields> fields;
};

inline constexpr std::size_t kMaxFeedItems = 100'000;

// The full text where an item carries it, else its summary; publisher and language of the feed unless the
// item has its own. An Error if it is no well-formed XML, declares entities, or is no feed.
Result<std::vector<FeedDocument>> read_feed(const std::string& where, std::string_view bytes);

}  // namespace claimgraph::read
