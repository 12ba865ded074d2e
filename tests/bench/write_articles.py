#!/usr/bin/env python3
"""Writes made-up news articles in Dutch, German, French and English: write_articles.py NUMBER DIRECTORY [SEED].

Four articles make a story, one per language, some weeks apart, about one company whose figures change; every hundredth article is
about the economy of one and the same country, so that one topic grows. Names and sentences are made up. The same seed gives
the same bytes.
"""
import datetime
import pathlib
import random
import sys

LANGUAGES = ("nl", "de", "fr", "en")
PUBLISHERS = {"nl": "Havenpost", "de": "Bergische Rundschau", "fr": "Le Courrier du Canal", "en": "Northmere Gazette"}
DECIMAL = {"nl": ",", "de": ",", "fr": ",", "en": "."}
GROUPS = {"nl": ".", "de": ".", "fr": "\u202f", "en": ","}
SYLLABLES = "al an bel bor cor da del dor el fa fer gal gor hal il ka kor la lin lo mar me mon nor ol pa per ra ri ro sa sil ta tor va ver vi zen".split()
ENDINGS = ("ia", "on", "ex", "is", "um", "ora", "ent", "ys")

TITLES = {
    "nl": "{who} steekt {cost} miljoen euro in fabriek bij {place}",
    "de": "{who} steckt {cost} Millionen Euro in ein Werk bei {place}",
    "fr": "{who} investit {cost} millions d'euros dans une usine près de {place}",
    "en": "{who} to spend {cost} million euros on a plant near {place}",
}

SENTENCES = {
    "nl": (
        "{who} steekt {cost} miljoen euro in een nieuwe fabriek bij {place}, maakte het bedrijf {day} bekend.",
        "De fabriek moet in {later} opengaan en levert {jobs} banen op.",
        "Vorig jaar bedroeg de omzet van {who} {sales} miljoen euro, {percent} procent meer dan in {before}.",
        "Volgens de vakbond verdwijnen er in {place} tegelijk {lost} arbeidsplaatsen.",
        "De installatie krijgt een vermogen van {power} megawatt.",
        "De provincie draagt {aid} miljoen euro bij, tegen {aid_before} miljoen in {before}.",
        "De bewoners van {place} maken zich zorgen over de vrachtwagens in de smalle straten.",
        "Een woordvoerder wilde daar verder niets over zeggen.",
        "Analisten hadden op {low} tot {high} miljoen euro gerekend.",
        "Het aandeel van {who} daalde op de beurs met {percent} procent.",
        "Wie voor de weg naar het terrein betaalt, is nog altijd niet duidelijk.",
        "Het bedrijf telt nu {staff} werknemers in {sites} vestigingen.",
    ),
    "de": (
        "{who} steckt {cost} Millionen Euro in ein neues Werk bei {place}, teilte das Unternehmen am {day} mit.",
        "Das Werk soll {later} eröffnet werden und schafft {jobs} Arbeitsplätze.",
        "Im vergangenen Jahr lag der Umsatz von {who} bei {sales} Millionen Euro, {percent} Prozent mehr als {before}.",
        "Nach Angaben der Gewerkschaft fallen in {place} zugleich {lost} Stellen weg.",
        "Die Anlage bekommt eine Leistung von {power} Megawatt.",
        "Das Land gibt {aid} Millionen Euro dazu, {before} waren es {aid_before} Millionen.",
        "Die Anwohner von {place} sorgen sich um den Verkehr in den engen Straßen.",
        "Eine Sprecherin wollte sich dazu nicht weiter äußern.",
        "Fachleute hatten mit {low} bis {high} Millionen Euro gerechnet.",
        "Die Aktie von {who} verlor an der Börse {percent} Prozent.",
        "Wer die Straße zum Gelände bezahlt, ist weiterhin nicht geklärt.",
        "Das Unternehmen hat jetzt {staff} Beschäftigte an {sites} Standorten.",
    ),
    "fr": (
        "{who} investit {cost} millions d'euros dans une nouvelle usine près de {place}, a annoncé {day} l'entreprise.",
        "L'usine doit ouvrir en {later} et créera {jobs} emplois.",
        "L'an dernier, le chiffre d'affaires de {who} a atteint {sales} millions d'euros, soit {percent} % de plus qu'en {before}.",
        "Selon le syndicat, {lost} postes disparaissent en même temps à {place}.",
        "L'installation aura une puissance de {power} mégawatts.",
        "La région apporte {aid} millions d'euros, contre {aid_before} millions en {before}.",
        "Les habitants de {place} s'inquiètent des camions dans les rues étroites.",
        "Une porte-parole n'a pas voulu en dire davantage.",
        "Les analystes attendaient entre {low} et {high} millions d'euros.",
        "L'action de {who} a perdu {percent} % à la Bourse.",
        "On ne sait toujours pas qui paiera la route qui mène au terrain.",
        "L'entreprise compte désormais {staff} salariés sur {sites} sites.",
    ),
    "en": (
        "{who} will spend {cost} million euros on a new plant near {place}, the company said on {day}.",
        "The plant is due to open in {later} and will create {jobs} jobs.",
        "Last year {who} had revenue of {sales} million euros, {percent} percent more than in {before}.",
        "According to the union, {lost} jobs will go in {place} at the same time.",
        "The plant will have a capacity of {power} megawatts.",
        "The county adds {aid} million euros, up from {aid_before} million in {before}.",
        "People in {place} worry about lorries in the narrow streets.",
        "A spokeswoman did not want to say more.",
        "Analysts had expected between {low} and {high} million euros.",
        "Shares in {who} fell by {percent} percent.",
        "Who will pay for the road to the site is still unclear.",
        "The company now has {staff} employees at {sites} sites.",
    ),
}
ECONOMY = {
    "nl": "De inflatie in Portugal kwam in {month} uit op {percent} procent. De werkloosheid in Portugal bedroeg {other} procent.",
    "de": "Die Inflation in Portugal lag im {month} bei {percent} Prozent. Die Arbeitslosenquote in Portugal betrug {other} Prozent.",
    "fr": "L'inflation au Portugal a atteint {percent} % en {month}. Le taux de chômage au Portugal était de {other} %.",
    "en": "Inflation in Portugal was {percent} percent in {month}. The unemployment rate in Portugal was {other} percent.",
}
DAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}
MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin"),
    "en": ("January", "February", "March", "April", "May", "June"),
}


def grouped(number, lang):
    return f"{number:,}".replace(",", GROUPS[lang])


def decimal(tenths, lang):
    return f"{tenths // 10}{DECIMAL[lang]}{tenths % 10}"


def name(rng):
    return ("".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))) + rng.choice(ENDINGS)).capitalize()


class Story:
    """One company, whose figures change from article to article."""

    def __init__(self, rng):
        self.who, self.place = name(rng), name(rng)
        self.start = datetime.date(2015, 1, 5) + datetime.timedelta(days=rng.randrange(3600))
        self.cost, self.jobs, self.staff = rng.randint(20, 900), rng.randint(40, 900), rng.randint(1_000, 60_000)
        self.languages = rng.sample(LANGUAGES, len(LANGUAGES))

    def figures(self, rng, lang, published):
        if rng.random() < 0.5:
            self.cost += rng.randint(1, 90)
            self.jobs += rng.randint(-30, 30)
        return {
            "who": self.who, "place": self.place, "cost": self.cost, "jobs": self.jobs, "staff": grouped(self.staff, lang),
            "sales": grouped(rng.randint(200, 9_000), lang), "percent": decimal(rng.randint(11, 99), lang),
            "lost": rng.randint(20, 400), "power": rng.randint(2, 700), "aid": rng.randint(2, 60),
            "aid_before": rng.randint(2, 60), "low": self.cost - 19, "high": self.cost + 21, "sites": rng.randint(3, 40),
            "later": published.year + 2, "before": published.year - 2, "day": DAYS[lang][rng.randrange(5)],
        }


def body(rng, story, lang, published):
    figures = story.figures(rng, lang, published)
    first, *rest = SENTENCES[lang]
    chosen = [first] + rng.sample(rest, rng.randint(6, len(rest)))
    sentences = [sentence.format(**figures) for sentence in chosen]
    paragraphs = [" ".join(sentences[i:i + 3]) for i in range(0, len(sentences), 3)]
    return TITLES[lang].format(**figures), "\n\n".join(paragraphs)


def article(number, story, rng):
    lang = story.languages[number % len(LANGUAGES)]
    published = story.start + datetime.timedelta(days=21 * (number % len(LANGUAGES)))
    title, text = body(rng, story, lang, published)
    if number % 100 == 0:
        text += "\n\n" + ECONOMY[lang].format(month=rng.choice(MONTHS[lang]), percent=decimal(rng.randint(5, 60), lang),
                                             other=decimal(rng.randint(40, 120), lang))
    return (f'---\ntitle: "{title}"\npublisher: {PUBLISHERS[lang]}\nurl: https://bench.example.org/{number}\n'
            f"published: {published}T08:00:00+01:00\nlang: {lang}\n---\n{text}\n")


def main():
    count, directory = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    directory.mkdir(parents=True)
    story = None
    for number in range(count):
        if number % len(LANGUAGES) == 0:
            story = Story(rng)
        (directory / f"{number:06}.md").write_text(article(number, story, rng), encoding="utf-8")


main()
