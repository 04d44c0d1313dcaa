#include "synth/block.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/check.h"
#include "base/strings.h"
#include "synth/bytes.h"
#include "synth/calendar.h"
#include "synth/story.h"

namespace dittograph::synth {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;
constexpr std::uint64_t kStoryPurpose = 0x73746F7279;  // "story"
constexpr std::uint64_t kPagePurpose = 0x70616765;     // "page"
constexpr std::uint64_t kUrlPurpose = 0x75726C;        // "url"

// Numbers within a block, shuffled: an odd factor permutes the 16-bit numbers.
constexpr std::uint32_t kPlaces = 1U << 16;
std::uint32_t place_of(std::uint32_t n) { return (n * 40503U + 12345U) % kPlaces; }

// The offset is told only where the day is the same with and without it.
std::string stamp_of(const Article& article, const Outlet& outlet) {
  if (article.has_stamp_of_day) return iso_day(article.time);
  const bool same_day = day_of(article.time) == day_of(article.time + outlet.utc_hours * 3600);
  return iso_stamp(article.time, same_day ? outlet.utc_hours : 0);
}

// Versions of one chain have one address.
std::string url_of(const Article& article, const Outlet& outlet, std::uint64_t key,
                   std::size_t number, std::int64_t first_time) {
  const std::uint64_t slug = article.chain == kNoChain
                                 ? key_of(key, kUrlPurpose, number)
                                 : key_of(key, kUrlPurpose, ~std::uint64_t{article.chain});
  const CivilDay day = civil_day(first_time);
  return absl::StrFormat("https://%s/%04d/%02d/%02d/%012x", outlet.domain, day.year, day.month,
                         day.day, slug >> 16);
}

}  // namespace

void BlockMaker::make(std::uint64_t number, Block& block) {
  block.articles.clear();
  block.lines.clear();
  block.stories.clear();
  for (std::string& lines : block.truth) lines.clear();
  drafts_.clear();
  order_.clear();
  n_articles_ = 0;
  for (std::uint32_t story = 0; drafts_.size() < kBlockBytes; ++story) {
    add_story(number, story, block);
  }
  put_in_order(block);
}

void BlockMaker::add_story(std::uint64_t number, std::uint32_t story_number, Block& block) {
  const std::uint64_t key = key_of(settings_.seed, kStoryPurpose, number, story_number);
  const Story story = make_story(cast_, settings_, key);
  const std::size_t n = story.articles.size();
  const std::size_t drafts_before = drafts_.size();
  pages_.resize(std::max(pages_.size(), n));
  ids_.resize(n);
  titles_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Article& article = story.articles[i];
    const Outlet& outlet = cast_.publishers()[article.publisher];
    write_page(story, article, outlet, Random(key_of(key, kPagePurpose, i)), pages_[i]);
    const std::uint32_t place = place_of(n_articles_ + static_cast<std::uint32_t>(i));
    ids_[i] = absl::StrFormat("%d-%04x", number, place);
    titles_[i] = habitual_title(outlet, article.title.text);
    write_record(story, i, key, story_number);
  }
  n_articles_ += static_cast<std::uint32_t>(n);
  DITTOGRAPH_CHECK(n_articles_ <= kPlaces);
  const std::string name = absl::StrCat(number, ".", story_number);
  truth_.write({.story = story,
                .name = name,
                .pages = std::span<const Page>(pages_).first(n),
                .ids = ids_,
                .titles = titles_},
               block.truth);
  Block::StoryPart part{.n_articles = static_cast<std::uint32_t>(n),
                        .bytes = drafts_.size() - drafts_before,
                        .truth_end = {}};
  for (std::size_t f = 0; f < kTruthFiles; ++f) part.truth_end[f] = block.truth[f].size();
  block.stories.push_back(part);
}

void BlockMaker::write_record(const Story& story, std::size_t i, std::uint64_t key,
                              std::uint32_t story_number) {
  const Article& article = story.articles[i];
  const Outlet& outlet = cast_.publishers()[article.publisher];
  const std::size_t begin = drafts_.size();
  absl::StrAppend(&drafts_, R"({"id":")", ids_[i], R"(","source":)");
  append_json(outlet.name, drafts_);
  const std::int64_t first_time = article.chain == kNoChain ? article.time : story.articles[0].time;
  absl::StrAppend(&drafts_, R"(,"url":")", url_of(article, outlet, key, i, first_time),
                  R"(","date":")", stamp_of(article, outlet), R"(","title":)");
  append_json(titles_[i], drafts_);
  drafts_ += R"(,"text":)";
  append_json(pages_[i].text, drafts_);
  drafts_ += "}\n";
  order_.push_back({.begin = begin,
                    .end = drafts_.size(),
                    .place = place_of(n_articles_ + static_cast<std::uint32_t>(i)),
                    .story = story_number});
}

void BlockMaker::put_in_order(Block& block) {
  std::ranges::sort(order_, {}, &Draft::place);
  block.articles.reserve(drafts_.size());
  for (const Draft& draft : order_) {
    const std::size_t begin = block.articles.size();
    block.articles.append(drafts_, draft.begin, draft.end - draft.begin);
    block.lines.push_back({.begin = begin, .end = block.articles.size(), .story = draft.story});
  }
}

}  // namespace dittograph::synth
