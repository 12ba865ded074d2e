#include "cli/render/progress.h"

#include <algorithm>
#include <string>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kWidestBar = 40;

}  // namespace

void Progress::draw(std::size_t done, std::size_t total, std::string_view what) {
  if (!shown_ || total < 2) return;
  const std::string count =
      " " + std::to_string(done) + "/" + std::to_string(total) + " " + std::string(what);
  const std::size_t room = width_ > count.size() + 3 ? width_ - count.size() - 3 : 0;
  const std::size_t bar = std::min(room, kWidestBar);
  const std::size_t filled = bar * done / total;
  err_ << "\r[" << std::string(filled, '#') << std::string(bar - filled, ' ') << ']' << count << "\033[K"
       << std::flush;
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) err_ << "\r\033[K" << std::flush;
  drawn_ = false;
}

}  // namespace claimgraph::cli
