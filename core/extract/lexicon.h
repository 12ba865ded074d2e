// What the extraction knows of words: attributes, cues and nouns of things, per language, from readable
// tables.
//
// Thread safety: immutable after loading, as far as anybody can see.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/extract/trigger.h"
#include "core/model/claim.h"
#include "core/model/result.h"

namespace claimgraph::extract {

// kTopic is no kind of entity: an attribute that only what the text is about can bear.
struct IniSection;

enum class EntityKind : std::uint8_t { kUnknown, kCompany, kProject, kEvent, kPerson, kPlace, kTopic };

struct Attribute {
  std::string name;
  AttributeClass attribute_class = AttributeClass::kPlan;
  Reckoning reckoning = Reckoning::kDecided;
  std::optional<Modality> usually;  // where no word says so; nothing: what the class makes of it
  std::vector<std::string> dimensions;
  std::vector<EntityKind> bearers;  // best first; empty: whoever is spoken of
  bool of_country = false;          // its bearer is a place, and that a country: nobody else has an inflation
  bool vague = false;               // its words may stand for a more special attribute: a "price", a "target"
  std::optional<EntityKind> into;   // what a figure of it goes into: "40 million in the start-up Lumis"
  std::string part;    // what of the bearer it is an attribute of: its "wage round"; empty: the whole
  std::string beside;  // only in texts that have the words which this attribute needs; empty: in any
};

// Classes of cue words; the sections of cues.ini, in this order.
enum class Cue : std::uint8_t {
  kSay,
  kAccordingTo,
  kAccordingAfter,
  kPlan,
  kActual,
  kForecast,
  kConsidered,
  kNegation,
  kDenial,
  kOlderBefore,
  kOlderPair,
  kNewerBefore,
  kOlder,
  kObserver,
  kFurniture,
  kAside,
  kRole,
  kOrganisation,
  kPress,
  kArticleWord,
  kNamePreposition,
  kPlacePreposition,
  kConverted,
  kNamed,
  kNumbered,
  kChange,
  kReport,
  kAdvocate,
  kFinite,
  kBarrier,
  kNoName,
  kAnnounced,
  kEstimate,
  kPossible,
  kAnswer,
  kAccordingBefore,
  kPronoun,
  kOutsiderRole,
  kOfDate,
  kThen,
  kCounterpart,
  kMistake,
  kOlderBehind,
  kFormer,
  kUnreal,
  kThat,
  kPossessive,
  kAnybody,
  kFirstName,
  kNoOccasion,
  kPartitive,
  kCompared,
  kBase,
  kIndefinite,
  kAged,
  kBefore,
  kNoNumber,
  kInstead,
  kAnd,
  kInPlaceOf,
  kNumberOf,
  kInto,
  kStreet,
};
inline constexpr std::size_t kCueClasses = static_cast<std::size_t>(Cue::kStreet) + 1;

struct Noun {
  std::string name;  // "wind farm"
  EntityKind kind = EntityKind::kProject;
  bool named_by_preposition = false;  // "the tunnel of X" is the X tunnel
  bool at_place = false;              // goes by the name of its place: the X flood
};

// What is counted or measured where no attribute covers it: the name of an open attribute that languages
// share.
struct Thing {
  std::string name;       // "soldiers"
  std::string dimension;  // "count"
};

// A word beside a figure that makes it the answer to another question: doses used, doses returned.
struct Qualifier {
  std::string name;                     // "used": behind the attribute's name
  std::vector<std::string> dimensions;  // of the figures that it may qualify
  bool behind = false;                  // only right behind the figure: "3 million more than"
  bool compares = false;  // how far from an older answer, which it stands beside: "22 more than"
  bool ahead = false;     // only right before the figure: "146 cases, up 22"
  bool governs =
      false;            // from the figure before to this one: "each of them gets a generator of 12 megawatts"
  bool subset = false;  // right before the figure, and the one before answers the same: "40 dead, among them
                        // 12 children"
  bool idle = false;    // says nothing, where a shorter one would: "each year" is no "each"
};

// Who answers for figures without being named: "the police", "de bond".
struct Body {
  std::string name;              // in English: the party where the text names none of the kind
  bool stands_for_main = false;  // "the company": the one that the text is about
  bool counts = false;           // a count behind it is its own
  bool observer = false;         // its expectation is an outsider's
  bool rival = false;            // disputes what others decide
  bool decides = false;          // rules on others: bears no state of its own
};

struct Place {
  std::string name;     // in English: "Germany"
  std::string country;  // of a city: its country's name, empty where that is disputed
};

// Where an answer in words stands: beside a person's name, in the same part of the sentence as its bearer, or
// only where a text weighs, reports or denies it.
enum class Shape : std::uint8_t { kTitle, kState, kWeighed };

// An attribute whose answers are words of a closed set: "status".
struct Quality {
  std::string name;
  Shape shape = Shape::kState;
  AttributeClass attribute_class = AttributeClass::kStatus;
  std::vector<EntityKind> bearers;  // best first; never empty
};

struct QualityValue {
  std::uint32_t quality = 0;  // of Lexicon::qualities()
  std::string text;           // "under construction"
};

// What a match means. Head, cue, need and into belong to an attribute; the others to a cue class, a noun, a
// place, a thing, a qualifier, a body or a value of a quality.
enum class TagKind : std::uint8_t {
  kHead,
  kCue,
  kNeed,
  kCueClass,
  kNoun,
  kPlace,
  kPlaceAdjective,
  kThing,
  kQualifier,
  kBody,
  kQualityValue,
  kInto,
};
inline constexpr std::size_t kTagKinds = static_cast<std::size_t>(TagKind::kInto) + 1;
struct Tag {
  TagKind kind = TagKind::kCue;
  std::uint32_t index = 0;
};
constexpr std::uint32_t pack(Tag tag) { return (static_cast<std::uint32_t>(tag.kind) << 24) | tag.index; }
constexpr Tag unpack(std::uint32_t tag) { return {static_cast<TagKind>(tag >> 24), tag & 0xFFFFFFu}; }

// How a language writes names into its sentences.
struct Forms {
  std::vector<std::string> genitives;  // endings of a name that are no part of it: "s"
  std::string million_sign;     // the letter that is a million behind a number and no space: "4.4m"; empty if
                                // there is none
  bool inverts = false;         // a verb before its subject: "in 2023 hat Orvento 40 Busse verkauft"
  bool noun_capitals = false;   // common nouns have a capital, and names of months and days ...
  bool month_capitals = false;  // ... so that neither tells a name
  std::optional<std::size_t> longest_first_name;  // bytes; nothing where capitals do not mark nouns
  std::vector<std::string> plurals;  // endings of a noun that is counted: "s"; empty where they tell nothing
  std::vector<std::string> points;   // folded words for percentage points beside a percentage: "points"
  std::vector<std::string> particles;  // folded words between a first name and a surname: "van"
  std::string place_adjective;  // what makes a place's name an adjective: "Bremer"; empty if nothing does
};

// The words of one language.
struct Vocabulary {
  TriggerSet triggers;
  Forms forms;
  std::vector<bool> has_need;  // by attribute: it applies only where one of its need words stands, or what it
                               // goes into is named
  std::vector<std::string>
      noun_words;  // single words of nouns.ini, folded, longest first: the ends of compounds
};

class Lexicon {
 public:
  // The built-in tables. They are checked by a test, so this cannot fail.
  static const Lexicon& built_in();

  // The built-in attributes with the user's before them; an entry of the same name replaces ours.
  // kInvalidArgument says line, what is wrong and what would be right.
  static Result<Lexicon> with(std::string_view file, std::string_view attributes);

  const std::vector<Attribute>& attributes() const { return attributes_; }
  // The attributes that ask for a name of what a figure goes into, and for which kind.
  const std::vector<std::pair<std::uint32_t, EntityKind>>& into_kinds() const { return into_kinds_; }
  const std::vector<Noun>& nouns() const { return nouns_; }
  const std::vector<Place>& places() const { return places_; }
  // The country that a place of that name is or lies in; empty if the name is not known.
  std::string_view country_of(std::string_view place) const;
  const std::vector<Thing>& things() const { return things_; }
  const std::vector<Qualifier>& qualifiers() const { return qualifiers_; }
  const std::vector<Body>& bodies() const { return bodies_; }
  const std::vector<Quality>& qualities() const { return qualities_; }
  const std::vector<QualityValue>& quality_values() const { return quality_values_; }
  // The words of a language (BCP 47 primary subtag); nothing if there are none.
  const Vocabulary* find(std::string_view lang) const;

  static std::vector<std::string_view> languages();

 private:
  Status load_attributes(std::string_view file, std::string_view text);
  Status load_cues(std::string_view file, std::string_view text);
  Status load_nouns(std::string_view file, std::string_view text);
  Status load_places(std::string_view file, std::string_view text);
  Status check_fields() const;
  Status load_things(std::string_view file, std::string_view text);
  Status load_qualifiers(std::string_view file, std::string_view text);
  Status load_bodies(std::string_view file, std::string_view text);
  Status load_forms(std::string_view file, std::string_view text);
  Status load_qualities(std::string_view file, std::string_view text);
  Status load_quality_value(std::string_view file, const IniSection& section, std::size_t colon);
  Status add_words(std::string_view file, int line, std::string_view lang, Tag tag, std::string_view list);

  void collect_noun_words(std::string_view lang, std::string_view list);

  // The words of a language; its triggers are made when it is asked for first, since a text has one language
  // of four.
  struct Words {
    std::vector<std::pair<Tag, std::string_view>> lists;  // into the tables and user_text_
    std::once_flag made;
    Vocabulary vocabulary;
  };
  Words& words_of(std::string_view lang);

  std::shared_ptr<const std::string> user_text_;
  std::vector<Attribute> attributes_;
  std::vector<std::pair<std::uint32_t, EntityKind>> into_kinds_;
  std::vector<Noun> nouns_;
  // Where an entry names another one that may be read after it.
  struct Field {
    std::string file;
    int line = 0;
    std::string attribute;
  };
  std::vector<Field> fields_;
  std::vector<Place> places_;
  std::vector<Thing> things_;
  std::vector<Qualifier> qualifiers_;
  std::vector<Body> bodies_;
  std::vector<Quality> qualities_;
  std::vector<QualityValue> quality_values_;
  std::unordered_map<std::string, std::unique_ptr<Words>> words_;
};

}  // namespace claimgraph::extract
