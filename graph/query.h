// From what a person types to claims: short ids as in git, words of the question, filters.
//
// Words are compared folded (case, accents as typed, every kind of dash and apostrophe), never by their
// language.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/claim.h"
#include "core/model/result.h"
#include "core/model/source.h"
#include "storage/store.h"

namespace claimgraph::graph {

inline constexpr std::size_t kMinPrefix = 4;       // hex digits: fewer are taken as a word
inline constexpr std::size_t kMaxCandidates = 10;  // named in a message

// The claim with that id or unique prefix. kNotFound; kInvalidArgument if it is no prefix, or if several
// claims start with it: the message lists them.
Result<ResolvedClaim> get_claim(const storage::Snapshot& snapshot, std::string_view prefix);
Result<Source> get_source(const storage::Snapshot& snapshot, std::string_view prefix);  // likewise

// The claims that `text` means, the newest first: one by its id or prefix, else those whose subject,
// attribute, period, party and number as written hold every word of it (each word the beginning of one).
// kNotFound if there is none.
Result<std::vector<ResolvedClaim>> resolve_query(const storage::Snapshot& snapshot, std::string_view text);

// What is empty filters nothing.
struct Filter {
  std::string subject = {};       // contained in the subject, folded
  std::string attribute = {};     // likewise, "_" as a space
  std::string unit = {};          // exactly
  std::optional<Day> since = {};  // the day of the statement, inclusive
  std::optional<Day> until = {};
  std::optional<Period> target = {};  // the claim's period, or its date, has a day in it
  std::string lang = {};              // of the source
  std::string text = {};              // contained in the evidence or the title, folded

  bool needs_sources() const { return !lang.empty() || !text.empty(); }
};

// The claims that pass, topic by topic in the order of topics(), each by (said_on, published, source,
// position). Stops at the first error of the visitor, and returns it.
Status for_each_match(const storage::Snapshot& snapshot, const Filter& filter,
                      const std::function<Status(const ResolvedClaim&)>& visit);

// The same, all at once.
Result<std::vector<ResolvedClaim>> all_matches(const storage::Snapshot& snapshot, const Filter& filter);

bool matches(const Topic& topic, const Filter& filter);
// True if the period that the claim is about, or the date that it gives, has a day in `target`.
bool is_about(const ResolvedClaim& claim, const Period& target);
// Without what needs the source.
bool matches(const ResolvedClaim& claim, const Filter& filter);
bool matches(const ResolvedClaim& claim, const Source& source, const Filter& filter);

}  // namespace claimgraph::graph
