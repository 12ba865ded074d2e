#include "cli/reading.h"

#include <atomic>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/reader_process.h"
#include "cli/system_calls.h"
#include "reader_samples.h"

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kLong{60'000};

DocumentQuestion question(std::string text) {
  DocumentQuestion q;
  q.name = "a.txt";
  q.bytes = std::move(text);
  q.defaults = {
      Timestamp{*to_day(2025, 1, 25), {}, {}}, to_day(2025, 1, 24), "en", "Daily", "https://d.example/", "T"};
  return q;
}

const std::string kText = "Velden said on Monday that it will spend 12 million euros on the bridge in 2026.";

TEST(DocumentWire, CarriesQuestions) {
  const DocumentQuestion q = question(kText + std::string("\0\xff", 2));
  const auto back = decode_question(encode(q));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->name, q.name);
  EXPECT_EQ(back->bytes, q.bytes);
  EXPECT_EQ(back->defaults.published, q.defaults.published);
  EXPECT_EQ(back->defaults.said_on, q.defaults.said_on);
  EXPECT_EQ(back->defaults.title + back->defaults.url + back->defaults.publisher + back->defaults.lang,
            "Thttps://d.example/Dailyen");
}

ReadDocuments some_documents() {
  ReadDocuments documents = DocumentReader().read(question(kText));
  documents.push_back(Error{ErrorCode::kLimit, "too large"});
  return documents;
}

TEST(DocumentWire, CarriesDocumentsAndErrors) {
  const ReadDocuments documents = some_documents();
  ASSERT_TRUE(documents[0]);
  ASSERT_FALSE(documents[0]->claims.empty());
  const auto back = decode_answer(encode(documents));
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 2u);
  EXPECT_EQ((*back)[0]->source, documents[0]->source);
  EXPECT_EQ((*back)[0]->claims, documents[0]->claims);
  EXPECT_EQ((*back)[1].error().code, ErrorCode::kLimit);
  EXPECT_EQ((*back)[1].error().message, "too large");
}

TEST(DocumentWire, EveryTruncationIsRefused) {
  const std::string bytes = encode(some_documents());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode_answer(bytes.substr(0, size))) << size;
  EXPECT_FALSE(decode_answer(bytes + '\0'));
}

TEST(DocumentWire, ASourceUnderAnotherIdIsRefused) {
  ReadDocuments documents = some_documents();
  documents[0]->source.text += "!";
  EXPECT_FALSE(decode_answer(encode(documents)));
}

TEST(DocumentWire, AClaimOfAnotherSourceIsRefused) {
  ReadDocuments documents = some_documents();
  documents[0]->claims[0].source.bits.low ^= 1;
  EXPECT_FALSE(decode_answer(encode(documents)));
}

RC_GTEST_PROP(DocumentWire, ChangedBytesAreRefusedOrGiveTheSameKindOfThing,
              (std::size_t at, unsigned char byte)) {
  std::string bytes = encode(some_documents());
  at %= bytes.size();
  bytes[at] = static_cast<char>(byte);
  const auto back = decode_answer(bytes);
  if (back && (*back)[0]) RC_ASSERT((*back)[0]->claims.size() <= 100);
}

RC_GTEST_PROP(DocumentWire, AnyBytesAreRefusedOrRead, (const std::string& bytes)) {
  static_cast<void>(decode_question(bytes));
  static_cast<void>(decode_answer(bytes));
}

// A stand-in for the process that reads: answers "no documents", or does what the document says.
class Readers : public testing::Test {
 protected:
  Readers() : program_(fs::path(testing::TempDir()) / "reader.py") {
    std::ofstream(program_) << R"(#!/usr/bin/python3
import os, struct, sys, time
while True:
    head = sys.stdin.buffer.read(8)
    if len(head) < 8: sys.exit(0)
    question = sys.stdin.buffer.read(struct.unpack('<Q', head)[0])
    if b'crash' in question: os.kill(os.getpid(), 11)
    if b'hang' in question: time.sleep(60)
    if b'grow' in question: x = bytearray(1 << 40)
    if b'lie' in question: answer = b'\xff' * 20
    else: answer = struct.pack('<Q', 0)
    sys.stdout.buffer.write(struct.pack('<Q', len(answer)) + answer)
    sys.stdout.buffer.flush()
)";
    fs::permissions(program_, fs::perms::owner_all);
    options_.program = program_;
    options_.limits.wall = std::chrono::seconds(3);
  }

  // "" for each file that was read, else why not.
  std::vector<std::string> outcomes(const std::vector<std::string>& contents) {
    ReadingAhead reading(options_);
    std::vector<std::string> said;
    const auto take = [&] {
      const auto documents = reading.take(kLong);
      said.push_back(documents && documents->empty() ? ""
                     : documents && (*documents)[0]  ? "read"
                     : documents                     ? (*documents)[0].error().message
                                                     : "late");
    };
    for (const std::string& content : contents) {
      while (reading.is_full()) take();
      reading.put(Bytes{content, content});
    }
    while (!reading.is_empty()) take();
    return said;
  }

  static bool is_filtered() {
    const pid_t child = fork();
    if (child == 0) _exit(allow_reading_only() == Filter::kOn ? 0 : kNoFilter);
    int state = 0;
    waitpid(child, &state, 0);
    return WEXITSTATUS(state) != kNoFilter;
  }

  fs::path program_;
  ReadingOptions options_;
};

TEST_F(Readers, OneThatFailsCostsOneFile) {
  const auto said = outcomes({"good", "crash", "good", "grow", "good", "lie", "good", "hang", "good"});
  EXPECT_THAT(said, testing::ElementsAre(
                        "", "crash: reading it failed: stopped by signal 11", "",
                        HasSubstr("grow: reading it failed: exit code 1"), "",
                        HasSubstr("lie: reading it failed: the process that read it gave no readable"), "",
                        "hang: reading it failed: stopped after 3 s", ""));
}

// The planted failure: a reader that opens a file or a connection is ended, and costs one file.
TEST_F(Readers, ThatAskForMoreAreStopped) {
  if (!is_filtered()) GTEST_SKIP() << kWhyNoFilter;
  options_.program = PLANTED_READER;
  options_.limits = ReadingOptions::default_limits();
  options_.defaults = question("").defaults;
  EXPECT_THAT(outcomes({"good", "open", "good", "connect", "good"}),
              testing::ElementsAre(
                  "read", HasSubstr("open: reading it failed: stopped: it asked the system for more"), "read",
                  HasSubstr("connect: reading it failed: stopped: it asked the system"), "read"));
}

TEST_F(Readers, ManyKeepTheOrder) {
  options_.processes = 4;
  std::vector<std::string> contents, expected;
  for (int i = 0; i < 60; ++i) {
    contents.push_back(i % 7 == 3 ? "crash " + std::to_string(i) : "good");
    expected.push_back(i % 7 == 3 ? contents.back() + ": reading it failed: stopped by signal 11" : "");
  }
  EXPECT_EQ(outcomes(contents), expected);
}

TEST_F(Readers, AMissingProgramIsSaid) {
  options_.program = "/nowhere/claimgraph";
  EXPECT_THAT(outcomes({"good"}), testing::ElementsAre(HasSubstr("cannot be run")));
}

TEST_F(Readers, EndWithTheReadingWhateverTheyDo) {
  const auto start = std::chrono::steady_clock::now();
  options_.limits.wall = std::chrono::minutes(1);
  {
    ReadingAhead reading(options_);
    reading.put(Bytes{"hang", std::string("hang")});
    EXPECT_FALSE(reading.take(std::chrono::milliseconds(300)));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Reading, WithoutAProgramReadsHere) {
  ReadingOptions options;
  options.defaults = question("").defaults;
  ReadingAhead reading(options);
  reading.put(Bytes{"a.txt", kText});
  reading.put(fs::path("/nowhere/b.txt"));
  const auto read = reading.take(kLong);
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)[0]->source.text, kText);
  EXPECT_THAT((*reading.take(kLong))[0].error().message, HasSubstr("no such file"));
}

}  // namespace
}  // namespace claimgraph::cli
