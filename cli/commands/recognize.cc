#include "cli/commands/recognize.h"

#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "core/recognize/recognizer.h"
#include "core/text/utf8.h"

namespace claimgraph::cli {
namespace {

using nlohmann::ordered_json;
using recognize::Amount;
using recognize::Item;
using recognize::Kind;
using recognize::Moment;

struct Request {
  std::string id, text, lang;
  Timestamp reference;
};

Error wrong(std::size_t line, std::string_view what) {
  return {ErrorCode::kInvalidArgument, "line " + std::to_string(line) + ": " + std::string(what)};
}

std::string string_of(simdjson::dom::element object, std::string_view key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

Timestamp reference_of(simdjson::dom::element object) {
  for (const std::string_view key : {"reference_time", "reference_date"}) {
    if (const auto stamp = parse_timestamp(string_of(object, key))) return *stamp;
  }
  return {};
}

Result<Request> request_of(simdjson::dom::parser& parser, const std::string& line, std::size_t number) {
  simdjson::dom::element object;
  if (parser.parse(line).get(object) != simdjson::SUCCESS || !object.is_object())
    return wrong(number, "not a JSON object");
  Request request{string_of(object, "id"), string_of(object, "text"), string_of(object, "lang"),
                  reference_of(object)};
  if (text::first_invalid(request.text)) return wrong(number, "text is not UTF-8");
  return request;
}

void put_amount(const Amount& amount, Kind kind, ordered_json& out) {
  if (amount.low && amount.low == amount.high) {
    out["value"] = amount.low->to_text();
  } else {
    if (amount.low) out["low"] = amount.low->to_text();
    if (amount.high) out["high"] = amount.high->to_text();
  }
  const bool bare = kind == Kind::kNumber || kind == Kind::kOrdinal || kind == Kind::kRange;
  if (!bare) out["unit"] = amount.unit;
  if (!amount.per.empty()) out["per"] = amount.per;
  if (amount.unit_ambiguous) out["unit_ambiguous"] = true;
}

std::string time_text(Day day, const std::optional<std::int32_t>& second) {
  if (!second) return to_text(day);
  char clock[16];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:%02d", *second / 3600 % 24, *second / 60 % 60, *second % 60);
  return to_text(day) + clock;
}

template <typename Reading>
ordered_json ends_of(const Reading& reading) {
  ordered_json out = ordered_json::object();
  if (reading.from) out["from"] = time_text(*reading.from, reading.from_second);
  if (reading.to) out["to"] = time_text(*reading.to, reading.to_second);
  return out;
}

void put_moment(const Moment& moment, ordered_json& out) {
  const ordered_json best = ends_of(moment);
  if (moment.from && moment.from == moment.to && moment.from_second == moment.to_second)
    out["date"] = best["from"];
  else
    out.update(best);
  if (moment.readings.empty()) return;
  out["alt"].push_back(best);
  for (const Moment::Reading& reading : moment.readings) out["alt"].push_back(ends_of(reading));
}

ordered_json item_of(const Item& item, std::string_view text, const text::Offsets& offsets) {
  const CodePointSpan span = offsets.to_code_points(item.span);
  ordered_json out{{"start", span.start}, {"end", span.end}, {"kind", to_text(item.kind)}};
  out["surface"] = text.substr(item.span.start, item.span.size());
  if (const Amount* amount = item.amount()) put_amount(*amount, item.kind, out);
  if (const Moment* moment = item.moment()) put_moment(*moment, out);
  return out;
}

Result<std::string> answer(const Request& request) {
  const auto recognizer = recognize::Recognizer::of(request.lang);
  if (!recognizer) return recognizer.error();
  std::vector<Item> items;
  (*recognizer)->recognize_all(request.text, {request.reference, true}, items);
  const text::Offsets offsets(request.text);
  ordered_json out{{"id", request.id}, {"found", ordered_json::array()}};
  for (const Item& item : items) out["found"].push_back(item_of(item, request.text, offsets));
  return out.dump();
}

}  // namespace

Status recognize_lines(std::istream& in, std::ostream& out) {
  simdjson::dom::parser parser;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto request = request_of(parser, line, number);
    if (!request) return request.error();
    const auto reply = answer(*request);
    if (!reply) return wrong(number, reply.error().message);
    out << *reply << '\n';
  }
  return ok();
}

}  // namespace claimgraph::cli
