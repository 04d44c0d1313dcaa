// An article before it is written down: sentences with where they come from, credit, habits.
//
// A story keeps every wording of a sentence once. Sentences of copies name the sentence of the
// story that they come from (origin), so that what two articles share, and what was changed on
// the way, is known without comparing texts.
//
// Values. Tested through stories in tests/property/synth_laws_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synth/prose.h"
#include "synth/settings.h"

namespace dittograph::synth {

// A citation inside a wording, which is no credit: "told AFP".
struct Mention {
  std::uint32_t agency = 0;
  std::uint32_t begin = 0;  // bytes of the wording
  std::uint32_t end = 0;
};

struct Wording {
  std::uint32_t begin = 0;  // in Wordings::text
  std::uint32_t size = 0;
  std::uint32_t words = 0;
  EditKind edit = EditKind::kNone;  // what was changed in it last
  std::optional<Mention> mention{};
};

class Wordings {
 public:
  std::uint32_t add(std::string_view text, Script script, EditKind edit = EditKind::kNone);
  [[nodiscard]] std::string_view text(std::uint32_t wording) const {
    return std::string_view(text_).substr(all_[wording].begin, all_[wording].size);
  }
  [[nodiscard]] const Wording& operator[](std::uint32_t wording) const { return all_[wording]; }
  [[nodiscard]] Wording& operator[](std::uint32_t wording) { return all_[wording]; }
  std::uint32_t new_origin() { return n_origins_++; }
  [[nodiscard]] std::uint32_t n_origins() const { return n_origins_; }

 private:
  std::string text_;
  std::vector<Wording> all_;
  std::uint32_t n_origins_ = 0;
};

struct Sentence {
  std::uint32_t wording = 0;
  std::uint32_t origin = 0;
  bool opens_paragraph = false;
  bool is_line = false;  // of a table: no space joins it to the next
};
using Body = std::vector<Sentence>;

// Titles of one text have one subject; those of one subject that say the same have one content.
struct Title {
  std::string text;
  std::uint32_t subject = 0;
  std::uint32_t content = 0;
};

enum class CreditForm : std::uint8_t { kNone, kDateline, kByline, kTail };
std::string_view credit_form_name(CreditForm form);

inline constexpr std::uint32_t kNoAgency = UINT32_MAX;

struct Credit {
  std::uint32_t agency = kNoAgency;
  CreditForm form = CreditForm::kNone;
  std::uint32_t variant = 0;  // of the form
  std::uint32_t town = 0;
  std::int64_t time = 0;  // the day that a dateline names
};

// What stands twice in the page.
struct Repeats {
  std::uint32_t titles = 0;  // more copies of the title, above
  bool lead = false;         // the first paragraph as a standfirst
  bool teaser = false;       // the first words of the first paragraph, broken off
  std::uint32_t glued = 0;   // paragraphs glued together above
  bool pull_quote = false;   // a later paragraph once more
  bool body_twice = false;
  bool broken_line = false;  // in a paragraph that stands glued above as well

  [[nodiscard]] bool any() const {
    return titles > 0 || lead || teaser || glued > 0 || pull_quote || body_twice;
  }
};

struct Noise {
  bool quotes = false;      // other quotation marks and dashes
  bool decomposed = false;  // NFD
  bool entities = false;    // HTML's
  bool broken_lines = false;
  bool invalid = false;  // bytes that are no UTF-8

  [[nodiscard]] bool any() const {
    return quotes || decomposed || entities || broken_lines || invalid;
  }
};

inline constexpr std::uint32_t kNoChain = UINT32_MAX;

struct Article {
  std::uint32_t publisher = 0;
  Title title{};
  Body body{};
  Credit credit{};
  std::int64_t time = 0;      // seconds since 1970, UTC
  std::uint32_t text = 0;     // articles of one text in the story derive from each other
  std::uint32_t version = 0;  // in its chain, from 0
  std::uint32_t chain = kNoChain;
  std::vector<std::uint32_t> parents{};  // articles of the story that it was made of
  std::uint32_t planted = 0;  // per cent: the resemblance to its first parent that was aimed at
  bool has_stamp_of_day = false;
  Repeats repeats{};
  Noise noise{};
};

struct Story {
  StoryKind kind = StoryKind::kSingle;
  Script script = Script::kLatin;
  Wordings wordings{};
  std::vector<Article> articles{};
  std::vector<std::string> people{};
};

}  // namespace dittograph::synth
