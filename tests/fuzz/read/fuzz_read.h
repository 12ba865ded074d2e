// Any bytes under a name: what comes out is valid UTF-8 with a date, or an error that says where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/read/reader.h"
#include "core/text/digest.h"
#include "core/text/utf8.h"

namespace claimgraph::read {

inline void check(const Source& source) {
  for (const std::string* text :
       {&source.text, &source.title, &source.publisher, &source.url, &source.lang}) {
    if (text::first_invalid(*text)) std::abort();
  }
  if (source.text.empty() || source.lang.empty() || source.id != text::source_id(source)) std::abort();
  if (parse_timestamp(to_text(source.published)) != source.published) std::abort();
}

inline void fuzz(std::string_view name, const std::uint8_t* data, std::size_t size) {
  const Defaults defaults{Timestamp{Day{20'000}, {}, {}}, {}, "en", "", "", ""};
  const auto documents = read(name, {reinterpret_cast<const char*>(data), size}, defaults);
  if (!documents) {
    if (documents.error().message.empty()) std::abort();
    return;
  }
  for (const Document& document : *documents) {
    if (document.source) check(*document.source);
  }
}

}  // namespace claimgraph::read
