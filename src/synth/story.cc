#include "synth/story.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>

#include "synth/calendar.h"
#include "synth/copying.h"
#include "synth/credits.h"

namespace dittograph::synth {
namespace {

constexpr std::uint32_t kMostCopies = 9;
// What copies aim at, per cent; word for word comes most often.
constexpr std::uint32_t kTargets[] = {100, 100, 100, 95, 95, 90, 90, 85, 85, 80, 70, 60, 50};

// Builds one story; every method adds to it.
class StoryBuilder {
 public:
  StoryBuilder(const Cast& cast, const Settings& settings, std::uint64_t key)
      : cast_(cast),
        settings_(settings),
        random_(key),
        kind_(draw_kind()),
        first_outlet_(random_.below(cast.n_outlets())),
        prose_(cast.vocabulary(cast.publishers()[first_outlet_].script), random_),
        context_{.prose = prose_, .wordings = story_.wordings, .random = random_} {
    story_.kind = kind_;
    story_.script = prose_.script();
    story_.people = prose_.people();
    begin_ = kFirstSecond +
             static_cast<std::int64_t>(random_.below(settings.days)) * kSecondsOfDay +
             random_.below(static_cast<std::uint32_t>(kSecondsOfDay));
  }

  Story build() {
    switch (kind_) {
      case StoryKind::kSingle:
        add_original(first_outlet_, begin_);
        break;
      case StoryKind::kWire:
        add_wire();
        break;
      case StoryKind::kOutletCopy:
        add_copies(add_original(first_outlet_, begin_), random_.between(1, 4));
        break;
      case StoryKind::kSameOwner:
        add_owner_copies();
        break;
      case StoryKind::kSharedSource:
        add_press_release();
        break;
      case StoryKind::kQuoteOnly:
      case StoryKind::kList:
      case StoryKind::kIndependent:
        add_reports();
        break;
      case StoryKind::kVersions:
        add_versions();
        break;
      case StoryKind::kGlue:
        add_glue();
        break;
    }
    for (Article& article : story_.articles) dress(article);
    return std::move(story_);
  }

 private:
  // What the settings make impossible becomes a single article.
  StoryKind draw_kind() {
    const std::uint32_t total =
        std::accumulate(settings_.stories.begin(), settings_.stories.end(), 0U);
    std::uint32_t at = random_.below(total);
    std::size_t i = 0;
    while (at >= settings_.stories[i]) at -= settings_.stories[i++];
    const auto kind = static_cast<StoryKind>(i);
    const bool no_agency =
        cast_.n_agencies() == 0 && (kind == StoryKind::kWire || kind == StoryKind::kGlue);
    return no_agency ? StoryKind::kSingle : kind;
  }

  [[nodiscard]] const Outlet& publisher(std::uint32_t number) const {
    return cast_.publishers()[number];
  }

  // -- texts

  Title new_title() {
    Title title{.text = {}, .subject = n_subjects_++, .content = n_contents_++};
    prose_.title(random_, title.text);
    return title;
  }

  Title taken_title(const Title& title) {
    const std::uint32_t what = random_.below(10);
    if (what < 6) return title;
    if (what >= 8) return new_title();
    Title edited = title;
    edited.text.clear();
    if (prose_.edit(title.text, random_, edited.text) == EditKind::kNone) return title;
    edited.content = n_contents_++;
    return edited;
  }

  void maybe_cite(Body& body) {
    if (cast_.n_agencies() == 0 || body.size() < 3 || !random_.chance(150)) return;
    const Citation cited = citation(random_.below(cast_.n_agencies()), prose_, random_);
    const std::uint32_t wording = story_.wordings.add(cited.text, story_.script);
    story_.wordings[wording].mention = cited.mention;
    const auto at = 1 + random_.below(static_cast<std::uint32_t>(body.size()) - 1);
    body.insert(body.begin() + at, {.wording = wording,
                                    .origin = story_.wordings.new_origin(),
                                    .opens_paragraph = false,
                                    .is_line = false});
    // The sentence that stood there keeps its paragraph: the citation ends the one before.
  }

  Body new_article_body() {
    // Most have 5 to 14 paragraphs, some are long.
    const std::uint32_t n =
        random_.chance(60) ? random_.between(18, 40) : 4 + random_.below(6) + random_.below(6);
    Body body = new_body(n, context_);
    maybe_cite(body);
    return body;
  }

  // -- articles

  std::uint32_t add(Article article) {
    story_.articles.push_back(std::move(article));
    return static_cast<std::uint32_t>(story_.articles.size()) - 1;
  }

  std::uint32_t add_original(std::uint32_t number, std::int64_t time) {
    Article article;
    article.publisher = number;
    article.title = new_title();
    article.body = new_article_body();
    article.time = time;
    article.text = n_texts_++;
    return add(std::move(article));
  }

  std::uint32_t add_agency_text(std::int64_t time) {
    const std::uint32_t agency = random_.below(cast_.n_agencies());
    const std::uint32_t at = add_original(cast_.publisher_of_agency(agency), time);
    story_.articles[at].credit = draw_credit(agency, time, random_);
    return at;
  }

  // An outlet of the story's script that has no article in it yet, or the first again.
  std::uint32_t other_outlet() {
    const auto& outlets = cast_.outlets_of(story_.script);
    for (int i = 0; i < 16; ++i) {
      const std::uint32_t number =
          outlets[random_.below(static_cast<std::uint32_t>(outlets.size()))];
      if (!has_article(number)) return number;
    }
    for (const std::uint32_t number : outlets) {
      if (!has_article(number)) return number;
    }
    return kNoOutlet;
  }
  static constexpr std::uint32_t kNoOutlet = UINT32_MAX;

  [[nodiscard]] bool has_article(std::uint32_t number) const {
    return std::ranges::any_of(story_.articles,
                               [&](const Article& a) { return a.publisher == number; });
  }

  std::int64_t lag() {
    const std::uint32_t what = random_.below(100);
    if (what < 10) return 0;
    if (what < 45) return random_.between(5 * 60, 2 * 3600);
    if (what < 80) return random_.between(2 * 3600, 18 * 3600);
    return random_.between(86400, 5 * 86400);
  }

  Credit taken_credit(const Credit& credit, std::int64_t time) {
    if (credit.agency == kNoAgency) {
      // Some name an agency that has nothing to do with it.
      return cast_.n_agencies() > 0 && random_.chance(60)
                 ? draw_credit(random_.below(cast_.n_agencies()), time, random_)
                 : Credit{};
    }
    const std::uint32_t what = random_.below(100);
    if (what < 45) return credit;
    if (what < 60) return draw_credit(credit.agency, credit.time, random_);
    if (what < 95 || cast_.n_agencies() < 2) return {};
    return draw_credit(
        (credit.agency + 1 + random_.below(cast_.n_agencies() - 1)) % cast_.n_agencies(), time,
        random_);
  }

  std::uint32_t add_copy(std::uint32_t source, std::uint32_t number, std::int64_t time) {
    const Article& from = story_.articles[source];
    Article copy;
    copy.publisher = number;
    copy.title = taken_title(from.title);
    copy.time = time;
    copy.text = from.text;
    copy.parents = {source};
    copy.credit = taken_credit(from.credit, time);
    const std::uint32_t form = random_.below(100);
    if (form < 8) {
      copy.body = leading_part(from.body, random_.between(25, 70), context_);
    } else if (form < 13) {
      // A paragraph of it inside a text of their own.
      copy.body = new_body(random_.between(4, 9), context_);
      insert_paragraphs(leading_part(from.body, 20, context_), random_.between(1, 3), copy.body);
    } else {
      copy.planted = random_.pick(std::span<const std::uint32_t>(kTargets));
      copy.body = edited_copy(from.body, copy.planted, context_);
    }
    return add(std::move(copy));
  }

  // Most copy the source, some a copy of it.
  void add_copies(std::uint32_t source, std::uint32_t n) {
    std::vector<std::uint32_t> family = {source};
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t number = other_outlet();
      if (number == kNoOutlet) return;
      const std::uint32_t from =
          random_.chance(800) ? source
                              : family[random_.below(static_cast<std::uint32_t>(family.size()))];
      family.push_back(add_copy(from, number, story_.articles[from].time + lag()));
    }
  }

  void add_wire() {
    add_copies(add_agency_text(begin_), random_.between(2, kMostCopies));
    // Some write a report of their own.
    if (random_.chance(250)) {
      const std::uint32_t number = other_outlet();
      if (number != kNoOutlet) add_original(number, begin_ + lag());
    }
  }

  void add_owner_copies() {
    const auto& owners = cast_.owners();
    std::vector<const std::vector<std::uint32_t>*> groups;
    for (const auto& group : owners) {
      if (publisher(group[0]).script == story_.script) groups.push_back(&group);
    }
    if (groups.empty()) {
      story_.kind = StoryKind::kSingle;
      add_original(first_outlet_, begin_);
      return;
    }
    const auto& group = *groups[random_.below(static_cast<std::uint32_t>(groups.size()))];
    const std::uint32_t from = random_.below(static_cast<std::uint32_t>(group.size()));
    const std::uint32_t source = add_original(group[from], begin_);
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i == from) continue;
      const std::int64_t later = random_.chance(500) ? 0 : random_.between(60, 6 * 3600);
      add_copy(source, group[i], begin_ + later);
    }
  }

  // The release itself is no article; all its copies have one stamp.
  void add_press_release() {
    const std::uint32_t n = random_.between(2, 6);
    const Title title = new_title();
    const Body release = new_article_body();
    const std::uint32_t text = n_texts_++;
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t number = i == 0 ? first_outlet_ : other_outlet();
      if (number == kNoOutlet) return;
      Article article;
      article.publisher = number;
      article.title = i == 0 ? title : taken_title(title);
      article.body =
          edited_copy(release, random_.chance(600) ? 100 : random_.between(80, 98), context_);
      article.time = begin_;
      article.text = text;
      add(std::move(article));
    }
  }

  // Texts of their own that share a statement, a table, or nothing but the people.
  void add_reports() {
    Body shared;
    if (kind_ == StoryKind::kQuoteOnly) shared = {quote()};
    if (kind_ == StoryKind::kList) shared = table();
    const std::uint32_t n = random_.between(2, 4);
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t number = i == 0 ? first_outlet_ : other_outlet();
      if (number == kNoOutlet) return;
      const std::uint32_t at = add_original(number, i == 0 ? begin_ : begin_ + lag());
      Body& body = story_.articles[at].body;
      if (!shared.empty()) insert_paragraphs(shared, random_.between(1, 3), body);
    }
  }

  Sentence quote() {
    std::string text;
    prose_.speech(random_, text);
    return {.wording = story_.wordings.add(text, story_.script),
            .origin = story_.wordings.new_origin(),
            .opens_paragraph = true,
            .is_line = false};
  }

  Body table() {
    Body lines;
    const std::uint32_t n = random_.between(8, 20);
    std::string text;
    for (std::uint32_t i = 0; i < n; ++i) {
      text.clear();
      prose_.list_line(random_, text);
      lines.push_back({.wording = story_.wordings.add(text, story_.script),
                       .origin = story_.wordings.new_origin(),
                       .opens_paragraph = true,
                       .is_line = true});
    }
    return lines;
  }

  void add_versions() {
    const std::uint32_t first = add_original(first_outlet_, begin_);
    story_.articles[first].chain = 0;
    const std::uint32_t n = random_.between(1, 4);
    for (std::uint32_t i = 1; i <= n; ++i) {
      const std::uint32_t from = first + i - 1;
      Article next = story_.articles[from];
      next.parents = {from};
      next.version = i;
      const bool by_day = publisher(first_outlet_).date_only;
      next.time += by_day ? kSecondsOfDay * random_.between(1, 3) : random_.between(600, 6 * 3600);
      next.planted = random_.between(80, 99);
      next.body = edited_copy(story_.articles[from].body, next.planted, context_);
      if (random_.chance(300)) next.title = taken_title(next.title);
      add(std::move(next));
    }
  }

  void add_glue() {
    const std::uint32_t one = add_agency_text(begin_);
    const std::uint32_t two =
        add_agency_text(begin_ + static_cast<std::int64_t>(random_.below(7200)));
    add_copies(one, random_.between(1, 3));
    add_copies(two, random_.between(1, 3));
    const std::uint32_t number = other_outlet();
    if (number == kNoOutlet) return;
    Article glued;
    glued.publisher = number;
    glued.title = taken_title(story_.articles[one].title);
    glued.body = leading_part(story_.articles[one].body, random_.between(50, 100), context_);
    const Body second = leading_part(story_.articles[two].body, random_.between(50, 100), context_);
    glued.body.insert(glued.body.end(), second.begin(), second.end());
    glued.time = std::max(story_.articles[one].time, story_.articles[two].time) + lag();
    glued.text = n_texts_++;
    glued.parents = {one, two};
    add(std::move(glued));
  }

  // -- what the page adds

  void dress(Article& article) {
    const Outlet& by = publisher(article.publisher);
    article.has_stamp_of_day = by.date_only;
    if (random_.chance(settings_.repeats)) article.repeats = draw_repeats(article.body);
    if (random_.chance(settings_.noise)) draw_noise(article.noise);
    article.noise.invalid = random_.chance(settings_.invalid);
  }

  Repeats draw_repeats(const Body& body) {
    Repeats repeats;
    const std::uint32_t paragraphs = count_paragraphs(body);
    const std::uint32_t what = random_.below(100);
    if (what < 30 || what >= 85) repeats.titles = random_.between(1, 2);
    if (what < 20 || (what >= 30 && what < 45)) repeats.lead = true;
    if (what >= 45 && what < 60) repeats.teaser = true;
    if ((what >= 60 && what < 80) || what >= 85) {
      repeats.glued = std::min(random_.between(2, 4), paragraphs - std::min(paragraphs, 1U));
      repeats.broken_line = random_.chance(300);
    }
    if (what >= 78 && what < 92) repeats.pull_quote = paragraphs > 4;
    if (what >= 97) {
      repeats = {};
      repeats.body_twice = true;
    }
    return repeats;
  }

  void draw_noise(Noise& noise) {
    const std::uint32_t what = random_.below(10);
    if (what < 3) noise.quotes = true;
    if (what == 3 || what == 4) noise.decomposed = true;
    if (what == 5 || what == 6) noise.entities = true;
    if (what >= 6) noise.broken_lines = true;
  }

  const Cast& cast_;
  const Settings& settings_;
  Random random_;
  StoryKind kind_;
  std::uint32_t first_outlet_;
  Story story_;
  Prose prose_;
  CopyContext context_;
  std::int64_t begin_ = 0;
  std::uint32_t n_texts_ = 0;
  std::uint32_t n_subjects_ = 0;
  std::uint32_t n_contents_ = 0;
};

}  // namespace

Story make_story(const Cast& cast, const Settings& settings, std::uint64_t key) {
  return StoryBuilder(cast, settings, key).build();
}

}  // namespace dittograph::synth
