#include "core/relate/coreference.h"

#include <gtest/gtest.h>

#include "make_claim.h"

namespace claimgraph::relate {
namespace {

using Claims = std::vector<Claim>;

MakeClaim posts(std::string_view number, std::string attribute) {
  return MakeClaim(value(number), "2025-01-24")
      .attribute(std::move(attribute), "count")
      .about_subject("Velden Werke");
}

// An earlier text of the same story: the name and two figures are shared.
Claims earlier() {
  return {posts("1540 count", "jobs").claim(), posts("312 count", "apprentices").claim(),
          posts("27e6 EUR", "aid").attribute("aid").claim()};
}

// The claim under test after one that makes its text part of the story.
Claims later(const Claim& claim) {
  return {claim, posts("27e6 EUR", "aid").attribute("aid").claim(),
          posts("312 count", "apprentices").claim()};
}

Claims settle(const Claims& read, const std::vector<Claims>& texts, const Judged& judged = Judged({})) {
  return coreferred(read, texts, judged);
}

Topic topic_of(const Claim& claim, const std::vector<Claims>& texts = {earlier()}) {
  return settle(later(claim), texts).front().topic;
}

TEST(Coreference, AnOpenQuestionIsThatOfTheSameFigure) {
  const Claim claim = posts("1540 count", "count_of_stellen").flagged(kOpenAttribute);
  const Claim settled = settle(later(claim), {earlier()}).front();
  EXPECT_EQ(settled.topic.attribute, "jobs");
  ASSERT_TRUE(settled.own);
  EXPECT_EQ(settled.own->topic, claim.topic);
  EXPECT_FALSE(has(settled, kOpenAttribute));  // it is covered by the other text's entry
  EXPECT_EQ(read_alone(settled), claim);
}

TEST(Coreference, WhatBothTextsReadForSureStays) {
  EXPECT_EQ(topic_of(posts("1540 count", "visitors")).attribute, "visitors");
  EXPECT_EQ(topic_of(posts("1540 count", "visitors").flagged(kHintedAttribute)).attribute, "jobs");
}

TEST(Coreference, OneAttributeOfOneFigureHasOneSubject) {
  EXPECT_EQ(topic_of(posts("1540 count", "jobs").about_subject("the works")).subject, "Velden Werke");
}

// One of the two misread a scale word or a decimal sign; they are to meet, so that the relations can say so.
TEST(Coreference, TheSameDigitsAtAnotherScaleAreOneQuestion) {
  const auto subject = [](std::string_view number, std::string attribute = "jobs") {
    return topic_of(posts(number, std::move(attribute)).about_subject("the works")).subject;
  };
  EXPECT_EQ(subject("154e4 count"), "Velden Werke");
  EXPECT_EQ(subject("154 count"), "Velden Werke");
  EXPECT_EQ(subject("154e9 count"), "the works");  // no slip of one word
  EXPECT_EQ(subject("154e4 count", "visitors"), "the works");
  EXPECT_EQ(subject("155e4 count"), "the works");
  EXPECT_EQ(subject("27e9 count"), "the works");  // two digits come again by chance
}

TEST(Coreference, OtherFiguresDatesAndSmallNumbersTellNothing) {
  const auto open = [](std::string_view number) {
    return topic_of(posts(number, "count_of_stellen").flagged(kOpenAttribute),
                    {Claims{posts("1540 count", "jobs").claim(), posts("12 count", "jobs").claim(),
                            posts("5 count", "jobs").claim(), posts("312 count", "apprentices").claim()}})
        .attribute;
  };
  EXPECT_EQ(open("1541 count"), "count_of_stellen");
  EXPECT_EQ(open("5 count"), "count_of_stellen");
  EXPECT_EQ(open("12 count"), "jobs");
}

TEST(Coreference, ClaimsBesideItThatTheTextFilesTogetherGoAlong) {
  const Claim older = posts("1540 count", "count_of_stellen").flagged(kOpenAttribute).numbered(9, 0);
  const Claim newer = posts("1100 count", "count_of_stellen").flagged(kOpenAttribute).numbered(9, 1);
  Claims read = later(older);
  read.insert(read.begin() + 1, newer);
  EXPECT_EQ(settle(read, {earlier()})[1].topic.attribute, "jobs");
}

TEST(Coreference, TextsOfOtherStoriesTellNothing) {
  Claims elsewhere = earlier();
  for (Claim& claim : elsewhere) claim.topic.subject = "Orsk Holding";
  const Claim claim = posts("1540 count", "count_of_stellen").flagged(kOpenAttribute);
  EXPECT_EQ(topic_of(claim, {elsewhere}).attribute, "count_of_stellen");
  EXPECT_TRUE(same_story(later(claim), earlier()));
  EXPECT_FALSE(same_story(later(claim), elsewhere));
  EXPECT_TRUE(same_story(Claims{claim}, earlier()));  // one figure and a name of two words
  EXPECT_FALSE(same_story(Claims{posts("1540 count", "jobs").about_subject("Velden").claim()}, earlier()));
}

// "The union", "the region" and "analysts" have a say in every second story, and figures come again by
// chance.
TEST(Coreference, WhoIsNamedByAnOfficeOnlyIsNoNameOfAStory) {
  const auto text = [](std::string subject, std::string speaker) {
    return Claims{posts("1540 count", "jobs").about_subject(subject).by(speaker).claim(),
                  posts("27e6 EUR", "aid").about_subject(subject).by("trade union").claim()};
  };
  EXPECT_FALSE(same_story(text("Velden", "region"), text("Orsk", "region")));
  EXPECT_FALSE(same_story(text("the works", "region"), text("the works", "region")));
  EXPECT_TRUE(same_story(text("Velden", "Region Brevik"), text("Orsk", "Region Brevik")));
}

TEST(Coreference, WhatTwoTextsLeaveToBeUnderstoodIsOneThing) {
  Claims first = earlier();
  first.push_back(posts("48 count", "injured").about_subject("Velden").flagged(kTopicalSubject));
  const auto injured = [&](MakeClaim claim) { return topic_of(claim, {first}).subject; };
  EXPECT_EQ(injured(posts("61 count", "injured").about_subject("the plant").flagged(kTopicalSubject)),
            "Velden");
  EXPECT_EQ(injured(posts("61 count", "injured").about_subject("the plant")), "the plant");  // named there
}

TEST(Coreference, AnObserversExpectationIsNotTheThingItself) {
  const Claim claim = posts("1540 count", "count_of_stellen").flagged(kOpenAttribute).flagged(kObserver);
  EXPECT_EQ(topic_of(claim).attribute, "count_of_stellen");
}

TEST(Coreference, WhatAPersonOrAnotherExtractorSetStays) {
  const Claim imported = posts("1540 count", "count_of_stellen").flagged(kOpenAttribute).flagged(kImported);
  EXPECT_EQ(topic_of(imported).attribute, "count_of_stellen");

  const Claim claim = posts("1540 count", "count_of_stellen").flagged(kOpenAttribute);
  const std::vector<Judgement> judgements = {{JudgementId{{1, 1}}, JudgementKind::kCorrect, to_text(claim.id),
                                              "attribute", "posts", "ada", "read it"}};
  const Judged judged(judgements);
  EXPECT_EQ(settle(later(claim), {earlier()}, judged).front().topic, claim.topic);
}

TEST(Coreference, TheNearestTextOfTheStoryAnswersFirst) {
  Claims nearest = earlier();
  nearest.front().topic.attribute = "staff";
  const Claim claim = posts("1540 count", "count_of_stellen").flagged(kOpenAttribute);
  EXPECT_EQ(topic_of(claim, {nearest, earlier()}).attribute, "staff");
}

}  // namespace
}  // namespace claimgraph::relate
