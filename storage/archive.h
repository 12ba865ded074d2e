// The only cereal archives of the store: varints, and no length is believed before the bytes that remain are
// counted.
//
// Unsigned numbers are LEB128, signed ones zigzag, both only in their shortest form; strings and lists carry
// a count; optionals a byte 0 or 1. So every value has one encoding, and a decoder accepts nothing else.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <cereal/cereal.hpp>

#include "core/model/decimal.h"
#include "core/model/names.h"

namespace claimgraph::storage {

class Writer : public cereal::OutputArchive<Writer, cereal::AllowEmptyClassElision> {
 public:
  explicit Writer(std::string& out) : OutputArchive(this), out_(out) {}

  template <typename Unsigned>
  void varint(Unsigned number) {
    while (number >= 0x80) {
      out_.push_back(static_cast<char>(static_cast<unsigned char>(number) | 0x80));
      number >>= 7;
    }
    out_.push_back(static_cast<char>(static_cast<unsigned char>(number)));
  }
  void bytes(std::string_view bytes) { out_.append(bytes); }
  void fixed64(const std::uint64_t& number) {
    for (int shift = 0; shift < 64; shift += 8) out_.push_back(static_cast<char>(number >> shift));
  }
  template <typename Enum>
  void enumerator(const Enum& value) {
    out_.push_back(static_cast<char>(value));
  }

 private:
  std::string& out_;
};

class Reader : public cereal::InputArchive<Reader, cereal::AllowEmptyClassElision> {
 public:
  explicit Reader(std::string_view in) : InputArchive(this), in_(in) {}

  bool at_end() const { return in_.empty(); }

  template <typename Unsigned>
  Unsigned varint() {
    constexpr int kBits = static_cast<int>(sizeof(Unsigned)) * 8;
    Unsigned number = 0;
    for (int shift = 0; shift < kBits; shift += 7) {
      const unsigned char byte = next();
      const Unsigned part = byte & 0x7fu;
      const bool fits = shift + 7 <= kBits || (part >> (kBits - shift)) == 0;
      if (!fits || (byte == 0 && shift > 0)) fail("a number is not in its shortest form");
      number |= static_cast<Unsigned>(part << shift);
      if (byte < 0x80) return number;
    }
    fail("a number is too long");
  }
  std::string_view bytes(std::size_t size) {
    if (size > in_.size()) fail("a length exceeds the record");
    const std::string_view taken = in_.substr(0, size);
    in_.remove_prefix(size);
    return taken;
  }
  // Every element takes at least one byte.
  std::size_t count() {
    const auto number = varint<std::uint64_t>();
    if (number > in_.size()) fail("a count exceeds the record");
    return static_cast<std::size_t>(number);
  }
  unsigned char next() {
    if (in_.empty()) fail("the record is cut short");
    const auto byte = static_cast<unsigned char>(in_.front());
    in_.remove_prefix(1);
    return byte;
  }
  void fixed64(std::uint64_t& number) {
    number = 0;
    int shift = 0;
    for (const char c : bytes(8)) {
      number |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
      shift += 8;
    }
  }
  template <typename Enum>
  void enumerator(Enum& value) {
    const auto known = from_byte<Enum>(next());
    if (!known) fail("unknown enumerator");
    value = *known;
  }
  [[noreturn]] static void fail(const char* why) { throw cereal::Exception(why); }

 private:
  std::string_view in_;
};

constexpr std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ (number < 0 ? ~std::uint64_t{0} : 0);
}
constexpr std::int64_t unzigzag(std::uint64_t bits) {
  return static_cast<std::int64_t>((bits >> 1) ^ ((bits & 1) != 0 ? ~std::uint64_t{0} : 0));
}

// cereal finds these by the type of the archive.
template <typename Number>
std::enable_if_t<std::is_integral_v<Number>> save(Writer& out, const Number& number) {
  if constexpr (std::is_signed_v<Number>) {
    out.varint(zigzag(number));
  } else {
    out.varint(static_cast<std::uint64_t>(number));
  }
}

template <typename Number>
std::enable_if_t<std::is_integral_v<Number>> load(Reader& in, Number& number) {
  const auto bits = in.varint<std::uint64_t>();
  if constexpr (std::is_signed_v<Number>) {
    if (!std::in_range<Number>(unzigzag(bits))) Reader::fail("a number is out of range");
    number = static_cast<Number>(unzigzag(bits));
  } else {
    if (bits > std::numeric_limits<Number>::max()) Reader::fail("a number is out of range");
    number = static_cast<Number>(bits);
  }
}

inline void save(Writer& out, const bool& flag) {
  out.bytes(flag ? std::string_view("\1", 1) : std::string_view("\0", 1));
}
inline void load(Reader& in, bool& flag) {
  const unsigned char byte = in.next();
  if (byte > 1) Reader::fail("a truth value is neither 0 nor 1");
  flag = byte == 1;
}

inline void save(Writer& out, const std::string& text) {
  out.varint(text.size());
  out.bytes(text);
}
inline void load(Reader& in, std::string& text) { text = in.bytes(in.count()); }

template <typename T>
void save(Writer& out, const std::optional<T>& value) {
  out(value.has_value());
  if (value) out(*value);
}
template <typename T>
void load(Reader& in, std::optional<T>& value) {
  bool there = false;
  in(there);
  if (there) in(value.emplace());
}

template <typename T>
void save(Writer& out, const std::vector<T>& list) {
  out.varint(list.size());
  for (const T& element : list) out(element);
}
template <typename T>
void load(Reader& in, std::vector<T>& list) {
  const std::size_t count = in.count();
  list.clear();
  for (std::size_t i = 0; i < count; ++i)
    in(list.emplace_back());  // grows with the bytes that are really there
}

__extension__ typedef unsigned __int128 Wide;  // NOLINT(modernize-use-using): as Int128

inline void save(Writer& out, const Decimal& number) {
  const Int128 coefficient = number.coefficient();
  out.varint((static_cast<Wide>(coefficient) << 1) ^ (coefficient < 0 ? ~Wide{0} : Wide{0}));
  out(number.exponent());
}
inline void load(Reader& in, Decimal& number) {
  const auto bits = in.varint<Wide>();
  if (bits == ~Wide{0}) Reader::fail("a decimal is out of range");  // its magnitude does not fit
  const auto coefficient = static_cast<Int128>((bits >> 1) ^ ((bits & 1u) != 0 ? ~Wide{0} : Wide{0}));
  std::int16_t exponent = 0;
  in(exponent);
  const auto decimal = Decimal::from(coefficient, exponent);
  if (!decimal || decimal->coefficient() != coefficient || decimal->exponent() != exponent) {
    Reader::fail("a decimal is not in its shortest form or out of range");
  }
  number = *decimal;
}

}  // namespace claimgraph::storage
