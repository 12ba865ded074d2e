// Standard output as a stream that remembers why a write failed: a full disk and a closed pipe are different
// answers.
#pragma once

#include <streambuf>
#include <string>

namespace claimgraph::cli {

class OutputBuffer : public std::streambuf {
 public:
  explicit OutputBuffer(int fd);  // borrowed: never closed
  ~OutputBuffer() override;
  OutputBuffer(const OutputBuffer&) = delete;
  OutputBuffer& operator=(const OutputBuffer&) = delete;

  // errno of the first write that failed; 0 if none did.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  bool write_out();

  int fd_;
  int error_ = 0;
  std::string buffer_;
};

}  // namespace claimgraph::cli
