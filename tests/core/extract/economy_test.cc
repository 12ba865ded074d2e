// Which question of the economy a figure answers: one sentence, one figure, one attribute, in every language.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/extract/extract.h"
#include "core/model/names.h"
#include "core/text/digest.h"

namespace claimgraph::extract {
namespace {

struct Asked {
  const char* lang;
  const char* text;
  const char* figure;  // as written
  const char* attribute;
};
void PrintTo(const Asked& c, std::ostream* out) {
  *out << c.lang << ": " << c.text << " [" << c.figure << "]";
}

Source source_of(const Asked& c) {
  Source source;
  source.lang = c.lang;
  source.title = "Orvento";
  source.text = c.text;
  source.url = "https://example.org/economy";
  source.published = parse_timestamp("2024-05-16").value();
  source.id = text::source_id(source);
  return source;
}

class Economy : public testing::TestWithParam<Asked> {};

TEST_P(Economy, FigureAnswersItsQuestion) {
  std::string found;
  for (const Claim& claim : extract(source_of(GetParam()))) {
    if (claim.value.surface.find(GetParam().figure) != std::string::npos) {
      found = claim.topic.attribute;
      break;
    }
    found += claim.value.surface + " is " + claim.topic.attribute + "; ";
  }
  EXPECT_EQ(found, GetParam().attribute);
}

INSTANTIATE_TEST_SUITE_P(
    English, Economy,
    testing::Values(
        Asked{"en", "Orvento's operating profit rose to 1.2 billion euros in the first quarter.",
              "1.2 billion", "operating_profit"},
        Asked{"en", "Orvento posted a net loss of 340 million euros.", "340 million", "company_loss"},
        Asked{"en", "Orvento will pay a dividend of 1.85 euros per share.", "1.85", "dividend"},
        Asked{"en", "The group wrote off 2.1 billion euros on its steel business.", "2.1 billion",
              "write_down"},
        Asked{"en", "Orvento launched a share buyback of 3 billion euros.", "3 billion", "share_buyback"},
        Asked{"en", "The start-up raised 45 million dollars in a funding round led by Kelvary.", "45 million",
              "funding_round"},
        Asked{"en", "Shares in Orvento closed at 84.20 euros.", "84.20", "share_price"},
        Asked{"en", "Sales rose 6.5 percent to 4.3 billion euros.", "6.5 percent", "revenue_change"},
        Asked{"en", "Sales rose 6.5 percent to 4.3 billion euros.", "4.3 billion", "revenue"},
        Asked{"en", "The FTSE closed at 8,312 points.", "8,312", "index_level"},
        Asked{"en", "Brent crude rose to 84.30 dollars a barrel.", "84.30", "oil_price"},
        Asked{"en", "The company plans to save 600 million euros a year by 2026.", "600 million",
              "savings_target"},
        Asked{"en", "Orvento wants to cut 8 percent of its workforce.", "8 percent", "workforce_cut_share"},
        Asked{"en", "The trade deficit widened to 68.3 billion dollars in March.", "68.3 billion",
              "trade_deficit"},
        Asked{"en", "Washington will impose tariffs of 25 percent on steel.", "25 percent", "tariff_rate"},
        Asked{"en", "The public debt stands at 3.1 trillion euros.", "3.1 trillion", "public_debt"},
        Asked{"en", "The government faces a budget gap of 17 billion euros.", "17 billion", "budget_gap"},
        Asked{"en", "The city approved a rescue package of 90 million euros for the airport.", "90 million",
              "aid_package"},
        Asked{"en", "House prices rose by 3.1 percent in April.", "3.1 percent", "house_price_change"},
        Asked{"en", "The average rent is 1,340 pounds a month.", "1,340", "monthly_rent"},
        Asked{"en", "The carmaker is recalling 120,000 cars.", "120,000", "units_recalled"},
        Asked{"en", "The airline has ordered 30 aircraft from Kelvary.", "30", "units_ordered"},
        Asked{"en", "The port handled 3.4 million containers last year.", "3.4 million", "containers"},
        Asked{"en", "The hotel has 220 rooms.", "220", "hotel_rooms"},
        Asked{"en", "Farmers had to put down 4,500 pigs.", "4,500", "animals_killed"},
        Asked{"en", "The wheat harvest fell to 13 million tonnes.", "13 million", "harvest"},
        Asked{"en", "The new law takes effect on 1 January 2025.", "1 January 2025", "entry_into_force"},
        Asked{"en", "The deadline for applications is 30 June.", "30 June", "deadline"},
        Asked{"en", "Building work will begin in March 2025.", "March 2025", "works_start"},
        Asked{"en", "Kelvary was founded in 1921.", "1921", "founding_date"},
        Asked{"en", "The contract expires at the end of 2027.", "2027", "expiry_date"},
        Asked{"en", "Staff will walk out for 48 hours from Friday, the strike's organisers said.", "48 hours",
              "strike_duration"},
        Asked{"en", "The number of unemployed people rose to 2.75 million.", "2.75 million", "unemployed"},
        Asked{"en", "There were 701,000 vacancies in April.", "701,000", "staff_shortage"},
        Asked{"en", "Pensions will rise by 4.5 percent in July.", "4.5 percent", "pension_increase"},
        Asked{"en", "The retirement age will rise to 67 years.", "67 years", "retirement_age"},
        Asked{"en", "A kilowatt-hour costs 31 cents.", "31 cents", "electricity_price"},
        Asked{"en", "Petrol cost 1.74 euros per litre on average.", "1.74", "fuel_price"},
        Asked{"en", "Hackers stole the data of 4.2 million customers.", "4.2 million", "accounts_affected"},
        Asked{"en", "The tower is 312 metres tall.", "312 metres", "height"},
        Asked{"en", "Renewables accounted for 54 percent of electricity.", "54 percent", "renewable_share"},
        Asked{"en", "Overnight stays rose to 12.4 million, with 12.4 million nights booked.", "12.4 million",
              "overnight_stays"},
        Asked{"en", "The chain operates 1,450 stores in nine countries.", "1,450", "stores"},
        Asked{"en", "The chain wants to open 80 new stores next year.", "80", "new_stores"},
        Asked{"en", "Orvento has a market share of 23 percent.", "23 percent", "market_share"},
        Asked{"en", "The order backlog stood at 14.2 billion euros.", "14.2 billion", "order_backlog"},
        Asked{"en", "The company lost 184 million pounds last year.", "184 million", "company_loss"},
        Asked{"en", "Trams run every six minutes.", "six minutes", "service_interval"},
        Asked{"en", "A single ticket will cost 2.80 pounds.", "2.80", "ticket_price"},
        Asked{"en", "The retailer Orvento said that Orvento will close 34 branches.", "34", "closures"},
        Asked{"en", "Passenger numbers rose by 7 percent.", "7 percent", "passengers_change"}));

INSTANTIATE_TEST_SUITE_P(
    German, Economy,
    testing::Values(
        Asked{"de", "Der Betriebsgewinn von Orvento stieg auf 1,2 Milliarden Euro.", "1,2 Milliarden",
              "operating_profit"},
        Asked{"de", "Unter dem Strich steht ein Verlust von 340 Millionen Euro.", "340 Millionen",
              "company_loss"},
        Asked{"de", "Die Aktionäre sollen eine Dividende von 1,85 Euro je Aktie erhalten.", "1,85",
              "dividend"},
        Asked{"de", "Orvento kauft eigene Aktien im Wert von 3 Milliarden Euro zurück.", "3 Milliarden",
              "share_buyback"},
        Asked{"de", "Das Start-up hat in einer Finanzierungsrunde 45 Millionen Euro eingesammelt.",
              "45 Millionen", "funding_round"},
        Asked{"de", "Die Aktie schloss bei 84,20 Euro.", "84,20", "share_price"},
        Asked{"de", "Der Umsatz stieg um 6,5 Prozent auf 4,3 Milliarden Euro.", "6,5 Prozent",
              "revenue_change"},
        Asked{"de", "Der Umsatz stieg um 6,5 Prozent auf 4,3 Milliarden Euro.", "4,3 Milliarden", "revenue"},
        Asked{"de", "Der Dax schloss bei 18.740 Punkten.", "18.740", "index_level"},
        Asked{"de", "Ein Barrel der Nordseesorte Brent kostete 84,30 Dollar.", "84,30", "oil_price"},
        Asked{"de", "Der Konzern will jährlich 600 Millionen Euro einsparen.", "600 Millionen",
              "savings_target"},
        Asked{"de", "Orvento will acht Prozent der Stellen streichen.", "acht Prozent",
              "workforce_cut_share"},
        Asked{"de", "Der Handelsüberschuss betrug 22,3 Milliarden Euro.", "22,3 Milliarden", "trade_surplus"},
        Asked{"de", "Washington verhängt Zölle von 25 Prozent auf Stahl.", "25 Prozent", "tariff_rate"},
        Asked{"de", "Im Haushalt klafft eine Lücke von 17 Milliarden Euro.", "17 Milliarden", "budget_gap"},
        Asked{"de", "Das Land schnürt ein Rettungspaket über 90 Millionen Euro.", "90 Millionen",
              "aid_package"},
        Asked{"de", "Die Immobilienpreise sind im ersten Quartal um 5,7 Prozent gesunken.", "5,7 Prozent",
              "house_price_change"},
        Asked{"de", "Die Kaltmiete beträgt im Schnitt 14,50 Euro pro Quadratmeter.", "14,50",
              "price_per_sqm"},
        Asked{"de", "Der Hersteller ruft 120.000 Autos zurück.", "120.000", "units_recalled"},
        Asked{"de", "Die Airline hat 30 Flugzeuge bestellt.", "30", "units_ordered"},
        Asked{"de", "Im Hafen wurden 7,7 Millionen Standardcontainer umgeschlagen.", "7,7 Millionen",
              "containers"},
        Asked{"de", "Das Hotel hat 220 Zimmer.", "220", "hotel_rooms"},
        Asked{"de", "4500 Schweine mussten getötet werden.", "4500", "animals_killed"},
        Asked{"de", "Die Weizenernte fiel auf 19 Millionen Tonnen.", "19 Millionen", "harvest"},
        Asked{"de", "Das Gesetz tritt am 1. Januar 2025 in Kraft.", "1. Januar 2025", "entry_into_force"},
        Asked{"de", "Die Frist endet am 30. Juni.", "30. Juni", "deadline"},
        Asked{"de", "Die Bauarbeiten sollen im März 2025 beginnen.", "März 2025", "works_start"},
        Asked{"de", "Das Unternehmen wurde 1921 gegründet.", "1921", "founding_date"},
        Asked{"de", "Der Vertrag läuft Ende 2027 aus.", "2027", "expiry_date"},
        Asked{"de", "Der Warnstreik soll 48 Stunden dauern.", "48 Stunden", "strike_duration"},
        Asked{"de", "Im April waren 2,75 Millionen Menschen arbeitslos.", "2,75 Millionen", "unemployed"},
        Asked{"de", "Im April gab es 701.000 offene Stellen.", "701.000", "staff_shortage"},
        Asked{"de", "Die Renten steigen im Juli um 4,57 Prozent.", "4,57 Prozent", "pension_increase"},
        Asked{"de", "Das Rentenalter steigt auf 67 Jahre.", "67 Jahre", "retirement_age"},
        Asked{"de", "Eine Kilowattstunde Strom kostet 31 Cent.", "31 Cent", "electricity_price"},
        Asked{"de", "Ein Liter Diesel kostete im Schnitt 1,64 Euro.", "1,64", "fuel_price"},
        Asked{"de", "Der Zug hatte 90 Minuten Verspätung.", "90 Minuten", "delay"},
        Asked{"de", "Der Turm ist 312 Meter hoch.", "312 Meter", "height"},
        Asked{"de", "Erneuerbare Energien deckten 54 Prozent des Stromverbrauchs.", "54 Prozent",
              "renewable_share"},
        Asked{"de", "Die Zahl der Übernachtungen stieg auf 12,4 Millionen.", "12,4 Millionen",
              "overnight_stays"},
        Asked{"de", "Die Kette betreibt 1.450 Filialen.", "1.450", "stores"},
        Asked{"de", "Der Marktanteil von Orvento liegt bei 23 Prozent.", "23 Prozent", "market_share"},
        Asked{"de", "Der Auftragsbestand lag bei 14,2 Milliarden Euro.", "14,2 Milliarden", "order_backlog"},
        Asked{"de", "Die Gasspeicher sind zu 78 Prozent gefüllt.", "78 Prozent", "gas_storage_level"},
        Asked{"de", "Für das Restrukturierungsprogramm fallen 280 Millionen Euro an.", "280 Millionen",
              "restructuring_cost"},
        Asked{"de", "Der Bund bürgt mit 700 Millionen Euro.", "700 Millionen", "loan_guarantee"},
        Asked{"de", "Für eine Tageskarte zahlen Gäste 74 Euro.", "74 Euro", "ticket_price"},
        Asked{"de", "Im Stahlwerk wurden 1,9 Millionen Tonnen Stahl produziert.", "1,9 Millionen",
              "production_volume"},
        Asked{"de", "Gebaut werden 1.400 Wohnungen.", "1.400", "new_homes"}));

INSTANTIATE_TEST_SUITE_P(
    French, Economy,
    testing::Values(
        Asked{"fr", "Le résultat opérationnel d'Orvento a atteint 1,2 milliard d'euros.", "1,2 milliard",
              "operating_profit"},
        Asked{"fr", "Orvento a accusé une perte nette de 340 millions d'euros.", "340 millions",
              "company_loss"},
        Asked{"fr", "Les actionnaires toucheront un dividende de 1,85 euro par action.", "1,85", "dividend"},
        Asked{"fr", "Le groupe a déprécié 2,1 milliards d'euros d'actifs.", "2,1 milliards", "write_down"},
        Asked{"fr", "Orvento va racheter ses actions pour 3 milliards d'euros, un rachat d'actions record.",
              "3 milliards", "share_buyback"},
        Asked{"fr", "La jeune pousse a levé 45 millions d'euros auprès d'investisseurs.", "45 millions",
              "funding_round"},
        Asked{"fr", "Le chiffre d'affaires a progressé de 6,5 % à 4,3 milliards d'euros.", "6,5 %",
              "revenue_change"},
        Asked{"fr", "Le chiffre d'affaires a progressé de 6,5 % à 4,3 milliards d'euros.", "4,3 milliards",
              "revenue"},
        Asked{"fr", "Le CAC 40 a terminé à 8 167 points.", "8 167", "index_level"},
        Asked{"fr", "Le baril de Brent a grimpé à 84,30 dollars.", "84,30", "oil_price"},
        Asked{"fr", "Le groupe veut réaliser 600 millions d'euros d'économies.", "600 millions",
              "savings_target"},
        Asked{"fr", "Orvento supprimera 8 % de ses effectifs.", "8 %", "workforce_cut_share"},
        Asked{"fr", "Le déficit commercial s'est creusé à 7,6 milliards d'euros.", "7,6 milliards",
              "trade_deficit"},
        Asked{"fr", "Washington imposera des droits de douane de 25 % sur l'acier.", "25 %", "tariff_rate"},
        Asked{"fr", "La dette publique atteint 3 100 milliards d'euros.", "3 100 milliards", "public_debt"},
        Asked{"fr", "Le déficit public s'élève à 5,5 % du PIB.", "5,5 %", "deficit_ratio"},
        Asked{"fr", "Le gouvernement débloque un plan de sauvetage de 90 millions d'euros.", "90 millions",
              "aid_package"},
        Asked{"fr", "Les prix de l'immobilier ont reculé de 5,7 % sur un an.", "5,7 %", "house_price_change"},
        Asked{"fr", "Le loyer moyen atteint 840 euros par mois.", "840", "monthly_rent"},
        Asked{"fr", "Le constructeur rappelle 120 000 voitures.", "120 000", "units_recalled"},
        Asked{"fr", "La compagnie a commandé 30 avions.", "30", "units_ordered"},
        Asked{"fr", "Le port a traité 3,4 millions de conteneurs.", "3,4 millions", "containers"},
        Asked{"fr", "L'hôtel compte 220 chambres.", "220", "hotel_rooms"},
        Asked{"fr", "Quelque 4 500 canards ont été abattus.", "4 500", "animals_killed"},
        Asked{"fr", "La récolte de blé est tombée à 26 millions de tonnes.", "26 millions", "harvest"},
        Asked{"fr", "La loi entrera en vigueur le 1er janvier 2025.", "1er janvier 2025", "entry_into_force"},
        Asked{"fr", "La date limite de dépôt des dossiers est fixée au 30 juin.", "30 juin", "deadline"},
        Asked{"fr", "Les travaux commenceront en mars 2025.", "mars 2025", "works_start"},
        Asked{"fr", "L'entreprise a été fondée en 1921.", "1921", "founding_date"},
        Asked{"fr", "Le contrat expire fin 2027.", "2027", "expiry_date"},
        Asked{"fr", "La France compte 2,8 millions de chômeurs.", "2,8 millions", "unemployed"},
        Asked{"fr", "Les pensions de retraite seront revalorisées de 5,3 %.", "5,3 %", "pension_increase"},
        Asked{"fr", "L'âge légal de départ à la retraite passera à 64 ans.", "64 ans", "retirement_age"},
        Asked{"fr", "Le litre de gazole coûte en moyenne 1,74 euro.", "1,74", "fuel_price"},
        Asked{"fr", "Le train avait 90 minutes de retard.", "90 minutes", "delay"},
        Asked{"fr", "La tour culmine à 312 mètres de hauteur.", "312 mètres", "height"},
        Asked{"fr", "Les renouvelables ont couvert 54 % de la consommation d'électricité.", "54 %",
              "renewable_share"},
        Asked{"fr", "Les hôtels ont enregistré 12,4 millions de nuitées.", "12,4 millions",
              "overnight_stays"},
        Asked{"fr", "L'enseigne exploite 1 450 magasins.", "1 450", "stores"},
        Asked{"fr", "Orvento détient une part de marché de 23 %.", "23 %", "market_share"},
        Asked{"fr", "Le carnet de commandes s'élève à 14,2 milliards d'euros.", "14,2 milliards",
              "order_backlog"},
        Asked{"fr", "Les données de 4,2 millions de clients ont été volées.", "4,2 millions",
              "accounts_affected"},
        Asked{"fr", "L'enseigne Orvento va fermer 28 magasins, a annoncé Orvento.", "28", "closures"},
        Asked{"fr", "La compagnie dessert 160 destinations.", "160", "destinations_served"},
        Asked{"fr", "Le nombre de demandeurs d'emploi a augmenté de 1,2 %.", "1,2 %", "jobless_count_change"},
        Asked{"fr", "La taxe de séjour passera à 4,20 euros.", "4,20", "tourist_tax"},
        Asked{"fr", "Les candidats ont jusqu'au 18 avril 2025 pour déposer leur dossier.", "18 avril 2025",
              "deadline"}));

INSTANTIATE_TEST_SUITE_P(
    Dutch, Economy,
    testing::Values(
        Asked{"nl", "De bedrijfswinst van Orvento steeg naar 1,2 miljard euro.", "1,2 miljard",
              "operating_profit"},
        Asked{"nl", "Orvento leed een nettoverlies van 340 miljoen euro.", "340 miljoen", "company_loss"},
        Asked{"nl", "Aandeelhouders krijgen een dividend van 1,85 euro per aandeel.", "1,85", "dividend"},
        Asked{"nl", "Het bedrijf schrijft 2,1 miljard euro af op zijn staaltak.", "2,1 miljard",
              "write_down"},
        Asked{"nl", "Orvento koopt voor 3 miljard euro eigen aandelen in.", "3 miljard", "share_buyback"},
        Asked{"nl", "De start-up haalde in een investeringsronde 45 miljoen euro op.", "45 miljoen",
              "funding_round"},
        Asked{"nl", "Het aandeel sloot op 84,20 euro.", "84,20", "share_price"},
        Asked{"nl", "De omzet steeg met 6,5 procent tot 4,3 miljard euro.", "6,5 procent", "revenue_change"},
        Asked{"nl", "De omzet steeg met 6,5 procent tot 4,3 miljard euro.", "4,3 miljard", "revenue"},
        Asked{"nl", "De AEX sloot op 902 punten.", "902", "index_level"},
        Asked{"nl", "Een vat Brentolie kostte 84,30 dollar.", "84,30", "oil_price"},
        Asked{"nl", "Het concern wil jaarlijks 600 miljoen euro besparen.", "600 miljoen", "savings_target"},
        Asked{"nl", "Orvento schrapt 8 procent van de banen.", "8 procent", "workforce_cut_share"},
        Asked{"nl", "Het handelsoverschot bedroeg 9,3 miljard euro.", "9,3 miljard", "trade_surplus"},
        Asked{"nl", "Washington legt importheffingen van 25 procent op staal op.", "25 procent",
              "tariff_rate"},
        Asked{"nl", "De staatsschuld bedraagt 480 miljard euro.", "480 miljard", "public_debt"},
        Asked{"nl", "Het begrotingstekort komt uit op 17 miljard euro.", "17 miljard", "budget_gap"},
        Asked{"nl", "Het kabinet trekt 90 miljoen euro uit voor een steunpakket.", "90 miljoen",
              "aid_package"},
        Asked{"nl", "De huizenprijzen lagen in april 7,5 procent hoger dan een jaar eerder.", "7,5 procent",
              "house_price_change"},
        Asked{"nl", "De gemiddelde huur bedraagt 840 euro per maand.", "840", "monthly_rent"},
        Asked{"nl", "De fabrikant roept 120.000 auto's terug.", "120.000", "units_recalled"},
        Asked{"nl", "De luchtvaartmaatschappij heeft 30 vliegtuigen besteld.", "30", "units_ordered"},
        Asked{"nl", "In de haven werden 13,4 miljoen containers overgeslagen.", "13,4 miljoen", "containers"},
        Asked{"nl", "Het hotel telt 220 kamers.", "220", "hotel_rooms"},
        Asked{"nl", "Er zijn 4500 eenden geruimd.", "4500", "animals_killed"},
        Asked{"nl", "De tarweoogst daalde tot 1,1 miljoen ton.", "1,1 miljoen", "harvest"},
        Asked{"nl", "De wet gaat op 1 januari 2025 in.", "1 januari 2025", "entry_into_force"},
        Asked{"nl", "De uiterste datum voor aanmelding is 30 juni.", "30 juni", "deadline"},
        Asked{"nl", "De bouw begint in maart 2025.", "maart 2025", "works_start"},
        Asked{"nl", "Het bedrijf werd in 1921 opgericht.", "1921", "founding_date"},
        Asked{"nl", "Het contract loopt eind 2027 af.", "2027", "expiry_date"},
        Asked{"nl", "De staking duurt 48 uur.", "48 uur", "strike_duration"},
        Asked{"nl", "In april waren 372.000 mensen werkloos.", "372.000", "unemployed"},
        Asked{"nl", "Er staan 416.000 vacatures open.", "416.000", "staff_shortage"},
        Asked{"nl", "De pensioenen gaan met 4,5 procent omhoog.", "4,5 procent", "pension_increase"},
        Asked{"nl", "De AOW-leeftijd stijgt naar 67 jaar.", "67 jaar", "retirement_age"},
        Asked{"nl", "Een kilowattuur stroom kost 31 cent.", "31 cent", "electricity_price"},
        Asked{"nl", "Een liter benzine kostte gemiddeld 2,08 euro.", "2,08", "fuel_price"},
        Asked{"nl", "De trein had 90 minuten vertraging.", "90 minuten", "delay"},
        Asked{"nl", "De toren is 312 meter hoog.", "312 meter", "height"},
        Asked{"nl",
              "Duurzame bronnen waren goed voor 54 procent van de stroom, blijkt uit cijfers over "
              "hernieuwbare energie.",
              "54 procent", "renewable_share"},
        Asked{"nl", "Het aantal overnachtingen steeg tot 12,4 miljoen.", "12,4 miljoen", "overnight_stays"},
        Asked{"nl", "De keten heeft 1.450 winkels.", "1.450", "stores"},
        Asked{"nl", "Orvento heeft een marktaandeel van 23 procent.", "23 procent", "market_share"},
        Asked{"nl", "Het orderboek is 14,2 miljard euro waard.", "14,2 miljard", "order_backlog"},
        Asked{"nl", "De gasopslagen zijn voor 78 procent gevuld.", "78 procent", "gas_storage_level"},
        Asked{"nl", "De zorgpremie stijgt naar 159 euro per maand.", "159", "insurance_premium"},
        Asked{"nl", "De sluis is 68 meter breed.", "68 meter", "width"},
        Asked{"nl", "Een pak boter kost 3,29 euro in de supermarkt.", "3,29", "grocery_price"},
        Asked{"nl", "Op de wegen stond 740 kilometer file.", "740 kilometer", "traffic_jam"},
        Asked{"nl", "De treinen rijden om de tien minuten.", "tien minuten", "service_interval"}));

}  // namespace
}  // namespace claimgraph::extract
