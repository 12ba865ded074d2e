#include "core/recognize/moon.h"

#include <array>
#include <cmath>
#include <numbers>

namespace claimgraph::recognize {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2200;
constexpr double kJ2000 = 10957.5;       // days from 1970-01-01 00:00 to 2000-01-01 12:00
constexpr double kIndiaDays = 5.5 / 24;  // ahead of UTC
constexpr double kSunset = 18.0 / 24;
constexpr double kTithiDegrees = 12;
constexpr double kSignDegrees = 30;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double turn(double degrees) {
  const double rest = std::fmod(degrees, 360.0);
  return rest < 0 ? rest + 360 : rest;
}

// Centuries since 2000 of days since 1970.
double centuries(double days) { return (days - kJ2000) / 36525; }

double sun_longitude(double days) {
  const double t = centuries(days);
  const double m = radians(357.52911 + 35999.05029 * t);
  return turn(280.46646 + 36000.76983 * t + (1.914602 - 0.004817 * t) * std::sin(m) +
              0.019993 * std::sin(2 * m) + 0.000289 * std::sin(3 * m) - 0.00569);
}

struct Term {
  double degrees;
  int d, m, mp, f;  // multiples of elongation, sun's and moon's anomaly, argument of latitude
};
constexpr std::array kMoonTerms = {
    Term{6.288774, 0, 0, 1, 0},   Term{1.274027, 2, 0, -1, 0},  Term{0.658314, 2, 0, 0, 0},
    Term{0.213618, 0, 0, 2, 0},   Term{-0.185116, 0, 1, 0, 0},  Term{-0.114332, 0, 0, 0, 2},
    Term{0.058793, 2, 0, -2, 0},  Term{0.057066, 2, -1, -1, 0}, Term{0.053322, 2, 0, 1, 0},
    Term{0.045758, 2, -1, 0, 0},  Term{-0.040923, 0, 1, -1, 0}, Term{-0.034720, 1, 0, 0, 0},
    Term{-0.030383, 0, 1, 1, 0},  Term{0.015327, 2, 0, 0, -2},  Term{-0.012528, 0, 0, 1, 2},
    Term{0.010980, 0, 0, 1, -2},  Term{0.010675, 4, 0, -1, 0},  Term{0.010034, 0, 0, 3, 0},
    Term{0.008548, 4, 0, -2, 0},  Term{-0.007888, 2, 1, -1, 0}, Term{-0.006766, 2, 1, 0, 0},
    Term{-0.005163, 1, 0, -1, 0}, Term{0.004987, 1, 1, 0, 0},   Term{0.004036, 2, -1, 1, 0},
};

double moon_longitude(double days) {
  const double t = centuries(days);
  const double d = radians(297.8501921 + 445267.1114034 * t);
  const double m = radians(357.5291092 + 35999.0502909 * t);
  const double mp = radians(134.9633964 + 477198.8675055 * t);
  const double f = radians(93.2720950 + 483202.0175233 * t);
  double longitude = 218.3164477 + 481267.88123421 * t;
  for (const Term& term : kMoonTerms)
    longitude += term.degrees * std::sin(term.d * d + term.m * m + term.mp * mp + term.f * f);
  return turn(longitude);
}

// 1 to 30.
int tithi_at(double days) {
  return static_cast<int>(turn(moon_longitude(days) - sun_longitude(days)) / kTithiDegrees) + 1;
}

// Lahiri's zero point.
double sidereal_sun(double days) {
  return turn(sun_longitude(days) - (23.85306 + 1.39722 * centuries(days)));
}

// The new moon before, near enough to tell in which sign the sun stood.
double new_moon_before(double days) {
  const double age = turn(moon_longitude(days) - sun_longitude(days)) / 360 * 29.530589;
  return days - age;
}

// The lunar month that a moment lies in: named after the sign that the sun enters in it.
int month_at(double days) {
  const int sign = static_cast<int>(sidereal_sun(new_moon_before(days)) / kSignDegrees);
  return (sign + 1) % 12 + 1;
}

// A leap month has no entry of the sun; it precedes the month of its name.
bool leap_month(double days) {
  const double start = new_moon_before(days);
  return static_cast<int>(sidereal_sun(start) / kSignDegrees) ==
         static_cast<int>(sidereal_sun(start + 29.53) / kSignDegrees);
}

bool known_year(int year) { return year >= kFirstYear && year <= kLastYear; }

}  // namespace

std::optional<Day> day_of_tithi(int year, int month, int tithi, int hour) {
  const auto first = to_day(year, 1, 1);
  if (!first || !known_year(year)) return std::nullopt;
  for (int i = 0; i < 366; ++i) {
    const Day day = plus_days(*first, i);
    const double moment = day.number + hour / 24.0 - kIndiaDays;
    const int now = tithi_at(moment);
    const bool skipped = now == tithi % 30 + 1 && tithi_at(moment - 1) == (tithi + 28) % 30 + 1;
    if (now != tithi && !skipped) continue;
    const double inside = skipped ? moment - 0.5 : moment;
    if (month_at(inside) == month && !leap_month(inside)) return day;
  }
  return std::nullopt;
}

std::optional<Day> day_of_sign(int year, int sign) {
  const auto first = to_day(year, 1, 1);
  if (!first || !known_year(year)) return std::nullopt;
  const auto sign_at_sunset = [](Day day) {
    return static_cast<int>(sidereal_sun(day.number + kSunset - kIndiaDays) / kSignDegrees);
  };
  for (int i = 0; i < 366; ++i) {
    const Day day = plus_days(*first, i);
    if (sign_at_sunset(day) == sign && sign_at_sunset(plus_days(day, -1)) != sign) return day;
  }
  return std::nullopt;
}

}  // namespace claimgraph::recognize
