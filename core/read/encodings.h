// The encodings that pages are read in, besides UTF-8: those that pages in our languages have. A page cannot
// make the C library load any other: each comes as a file of code.
//
// Thread safety: encoding_named() has no state; an Encodings may be held by any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::read {

// The one name of an encoding that HTML gives many names, in lower case; empty if pages in it are not read.
std::string_view encoding_named(std::string_view name);

// All of them loaded, for as long as this lives: for a process that may open no file later.
class Encodings {
 public:
  Encodings();
  Encodings(const Encodings&) = delete;
  Encodings& operator=(const Encodings&) = delete;
  ~Encodings();

 private:
  std::vector<void*> converters_;  // iconv_t, each owned
};

}  // namespace claimgraph::read
