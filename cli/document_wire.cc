#include "cli/document_wire.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "core/text/digest.h"
#include "storage/codec.h"
#include "storage/keys.h"

namespace claimgraph::cli {
namespace {

constexpr std::size_t kNumber = 8;

class Out {
 public:
  void number(std::uint64_t value) {
    for (std::size_t i = 0; i < kNumber; ++i) bytes_.push_back(static_cast<char>(value >> (8 * i)));
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Gives nothing but zero and empty strings once something was wrong.
class In {
 public:
  explicit In(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    if (bytes_.size() < kNumber) return fail();
    std::uint64_t value = 0;
    for (std::size_t i = kNumber; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes_[i]);
    bytes_.remove_prefix(kNumber);
    return value;
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) return fail(), std::string_view{};
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return text;
  }
  // Each thing counted takes at least the bytes of a number.
  std::uint64_t count() {
    const std::uint64_t count = number();
    return count <= bytes_.size() / kNumber ? count : fail();
  }
  bool is_whole() const { return !failed_ && bytes_.empty(); }
  bool failed() const { return failed_; }

 private:
  std::uint64_t fail() {
    failed_ = true;
    bytes_ = {};
    return 0;
  }
  std::string_view bytes_;
  bool failed_ = false;
};

Error garbled() { return {ErrorCode::kIo, "the process that read it gave no readable answer"}; }

constexpr std::array kErrorCodes = {
    ErrorCode::kInvalidArgument,    ErrorCode::kNotFound, ErrorCode::kCorruption, ErrorCode::kIo,
    ErrorCode::kUnsupportedVersion, ErrorCode::kInUse,    ErrorCode::kLimit};

void put(Out& out, const ReadDocument& document) {
  const std::string key = storage::id_key(document.source.id.bits);
  out.text(key);
  out.text(storage::encode_source(key, document.source));
  out.text(document.source.text);
  out.number(document.claims.size());
  for (const Claim& claim : document.claims) {
    const std::string place = storage::claim_key(storage::place_of(claim));
    out.text(place);
    out.text(storage::encode_claim(place, {claim, unresolved(claim)}));
  }
}

Result<Source> take_source(In& in) {
  const std::string_view key = in.text();
  auto source = storage::decode_source(key, in.text());
  const std::string_view text = in.text();
  if (in.failed() || !source) return garbled();
  source->text = text;
  if (text::source_id(*source) != source->id) return garbled();
  return source;
}

Result<ReadDocument> take_document(In& in) {
  auto source = take_source(in);
  if (!source) return source.error();
  ReadDocument document{*std::move(source), {}};
  for (std::uint64_t left = in.count(); left > 0; --left) {
    const std::string_view place = in.text();
    auto claim = storage::decode_claim(place, in.text());
    if (!claim || claim->claim.source != document.source.id ||
        claim->claim.published != document.source.published) {
      return garbled();
    }
    document.claims.push_back(std::move(claim->claim));
  }
  return document;
}

Error take_error(In& in) {
  const std::uint64_t code = in.number();
  std::string message(in.text());
  if (in.failed() || code >= kErrorCodes.size()) return garbled();
  return {kErrorCodes[code], std::move(message)};
}

}  // namespace

std::string encode(const DocumentQuestion& question) {
  const read::Defaults& defaults = question.defaults;
  Out out;
  out.text(question.name);
  out.text(defaults.published ? to_text(*defaults.published) : "");
  out.text(defaults.said_on ? to_text(*defaults.said_on) : "");
  for (const std::string* text : {&defaults.lang, &defaults.publisher, &defaults.url, &defaults.title})
    out.text(*text);
  out.text(question.lexicon.name);
  out.text(question.lexicon.text);
  out.text(question.bytes);
  return out.take();
}

Result<DocumentQuestion> decode_question(std::string_view bytes) {
  In in(bytes);
  DocumentQuestion question;
  question.name = in.text();
  question.defaults.published = parse_timestamp(in.text());
  question.defaults.said_on = parse_day(in.text());
  question.defaults.lang = in.text();
  question.defaults.publisher = in.text();
  question.defaults.url = in.text();
  question.defaults.title = in.text();
  question.lexicon.name = in.text();
  question.lexicon.text = in.text();
  question.bytes = in.text();
  if (!in.is_whole()) return Error{ErrorCode::kInvalidArgument, "the question is garbled"};
  return question;
}

std::string encode(const ReadDocuments& documents) {
  Out out;
  out.number(documents.size());
  for (const auto& document : documents) {
    out.number(document ? 1 : 0);
    if (document) {
      put(out, *document);
    } else {
      out.number(static_cast<std::uint64_t>(std::ranges::find(kErrorCodes, document.error().code) -
                                            kErrorCodes.begin()));
      out.text(document.error().message);
    }
  }
  return out.take();
}

Result<ReadDocuments> decode_answer(std::string_view bytes) {
  In in(bytes);
  ReadDocuments documents;
  for (std::uint64_t left = in.count(); left > 0 && !in.failed(); --left) {
    if (in.number() == 0) {
      documents.emplace_back(take_error(in));
      continue;
    }
    auto document = take_document(in);
    if (!document) return document.error();
    documents.push_back(std::move(document));
  }
  if (!in.is_whole()) return garbled();
  return documents;
}

}  // namespace claimgraph::cli
