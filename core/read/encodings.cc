#include "core/read/encodings.h"

#include <algorithm>
#include <array>

#include <iconv.h>

namespace claimgraph::read {
namespace {

struct Name {
  std::string_view name;
  std::string_view encoding;
};

// Latin-1 is read as Windows-1252, as browsers do. The names are those of the WHATWG's encoding standard.
constexpr std::array kNames = {
    Name{"windows-1252", "windows-1252"},
    Name{"cp1252", "windows-1252"},
    Name{"x-cp1252", "windows-1252"},
    Name{"iso-8859-1", "windows-1252"},
    Name{"iso8859-1", "windows-1252"},
    Name{"iso_8859-1", "windows-1252"},
    Name{"latin1", "windows-1252"},
    Name{"l1", "windows-1252"},
    Name{"us-ascii", "windows-1252"},
    Name{"ascii", "windows-1252"},
    Name{"iso-8859-15", "iso-8859-15"},
    Name{"iso8859-15", "iso-8859-15"},
    Name{"iso_8859-15", "iso-8859-15"},
    Name{"latin9", "iso-8859-15"},
    Name{"l9", "iso-8859-15"},
    Name{"iso-8859-2", "iso-8859-2"},
    Name{"latin2", "iso-8859-2"},
    Name{"iso-8859-9", "iso-8859-9"},
    Name{"latin5", "iso-8859-9"},
    Name{"iso-8859-13", "iso-8859-13"},
    Name{"iso-8859-16", "iso-8859-16"},
    Name{"windows-1250", "windows-1250"},
    Name{"cp1250", "windows-1250"},
    Name{"windows-1254", "windows-1254"},
    Name{"cp1254", "windows-1254"},
    Name{"windows-1257", "windows-1257"},
    Name{"cp1257", "windows-1257"},
    Name{"macintosh", "macintosh"},
    Name{"mac", "macintosh"},
};

// Both ways: libxml2 opens both.
void open_both(const std::string& encoding, std::vector<void*>& converters) {
  for (const iconv_t converter :
       {iconv_open("UTF-8", encoding.c_str()), iconv_open(encoding.c_str(), "UTF-8")}) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX has it so
    if (converter != reinterpret_cast<iconv_t>(-1)) converters.push_back(converter);
  }
}

}  // namespace

std::string_view encoding_named(std::string_view name) {
  const auto found = std::ranges::find(kNames, name, &Name::name);
  return found == kNames.end() ? std::string_view{} : found->encoding;
}

Encodings::Encodings() {
  for (const Name& name : kNames) {
    if (name.name == name.encoding) open_both(std::string(name.encoding), converters_);
  }
}

Encodings::~Encodings() {
  for (void* converter : converters_) iconv_close(converter);
}

}  // namespace claimgraph::read
