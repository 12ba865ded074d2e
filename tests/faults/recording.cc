#include "recording.h"

#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace claimgraph::faults {
namespace {

template <typename Number>
void put(std::string& bytes, Number number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);  // read on the same machine
}

template <typename Number>
Number take(std::string_view& bytes) {
  Number number{};
  if (bytes.size() < sizeof number) throw std::runtime_error("the recording is cut short");
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

std::string take_text(std::string_view& bytes) {
  const auto size = take<std::uint32_t>(bytes);
  if (size > bytes.size()) throw std::runtime_error("the recording is cut short");
  std::string text(bytes.substr(0, size));
  bytes.remove_prefix(size);
  return text;
}

}  // namespace

std::string encode_op(const Op& op) {
  std::string bytes;
  put(bytes, op.kind);
  put(bytes, op.handle);
  put(bytes, op.number);
  for (const std::string* text : {&op.first, &op.second}) {
    put(bytes, static_cast<std::uint32_t>(text->size()));
    bytes += *text;
  }
  return bytes;
}

std::vector<Op> load_recording(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  std::string_view bytes = all;
  std::vector<Op> ops;
  while (!bytes.empty()) {
    Op op;
    op.kind = take<OpKind>(bytes);
    op.handle = take<std::uint32_t>(bytes);
    op.number = take<std::uint64_t>(bytes);
    op.first = take_text(bytes);
    op.second = take_text(bytes);
    ops.push_back(std::move(op));
  }
  return ops;
}

}  // namespace claimgraph::faults
