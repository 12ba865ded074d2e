// How many bytes of news a second become claims, one core: a story after the other, their languages mixed, as
// `add` reads them but for the parsing. The sentences are made up; most state something.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/extract/extract.h"
#include "core/extract/lexicon.h"
#include "core/model/source.h"
#include "core/read/reader.h"

namespace {

using namespace std::string_view_literals;
using claimgraph::Source;

struct Article {
  std::string_view lang, title, text;
};

constexpr std::array kArticles = {
    Article{
        "nl"sv, "Gallerno krijgt een nieuwe spoorlijn"sv,
        "De havenstad Gallerno steekt 2,4 miljard euro in een nieuwe spoorlijn, zei wethouder Petra Vos "
        "dinsdag. "
        "Een jaar geleden was nog sprake van 1,9 miljard.\n\n"
        "Het bouwbedrijf Dorvast, dat de lijn aanlegt, is daar niet gelukkig mee en vraagt om meer tijd. "
        "Vorig jaar boekte Dorvast een omzet van 860 miljoen euro. Bij het bedrijf werken 3.400 mensen.\n\n"
        "Volgens de oppositie kost de tunnel tussen de 60 en 65 miljoen euro meer dan in maart 2024 was "
        "beloofd. "
        "De bewoners van de oude wijk maken zich vooral zorgen over het lawaai en over de bomen langs het "
        "water. "
        "Een woordvoerder wilde daar verder niets over zeggen, maar beloofde wel een gesprek met de buurt. "
        "De eerste trein moet eind 2029 rijden.\n"sv},
    Article{"de"sv, "Alpavia baut Leitungen für Milliarden"sv,
            "Der Stromversorger Alpavia will bis Ende 2026 mehr als 1,2 Milliarden Euro in neue Leitungen "
            "stecken. "
            "Das sagte die Sprecherin des Unternehmens am Mittwoch bei einem Besuch im Norden des Landes.\n\n"
            "Die Gemeinden an der Strecke sind damit nicht einverstanden und verlangen eine neue Prüfung der "
            "Pläne. "
            "Rund 340 Megawatt sollen dann zusätzlich fließen, etwa ein Drittel davon aus Wind. Alpavia "
            "beschäftigt 5.200 "
            "Menschen und hat im Jahr 2023 einen Gewinn von 410 Millionen Euro erzielt.\n\n"
            "Wer am Ende für die Kosten aufkommt, ist nach Ansicht der Verbraucher weiterhin nicht geklärt. "
            "Die Gewerkschaft rechnet damit, dass 250 Stellen wegfallen. Der Konzern bestreitet das.\n"sv},
    Article{"fr"sv, "Bellarive investit dans ses usines"sv,
            "Le groupe Bellarive prévoit d'investir 750 millions d'euros dans ses usines d'ici à 2027, a "
            "annoncé jeudi son "
            "directeur, Marc Vionnet. L'an dernier, son chiffre d'affaires a reculé de 4 % à 3,1 milliards "
            "d'euros.\n\n"
            "Les syndicats regrettent que rien n'ait été dit sur les emplois et demandent une réunion. "
            "En janvier dernier, la direction parlait encore de quatre-vingt-dix suppressions de postes. "
            "Selon le syndicat, ce sont 140 postes qui disparaîtront à Sorvan.\n\n"
            "La région, qui a déjà donné 40 millions d'euros, ne veut pas payer une fois de plus pour les "
            "erreurs des "
            "autres. Une décision est attendue avant la fin de l'année.\n"sv},
    Article{
        "en"sv, "Northmere to build a terminal"sv,
        "The port of Northmere said on Friday that it will spend up to $3.5bn on a new terminal over the "
        "next five "
        "years. It had put the cost at $2.8bn in 2022.\n\n"
        "Local people are less than happy with the plan, which would bring more lorries to the narrow roads. "
        "About 1,200 jobs could be created by 2028, according to a study that the company paid for itself. "
        "The union says 300 jobs will go.\n\n"
        "Nobody at the council wanted to comment before the vote, and the minister was not available either. "
        "Whether the money is really there, as mayor Ann Calder says, remains to be seen. The port handled "
        "14 million "
        "tonnes of goods last year, 6 percent less than in 2021.\n"sv},
};

Source source_of(const Article& article) {
  Source source;
  source.lang = article.lang;
  source.title = article.title;
  source.text = article.text;
  source.published.day = *claimgraph::to_day(2025, 1, 25);
  return source;
}

void claims_of(benchmark::State& state, const std::vector<Source>& sources) {
  const auto& lexicon = claimgraph::extract::Lexicon::built_in();
  std::size_t bytes = 0, claims = 0;
  for (auto _ : state) {
    for (const Source& source : sources) {
      claims += claimgraph::extract::extract(source, lexicon).size();
      bytes += source.text.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["claims_per_kB"] = static_cast<double>(claims) * 1000 / static_cast<double>(bytes);
}

void extract_mixed(benchmark::State& state) {
  std::vector<Source> sources;
  for (const Article& article : kArticles) sources.push_back(source_of(article));
  claims_of(state, sources);
}
BENCHMARK(extract_mixed)->Unit(benchmark::kMillisecond);

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The made-up stories of the tests, in the order of their languages' turns: 24 articles of 1 to 3 kB.
std::vector<Source> stories() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(STORIES)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Source> sources;
  for (const auto& file : files) {
    auto documents = claimgraph::read::read(file.string(), bytes_of(file), {});
    sources.push_back(*std::move(documents->front().source));
  }
  return sources;
}

void extract_stories(benchmark::State& state) { claims_of(state, stories()); }
BENCHMARK(extract_stories)->Unit(benchmark::kMillisecond);

void extract_one_language(benchmark::State& state) {
  const Article& article = kArticles[static_cast<std::size_t>(state.range(0))];
  claims_of(state, {source_of(article)});
  state.SetLabel(std::string(article.lang));
}
BENCHMARK(extract_one_language)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

}  // namespace
