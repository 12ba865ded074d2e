#include "core/model/names.h"

#include <array>
#include <cassert>
#include <span>

namespace claimgraph {
namespace {

template <typename Enum>
struct Name {
  Enum value;
  std::string_view text;
};

template <typename Enum>
constexpr std::span<const Name<Enum>> names_of();

constexpr std::array kAttributeClasses = {Name<AttributeClass>{AttributeClass::kPlan, "plan"},
                                          Name<AttributeClass>{AttributeClass::kStatus, "status"},
                                          Name<AttributeClass>{AttributeClass::kObservation, "observation"},
                                          Name<AttributeClass>{AttributeClass::kFixed, "fixed"},
                                          Name<AttributeClass>{AttributeClass::kSet, "set"}};
template <>
constexpr std::span<const Name<AttributeClass>> names_of() {
  return kAttributeClasses;
}

constexpr std::array kBounds = {Name<Bound>{Bound::kExact, "exact"}, Name<Bound>{Bound::kAtMost, "at_most"},
                                Name<Bound>{Bound::kAtLeast, "at_least"},
                                Name<Bound>{Bound::kApproximately, "approximately"},
                                Name<Bound>{Bound::kRange, "range"}};
template <>
constexpr std::span<const Name<Bound>> names_of() {
  return kBounds;
}

constexpr std::array kHedges = {Name<Hedge>{Hedge::kNone, ""},
                                Name<Hedge>{Hedge::kUpTo, "up_to"},
                                Name<Hedge>{Hedge::kAtMost, "at_most"},
                                Name<Hedge>{Hedge::kLessThan, "less_than"},
                                Name<Hedge>{Hedge::kAtLeast, "at_least"},
                                Name<Hedge>{Hedge::kMoreThan, "more_than"},
                                Name<Hedge>{Hedge::kAbout, "about"},
                                Name<Hedge>{Hedge::kNearly, "nearly"},
                                Name<Hedge>{Hedge::kPluralMagnitude, "plural_magnitude"},
                                Name<Hedge>{Hedge::kNotBefore, "not_before"},
                                Name<Hedge>{Hedge::kBy, "by"},
                                Name<Hedge>{Hedge::kCouldReach, "could_reach"}};
template <>
constexpr std::span<const Name<Hedge>> names_of() {
  return kHedges;
}

constexpr std::array kJudgementKinds = {Name<JudgementKind>{JudgementKind::kAccept, "accept"},
                                        Name<JudgementKind>{JudgementKind::kReject, "reject"},
                                        Name<JudgementKind>{JudgementKind::kCorrect, "correct"},
                                        Name<JudgementKind>{JudgementKind::kPin, "pin"},
                                        Name<JudgementKind>{JudgementKind::kMerge, "merge"},
                                        Name<JudgementKind>{JudgementKind::kSplit, "split"},
                                        Name<JudgementKind>{JudgementKind::kUndo, "undo"}};
template <>
constexpr std::span<const Name<JudgementKind>> names_of() {
  return kJudgementKinds;
}

constexpr std::array kLabels = {Name<Label>{Label::kNone, ""}, Name<Label>{Label::kEcho, "echo"},
                                Name<Label>{Label::kCorroboration, "corroboration"}};
template <>
constexpr std::span<const Name<Label>> names_of() {
  return kLabels;
}

constexpr std::array kModalities = {
    Name<Modality>{Modality::kActual, "actual"}, Name<Modality>{Modality::kPlanned, "planned"},
    Name<Modality>{Modality::kForecast, "forecast"}, Name<Modality>{Modality::kConsidered, "considered"}};
template <>
constexpr std::span<const Name<Modality>> names_of() {
  return kModalities;
}

constexpr std::array kPeriodKinds = {
    Name<PeriodKind>{PeriodKind::kCalendar, "calendar"}, Name<PeriodKind>{PeriodKind::kFiscal, "fiscal"},
    Name<PeriodKind>{PeriodKind::kPoint, "point"}, Name<PeriodKind>{PeriodKind::kUntil, "until"},
    Name<PeriodKind>{PeriodKind::kSince, "since"}};
template <>
constexpr std::span<const Name<PeriodKind>> names_of() {
  return kPeriodKinds;
}

constexpr std::array kPolarities = {Name<Polarity>{Polarity::kPositive, "positive"},
                                    Name<Polarity>{Polarity::kNegative, "negative"}};
template <>
constexpr std::span<const Name<Polarity>> names_of() {
  return kPolarities;
}

constexpr std::array kReckonings = {Name<Reckoning>{Reckoning::kDecided, "decided"},
                                    Name<Reckoning>{Reckoning::kTallied, "tallied"}};
template <>
constexpr std::span<const Name<Reckoning>> names_of() {
  return kReckonings;
}

constexpr std::array kRelations = {Name<Relation>{Relation::kAgrees, "agrees"},
                                   Name<Relation>{Relation::kContradicts, "contradicts"},
                                   Name<Relation>{Relation::kUpdates, "updates"}};
template <>
constexpr std::span<const Name<Relation>> names_of() {
  return kRelations;
}

constexpr std::array kSaidOnBases = {Name<SaidOnBasis>{SaidOnBasis::kPublished, "published"},
                                     Name<SaidOnBasis>{SaidOnBasis::kSource, "source"},
                                     Name<SaidOnBasis>{SaidOnBasis::kText, "text"},
                                     Name<SaidOnBasis>{SaidOnBasis::kOlder, "older"},
                                     Name<SaidOnBasis>{SaidOnBasis::kOlderOpen, "older_open"}};
template <>
constexpr std::span<const Name<SaidOnBasis>> names_of() {
  return kSaidOnBases;
}

constexpr std::array kSubtypes = {Name<Subtype>{Subtype::kNone, ""},
                                  Name<Subtype>{Subtype::kIdentical, "identical"},
                                  Name<Subtype>{Subtype::kWithin, "within"},
                                  Name<Subtype>{Subtype::kBoundOfRange, "bound_of_range"},
                                  Name<Subtype>{Subtype::kConverted, "converted"},
                                  Name<Subtype>{Subtype::kRounded, "rounded"},
                                  Name<Subtype>{Subtype::kReaffirms, "reaffirms"},
                                  Name<Subtype>{Subtype::kMet, "met"},
                                  Name<Subtype>{Subtype::kRaise, "raise"},
                                  Name<Subtype>{Subtype::kCut, "cut"},
                                  Name<Subtype>{Subtype::kNarrow, "narrow"},
                                  Name<Subtype>{Subtype::kWiden, "widen"},
                                  Name<Subtype>{Subtype::kShift, "shift"},
                                  Name<Subtype>{Subtype::kRetracted, "retracted"},
                                  Name<Subtype>{Subtype::kCorrected, "corrected"},
                                  Name<Subtype>{Subtype::kBeat, "beat"},
                                  Name<Subtype>{Subtype::kMissed, "missed"},
                                  Name<Subtype>{Subtype::kRealised, "realised"},
                                  Name<Subtype>{Subtype::kCurrencyRoundTrip, "currency_round_trip"},
                                  Name<Subtype>{Subtype::kMisreadCurrency, "misread_currency"},
                                  Name<Subtype>{Subtype::kCurrencySwap, "currency_swap"},
                                  Name<Subtype>{Subtype::kScaleWord, "scale_word"},
                                  Name<Subtype>{Subtype::kDecimalShift, "decimal_shift"},
                                  Name<Subtype>{Subtype::kDisputed, "disputed"},
                                  Name<Subtype>{Subtype::kDenied, "denied"}};
template <>
constexpr std::span<const Name<Subtype>> names_of() {
  return kSubtypes;
}

constexpr std::array kFlags = {Name<Flag>{kPeriodRepaired, "period_repaired"},
                               Name<Flag>{kRetold, "retold"},
                               Name<Flag>{kPeriodInherited, "period_inherited"},
                               Name<Flag>{kBareCurrency, "bare_currency"},
                               Name<Flag>{kOverflow, "overflow"},
                               Name<Flag>{kExplicitRevision, "explicit_revision"},
                               Name<Flag>{kSuperseded, "superseded"},
                               Name<Flag>{kWithdrawal, "withdrawal"},
                               Name<Flag>{kImported, "imported"},
                               Name<Flag>{kOpenAttribute, "open_attribute"},
                               Name<Flag>{kObserver, "observer"},
                               Name<Flag>{kHintedAttribute, "hinted_attribute"},
                               Name<Flag>{kTopicalSubject, "topical_subject"}};

template <typename Enum>
std::string_view name_of(Enum value) {
  for (const auto& [known, text] : names_of<Enum>()) {
    if (known == value) return text;
  }
  assert(false && "an enumerator without a name");
  return {};
}

}  // namespace

std::string_view to_text(AttributeClass value) { return name_of(value); }
std::string_view to_text(Bound value) { return name_of(value); }
std::string_view to_text(Hedge value) { return name_of(value); }
std::string_view to_text(JudgementKind value) { return name_of(value); }
std::string_view to_text(Label value) { return name_of(value); }
std::string_view to_text(Modality value) { return name_of(value); }
std::string_view to_text(PeriodKind value) { return name_of(value); }
std::string_view to_text(Polarity value) { return name_of(value); }
std::string_view to_text(Reckoning value) { return name_of(value); }
std::string_view to_text(Relation value) { return name_of(value); }
std::string_view to_text(SaidOnBasis value) { return name_of(value); }
std::string_view to_text(Subtype value) { return name_of(value); }

template <typename Enum>
std::optional<Enum> parse_name(std::string_view name) {
  for (const auto& [value, text] : names_of<Enum>()) {
    if (text == name) return value;
  }
  return std::nullopt;
}

template <typename Enum>
std::optional<Enum> from_byte(std::uint8_t byte) {
  for (const auto& [value, text] : names_of<Enum>()) {
    if (static_cast<std::uint8_t>(value) == byte) return value;
  }
  return std::nullopt;
}

template std::optional<AttributeClass> parse_name(std::string_view);
template std::optional<Bound> parse_name(std::string_view);
template std::optional<Hedge> parse_name(std::string_view);
template std::optional<JudgementKind> parse_name(std::string_view);
template std::optional<Label> parse_name(std::string_view);
template std::optional<Modality> parse_name(std::string_view);
template std::optional<PeriodKind> parse_name(std::string_view);
template std::optional<Polarity> parse_name(std::string_view);
template std::optional<Reckoning> parse_name(std::string_view);
template std::optional<Relation> parse_name(std::string_view);
template std::optional<SaidOnBasis> parse_name(std::string_view);
template std::optional<Subtype> parse_name(std::string_view);

template std::optional<AttributeClass> from_byte(std::uint8_t);
template std::optional<Bound> from_byte(std::uint8_t);
template std::optional<Hedge> from_byte(std::uint8_t);
template std::optional<JudgementKind> from_byte(std::uint8_t);
template std::optional<Label> from_byte(std::uint8_t);
template std::optional<Modality> from_byte(std::uint8_t);
template std::optional<PeriodKind> from_byte(std::uint8_t);
template std::optional<Polarity> from_byte(std::uint8_t);
template std::optional<Reckoning> from_byte(std::uint8_t);
template std::optional<Relation> from_byte(std::uint8_t);
template std::optional<SaidOnBasis> from_byte(std::uint8_t);
template std::optional<Subtype> from_byte(std::uint8_t);

std::vector<std::string_view> flag_names(std::uint32_t flags) {
  std::vector<std::string_view> names;
  for (const auto& [flag, text] : kFlags) {
    if ((flags & flag) != 0) names.push_back(text);
  }
  return names;
}

std::optional<Flag> parse_flag(std::string_view name) {
  for (const auto& [flag, text] : kFlags) {
    if (text == name) return flag;
  }
  return std::nullopt;
}

}  // namespace claimgraph
