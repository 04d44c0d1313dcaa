#include "synth/page.h"

#include <algorithm>
#include <string_view>

#include "synth/bytes.h"
#include "synth/credits.h"
#include "synth/noise.h"

namespace dittograph::synth {
namespace {

// Sentences [begin, end) of a body.
struct Paragraph {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Paragraph> paragraphs_of(const Body& body) {
  std::vector<Paragraph> all;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (i == 0 || body[i].opens_paragraph) all.push_back({i, i});
    all.back().end = i + 1;
  }
  return all;
}

class PageWriter {
 public:
  PageWriter(const Story& story, const Article& article, const Outlet& outlet, Random random,
             Page& page)
      : story_(story),
        article_(article),
        outlet_(outlet),
        random_(random),
        page_(page),
        script_(traits(story.script)),
        paragraphs_(paragraphs_of(article.body)),
        noise_(article.noise, script_, random.next()) {
    page_.text.clear();
    page_.places.clear();
  }

  void write() {
    const Repeats& repeats = article_.repeats;
    boilerplate(Boilerplate::kHead);
    heap(repeats);
    if (outlet_.title_in_text || repeats.titles > 0) block(Piece::kTitle, article_.title.text);
    if (article_.credit.form == CreditForm::kByline) {
      block(Piece::kByline, byline(article_.credit, story_.script, person()));
    }
    body(repeats);
    if (repeats.body_twice) {
      for (const Paragraph& paragraph : paragraphs_) repeat(paragraph);
    }
    if (article_.credit.form == CreditForm::kTail) {
      block(Piece::kCreditTail, credit_tail(article_.credit, story_.script, person()));
    }
    boilerplate(Boilerplate::kTail);
    boilerplate(Boilerplate::kCookie);
    page_.text += '\n';
  }

 private:
  // -- pieces

  // Appends; the place's ends, in both counts.
  void append(std::string_view text) {
    const std::size_t begin = page_.text.size();
    noise_.append(text, page_.text);
    cps_ += count_code_points(std::string_view(page_.text).substr(begin));
  }
  void append_plain(std::string_view text) {
    page_.text += text;
    cps_ += count_code_points(text);
  }
  std::size_t open(Piece piece, std::uint32_t which) {
    const auto at = static_cast<std::uint32_t>(page_.text.size());
    page_.places.push_back(
        {.piece = piece, .which = which, .begin = at, .end = at, .cp_begin = cps_, .cp_end = cps_});
    return page_.places.size() - 1;
  }
  void close(std::size_t place) {
    page_.places[place].end = static_cast<std::uint32_t>(page_.text.size());
    page_.places[place].cp_end = cps_;
  }
  void piece(Piece what, std::uint32_t which, std::string_view text) {
    const std::size_t place = open(what, which);
    append(text);
    close(place);
  }

  void separate() {
    if (page_.text.empty()) return;
    append_plain(outlet_.blank_lines ? "\n\n" : "\n");
  }
  void block(Piece what, std::string_view text, std::uint32_t which = 0) {
    separate();
    piece(what, which, text);
  }

  void boilerplate(Boilerplate kind) {
    const auto i = static_cast<std::size_t>(kind);
    if (outlet_.lines[i].empty() || !random_.chance(outlet_.per_mille[i])) return;
    separate();
    const std::size_t place = open(Piece::kBoilerplate, static_cast<std::uint32_t>(kind));
    append_plain(outlet_.lines[i]);
    close(place);
  }

  std::string_view person() const {
    return story_.people[article_.publisher % story_.people.size()];
  }

  std::string_view wording(std::size_t sentence) const {
    return story_.wordings.text(article_.body[sentence].wording);
  }

  // -- repeats

  void heap(const Repeats& repeats) {
    for (std::uint32_t i = 0; i < repeats.titles; ++i) block(Piece::kRepeat, article_.title.text);
    if (repeats.lead) repeat(paragraphs_[0]);
    if (repeats.teaser) teaser();
    if (repeats.glued > 0) glued(repeats.glued);
  }

  void repeat(const Paragraph& paragraph) {
    separate();
    const std::size_t place = open(Piece::kRepeat, 0);
    write_repeated(paragraph);
    close(place);
  }

  void write_repeated(const Paragraph& paragraph) {
    for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (i > paragraph.begin && script_.spaced) append_plain(" ");
      append(wording(i));
    }
  }

  // The first two thirds of a sentence, and three dots.
  void teaser() {
    std::string_view text = wording(0);
    std::size_t end = text.size() * 2 / 3;
    if (script_.spaced) {
      end = text.find(' ', end);
      if (end == text.npos) return;
    } else {
      while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    }
    separate();
    const std::size_t place = open(Piece::kRepeat, 0);
    append(text.substr(0, end));
    append_plain(random_.chance(700) ? "..." : "…");
    close(place);
  }

  // Behind the first, so many paragraphs without a space between them.
  void glued(std::uint32_t n) {
    separate();
    const std::size_t place = open(Piece::kRepeat, 0);
    for (std::size_t p = 1; p <= n && p < paragraphs_.size(); ++p) write_repeated(paragraphs_[p]);
    close(place);
  }

  // -- the body

  void body(const Repeats& repeats) {
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      separate();
      if (p == 0 && article_.credit.form == CreditForm::kDateline) {
        piece(Piece::kDateline, 0, dateline(article_.credit, story_.script));
      }
      // The second paragraph stands whole in the glued block.
      paragraph(p, repeats.glued > 0 && repeats.broken_line && p == 1);
      if (p == 1) boilerplate(Boilerplate::kNewsletter);
      if (repeats.pull_quote && p + 1 == paragraphs_.size()) repeat(paragraphs_[2]);
    }
  }

  void paragraph(std::size_t number, bool broken) {
    const Paragraph& paragraph = paragraphs_[number];
    for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (i > paragraph.begin && script_.spaced) append_plain(" ");
      const std::size_t place = open(Piece::kSentence, static_cast<std::uint32_t>(i));
      if (broken && i == paragraph.begin) {
        broken_sentence(wording(i));
      } else {
        sentence(i);
      }
      close(place);
    }
  }

  void sentence(std::size_t i) {
    const std::string_view text = wording(i);
    const auto& mention = story_.wordings[article_.body[i].wording].mention;
    if (!mention) return append(text);
    append(text.substr(0, mention->begin));
    piece(Piece::kMention, static_cast<std::uint32_t>(i),
          text.substr(mention->begin, mention->end - mention->begin));
    append(text.substr(mention->end));
  }

  void broken_sentence(std::string_view text) {
    const std::size_t space = script_.spaced ? text.find(' ', text.size() / 2) : text.npos;
    if (space == text.npos) return append(text);
    append(text.substr(0, space));
    const std::size_t place = open(Piece::kBreak, 0);
    append_plain("\n");
    close(place);
    append(text.substr(space + 1));
  }

  const Story& story_;
  const Article& article_;
  const Outlet& outlet_;
  Random random_;
  Page& page_;
  const ScriptTraits& script_;
  std::vector<Paragraph> paragraphs_;
  NoiseWriter noise_;
  std::uint32_t cps_ = 0;
};

}  // namespace

std::string Page::cleaned() const {
  std::string clean;
  clean.reserve(text.size());
  std::size_t at = 0;
  for (const Place& place : places) {
    if (place.piece == Piece::kBreak) {
      clean.append(text, at, place.begin - at);
      clean += ' ';
      at = place.end;
    } else if (place.piece == Piece::kRepeat) {
      clean.append(text, at, place.begin - at);
      at = std::min(text.find_first_not_of('\n', place.end), text.size());
    }
  }
  clean.append(text, at);
  return clean;
}

void write_page(const Story& story, const Article& article, const Outlet& outlet, Random random,
                Page& page) {
  PageWriter(story, article, outlet, random, page).write();
}

}  // namespace dittograph::synth
