#include "cli/reading.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "cli/input.h"
#include "cli/reader_process.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kAheadPerProcess = 4;
constexpr int kFilesPerProcess = 500;  // then a fresh one: what a file left behind does not stay

// A sanitizer reserves terabytes of addresses.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kMemoryBytes = SIZE_MAX;
#else
constexpr std::size_t kMemoryBytes = std::size_t{2} << 30;
#endif

// One process at a time, replaced when it fails or has done enough.
class Reader {
 public:
  explicit Reader(const ReadingOptions& options) : options_(options) {}

  ReadDocuments read(const ToRead& file) {
    DocumentQuestion question;
    auto content = bytes_of(file, question.name);
    if (!content) return {content.error()};
    question.bytes = *std::move(content);
    question.defaults = options_.defaults;
    question.lexicon = options_.lexicon;
    if (options_.program.empty()) return here_.read(question);
    auto answer = ask(encode(question));
    if (answer) return *std::move(answer);
    process_.reset();
    return {Error{answer.error().code, question.name + ": reading it failed: " + answer.error().message}};
  }

 private:
  static Result<std::string> bytes_of(const ToRead& file, std::string& name) {
    if (const Bytes* bytes = std::get_if<Bytes>(&file)) {
      name = bytes->name;
      return bytes->content;
    }
    const auto& path = std::get<std::filesystem::path>(file);
    name = path.string();
    return read_file(path, read::kMaxSourceBytes);
  }

  Result<ReadDocuments> ask(const std::string& question) {
    if (!process_ || ++asked_ > kFilesPerProcess) {
      if (const Status s = start(); !s) return s.error();
    }
    std::string framed;
    framed.reserve(question.size() + 8);
    for (int shift = 0; shift < 64; shift += 8)
      framed.push_back(static_cast<char>(std::uint64_t{question.size()} >> shift));
    framed += question;
    const auto answer = process_->ask(framed);
    if (!answer) return answer.error();
    return decode_answer(*answer);
  }

  Status start() {
    asked_ = 0;
    process_.emplace(options_.limits);
    return process_->start(options_.program, {std::string(kReaderProcess)});
  }

  const ReadingOptions& options_;
  std::optional<graph::Conversation> process_;
  DocumentReader here_;
  int asked_ = 0;
};

}  // namespace

graph::Limits ReadingOptions::default_limits() {
  graph::Limits limits;
  limits.wall = std::chrono::minutes(2);
  limits.cpu = std::chrono::minutes(10);
  limits.memory_bytes = kMemoryBytes;
  return limits;
}

// Threads that each lead one process. What they work on stays where it is until it is taken.
class ReadingAhead::Pool {
 public:
  explicit Pool(ReadingOptions options) : options_(std::move(options)) {
    options_.limits.stop = &closing_;
    for (std::size_t i = 0; i < options_.processes; ++i) threads_.emplace_back([this] { work(); });
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void put(ToRead file) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back({std::move(file), std::nullopt});
    }
    changed_.notify_all();
  }

  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
  }
  std::size_t most() const { return options_.processes * kAheadPerProcess; }

  std::optional<ReadDocuments> take(std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, wait, [this] { return jobs_.front().documents.has_value(); }))
      return std::nullopt;
    auto documents = std::move(jobs_.front().documents);
    jobs_.pop_front();
    --begun_;
    return documents;
  }

 private:
  struct Job {
    ToRead file;
    std::optional<ReadDocuments> documents;
  };

  void work() {
    Reader reader(options_);
    while (Job* job = next()) {
      ReadDocuments documents = reader.read(job->file);
      {
        const std::lock_guard lock(mutex_);
        job->documents = std::move(documents);
      }
      changed_.notify_all();
    }
  }

  // The first that nobody has begun; null when all is over. A deque keeps its elements in place.
  Job* next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closing_ || begun_ < jobs_.size(); });
    return closing_ ? nullptr : &jobs_[begun_++];
  }

  ReadingOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t begun_ = 0;  // of jobs_, from the front
  std::atomic<bool> closing_ = false;
  std::vector<std::thread> threads_;
};

ReadingAhead::ReadingAhead(ReadingOptions options) : pool_(std::make_unique<Pool>(std::move(options))) {}
ReadingAhead::~ReadingAhead() = default;
void ReadingAhead::put(ToRead file) { pool_->put(std::move(file)); }
bool ReadingAhead::is_full() const { return pool_->size() >= pool_->most(); }
bool ReadingAhead::is_empty() const { return pool_->size() == 0; }
std::optional<ReadDocuments> ReadingAhead::take(std::chrono::milliseconds wait) { return pool_->take(wait); }

}  // namespace claimgraph::cli
