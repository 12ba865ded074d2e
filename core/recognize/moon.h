// Where sun and moon stand, well enough for the feasts of the Hindu calendar.
//
// Low-precision series (J. Meeus, Astronomical Algorithms, chapters 25 and 47, the largest terms): the sun to
// 0.01 degrees, the moon to about 0.1, so that a lunar day's beginning is known to a quarter of an hour.
// Years 1800 to 2200.
#pragma once

#include <optional>

#include "core/model/day.h"

namespace claimgraph::recognize {

// The day of the year on which the lunar day `tithi` (1..30; 15 full moon, 30 new moon) of the lunar month
// `month` (1 Chaitra
// .. 12 Phalguna, from new moon to new moon) holds at `hour` Indian time. Nothing outside the years above.
std::optional<Day> day_of_tithi(int year, int month, int tithi, int hour);

// The day on which the sun enters the sidereal sign (0 Aries .. 9 Capricorn .. 11), the next one after
// sunset.
std::optional<Day> day_of_sign(int year, int sign);

}  // namespace claimgraph::recognize
