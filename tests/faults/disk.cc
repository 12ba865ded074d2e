#include "disk.h"

#include <algorithm>
#include <random>
#include <stdexcept>
#include <utility>

#include <fcntl.h>

#include "database.h"

namespace claimgraph::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSector = 512;

std::uint64_t below(std::mt19937_64& random, std::uint64_t end) { return end == 0 ? 0 : random() % end; }

}  // namespace

std::string_view name_of(Policy policy) {
  constexpr std::array<std::string_view, kPolicies.size()> kNames = {
      "all", "synced", "strict", "zeros", "torn_write", "prefix", "sectors", "zero_sectors"};
  return kNames[static_cast<std::size_t>(policy)];
}

Disk::Disk(fs::path root) : root_(std::move(root)) {
  nodes_.push_back({});
  nodes_[0].is_directory = true;
  load(root_);
  for (Node& node : nodes_) {
    node.durable = node.now;
    node.durable_names = node.names;
  }
}

void Disk::load(const fs::path& directory) {
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    const std::size_t made = make(place_of(entry.path().string()), entry.is_directory());
    if (entry.is_regular_file()) nodes_[made].now = read_file(entry.path());
  }
}

Disk::Place Disk::place_of(const std::string& path) const {
  const fs::path relative = fs::path(path).lexically_relative(root_);
  Place place{0, ""};
  for (auto part = relative.begin(); part != relative.end(); ++part) {
    if (part->empty() || *part == ".") continue;
    if (!place.name.empty()) {
      const auto directory = find(place);
      if (!directory) throw std::runtime_error("no directory of " + path);
      place.directory = *directory;
    }
    place.name = part->string();
  }
  return place;
}

std::optional<std::size_t> Disk::find(const Place& place) const {
  if (place.name.empty()) return 0;
  const auto& names = nodes_[place.directory].names;
  const auto found = names.find(place.name);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::size_t Disk::make(const Place& place, bool is_directory) {
  const std::size_t number = nodes_.size();
  nodes_.push_back({});
  nodes_[number].is_directory = is_directory;
  nodes_[place.directory].names[place.name] = number;
  return number;
}

void Disk::apply_change(std::string& bytes, const Change& change) {
  if (change.size) {
    bytes.resize(*change.size, '\0');
    return;
  }
  if (bytes.size() < change.offset + change.bytes.size())
    bytes.resize(change.offset + change.bytes.size(), '\0');
  bytes.replace(change.offset, change.bytes.size(), change.bytes);
}

void Disk::change(Node& node, Change change) {
  apply_change(node.now, change);
  node.pending.push_back(std::move(change));
}

void Disk::apply(const Op& op) {
  switch (op.kind) {
    case OpKind::kOpen: {
      const Place place = place_of(op.first);
      const auto flags = static_cast<int>(op.number);
      auto node = find(place);
      if (!node) node = make(place, (flags & O_DIRECTORY) != 0);
      if ((flags & O_TRUNC) != 0) change(nodes_[*node], {0, "", 0});
      open_[op.handle] = *node;
      return;
    }
    case OpKind::kWrite:
      return change(nodes_[open_.at(op.handle)], {op.number, op.first, std::nullopt});
    case OpKind::kTruncate:
      return change(nodes_[open_.at(op.handle)], {0, "", op.number});
    case OpKind::kExtend: {
      Node& node = nodes_[open_.at(op.handle)];
      return change(node, {0, "", std::max<std::uint64_t>(op.number, node.now.size())});
    }
    case OpKind::kSync: {
      Node& node = nodes_[open_.at(op.handle)];
      node.durable = node.now;
      node.durable_names = node.names;
      node.pending.clear();
      return;
    }
    case OpKind::kRename:
    case OpKind::kLink: {
      const Place from = place_of(op.first);
      const Place to = place_of(op.second);
      const auto node = find(from);
      if (!node) return;  // a file that the recorder does not see: RocksDB's own LOG
      nodes_[to.directory].names[to.name] = *node;
      if (op.kind == OpKind::kRename) nodes_[from.directory].names.erase(from.name);
      return;
    }
    case OpKind::kUnlink: {
      const Place place = place_of(op.first);
      nodes_[place.directory].names.erase(place.name);
      return;
    }
    case OpKind::kMakeDirectory:
      make(place_of(op.first), true);
      return;
    case OpKind::kSay:
      return;
  }
}

std::string Disk::content(const Node& node, Policy policy, std::uint64_t seed) {
  if (policy == Policy::kAll || node.pending.empty()) return node.now;
  std::mt19937_64 random(seed);
  std::string bytes = node.durable;
  const auto& pending = node.pending;
  switch (policy) {
    case Policy::kAll:
    case Policy::kSynced:
    case Policy::kStrict:
      break;
    case Policy::kZeros:
      bytes.resize(node.now.size(), '\0');
      break;
    case Policy::kTornWrite: {
      for (std::size_t i = 0; i + 1 < pending.size(); ++i) apply_change(bytes, pending[i]);
      Change last = pending.back();
      last.bytes.resize(below(random, last.bytes.size() + 1));
      apply_change(bytes, last);
      break;
    }
    case Policy::kPrefix: {
      const std::uint64_t count = below(random, pending.size() + 1);
      for (std::size_t i = 0; i < count; ++i) apply_change(bytes, pending[i]);
      break;
    }
    case Policy::kSectors:
      for (const Change& change : pending) {
        if (change.size && random() % 2 == 0) apply_change(bytes, change);
        for (std::uint64_t at = 0; at < change.bytes.size();) {
          const std::uint64_t end = std::min<std::uint64_t>(
              ((change.offset + at) / kSector + 1) * kSector - change.offset, change.bytes.size());
          if (random() % 2 == 0)
            apply_change(bytes, {change.offset + at, change.bytes.substr(at, end - at), {}});
          at = end;
        }
      }
      break;
    case Policy::kZeroSectors: {
      bytes = node.now;
      const Change& last = pending.back();
      const std::uint64_t from =
          (last.offset + below(random, last.bytes.size() + 1) + kSector - 1) / kSector * kSector;
      for (std::uint64_t at = from;
           at < std::min<std::uint64_t>(last.offset + last.bytes.size(), bytes.size()); ++at)
        bytes[at] = '\0';
      break;
    }
  }
  return bytes;
}

Image Disk::image(Policy policy, std::uint64_t seed) const {
  Image image;
  std::vector<std::pair<std::size_t, std::string>> pending = {{0, ""}};
  while (!pending.empty()) {
    const auto [number, path] = pending.back();
    pending.pop_back();
    const Node& directory = nodes_[number];
    for (const auto& [name, child] : policy == Policy::kStrict ? directory.durable_names : directory.names) {
      const std::string below_path = path.empty() ? name : path + "/" + name;
      if (nodes_[child].is_directory) {
        image[below_path] = std::nullopt;
        pending.emplace_back(child, below_path);
      } else {
        image[below_path] = content(nodes_[child], policy, seed + child);
      }
    }
  }
  return image;
}

void write_image(const Image& image, const fs::path& directory) {
  fs::remove_all(directory);
  fs::create_directories(directory);
  for (const auto& [path, bytes] : image) {
    if (bytes) {
      write_file(directory / path, *bytes);
    } else {
      fs::create_directories(directory / path);
    }
  }
}

}  // namespace claimgraph::faults
