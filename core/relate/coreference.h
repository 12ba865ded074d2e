// Cross-document coreference: which question a figure answers, told by an earlier text of the same story that
// gives the same figure.
//
// Texts name one question in other words and languages ("1.500 Stellen", "1,500 posts to go"), but they
// repeat its answers: the old figure beside the new one, the figure of yesterday's report. So a claim whose
// figure an earlier text of the story gives takes that claim's topic, and with it the claims beside it that
// its own text files under the same topic. What a text reads for sure keeps its attribute. Nothing is
// compared by similarity, and a topic only ever comes from an earlier text: what was known on a day does not
// depend on later ones.
//
// Two texts are of one story if they share names (of subjects and parties) and figures, three in all.
//
// Thread safety: pure functions.
#pragma once

#include <span>
#include <vector>

#include "core/model/claim.h"
#include "core/relate/judgements.h"

namespace claimgraph::relate {

// How far is looked back, so that an append costs the same after years.
inline constexpr std::size_t kTextsWithFigure = 8;  // of one figure the nearest ones
inline constexpr std::size_t kTextsOfStory =
    8;  // of these the ones that share most figures, then the nearest

bool same_story(std::span<const Claim> a, std::span<const Claim> b);

// The claims of a text with the topics that they have among the texts before it, still without the
// corrections of people; those count in what is compared, and a topic that a person set is kept. `read`: as
// read_alone() gives them; `earlier`: the claims of earlier texts as they stand, nearest first.
std::vector<Claim> coreferred(std::vector<Claim> read, std::span<const std::vector<Claim>> earlier,
                              const Judged& judged);

// The claim as its own text told it. REQUIRES: no corrections of people
Claim read_alone(Claim claim);

}  // namespace claimgraph::relate
