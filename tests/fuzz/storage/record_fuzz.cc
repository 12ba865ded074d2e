// Any bytes as the payload of any record, its checksum made right so that the decoders see them: an error, or
// a value whose encoding is those bytes again.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/codec.h"
#include "storage/crc32c.h"

namespace claimgraph::storage {
namespace {

constexpr std::size_t kSourceKey = 16;
constexpr std::size_t kClaimKey = 46;
constexpr std::size_t kEdgeKey = 41;
constexpr std::size_t kNumberKey = 8;
constexpr std::size_t kAnswerKey = 62;
constexpr std::size_t kFigureKey = 38;

std::string framed(std::string_view key, std::string_view payload) {
  const std::string body = std::string(1, '\1') + std::string(payload);
  const std::uint32_t crc = crc32c(body, crc32c(key));
  std::string bytes = body.substr(0, 1);
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(crc >> shift));
  return bytes + std::string(payload);
}

template <typename Decode, typename Encode>
void round_trip(std::string_view in, std::size_t key_size, Decode decode, Encode encode) {
  if (in.size() < key_size) return;
  const std::string_view key = in.substr(0, key_size);
  const std::string bytes = framed(key, in.substr(key_size));
  const auto value = decode(key, bytes);
  if (value && encode(key, *value) != bytes) std::abort();
}

// Records whose value is not all that they were made of: only read.
template <typename Decode>
void read_only(std::string_view in, std::size_t key_size, Decode decode) {
  if (in.size() < key_size) return;
  static_cast<void>(decode(in.substr(0, key_size), framed(in.substr(0, key_size), in.substr(key_size))));
}

void decode_as(unsigned kind, std::string_view in) {
  switch (kind) {
    case 0:
      return round_trip(in, kSourceKey, decode_source, encode_source);
    case 1:
      return round_trip(in, kClaimKey, decode_claim, encode_claim);
    case 2:
      return round_trip(in, kSourceKey, decode_members, encode_members);
    case 3:
      return round_trip(in, kEdgeKey, decode_edge, encode_edge);
    case 4:
      return round_trip(in, kSourceKey, decode_judgement, encode_judgement);
    case 5:
      return round_trip(in, kNumberKey, decode_journal, [](std::string_view key, const Journalled& line) {
        return encode_journal(key, line.entry, line.chain);
      });
    case 6:
      return round_trip(in, kNumberKey, decode_totals, encode_totals);
    case 7:
      return round_trip(in, kNumberKey, decode_topic, encode_topic);
    case 8:
      return read_only(in, kNumberKey, decode_topic_of_format_1);
    case 9:
      return read_only(in, kAnswerKey, decode_answer);
    case 10:
      return read_only(in, kEdgeKey, decode_back_edge);
    case 11:
      return round_trip(in, kFigureKey, decode_figure,
                        [](std::string_view key, const FigureName&) { return encode_figure(key); });
    default:
      static_cast<void>(decode_source("key", in));  // the frame as it comes
  }
}

}  // namespace
}  // namespace claimgraph::storage

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  claimgraph::storage::decode_as(data[0] % 13, {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
