// A document as its format gave it: fields by name, nothing checked yet. The formats fill it, finish() makes
// the Source.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/model/result.h"
#include "core/model/source.h"
#include "core/read/reader.h"

namespace claimgraph::read {

// What a document may say about itself. Text is valid UTF-8 already.
enum class Field { kTitle, kPublisher, kUrl, kLang, kPublished, kSaidOn, kText };
inline constexpr std::size_t kFields = 7;

struct Said {
  std::string key;  // as the document writes it: "date_publish"
  std::string value;
};

struct Fields {
  std::optional<Said> said[kFields];
  const std::optional<Said>& of(Field field) const { return said[static_cast<std::size_t>(field)]; }
  std::optional<Said>& of(Field field) { return said[static_cast<std::size_t>(field)]; }
};

// One spelling of a field's name. Where a document has several, the one that stands first in the table
// counts.
struct Alias {
  std::string_view key;
  Field field;
};

// Keeps the value if no alias further up in the table gave that field already. Unknown keys are nobody's.
class Collector {
 public:
  explicit Collector(std::span<const Alias> aliases) : aliases_(aliases) {}
  void add(std::string_view key, std::string value);
  Fields take() { return std::move(fields_); }

 private:
  std::span<const Alias> aliases_;
  Fields fields_;
  std::size_t rank_[kFields] = {};
};

// Checks every field, fills in what the command line says, tells the language, and gives the id. Messages
// start with `where`. `how` says how this format writes a date down: "add \"published: 2025-01-24\" to the
// front matter".
Result<Source> finish(const std::string& where, Fields fields, const Defaults& defaults,
                      std::string_view how);

// A to Z only, whatever the locale.
std::string ascii_lower(std::string_view text);

Error invalid(std::string_view where, std::string_view why);

// kInvalidArgument with the byte and line of the first byte that is not UTF-8. `first_line`: of the file
Status check_utf8(std::string_view where, std::string_view bytes, std::size_t first_line = 1);

}  // namespace claimgraph::read
