// Every kind of file of a database, damaged in every way: refused, reported, or without effect. Never
// silently less.
#include <algorithm>
#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "counts.h"
#include "database.h"

namespace claimgraph::faults {
namespace {

namespace fs = std::filesystem;

struct Damage {
  std::string name;
  std::function<void(const fs::path&)> inflict;
};

void flip(const fs::path& path, double where) {
  std::string bytes = read_file(path);
  if (bytes.empty()) return;
  const auto at = static_cast<std::size_t>(static_cast<double>(bytes.size() - 1) * where);
  bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
  write_file(path, bytes);
}

void zero(const fs::path& path, double where) {
  std::string bytes = read_file(path);
  const auto at = static_cast<std::size_t>(static_cast<double>(bytes.size()) * where) / 512 * 512;
  std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at),
            bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + 512, bytes.size())), '\0');
  write_file(path, bytes);
}

void cut(const fs::path& path, double where) {
  fs::resize_file(path, static_cast<std::uintmax_t>(static_cast<double>(fs::file_size(path)) * where));
}

// Spread over a file: its start, its end and what lies between.
std::vector<Damage> damages() {
  std::vector<Damage> list = {{"missing", [](const fs::path& p) { fs::remove(p); }},
                              {"empty", [](const fs::path& p) { fs::resize_file(p, 0); }}};
  constexpr int kPlaces = 14;
  for (int i = 0; i <= kPlaces; ++i) {
    const double where = static_cast<double>(i) / kPlaces;
    const std::string name = " at " + std::to_string(i) + "/" + std::to_string(kPlaces);
    list.push_back({"bit" + name, [where](const fs::path& p) { flip(p, where); }});
    if (i % 2 == 0) list.push_back({"sector" + name, [where](const fs::path& p) { zero(p, where); }});
    if (i % 2 == 1) list.push_back({"cut" + name, [where](const fs::path& p) { cut(p, where); }});
  }
  return list;
}

// "rocks/000012.sst" -> "sst", "rocks/MANIFEST-000011" -> "MANIFEST", "ANCHOR" -> "ANCHOR".
std::string kind_of(const fs::path& file) {
  const std::string name = file.filename().string();
  if (file.has_extension()) return file.extension().string().substr(1);
  return name.substr(0, name.find('-'));
}

// Of each kind the largest file.
std::vector<fs::path> chosen(const Database& database) {
  std::map<std::string, std::vector<fs::path>> kinds;
  for (const fs::path& file : database.files()) kinds[kind_of(file)].push_back(file);
  std::vector<fs::path> files;
  for (auto& [kind, list] : kinds) {
    files.push_back(*std::ranges::max_element(
        list, {}, [&](const fs::path& f) { return fs::file_size(database.path() / f); }));
  }
  return files;
}

class Damaged : public testing::TestWithParam<std::string> {};

TEST_P(Damaged, IsNeverSilentlyLess) {
  Database database("whole-" + GetParam());
  ASSERT_TRUE(database.fill(1, 40));   // the next open turns this into table files
  ASSERT_TRUE(database.fill(40, 50));  // and this stays in the log
  ASSERT_GT(fs::file_size(database.live_log()), 0u) << "so much that it was made table files, too";
  Looker looker;
  const Look whole = looker.look(database.path());
  ASSERT_EQ(whole.kind, Look::Kind::kWhole) << whole.text;
  std::map<Look::Kind, int> seen;
  for (const fs::path& file : chosen(database)) {
    for (const Damage& damage : damages()) {
      const Database copy(database, "copy-" + GetParam());
      damage.inflict(copy.path() / file);
      const Look look = looker.look(copy.path(), GetParam());
      ++seen[look.kind];
      EXPECT_NE(look.kind, Look::Kind::kCrashed) << file << " " << damage.name << ": " << look.text;
      if (look.kind == Look::Kind::kWhole) {
        EXPECT_EQ(look.text, whole.text) << file << " " << damage.name;
      }
      if (look.kind == Look::Kind::kRefused) {
        EXPECT_EQ(look.text.substr(0, 9), "refused 2") << file << " " << damage.name << ": " << look.text;
      }
    }
  }
  std::printf("damaged copies, %s: %d refused, %d reported by verify, %d without effect\n",
              GetParam().c_str(), seen[Look::Kind::kRefused], seen[Look::Kind::kDamaged],
              seen[Look::Kind::kWhole]);
  EXPECT_GT(seen[Look::Kind::kRefused], 0);
  EXPECT_GT(seen[Look::Kind::kWhole], 0) << "files that do not matter";
  const auto reported = seen[Look::Kind::kRefused] + seen[Look::Kind::kDamaged];
  count(kDamagedCopies, static_cast<std::size_t>(reported + seen[Look::Kind::kWhole]));
  count(kDamageReported, static_cast<std::size_t>(reported));
}

INSTANTIATE_TEST_SUITE_P(Modes, Damaged, testing::Values("read", "write"),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace claimgraph::faults
