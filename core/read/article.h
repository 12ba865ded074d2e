// The text of an article in a page: its paragraphs without navigation, teasers, captions, forms and comments.
//
// What a part is follows from its element, the words of its class and id, and how much of it is links; no
// site is known by name. Pages without any article in them give what comes nearest.
#pragma once

#include <string>

#include <libxml/tree.h>

namespace claimgraph::read {

// Paragraphs separated by an empty line. Empty if there is none.
std::string article_text(const xmlNode& root);

// Everything that is shown, likewise; for a piece of markup that is an article already, as feeds carry.
std::string shown_text(const xmlNode& root);

}  // namespace claimgraph::read
