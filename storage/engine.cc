#include "storage/engine.h"

namespace claimgraph::storage {

std::string_view table_name(Table table) {
  switch (table) {
    case Table::kMeta:
      return "default";
    case Table::kSources:
      return "sources";
    case Table::kTexts:
      return "texts";
    case Table::kMembers:
      return "members";
    case Table::kClaims:
      return "claims";
    case Table::kPlaces:
      return "places";
    case Table::kTopics:
      return "topics";
    case Table::kEdges:
      return "edges";
    case Table::kBackEdges:
      return "back_edges";
    case Table::kJudgements:
      return "judgements";
    case Table::kJournal:
      return "journal";
    case Table::kFigures:
      return "figures";
    case Table::kAnswers:
      return "answers";
  }
  return "";
}

Range keys_with_prefix(std::string prefix) {
  std::string end = prefix;
  while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xff) end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return {std::move(prefix), std::move(end)};
}

}  // namespace claimgraph::storage
