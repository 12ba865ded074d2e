// A disk that a recording is played to, and what may be left on it when the power goes: everything, only what
// was synced, or anything between that a disk is free to do.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recording.h"

namespace claimgraph::faults {

enum class Policy : std::uint8_t {
  kAll,          // a killed process: the system goes on
  kSynced,       // names as they are, of each file what was synced
  kStrict,       // likewise, and names as of the last sync of their directory
  kZeros,        // sizes as they are, what was not synced is zero
  kTornWrite,    // the last write to each file ends at some byte
  kPrefix,       // of each file some of the writes, in order
  kSectors,      // any 512-byte sectors of what was not synced
  kZeroSectors,  // everything, but the last sectors of the last write are zero
};
inline constexpr std::array kPolicies = {Policy::kAll,     Policy::kSynced,     Policy::kStrict,
                                         Policy::kZeros,   Policy::kTornWrite,  Policy::kPrefix,
                                         Policy::kSectors, Policy::kZeroSectors};
std::string_view name_of(Policy policy);

// Path relative to the root -> bytes; nothing for a directory.
using Image = std::map<std::string, std::optional<std::string>>;

class Disk {
 public:
  // `root`: the directory that was recorded. It and what is in it now, which the recording did not see made,
  // are durable.
  explicit Disk(std::filesystem::path root);

  void apply(const Op& op);
  // Deterministic in the seed.
  Image image(Policy policy, std::uint64_t seed) const;

 private:
  struct Change {
    std::uint64_t offset = 0;
    std::string bytes;
    std::optional<std::uint64_t> size;  // a truncation
  };
  struct Node {
    bool is_directory = false;
    std::string now, durable;
    std::vector<Change> pending;  // since the last sync
    std::map<std::string, std::size_t> names, durable_names;
  };
  struct Place {
    std::size_t directory = 0;
    std::string name;
  };

  void load(const std::filesystem::path& directory);
  Place place_of(const std::string& path) const;
  std::optional<std::size_t> find(const Place& place) const;
  std::size_t make(const Place& place, bool is_directory);
  void change(Node& node, Change change);
  static void apply_change(std::string& bytes, const Change& change);
  static std::string content(const Node& node, Policy policy, std::uint64_t seed);

  std::filesystem::path root_;
  std::vector<Node> nodes_;  // the first is the root
  std::map<std::uint32_t, std::size_t> open_;
};

void write_image(const Image& image, const std::filesystem::path& directory);

}  // namespace claimgraph::faults
