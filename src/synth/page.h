// An article written down as a scraper finds it: boilerplate, title, credit, body, repeats, noise,
// with the place of every piece.
//
//   head line                            boilerplate
//   title, title                         repeat
//   first paragraph / its beginning...   repeat
//   paragraph.Paragraph.Paragraph.       repeat: glued together
//   title                                of outlets that begin with it
//   By A. B., Agency                     byline
//   DATELINE first paragraph             and the others, the newsletter line behind the second
//   paragraph                            repeat: a pull quote, two paragraphs on
//   Source: Agency                       tail of the credit
//   tail and cookie lines                boilerplate
//
// Promises: every place is where the piece stands in the text, in bytes and in code points; places
// ascend and do not overlap, but those of datelines and citations lie inside sentences' blocks.
// Cost: one copy, one count of code points. Not thread-safe.
// Tested in tests/unit/synth/page_test.cc and tests/property/synth_laws_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "synth/article.h"
#include "synth/cast.h"
#include "synth/random.h"

namespace dittograph::synth {

enum class Piece : std::uint8_t {
  kBoilerplate,  // which: Boilerplate
  kTitle,
  kRepeat,    // goes from the cleaned text
  kDateline,  // with the space behind it
  kByline,
  kSentence,  // which: number in the body
  kCreditTail,
  kMention,  // which: number in the body; inside that sentence
  kBreak,    // a line end inside a sentence, which a copy shows to be none
};

struct Place {
  Piece piece = Piece::kSentence;
  std::uint32_t which = 0;
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  std::uint32_t cp_begin = 0;
  std::uint32_t cp_end = 0;
};

struct Page {
  std::string text;
  std::vector<Place> places;

  // The text without its repeats and the line ends that go with them, broken lines mended.
  [[nodiscard]] std::string cleaned() const;
};

// Replaces the content of page.
void write_page(const Story& story, const Article& article, const Outlet& outlet, Random random,
                Page& page);

}  // namespace dittograph::synth
