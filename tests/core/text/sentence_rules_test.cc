// ICU's iterator is the other implementation: both must cut alike.
#include "core/text/sentence_rules.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace claimgraph::text {
namespace {

std::vector<std::size_t> ends_of(const std::string& text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size(); ends.push_back(at)) at = sentence_end(text, at);
  return ends;
}

class Icu {
 public:
  Icu() : breaks_(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), error_)) {}

  std::vector<std::size_t> ends_of(const std::string& text) {
    const std::unique_ptr<UText, decltype(&utext_close)> view(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error_), &utext_close);
    breaks_->setText(view.get(), error_);
    std::vector<std::size_t> ends;
    for (auto end = breaks_->next(); end != icu::BreakIterator::DONE; end = breaks_->next())
      ends.push_back(static_cast<std::size_t>(end));
    return ends;
  }

 private:
  UErrorCode error_ = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks_;
};

// One of every class of the rules.
const std::vector<std::string> kClasses = {"a", "A", "\u4e00", "1",  ".",      "!", "\"",
                                           " ", ",", "\n",     "\r", "\u0301", "#"};

TEST(SentenceRules, CutLikeIcuWhateverFollowsWhat) {
  Icu icu;
  std::size_t combinations = 1;
  for (int length = 1; length <= 4; ++length) {
    combinations *= kClasses.size();
    for (std::size_t number = 0; number < combinations; ++number) {
      std::string text;
      for (std::size_t left = number, i = 0; i < static_cast<std::size_t>(length);
           ++i, left /= kClasses.size())
        text += kClasses[left % kClasses.size()];
      ASSERT_EQ(ends_of(text), icu.ends_of(text)) << text;
    }
  }
}

RC_GTEST_PROP(SentenceRules, CutLikeIcuWhatIsLonger, ()) {
  const auto letters = rc::gen::elementOf(kClasses);
  const auto others =
      rc::gen::element<std::string>("\u00ad", "\u2029", "\u00a0", "\u200d", "\u00bb", "\u2026", "\u0085", "(",
                                    "\u3002", "\u0661", "\U0001F600", "\U00010400", "\u1680", "\u2014");
  const auto piece = rc::gen::oneOf(letters, letters, others);
  std::string text;
  for (const std::string& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
  RC_ASSERT(ends_of(text) == Icu().ends_of(text));
}

}  // namespace
}  // namespace claimgraph::text
