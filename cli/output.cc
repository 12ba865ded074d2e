#include "cli/output.h"

#include <cerrno>

#include <unistd.h>

namespace claimgraph::cli {
namespace {

constexpr std::size_t kBufferSize = 65536;

}  // namespace

OutputBuffer::OutputBuffer(int fd) : fd_(fd), buffer_(kBufferSize, '\0') {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

OutputBuffer::~OutputBuffer() { write_out(); }

OutputBuffer::int_type OutputBuffer::overflow(int_type c) {
  if (!write_out()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) {
    *pptr() = traits_type::to_char_type(c);
    pbump(1);
  }
  return traits_type::not_eof(c);
}

int OutputBuffer::sync() { return write_out() ? 0 : -1; }

bool OutputBuffer::write_out() {
  for (const char* from = pbase(); error_ == 0 && from < pptr();) {
    const ssize_t count = write(fd_, from, static_cast<std::size_t>(pptr() - from));
    if (count >= 0) {
      from += count;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return error_ == 0;
}

}  // namespace claimgraph::cli
