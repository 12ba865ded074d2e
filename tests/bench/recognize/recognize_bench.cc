// How many bytes of news a second are read, all layers, one core. The sentences are made up; one in three has
// a figure.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <benchmark/benchmark.h>

#include "core/recognize/recognizer.h"
#include "core/text/sentences.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

namespace {

using namespace std::string_view_literals;
using claimgraph::recognize::Item;
using claimgraph::recognize::Recognizer;

constexpr std::size_t kTextBytes = 1 << 20;

constexpr std::array kTexts = {
    std::pair{
        "nl"sv,
        "De havenstad Gallerno wil volgend jaar 2,4 miljard euro uitgeven aan een nieuwe spoorlijn, zei de "
        "wethouder dinsdag. "
        "Het bedrijf dat de lijn aanlegt, is daar niet gelukkig mee en vraagt om meer tijd. "
        "Volgens de oppositie kost de tunnel tussen de 60 en 65 miljoen euro meer dan in maart 2024 was "
        "beloofd. "
        "De bewoners van de oude wijk maken zich vooral zorgen over het lawaai en over de bomen langs het "
        "water. "
        "Een woordvoerder wilde daar verder niets over zeggen, maar beloofde wel een gesprek met de buurt.\n"sv},
    std::pair{
        "de"sv,
        "Der Stromversorger Alpavia will bis Ende 2026 mehr als 1,2 Milliarden Euro in neue Leitungen "
        "stecken. "
        "Das sagte die Sprecherin des Unternehmens am Mittwoch bei einem Besuch im Norden des Landes. "
        "Die Gemeinden an der Strecke sind damit nicht einverstanden und verlangen eine neue Prüfung der "
        "Pläne. "
        "Rund 340 Megawatt sollen dann zusätzlich fließen, etwa ein Drittel davon aus Wind. "
        "Wer am Ende für die Kosten aufkommt, ist nach Ansicht der Verbraucher weiterhin nicht geklärt.\n"sv},
    std::pair{"fr"sv,
              "Le groupe Bellarive prévoit d'investir 750 millions d'euros dans ses usines d'ici à 2027, a "
              "annoncé jeudi son directeur. "
              "Les syndicats regrettent que rien n'ait été dit sur les emplois et demandent une réunion. "
              "En janvier dernier, la direction parlait encore de quatre-vingt-dix suppressions de postes. "
              "La région, qui a déjà beaucoup donné, ne veut pas payer une fois de plus pour les erreurs des "
              "autres. "
              "Une décision est attendue avant la fin de l'année.\n"sv},
    std::pair{
        "en"sv,
        "The port of Northmere said on Friday that it will spend up to $3.5bn on a new terminal over the "
        "next five years. "
        "Local people are less than happy with the plan, which would bring more lorries to the narrow roads. "
        "About 1,200 jobs could be created by 2028, according to a study that the company paid for itself. "
        "Nobody at the council wanted to comment before the vote, and the minister was not available either. "
        "Whether the money is really there, as the mayor says, remains to be seen.\n"sv},
};

std::string repeated(std::string_view text) {
  std::string out;
  while (out.size() < kTextBytes) out += text;
  return out;
}

void recognize_all(benchmark::State& state) {
  const auto& [lang, sentence] = kTexts[static_cast<std::size_t>(state.range(0))];
  const std::string text = repeated(sentence);
  const Recognizer* recognizer = *Recognizer::of(lang);
  std::vector<Item> items;
  for (auto _ : state) {
    items.clear();
    recognizer->recognize_all(text, {}, items);
    benchmark::DoNotOptimize(items.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  state.SetLabel(std::string(lang));
}
BENCHMARK(recognize_all)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

// One article of each language after the other: what the tables of one have in the caches the next one drives
// out.
void recognize_mixed(benchmark::State& state) {
  std::vector<Item> items;
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const auto& [lang, text] : kTexts) {
      items.clear();
      (*Recognizer::of(lang))->recognize_all(text, {}, items);
      benchmark::DoNotOptimize(items.data());
      bytes += text.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(recognize_mixed)->Unit(benchmark::kMicrosecond);

void recognize_best(benchmark::State& state) {
  const auto& [lang, sentence] = kTexts[static_cast<std::size_t>(state.range(0))];
  const std::string text = repeated(sentence);
  const Recognizer* recognizer = *Recognizer::of(lang);
  std::vector<Item> items;
  for (auto _ : state) {
    items.clear();
    recognizer->recognize(text, {}, items);
    benchmark::DoNotOptimize(items.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  state.SetLabel(std::string(lang));
}
BENCHMARK(recognize_best)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

void make_tokens(benchmark::State& state) {
  const std::string text = repeated(kTexts[1].second);
  for (auto _ : state) {
    const claimgraph::text::Tokens tokens(text);
    benchmark::DoNotOptimize(tokens.size());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(make_tokens)->Unit(benchmark::kMillisecond);

void find_sentences(benchmark::State& state) {
  const std::string text = repeated(kTexts[1].second);
  for (auto _ : state) benchmark::DoNotOptimize(claimgraph::text::sentences(text, "de").size());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(find_sentences)->Unit(benchmark::kMillisecond);

}  // namespace
