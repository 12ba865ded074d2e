#include "core/read/article.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/read/xml.h"

namespace claimgraph::read {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 29> kNever = {
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg",    "math",    "nav",
    "footer", "aside", "form",     "button",   "select", "input",  "label", "option", "figure",  "figcaption",
    "menu",   "audio", "video",    "canvas",   "dialog", "head",   "title", "map",    "textarea"};
constexpr std::array<std::string_view, 36> kBlocks = {
    "p",       "div",     "section", "article",    "main",     "header", "body",    "html",   "ul",
    "ol",      "li",      "dl",      "dt",         "dd",       "table",  "tbody",   "thead",  "tr",
    "h1",      "h2",      "h3",      "h4",         "h5",       "h6",     "pre",     "hr",     "address",
    "details", "summary", "center",  "blockquote", "fieldset", "tfoot",  "caption", "hgroup", "search"};
constexpr std::array<std::string_view, 6> kHeadings = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<std::string_view, 4> kWholes = {"html", "body", "main", "article"};
constexpr std::array<std::string_view, 7> kLists = {"ul", "ol", "dl", "div", "section", "table", "header"};

// Words of a class or id of what stands around articles.
constexpr std::array<std::string_view, 50> kAround = {
    "related",       "teaser",        "teasers",     "comment",      "comments",
    "share",         "sharing",       "social",      "newsletter",   "promo",
    "sidebar",       "breadcrumb",    "breadcrumbs", "cookie",       "consent",
    "advert",        "advertisement", "ads",         "ad",           "footer",
    "nav",           "navigation",    "menu",        "recommended",  "recommendations",
    "popular",       "trending",      "subscribe",   "subscription", "tags",
    "taglist",       "byline",        "caption",     "credit",       "credits",
    "toolbar",       "banner",        "modal",       "popup",        "outbrain",
    "taboola",       "readmore",      "sponsored",   "disqus",       "mostread",
    "dateline-meta", "widget",        "paywall",     "skip",         "masthead"};

constexpr std::size_t kLeastShare =
    3;  // a third of the prose of a page makes an <article> one, and no teaser
constexpr std::size_t kLeastParagraph = 25;  // shorter ones count for nothing when a place is looked for
constexpr std::size_t kLongParagraph = 300;  // prose, however many links it has
constexpr std::size_t kNoPlace = SIZE_MAX;

bool is_one_of(Words words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Whether a word of `names`, split at everything that is no letter, says that this stands around an article.
bool says_around(std::string_view names) {
  std::string word;
  for (const char c : names) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (low >= 'a' && low <= 'z') {
      word.push_back(low);
    } else {
      if (is_one_of(kAround, word)) return true;
      word.clear();
    }
  }
  return is_one_of(kAround, word);
}

bool is_hidden(const xmlNode& element) {
  if (xmlHasProp(&element, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  std::string style = attribute(element, "style");
  std::erase_if(style, is_space);
  return style.find("display:none") != std::string::npos;
}

// One node with what is below it.
struct Part {
  const xmlNode* node = nullptr;
  std::size_t above = kNoPlace;  // the part that holds it
  std::size_t bytes = 0;         // of text, without white space
  std::size_t link_bytes = 0;    // of those in links
  std::size_t prose = 0;         // bytes of paragraphs, without those in links
  double score = 0;
  bool in_link = false;
  bool is_around = false;
};

// The elements that may be shown, each after the one that holds it.
class Page {
 public:
  explicit Page(const xmlNode& root) {
    collect(root);
    add_up();
    score();
  }

  // Where the article is; null if nothing is shown.
  const xmlNode* article() const {
    if (parts_.empty()) return nullptr;
    for (const auto is_kind : {is_body, is_article, is_main}) {
      const Part* best = largest(is_kind);
      if (best != nullptr && kLeastShare * best->prose >= parts_.front().prose) return best->node;
    }
    return best_scored().node;
  }

  // Null for what is not shown at all.
  const Part* find(const xmlNode* node) const {
    const auto found = index_.find(node);
    return found == index_.end() ? nullptr : &parts_[found->second];
  }
  std::size_t prose() const { return parts_.empty() ? 0 : parts_.front().prose; }

 private:
  static bool is_body(const xmlNode& node) {
    return attribute(node, "itemprop").find("articleBody") != std::string::npos;
  }
  static bool is_article(const xmlNode& node) {
    return name_of(node) == "article" || attribute(node, "role") == "article";
  }
  static bool is_main(const xmlNode& node) {
    return name_of(node) == "main" || attribute(node, "role") == "main";
  }

  void collect(const xmlNode& root) {
    const xmlNode* node = &root;
    while (node != nullptr) {
      const bool skipped = is_element(*node) && (is_one_of(kNever, name_of(*node)) || is_hidden(*node));
      if (!skipped && is_element(*node)) add(*node);
      if (!skipped && is_text(*node)) count(*node);
      node = skipped ? next_outside(node, &root) : next_node(node, &root);
    }
  }

  void add(const xmlNode& node) {
    const std::size_t above = place_of(node.parent);
    Part part;
    part.node = &node;
    part.above = above;
    part.in_link = name_of(node) == "a" || (above != kNoPlace && parts_[above].in_link);
    part.is_around = !is_one_of(kWholes, name_of(node)) &&
                     (says_around(attribute(node, "class")) || says_around(attribute(node, "id")));
    index_[&node] = parts_.size();
    parts_.push_back(part);
  }

  std::size_t place_of(const xmlNode* node) const {
    const auto found = index_.find(node);
    return found == index_.end() ? kNoPlace : found->second;
  }

  void count(const xmlNode& text) {
    const std::size_t place = place_of(text.parent);
    if (place == kNoPlace) return;
    const std::string_view content = content_of(text);
    const auto bytes =
        static_cast<std::size_t>(std::ranges::count_if(content, [](char c) { return !is_space(c); }));
    parts_[place].bytes += bytes;
    if (parts_[place].in_link) parts_[place].link_bytes += bytes;
  }

  // A part stands behind the one that holds it, so from behind every sum is complete.
  void add_up() {
    for (std::size_t i = parts_.size(); i-- > 0;) {
      Part& part = parts_[i];
      const std::size_t own = part.bytes - part.link_bytes;
      if (name_of(*part.node) == "p" && own >= kLeastParagraph) part.prose = own;
      if (part.above == kNoPlace) continue;
      Part& above = parts_[part.above];
      above.bytes += part.bytes;
      above.link_bytes += part.link_bytes;
      if (!part.is_around) above.prose += part.prose;
    }
  }

  // Paragraphs count for the element that holds them, and by half for the one around it.
  void score() {
    for (const Part& part : parts_) {
      if (name_of(*part.node) != "p" || part.prose == 0 || part.above == kNoPlace) continue;
      Part& above = parts_[part.above];
      above.score += static_cast<double>(part.prose);
      if (above.above != kNoPlace) parts_[above.above].score += static_cast<double>(part.prose) / 2;
    }
  }

  template <typename Kind>
  const Part* largest(Kind is_kind) const {
    const Part* best = nullptr;
    for (const Part& part : parts_) {
      if (is_kind(*part.node) && (best == nullptr || part.prose > best->prose)) best = &part;
    }
    return best;
  }

  // The body where no paragraph is marked as one.
  const Part& best_scored() const {
    const auto best = std::ranges::max_element(parts_, {}, &Part::score);
    return best->score > 0 ? *best : parts_.front();
  }

  std::vector<Part> parts_;
  std::unordered_map<const xmlNode*, std::size_t> index_;
};

// Paragraphs as they come. A heading waits for the paragraph that it stands over.
class Paragraphs {
 public:
  // `max_links`: tenths of a paragraph that may be links; more of them is a reference to something else.
  explicit Paragraphs(std::size_t max_links) : max_links_(max_links) {}

  void text(std::string_view content, bool in_link) {
    for (const char c : content) {
      if (is_space(c)) {
        space_ = true;
        continue;
      }
      if (space_ && !open_.empty() && open_.back() != '\n') open_.push_back(' ');
      space_ = false;
      open_.push_back(c);
      ++bytes_;
      if (in_link) ++link_bytes_;
    }
  }

  void line_break() {
    while (!open_.empty() && open_.back() == ' ') open_.pop_back();
    if (open_.ends_with('\n')) return close(false);
    if (!open_.empty()) open_.push_back('\n');
    space_ = false;
  }

  void close(bool is_heading) {
    while (!open_.empty() && is_space(open_.back())) open_.pop_back();
    const bool mostly_links = 10 * link_bytes_ > max_links_ * bytes_ && bytes_ < kLongParagraph;
    if (!open_.empty() && is_heading) {
      headings_.push_back(std::move(open_));
    } else if (!open_.empty() && !mostly_links) {
      for (const std::string& heading : headings_) append(heading);
      headings_.clear();
      append(open_);
    }
    open_.clear();
    space_ = false;
    bytes_ = link_bytes_ = 0;
  }

  // What the headings stood over is left out.
  void drop_headings() { headings_.clear(); }

  std::string take() {
    close(false);
    return std::move(done_);
  }

 private:
  void append(const std::string& paragraph) {
    if (!done_.empty()) done_ += "\n\n";
    done_ += paragraph;
  }

  std::size_t max_links_;
  std::string done_, open_;
  std::vector<std::string> headings_;
  std::size_t bytes_ = 0, link_bytes_ = 0;
  bool space_ = false;
};

class Emission {
 public:
  Emission(const Page& page, const xmlNode& root, bool everything)
      : page_(page), root_(root), everything_(everything), out_(everything ? 9 : 5) {}

  std::string run() {
    const xmlNode* node = &root_;
    while (node != nullptr) {
      const bool left_out = is_element(*node) && is_left_out(*node);
      if (left_out) {
        if (is_one_of(kBlocks, name_of(*node))) out_.close(false);
        if (!is_one_of(kHeadings, name_of(*node))) out_.drop_headings();
      } else {
        enter(*node);
      }
      const bool goes_down = !left_out && node->children != nullptr && node->type != XML_ENTITY_REF_NODE;
      node = goes_down ? node->children : leave(node);
    }
    return out_.take();
  }

 private:
  bool is_left_out(const xmlNode& node) const {
    const Part* part = page_.find(&node);
    if (part == nullptr) return true;
    if (&node == &root_ || everything_) return false;
    const std::string_view name = name_of(node);
    if (name == "h1") return true;  // the title, which the source has already
    if (name == "article") return 2 * part->prose < page_.prose();
    if (part->is_around) return 2 * part->prose < page_.prose();
    return is_one_of(kLists, name) && part->prose == 0 && 2 * part->link_bytes > part->bytes;
  }

  void enter(const xmlNode& node) {
    if (is_text(node)) return out_.text(content_of(node), is_in_link(node));
    const std::string_view name = name_of(node);
    if (name == "br") out_.line_break();
    if (name == "td" || name == "th") out_.text(" ", false);
    if (is_one_of(kBlocks, name)) out_.close(false);
  }

  bool is_in_link(const xmlNode& text) const {
    const Part* part = page_.find(text.parent);
    return part != nullptr && part->in_link;
  }

  // Closes what ends here and goes to what comes next.
  const xmlNode* leave(const xmlNode* node) {
    while (node != &root_ && node->next == nullptr) {
      node = node->parent;
      close_block(*node);
    }
    if (node == &root_) return nullptr;
    if (node->children == nullptr) close_block(*node);
    return node->next;
  }

  void close_block(const xmlNode& node) {
    if (is_one_of(kBlocks, name_of(node))) out_.close(is_one_of(kHeadings, name_of(node)));
  }

  const Page& page_;
  const xmlNode& root_;
  bool everything_;
  Paragraphs out_;
};

}  // namespace

std::string article_text(const xmlNode& root) {
  const Page page(root);
  const xmlNode* article = page.article();
  return article == nullptr ? std::string{} : Emission(page, *article, false).run();
}

std::string shown_text(const xmlNode& root) { return Emission(Page(root), root, true).run(); }

}  // namespace claimgraph::read
