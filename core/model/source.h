// One document as it was read: the evidence that every claim points into.
#pragma once

#include <optional>
#include <string>

#include "core/model/day.h"
#include "core/model/id.h"

namespace claimgraph {

struct Source {
  SourceId id;  // of the normalised text, url and published: see text/digest.h
  std::string title;
  std::string publisher;
  std::string url;
  std::string lang;  // BCP 47 primary subtag: "nl", "de", "fr", "en", ...
  Timestamp published;
  std::optional<Day> said_on;  // given with the source: the day of the statement it reports
  std::string text;            // UTF-8, valid, without front matter; never normalised

  friend bool operator==(const Source&, const Source&) = default;
};

}  // namespace claimgraph
