// What the date actions share: moments under construction, and what their patterns captured.
#pragma once

#include <optional>
#include <vector>

#include "core/recognize/actions.h"
#include "core/recognize/calendar.h"

namespace claimgraph::recognize {

inline constexpr int kDaysPerWeek = 7;

inline Day today(const Context& context) { return context.reference.now.day; }
inline int this_year(const Context& context) { return to_civil(today(context)).year; }

// Adds the moment as <date> or <period> and as <time>. False if it has neither end.
bool add_moment(Context& context, std::uint32_t begin, std::uint32_t end, MomentNode node);
bool add_moment(Context& context, const Match& match, Moment moment);

// A further reading, unless it is the moment itself or there are many already.
void add_reading(Moment& moment, const Stretch& stretch);

Moment moment_of(const Stretch& stretch, Granularity granularity);
Moment moment_of(Day day);
std::optional<Stretch> day_stretch(const std::optional<Day>& day);

// The moment of a node; nullptr for nullptr.
const Moment* moment_at(const Context& context, const Node* node);

// The nth captured date or period.
const Node* captured_time(const Context& context, const Match& match, std::size_t nth = 0);
std::optional<int> captured_year(const Context& context, const Match& match, std::size_t nth = 0);
std::optional<Step> captured_step(const Context& context, const Match& match);
// The captured ordinal or whole number; -1 for "last".
std::optional<std::int32_t> captured_ordinal(const Context& context, const Match& match);

// Only looks like a date and does not exist: nothing in it is told, neither the year nor a number.
void block(Context& context, std::uint32_t begin, std::uint32_t end);

// A <datetime> so many seconds from the reference; false if it is too far.
bool add_seconds_from_now(Context& context, const Match& match, std::int64_t seconds);

// True if a word or number follows that a bare number before it may count: "woensdag 10 satellieten",
// "Tuesday 11:00", "Fr, 9-12 Uhr".
bool goes_on(const Context& context, const Match& match);

// -1 if the words around the match speak of what was, 1 of what will be, by the nearest word that says so in
// its clause; nothing if none does.
std::optional<int> tense_at(const Context& context, const Match& match);

// The candidate nearest to the day of reference first, among those that the tense allows; in the text of
// the news a day to come is half as far again. The others are further readings.
std::optional<Moment> nearest(const Context& context, const Match& match,
                              const std::vector<Stretch>& candidates, Granularity granularity);

// One stretch a year, for the years around the reference that have one.
template <typename Of>
std::vector<Stretch> yearly(const Context& context, Of of) {
  std::vector<Stretch> found;
  for (int year = this_year(context) - 1; year <= this_year(context) + 1; ++year) {
    if (const std::optional<Stretch> stretch = of(year)) found.push_back(*stretch);
  }
  return found;
}

}  // namespace claimgraph::recognize
