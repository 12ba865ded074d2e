// A saved page: the article in it, and what the page says about it.
#pragma once

#include <string>
#include <string_view>

#include "core/model/result.h"
#include "core/read/document.h"

namespace claimgraph::read {

// Title, date, publisher, address and language come from schema.org data, then from meta elements, then from
// the page itself; the text from the page, or from the data where that has more. Nothing is fetched. UTF-8,
// or the encoding that the page names. kLimit for nesting beyond 256.
Result<Fields> read_html(const std::string& where, std::string_view bytes);

// The text of a piece of markup, all of it; the piece itself if it has none.
std::string html_text(std::string_view markup);

}  // namespace claimgraph::read
