// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/. Enough for a cluster key: a collision costs a
// longer scan, never a wrong answer.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

class Fnv {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) add_byte(static_cast<unsigned char>(c));
    add_byte(0);  // so that "ab","c" and "a","bc" differ
  }
  void add(std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) add_byte(static_cast<unsigned char>(number >> shift));
  }
  std::uint64_t value() const { return state_; }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3u; }

  std::uint64_t state_ = 0xcbf29ce484222325u;
};

}  // namespace claimgraph
