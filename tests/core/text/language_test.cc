#include "core/text/language.h"

#include <gtest/gtest.h>

namespace claimgraph::text {
namespace {

struct Case {
  const char* name;
  const char* text;
  std::optional<std::string> expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class DetectLanguage : public testing::TestWithParam<Case> {};

TEST_P(DetectLanguage, NamesIt) { EXPECT_EQ(detect_language(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cases, DetectLanguage,
    testing::Values(
        Case{"Dutch",
             "De minister wil dat de nieuwe brug niet later dan dit jaar open gaat voor het verkeer.", "nl"},
        Case{"DutchHeadline", "Minister stapt op na kritiek van de oppositie", "nl"},
        Case{"German", "Der Konzern will in diesem Jahr mehr Geld f\u00fcr die neuen Anlagen ausgeben.",
             "de"},
        Case{"French", "Le groupe veut investir davantage dans les usines du pays, a dit le ministre.", "fr"},
        Case{"English", "The company said that it will build the plant by the end of the year.", "en"},
        Case{"Spanish",
             "El gobierno dijo que el puente no se abrir\u00e1 hasta el a\u00f1o que viene por los costes.",
             "es"},
        Case{"Italian", "Il governo ha detto che il ponte non sar\u00e0 aperto prima della fine dell'anno.",
             "it"},
        Case{"Portuguese",
             "O governo disse que a ponte n\u00e3o vai abrir at\u00e9 ao fim do ano por causa dos custos.",
             "pt"},
        Case{"TooShort", "Gallerno 2025", std::nullopt},
        Case{"OtherScript", "Правительство заявило, что мост не откроется до конца года", std::nullopt}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace claimgraph::text
