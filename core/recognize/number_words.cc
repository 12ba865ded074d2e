#include "core/recognize/number_builder.h"
#include "core/recognize/numbers.h"
#include "core/recognize/piece_reader.h"

namespace claimgraph::recognize {
namespace {

constexpr int kMaxPieces = 48;             // morphemes of one number; more is no number
constexpr int kAdditive = 1000;            // a fraction that is only ever added: "einhalb"
constexpr std::int32_t kRoomShift = 1000;  // a small number may name its own room: 80020 is 80 with room 20
constexpr std::int32_t kPlural = 1000;     // added to an ordinal's scale: only ever a denominator
constexpr std::int32_t kInnerPoint = 1;    // a decimal point that no number begins with: "con", "with"
constexpr int kSurelyAScale = 5;           // from 10^5 on "and" is rarely part of a number in digits

std::int32_t room_of(std::int32_t value) {
  if (value % 100 == 0) return 100;
  return value % 10 == 0 ? 10 : 1;
}

// One number from its first morpheme to its last.
class WordReader {
 public:
  WordReader(const Chart& chart, const Settings& settings) : reader_(chart), settings_(settings) {}

  std::optional<FoundNumber> read(std::uint32_t token) {
    return read(token, read_digits(chart(), settings_, token));
  }

  // `digits`: what read_digits() says of the token.
  std::optional<FoundNumber> read(std::uint32_t token, const std::optional<FoundNumber>& digits) {
    if (const auto some = digits ? std::nullopt : collective(token)) return some;
    if (digits)
      start_digits(*digits);
    else if (!start_words(token))
      return vague(token);
    while (pieces_++ < kMaxPieces && !ended_ && (step(place_) || joined_step())) {
    }
    chart().steps += static_cast<std::uint64_t>(pieces_);
    read_decimals();
    read_fraction();
    return finish();
  }

 private:
  const Chart& chart() const { return reader_.chart(); }

  bool start_words(std::uint32_t token) {
    place_ = {token, 0};
    if (const auto zero = reader_.find(place_, kZero)) {
      builder_.start_zero();
      advance(*zero);
      while (const auto more = reader_.find(place_, kZero)) advance(*more);
      return true;
    }
    if (const auto one = reader_.find(place_, kOne)) {
      article_ = true;
      return starts_fraction(one->after) || step(place_);
    }
    if (reader_.find(place_, kFraction)) return true;
    if (const auto point = reader_.find(place_, kPoint);
        point && point->morpheme.value != kInnerPoint && reader_.is_word(token))
      return true;
    return step(place_);
  }

  void start_digits(const FoundNumber& found) {
    digits_ = found.number;
    builder_.start_digits(found.number.value);
    place_ = {found.end, 0};
    first_words_ = place_;
  }

  bool advance(const Piece& piece) {
    place_ = piece.after;
    return true;
  }

  bool starts_fraction(Place after) const { return reader_.find(after, kFraction).has_value(); }

  // Takes the next morpheme if the grammar allows it here.
  bool step(Place at) {
    if (ended_ || (place_ != Place{} && pieces_ > 1 && reader_.at_line_start(at))) return false;
    if (ordinal_) return ordinal(at);
    if (settings_.ordinals_stack && !builder_.empty() && is_whole_ordinal(at)) return false;
    return small(at) || hundred(at) || scale(at) || dozen(at) || ordinal(at) || digits(at);
  }

  // "trentacinquesimi": after another number it divides that.
  bool is_whole_ordinal(Place at) const {
    const Node* node = at.piece == 0 ? chart().find(at.token, kCompound) : nullptr;
    if (node == nullptr) return false;
    const Compound& compound = chart().compounds[static_cast<std::size_t>(node->value)];
    const Category last = compound.pieces[compound.count - 1].category;
    return last == kOrdinalSuffix || last == kOrdinalScale;
  }

  bool small(Place at) {
    auto piece = reader_.find(at, any_of(kSmall, kOne));
    if (!piece || builder_.overflow()) return false;
    if (digits_ && builder_.last_scale() > 3 && at == place_) return false;  // "a $5bn one"
    if (const auto longer = reader_.find(at, kOrdinalWord);
        longer && longer->after.token > piece->after.token)
      return false;
    std::int32_t value = piece->morpheme.value;
    std::int32_t room = value >= kRoomShift ? value % kRoomShift : room_of(value);
    if (value >= kRoomShift) value /= kRoomShift;
    if (piece->morpheme.category == kOne && reader_.find(piece->after, kFraction)) return false;
    if (piece->morpheme.category == kOne && is_bare_article(piece->after)) return false;
    const bool article = piece->morpheme.category == kOne && settings_.units_before_tens &&
                         piece->after.token > at.token && chart().find(at.token, kCompound) == nullptr;
    if (article && builder_.begun() && !builder_.has_group()) return false;  // "147 miljoen een jaar eerder"
    Place after = piece->after;
    if (settings_.units_before_tens && value < 10) units_before_tens(value, room, after);
    if (!builder_.can_add(value)) return false;
    builder_.add_small(value, room);
    place_ = after;
    return true;
  }

  // "fünf und sechzig": the unit, the joiner, then the ten.
  void units_before_tens(std::int32_t& value, std::int32_t& room, Place& after) const {
    const Place joiner = reader_.is_hyphen(after) ? Place{after.token + 1, 0} : after;
    const auto join = reader_.find(joiner, kAnd);
    if (!join) return;
    const Place next = reader_.is_hyphen(join->after) ? Place{join->after.token + 1, 0} : join->after;
    const auto tens = reader_.find(next, kSmall);
    if (!tens || tens->morpheme.value % 10 != 0 || tens->morpheme.value < 20 || tens->morpheme.value > 90)
      return;
    value += tens->morpheme.value;
    room = 1;
    after = tens->after;
  }

  bool hundred(Place at) {
    const auto piece = reader_.find(at, kHundred);
    if (!piece || !builder_.can_multiply_hundred()) return false;
    if (builder_.empty() && reader_.find(at, kVague)) return false;  // "hundreds"
    builder_.multiply_hundred();
    return advance(*piece);
  }

  bool scale(Place at) {
    const bool alone = builder_.empty();
    auto piece = reader_.find(at, alone ? any_of(kScale) : any_of(kScale, kScaleNoun));
    if (!piece && digits_ && (at == first_words_ || builder_.last_scale() == 3)) piece = scale_sign(at);
    if (!piece || builder_.overflow() || (decimal_ && !alone)) return false;
    if (!builder_.can_scale(piece->morpheme.value, piece->morpheme.category == kScale)) return false;
    builder_.scale(piece->morpheme.value);
    return advance(*piece);
  }

  // "10k", "1.2M": nothing may follow the sign without a space.
  std::optional<Piece> scale_sign(Place at) const {
    const auto piece = reader_.find(at, kScaleSign);
    if (!piece) return std::nullopt;
    const std::uint32_t after = piece->after.token;
    if (after < chart().tokens.size() && !chart().tokens[after].space_before &&
        chart().tokens[after].kind == text::TokenKind::kNumber) {
      return std::nullopt;
    }
    return piece;
  }

  bool dozen(Place at) {
    const auto piece = reader_.find(at, kDozen);
    if (!piece) return false;
    builder_.multiply_behind(before_join_.value_or(Decimal{0}), Decimal{piece->morpheme.value});
    ended_ = true;
    return advance(*piece);
  }

  // An ordinal ends the number: "hundred and fifth", "zwanzig|ste", "milli|onste".
  bool ordinal(Place at) {
    if (const auto suffix = reader_.find(at, kOrdinalSuffix); suffix && !builder_.empty() && at.piece > 0) {
      ended_ = ordinal_ = true;
      return advance(*suffix);
    }
    if (const auto scaled = reader_.find(at, kOrdinalScale); scaled && may_scale_ordinal(*scaled, at)) {
      const std::int32_t exponent = scaled->morpheme.value % kPlural;
      if (exponent == 2)
        builder_.multiply_hundred();
      else
        builder_.scale(exponent);
      ordinal_ = true;
      return advance(*scaled);
    }
    if (settings_.ordinals_stack && at.piece == 0 && !builder_.empty() && !ordinal_) return false;
    const auto word = reader_.find(at, kOrdinalWord);
    if (!word || !builder_.can_add(word->morpheme.value) || (digits_ && !builder_.has_group())) return false;
    builder_.add_small(word->morpheme.value, room_of(word->morpheme.value));
    ordinal_ = true;
    return advance(*word);
  }

  // Not "a thousandth" nor, in the plural, what divides: "cien millonésimas".
  bool may_scale_ordinal(const Piece& scaled, Place at) const {
    if (article_ && at.piece == 0 && builder_.room() == 1) return false;
    if (settings_.ordinals_stack && digits_) return false;
    return scaled.morpheme.value < kPlural || nested_ || at.piece > 0;
  }

  // "120 million and a rollout": an article that is no numeral adds nothing, unless it has a scale of its
  // own.
  bool is_bare_article(Place after) const {
    return !settings_.article_counts && builder_.begun() &&
           !reader_.find(after, any_of(kHundred, kScale, kScaleNoun, kDozen, kFraction));
  }

  // "3 hundred 21": digits go on with digits only after a scale word.
  bool digits(Place at) {
    if (at.piece != 0 || at.token >= chart().tokens.size() || builder_.empty() || builder_.has_group() ||
        ordinal_) {
      return digits_after_hundred(at);
    }
    return add_digits(at);
  }

  bool digits_after_hundred(Place at) {
    if (at.piece != 0 || at.token >= chart().tokens.size() || !digits_ || builder_.room() != 100)
      return false;
    return add_digits(at);
  }

  bool add_digits(Place at) {
    const auto found = read_digits(chart(), settings_, at.token);
    if (!found || !digits_ || found->number.fraction || chart().tokens[at.token].folded.size() > 3)
      return false;
    const auto value = found->number.value.to_integer();
    if (!value || *value <= 0 || *value >= builder_.room()) return false;
    builder_.add_small(static_cast<std::int32_t>(*value), 1);
    place_ = {found->end, 0};
    return true;
  }

  // A step over "and" or a hyphen; taken back if nothing follows that belongs to the number.
  bool joined_step() {
    const Place before = place_;
    if (reader_.is_hyphen(place_) && builder_.begun() && reader_.is_word(place_.token - 1) &&
        reader_.is_word(place_.token + 1)) {
      if (step_from({place_.token + 1, 0})) return true;
    }
    if (const auto join = reader_.find(place_, kAnd); join && may_join(join->after)) {
      const Decimal so_far = builder_.total();
      const Decimal unit = builder_.unit();
      const std::int32_t room = builder_.room();
      Place next = join->after;
      if (reader_.is_hyphen(next)) next = {next.token + 1, 0};
      if (step_from(next)) {
        if (!(settings_.tens_joined && room == 10))
          before_join_ = so_far;
        else
          before_join_.reset();
        join_unit_ = unit;
        return true;
      }
    }
    place_ = before;
    return false;
  }

  // "vingt-et-un" has a hyphen on either side of the joiner.
  bool step_from(Place at) {
    if (const auto join = reader_.find(at, kAnd); join && reader_.is_hyphen(join->after))
      at = {join->after.token + 1, 0};
    return step(at);
  }

  bool may_join(Place after) const {
    if (builder_.empty() || builder_.room() <= 1) return false;
    const bool digits_follow = after.piece == 0 && after.token < chart().tokens.size() &&
                               chart().tokens[after.token].kind == text::TokenKind::kNumber;
    return !digits_follow || builder_.last_scale() < kSurelyAScale;
  }

  // "two point five", "virgule cinquante deux".
  void read_decimals() {
    if (ordinal_ || nested_ || builder_.overflow()) return;
    const auto point = reader_.find(place_, kPoint);
    if (point && fraction_follows(point->after)) return;
    if (!point || place_.token >= chart().tokens.size() ||
        chart().tokens[place_.token].kind != text::TokenKind::kWord)
      return;
    std::string digits;
    Place at = point->after;
    while (digits.size() < 12 && read_decimal(at, digits)) {
    }
    if (digits.empty()) return;
    const auto whole = Decimal::parse(digits);
    const auto part =
        Decimal::from(whole->coefficient(), whole->exponent() - static_cast<int>(digits.size()));
    decimals_ = true;
    builder_.add_fraction(*part);
    place_ = at;
    if (const auto scale = reader_.find(place_, any_of(kScale, kScaleNoun))) {
      builder_.multiply(power_of_ten(scale->morpheme.value));
      place_ = scale->after;
    }
  }

  // "con dos tercios": what follows is no row of decimals but a fraction of its own.
  bool fraction_follows(Place at) const {
    if (tail(at)) return true;
    const auto count = reader_.find(at, any_of(kSmall, kOne));
    return count && tail(count->after);
  }

  // Appends a zero, a token of digits, or a whole number in words: "nought four", "fifty-two", "mil
  // quinientos".
  bool read_decimal(Place& at, std::string& digits) const {
    if (at.piece != 0 || at.token >= chart().tokens.size() || nested_ || reader_.at_line_start(at))
      return false;
    if (const auto zero = reader_.find(at, kZero)) {
      digits += '0';
      at = zero->after;
      return true;
    }
    const bool in_digits = chart().tokens[at.token].kind == text::TokenKind::kNumber;
    if (in_digits && (!digits.empty() || chart().tokens[at.token].folded.size() > 9)) return false;
    WordReader inner(chart(), settings_);
    inner.nested_ = inner.decimal_ = true;
    const auto found = inner.read(at.token);
    if (!found || found->ordinal || found->number.scale > 3 || found->number.vague) return false;
    const auto value = found->number.value.to_integer();
    if (!value || *value < 0) return false;
    digits += in_digits ? std::string(chart().tokens[at.token].folded) : std::to_string(*value);
    at = {in_digits ? at.token + 1 : found->end, 0};
    return true;
  }

  // What a number is divided by or multiplied with: half, quarters, fifths; and where that ends.
  struct Tail {
    Decimal factor;
    Place after;
    bool additive = false;  // "einhalb": only ever added
  };

  std::optional<Tail> tail(Place at) const {
    if (reader_.is_hyphen(at)) at = {at.token + 1, 0};
    if (const auto half = reader_.find(at, kFraction)) {
      return Tail{*Decimal::from(half->morpheme.value % kAdditive, -2), half->after,
                  half->morpheme.value >= kAdditive};
    }
    const auto piece = reader_.find(at, kDenominator);
    if (!piece) return ordinal_tail(at);
    const int value = piece->morpheme.value;
    const auto factor = divide(Decimal{1}, value < 0 ? power_of_ten(-value) : Decimal{value});
    return factor ? std::optional(Tail{*factor, piece->after, false}) : std::nullopt;
  }

  // "a twenty-first", "drie vijfde": an ordinal is a denominator after one, or after any number where the
  // language says so.
  std::optional<Tail> ordinal_tail(Place at) const {
    if (nested_ || at.piece != 0 || at.token >= chart().tokens.size() || !starts_ordinal(at))
      return std::nullopt;
    WordReader inner(chart(), settings_);
    inner.nested_ = true;
    const auto found = inner.read(at.token);
    if (!found || !found->ordinal || found->number.value < Decimal{3}) return std::nullopt;
    if (found->end < chart().tokens.size() && article_ &&
        chart().tokens[found->end].kind == text::TokenKind::kWord &&
        !reader_.find(Place{found->end, 0}, kVagueLink)) {
      return std::nullopt;  // "a third person"
    }
    const auto factor = divide(Decimal{1}, found->number.value);
    return factor ? std::optional(Tail{*factor, Place{found->end, 0}, false}) : std::nullopt;
  }

  bool starts_ordinal(Place at) const {
    if (settings_.ordinal_denominators) return !digits_ && reader_.is_word(at.token);
    return article_ || (!digits_ && Decimal{1} == total_);
  }

  std::optional<Piece> scale_after(Place at) const {
    if (reader_.is_hyphen(at)) at = {at.token + 1, 0};
    return reader_.find(at, any_of(kScale, kScaleNoun));
  }

  void read_fraction() {
    if (ordinal_ || decimals_ || builder_.overflow()) return;
    if (builder_.empty()) return lone_fraction();
    total_ = builder_.total();
    const auto direct = tail(place_);
    if (direct && !direct->additive) return part_of(*direct);
    if (direct) return add_part(*direct, Decimal{1});
    const auto join = reader_.find(place_, any_of(kAnd, kPoint));
    if (!join) return;
    if (const auto part = digit_fraction(join->after)) return add_part(*part, Decimal{1});
    const bool article = reader_.find(join->after, kOne).has_value();
    if (const auto half = tail(join->after); !article && half && half->factor < Decimal{1})
      return add_part(*half, Decimal{1});
    const auto count = reader_.find(join->after, any_of(kSmall, kOne));
    if (!count || count->morpheme.value >= 100) return;
    total_ = Decimal{count->morpheme.value};
    if (const auto part = tail(count->after)) add_part(*part, Decimal{count->morpheme.value});
  }

  // "2 and 1/4"
  std::optional<Tail> digit_fraction(Place at) const {
    if (at.piece != 0 || at.token >= chart().tokens.size() || reader_.at_line_start(at)) return std::nullopt;
    const auto found = read_digits(chart(), settings_, at.token);
    if (!digits_ || !found || !found->number.fraction || found->number.value >= Decimal{1})
      return std::nullopt;
    return Tail{found->number.value, Place{found->end, 0}, false};
  }

  // "three quarters", "twenty and three fifths": the number, or what stands behind its last "and", is the
  // numerator.
  void part_of(const Tail& tail) {
    if (digits_ && tail.factor < Decimal{1} && reader_.find(place_, kDenominator))
      return;  // "100 millionths"
    const Decimal total = builder_.total();
    Decimal whole = before_join_.value_or(Decimal{0});
    auto numerator = subtract(total, whole);
    const auto proper = claimgraph::multiply(*numerator, tail.factor);
    if (!proper || *proper >= Decimal{1}) whole = Decimal{0}, numerator = total, before_join_.reset();
    auto unit = before_join_ ? join_unit_ : Decimal{1};
    Place after = tail.after;
    if (const auto scale = scale_after(after)) {
      unit = power_of_ten(scale->morpheme.value);
      after = scale->after;
    }
    set_fraction(whole, claimgraph::multiply(*numerator, tail.factor), unit, after);
  }

  // "and a half": of the last scale, of the scale that follows, or of one.
  void add_part(const Tail& tail, const Decimal& count) {
    Place after = tail.after;
    auto part = claimgraph::multiply(count, tail.factor);
    const auto scale = scale_after(after);
    if (scale && builder_.last_scale() <= scale->morpheme.value) {
      part = part ? add(builder_.total(), *part) : part;
      return set_fraction(Decimal{0}, part, power_of_ten(scale->morpheme.value), scale->after);
    }
    if (scale) after = scale->after;
    set_fraction(builder_.total(), part, scale ? power_of_ten(scale->morpheme.value) : builder_.unit(),
                 after);
  }

  void set_fraction(const Decimal& whole, const std::optional<Decimal>& part, const Decimal& unit,
                    Place after) {
    const auto scaled = part ? claimgraph::multiply(*part, unit) : std::nullopt;
    const auto sum = scaled ? add(whole, *scaled) : std::nullopt;
    if (!sum) return;
    fraction_value_ = *sum;
    article_ = false;
    place_ = after;
  }

  // "half", "a half", "half a million", "anderthalb".
  void lone_fraction() {
    auto half = tail(place_);
    if (!half) {
      if (const auto one = reader_.find(place_, kOne)) half = tail(one->after);
    }
    if (!half) return;
    builder_.start_zero();
    Place next = half->after;
    if (const auto one = reader_.find(next, kOne)) next = one->after;
    if (const auto scale = scale_after(next)) {
      set_fraction(Decimal{0}, half->factor, power_of_ten(scale->morpheme.value), scale->after);
    } else if (const auto dozen = reader_.find(next, kDozen)) {
      set_fraction(Decimal{0}, half->factor, Decimal{dozen->morpheme.value}, dozen->after);
    } else {
      set_fraction(Decimal{0}, half->factor, Decimal{1}, half->after);
    }
  }

  std::optional<FoundNumber> finish() {
    if (builder_.empty() || place_.piece != 0) return std::nullopt;
    FoundNumber found;
    found.number = builder_.number();
    found.end = place_.token;
    found.ordinal = ordinal_;
    if (fraction_value_) {
      found.number.value = *fraction_value_;
      found.number.fraction = true;
    }
    found.number.article = article_ && only_article();
    if (digits_) keep_digits(found);
    return found;
  }

  // A lone article, or one that was never part of a larger number.
  bool only_article() { return builder_.total() == Decimal{1} && !fraction_value_; }

  void keep_digits(FoundNumber& found) const {
    found.number.spelled = false;
    found.number.overflow = found.number.overflow || digits_->overflow;
    found.number.fraction = found.number.fraction || digits_->fraction;
    if (place_ == first_words_) {
      found.number.last_digit = digits_->last_digit;
      return;
    }
    const Decimal written = digits_->last_digit.is_zero() ? Decimal{1} : digits_->last_digit;
    const bool only_scaled = found.number.value.coefficient() == digits_->value.coefficient();
    if (digits_->value.is_zero() || !only_scaled) return;
    const int scale = found.number.value.exponent() - digits_->value.exponent();
    if (const auto unit = Decimal::from(written.coefficient(), written.exponent() + scale))
      found.number.last_digit = *unit;
  }

  // "billions", "hundreds of billions": no number but the least it can mean.
  std::optional<FoundNumber> vague(std::uint32_t token) {
    auto piece = reader_.find({token, 0}, kVague);
    if (!piece) return std::nullopt;
    int exponent = piece->morpheme.value;
    Place after = piece->after;
    for (int i = 0; i < 2; ++i) {
      const auto link = reader_.find(after, kVagueLink);
      const Place next = link ? link->after : after;
      const auto more = reader_.find(next, any_of(kVague, kScale, kScaleNoun));
      if (!more || reader_.at_line_start(next)) break;
      exponent += more->morpheme.value;
      after = more->after;
    }
    FoundNumber found;
    found.number.value = power_of_ten(exponent);
    found.number.vague = found.number.spelled = true;
    found.end = after.token;
    return found;
  }

  // "une quarantaine", "een twintigtal", "une dizaine de millions"
  std::optional<FoundNumber> collective(std::uint32_t token) const {
    const auto piece = reader_.find({token, 0}, kCollective);
    if (!piece) return std::nullopt;
    FoundNumber found;
    found.number.value = Decimal{piece->morpheme.value};
    found.number.about = found.number.spelled = true;
    found.end = piece->after.token;
    const auto link = reader_.find(piece->after, kVagueLink);
    const auto scale = link ? reader_.find(link->after, kScaleNoun) : std::nullopt;
    if (!scale || reader_.at_line_start(link->after)) return found;
    found.number.value = claimgraph::multiply(found.number.value, power_of_ten(scale->morpheme.value))
                             .value_or(found.number.value);
    found.number.scale = scale->morpheme.value;
    found.end = scale->after.token;
    return found;
  }

  PieceReader reader_;
  const Settings& settings_;
  NumberBuilder builder_;
  Place place_, first_words_;
  std::optional<Number> digits_;
  std::optional<Decimal> before_join_, fraction_value_;
  Decimal join_unit_{1}, total_;
  int pieces_ = 0;
  bool nested_ = false, decimal_ = false;
  bool ended_ = false, ordinal_ = false, article_ = false, decimals_ = false;
};

constexpr MorphemeSet kStarters = any_of(kSmall, kHundred, kScale, kDozen, kPoint, kFraction, kOne, kZero,
                                         kVague, kCollective, kOrdinalWord, kOrdinalScale, kCompound);

// All that can go on with a number, and what joins it to that.
constexpr MorphemeSet kFollowers = (MorphemeSet{2} << kNumberLink) - 1;

// False if a number in digits surely ends before the token.
bool may_go_on(const Chart& chart, std::uint32_t token) {
  return (chart.symbols_at(token) & kFollowers) != 0 ||
         (token < chart.tokens.size() && chart.tokens[token].folded == "-");
}

// "een jaar", "the port of a city": an article that no number goes on behind, as most are.
std::optional<FoundNumber> lone_article(const Chart& chart, std::uint32_t token) {
  if ((chart.symbols_at(token) & kStarters) != symbol_of(kOne)) return std::nullopt;
  const Node* one = chart.find(token, kOne);
  if (one == nullptr || may_go_on(chart, one->end)) return std::nullopt;
  FoundNumber found;
  found.number.value = Decimal{1};
  found.number.article = found.number.spelled = true;
  found.end = one->end;
  return found;
}

}  // namespace

std::optional<FoundNumber> read_number(const Chart& chart, const Settings& settings, std::uint32_t token) {
  if (token >= chart.tokens.size()) return std::nullopt;
  const bool words = (chart.symbols_at(token) & kStarters) != 0;
  if (!words && chart.tokens[token].kind == text::TokenKind::kWord) return std::nullopt;
  if (const auto article = lone_article(chart, token)) return article;
  auto digits = read_digits(chart, settings, token);
  if (!words && !digits) return std::nullopt;
  if (digits && !may_go_on(chart, digits->end)) return digits;
  return WordReader(chart, settings).read(token, digits);
}

}  // namespace claimgraph::recognize
