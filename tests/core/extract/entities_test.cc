#include "core/extract/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::extract {
namespace {

Source source_of(std::string lang, std::string title, std::string text) {
  Source source;
  source.lang = std::move(lang);
  source.title = std::move(title);
  source.text = std::move(text);
  source.published = parse_timestamp("2024-05-02").value();
  return source;
}

struct Case {
  const char* name;
  const char* lang;
  const char* title;
  const char* text;
  const char* main;  // the entity that the text is about
  EntityKind kind;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class MainEntity : public testing::TestWithParam<Case> {};

TEST_P(MainEntity, IsFoundWithoutAListOfNames) {
  const Source source = source_of(GetParam().lang, GetParam().title, GetParam().text);
  const Document document(source, Lexicon::built_in());
  const Entities entities(document);
  ASSERT_TRUE(entities.main());
  EXPECT_EQ(entities[*entities.main()].name, GetParam().main);
  EXPECT_EQ(entities[*entities.main()].kind, GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, MainEntity,
    testing::Values(
        Case{"EnglishCompany", "en", "Orvento cuts jobs",
             "The carmaker said so. Orvento's chief executive, Ada Lund, spoke on Monday.", "Orvento",
             EntityKind::kCompany},
        Case{"GermanCompany", "de", "Orvento streicht Stellen",
             "Der Konzern Orvento streicht Stellen. Orvento-Chefin Ada Lund nannte am Montag Gründe.",
             "Orvento", EntityKind::kCompany},
        Case{"GermanTunnel", "de", "Lerchberg-Tunnel wird teurer",
             "Der Lerchberg-Tunnel kostet mehr als gedacht.", "Lerchberg", EntityKind::kProject},
        Case{"DutchCompound", "nl", "Lerchbergtunnel duurder",
             "De Lerchbergtunnel wordt duurder dan gedacht.", "Lerchberg", EntityKind::kProject},
        Case{"SmallWordsBetweenHyphens", "fr", "Une usine à Brevik-sur-Orne",
             "Une usine ouvrira à Brevik-sur-Orne. À Brevik-sur-Orne, on attend.", "Brevik-sur-Orne",
             EntityKind::kProject},
        Case{"FrenchTunnel", "fr", "Le tunnel du Lerchberg coûte plus cher",
             "Le tunnel du Lerchberg coûtera plus cher.", "Lerchberg", EntityKind::kProject}),
    [](const auto& info) { return info.param.name; });

TEST(Entities, APersonSpeaksForTheirCompany) {
  const Source source =
      source_of("en", "Orvento grows", "Ada Lund, chief executive of Orvento, spoke. Lund was pleased.");
  const Document document(source, Lexicon::built_in());
  const Entities entities(document);
  const auto lund =
      std::ranges::find_if(entities.all(), [](const Entity& e) { return e.name == "Ada Lund"; });
  ASSERT_NE(lund, entities.all().end());
  EXPECT_EQ(lund->kind, EntityKind::kPerson);
  EXPECT_EQ(lund->mentions, 2u);
  const auto index = static_cast<std::uint32_t>(lund - entities.all().begin());
  EXPECT_EQ(entities[entities.speaker(index)].name, "Orvento");
}

TEST(Entities, GermanNounsAreNoNames) {
  const Source source =
      source_of("de", "Teurer", "Die Kosten steigen. Der Bau dauert. Das Gestein bremst die Arbeiter.");
  const Document document(source, Lexicon::built_in());
  EXPECT_TRUE(Entities(document).all().empty());
}

}  // namespace
}  // namespace claimgraph::extract
