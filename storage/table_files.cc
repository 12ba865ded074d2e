#include "storage/table_files.h"

#include <array>
#include <fstream>
#include <memory>

#include <rocksdb/convenience.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/options.h>

namespace claimgraph::storage {
namespace {

constexpr std::size_t kReadBytes = std::size_t{64} << 10;

Error damaged(const std::string& what) { return {ErrorCode::kCorruption, "damaged: " + what}; }

// As the engine made it when it wrote the file.
std::optional<std::string> crc32c_of(const std::filesystem::path& path) {
  const auto sum = rocksdb::GetFileChecksumGenCrc32cFactory()->CreateFileChecksumGenerator(
      rocksdb::FileChecksumGenContext());
  std::ifstream in(path, std::ios::binary);
  std::array<char, kReadBytes> bytes;
  while (in.read(bytes.data(), bytes.size()) || in.gcount() > 0) {
    sum->Update(bytes.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof()) return std::nullopt;
  sum->Finalize();
  return sum->GetChecksum();
}

Status verify_blocks(const TableFile& file) {
  const auto status =
      rocksdb::VerifySstFileChecksum(rocksdb::Options(), rocksdb::EnvOptions(), file.path.string());
  if (!status.ok()) return damaged(status.ToString());
  return ok();
}

Status verify_file(const TableFile& file) {
  const auto sum = crc32c_of(file.path);
  if (!sum) return damaged(file.path.string() + " is missing or cannot be read");
  if (!file.crc32c.empty() && *sum != file.crc32c) return damaged(file.path.string() + ": checksum mismatch");
  return verify_blocks(file);
}

}  // namespace

Status verify_table_files(const std::vector<TableFile>& files, const NamesNow& names_now) {
  std::optional<FileNames> now;
  for (const TableFile& file : files) {
    if (now && !now->contains(file.name)) continue;
    const Status s = verify_file(file);
    if (s) continue;
    now = names_now();
    if (!now || now->contains(file.name)) return s;
  }
  return ok();
}

}  // namespace claimgraph::storage
