// A value or the reason there is none. Member names follow std::expected, so that C++23 is a one-line switch.
//
// Absence that is not a failure ("no date in this sentence") is std::optional, never an Error.
// A broken invariant of our own code is an assert, never an Error.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace claimgraph {

enum class ErrorCode : std::uint8_t {
  kInvalidArgument,  // the user's input is wrong; the message says what would be right
  kNotFound,         // there is no such database, source, claim
  kCorruption,  // stored bytes do not decode, or acknowledged data is gone: never reported as "not found"
  kIo,          // the engine or the file system failed; repeating the command is safe
  kUnsupportedVersion,  // the database was written by a newer or an older format
  kInUse,               // another process has the database open for writing
  kLimit,               // a documented limit was exceeded
};

struct Error {
  ErrorCode code;
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  // REQUIRES: has_value(); throws std::bad_variant_access otherwise, in every build.
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }

  // REQUIRES: !has_value(); likewise.
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// For operations that yield nothing but success.
using Status = Result<std::monostate>;
inline Status ok() { return std::monostate{}; }

}  // namespace claimgraph
