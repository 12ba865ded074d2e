// What a stretch of text can be for the rules: words of the tables first, then what the rules build from them.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "core/recognize/lexicon.h"

namespace claimgraph::recognize {

enum Known : Category {
  kNone = 0,
  // number words (numbers.txt)
  kSmall, kHundred, kScale, kScaleNoun, kScaleSign, kMoneyScale, kDozen, kAnd, kPoint, kMinus, kFraction, kDenominator, kOne,
  kZero, kVague, kVagueLink, kOrdinalWord, kOrdinalScale, kOrdinalSuffix, kDigitOrdinal, kCount, kCompound, kNumberLink,
  // measures (units.txt, currencies.txt)
  kMeasure, kCurrency, kCent, kTimeUnit, kPer,
  // hedges (amounts.txt)
  kHedge, kHedgeAfter,
  // dates (dates.txt)
  kMonth, kWeekday, kSeason, kHoliday, kRelative, kPart, kYearPart, kDayWord, kEra, kClockWord, kDayTime,
  // built by code and rules
  kNum, kPlainNum, kInt, kOrd, kDay, kYear, kShortYear, kMoney, kQuantity, kPercent, kDuration, kAge, kAmount, kBounded,
  kRangeNum, kDate, kPeriod, kTime, kClock, kDatetime, kPlainDate, kWrap, kBlock, kWhole, kDigitDay, kOrdDay, kBareMonth, kSpan,
  kFirstOwn,
};

inline constexpr std::array kKnownCategories = {
    std::pair{std::string_view("small"), kSmall},          std::pair{std::string_view("hundred"), kHundred},
    std::pair{std::string_view("scale"), kScale},          std::pair{std::string_view("scalenoun"), kScaleNoun},
    std::pair{std::string_view("over"), kNumberLink},      std::pair{std::string_view("scalesign"), kScaleSign},
    std::pair{std::string_view("moneyscale"), kMoneyScale}, std::pair{std::string_view("dozen"), kDozen},
    std::pair{std::string_view("and"), kAnd},              std::pair{std::string_view("point"), kPoint},
    std::pair{std::string_view("minus"), kMinus},          std::pair{std::string_view("fraction"), kFraction},
    std::pair{std::string_view("denominator"), kDenominator}, std::pair{std::string_view("one"), kOne},
    std::pair{std::string_view("zero"), kZero},            std::pair{std::string_view("vague"), kVague},
    std::pair{std::string_view("vaguelink"), kVagueLink},  std::pair{std::string_view("ordinal"), kOrdinalWord},
    std::pair{std::string_view("ordinalscale"), kOrdinalScale},
    std::pair{std::string_view("ordinalsuffix"), kOrdinalSuffix},
    std::pair{std::string_view("digitordinal"), kDigitOrdinal}, std::pair{std::string_view("count"), kCount},
    std::pair{std::string_view("measure"), kMeasure},      std::pair{std::string_view("currency"), kCurrency},
    std::pair{std::string_view("cent"), kCent},            std::pair{std::string_view("timeunit"), kTimeUnit},
    std::pair{std::string_view("per"), kPer},              std::pair{std::string_view("hedge"), kHedge},
    std::pair{std::string_view("hedgeafter"), kHedgeAfter}, std::pair{std::string_view("month"), kMonth},
    std::pair{std::string_view("weekday"), kWeekday},      std::pair{std::string_view("season"), kSeason},
    std::pair{std::string_view("holiday"), kHoliday},      std::pair{std::string_view("rel"), kRelative},
    std::pair{std::string_view("part"), kPart},            std::pair{std::string_view("yearpart"), kYearPart},
               std::pair{std::string_view("dayword"), kDayWord},
    std::pair{std::string_view("era"), kEra},              std::pair{std::string_view("clockword"), kClockWord},
    std::pair{std::string_view("daytime"), kDayTime},      std::pair{std::string_view("num"), kNum},
    std::pair{std::string_view("plainnum"), kPlainNum},    std::pair{std::string_view("int"), kInt},
    std::pair{std::string_view("ord"), kOrd},
    std::pair{std::string_view("day"), kDay},              std::pair{std::string_view("year"), kYear},
    std::pair{std::string_view("shortyear"), kShortYear},  std::pair{std::string_view("money"), kMoney},
    std::pair{std::string_view("quantity"), kQuantity},    std::pair{std::string_view("percent"), kPercent},
    std::pair{std::string_view("duration"), kDuration},    std::pair{std::string_view("age"), kAge},
    std::pair{std::string_view("amount"), kAmount},        std::pair{std::string_view("bounded"), kBounded},
    std::pair{std::string_view("rangenum"), kRangeNum},    std::pair{std::string_view("date"), kDate},
    std::pair{std::string_view("period"), kPeriod},        std::pair{std::string_view("time"), kTime},
    std::pair{std::string_view("clock"), kClock},          std::pair{std::string_view("datetime"), kDatetime},
    std::pair{std::string_view("plaindate"), kPlainDate},  std::pair{std::string_view("wrap"), kWrap},
    std::pair{std::string_view("block"), kBlock},          std::pair{std::string_view("whole"), kWhole},
    std::pair{std::string_view("digitday"), kDigitDay},    std::pair{std::string_view("ordday"), kOrdDay},        std::pair{std::string_view("baremonth"), kBareMonth},
    std::pair{std::string_view("span"), kSpan},
};

}  // namespace claimgraph::recognize
