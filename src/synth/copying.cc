#include "synth/copying.h"

#include <algorithm>
#include <string>

namespace dittograph::synth {
namespace {

constexpr std::uint32_t kShingle = 5;  // the engine's default
constexpr int kMostFailures = 24;

// What a copy would come to, counted in shingles as if each change stood alone.
class Estimate {
 public:
  explicit Estimate(std::uint32_t n_shingles) : all_(n_shingles) {}
  // In per mille, after so many more shingles of the source are lost and new ones come.
  [[nodiscard]] std::uint32_t after(std::uint32_t lost, std::uint32_t added) const {
    const std::uint32_t kept = all_ - std::min(all_, lost_ + lost);
    return static_cast<std::uint32_t>(std::uint64_t{1000} * kept / (all_ + added_ + added));
  }
  void take(std::uint32_t lost, std::uint32_t added) {
    lost_ += lost;
    added_ += added;
  }

 private:
  std::uint32_t all_;
  std::uint32_t lost_ = 0;
  std::uint32_t added_ = 0;
};

class Editor {
 public:
  Editor(const Body& source, std::uint32_t per_cent, const CopyContext& context)
      : at_(context),
        target_(per_cent * 10),
        body_(source),
        edits_(source.size(), 0),
        estimate_(n_shingles(source)) {}

  Body edited() {
    int failures = 0;
    while (failures < kMostFailures && estimate_.after(0, 0) > target_ + kTolerance) {
      if (!try_one()) ++failures;
    }
    return std::move(body_);
  }

 private:
  static constexpr std::uint32_t kTolerance = 8;
  static constexpr std::uint8_t kMostEdits = 4;  // of one sentence

  [[nodiscard]] std::uint32_t n_shingles(const Body& body) const {
    std::uint32_t n = 0;
    for (const Sentence& s : body) n += at_.wordings[s.wording].words;
    return n < kShingle ? 1 : n - (kShingle - 1);
  }
  [[nodiscard]] std::uint32_t words_of(std::size_t i) const {
    return at_.wordings[body_[i].wording].words;
  }
  bool afford(std::uint32_t lost, std::uint32_t added) {
    if (estimate_.after(lost, added) + kTolerance < target_) return false;
    estimate_.take(lost, added);
    return true;
  }
  bool try_one() {
    const std::uint32_t what = at_.random.below(100);
    const std::size_t i = at_.random.below(static_cast<std::uint32_t>(body_.size()));
    if (what < 60) return change_word(i);
    if (what < 72) return cut(i);
    if (what < 86) return add(i);
    if (what < 92) return replace(i);
    return move(i);
  }

  bool change_word(std::size_t i) {
    const std::uint32_t reach = std::min(kShingle, words_of(i));
    if (edits_[i] >= kMostEdits || at_.wordings[body_[i].wording].mention) return false;
    if (estimate_.after(reach, reach) + kTolerance < target_) return false;
    std::string text;
    const EditKind kind = at_.prose.edit(at_.wordings.text(body_[i].wording), at_.random, text);
    if (kind == EditKind::kNone) return false;
    estimate_.take(reach, reach);
    ++edits_[i];
    body_[i].wording = at_.wordings.add(text, at_.prose.script(), kind);
    return true;
  }

  bool cut(std::size_t i) {
    if (i == 0 || body_.size() < 4 || !afford(words_of(i) + kShingle - 1, kShingle - 1))
      return false;
    if (body_[i].opens_paragraph && i + 1 < body_.size()) body_[i + 1].opens_paragraph = true;
    body_.erase(place(i));
    edits_.erase(edits_.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
  }

  bool add(std::size_t i) {
    if (i == 0) return false;
    const Sentence sentence = new_sentence();
    if (!afford(kShingle - 1, at_.wordings[sentence.wording].words + kShingle - 1)) return false;
    Sentence added = sentence;
    added.opens_paragraph = body_[i].opens_paragraph && at_.random.chance(500);
    body_.insert(place(i), added);
    edits_.insert(edits_.begin() + static_cast<std::ptrdiff_t>(i), kMostEdits);
    return true;
  }

  bool replace(std::size_t i) {
    if (i == 0 || edits_[i] > 0) return false;
    Sentence sentence = new_sentence();
    if (!afford(words_of(i) + kShingle - 1, at_.wordings[sentence.wording].words + kShingle - 1)) {
      return false;
    }
    sentence.opens_paragraph = body_[i].opens_paragraph;
    body_[i] = sentence;
    edits_[i] = kMostEdits;
    return true;
  }

  // One sentence, to behind the last, as a paragraph of its own; once a copy.
  bool move(std::size_t i) {
    constexpr std::uint32_t kJoints = 3 * (kShingle - 1);
    if (moved_ || i == 0 || i + 4 > body_.size() || edits_[i] > 0) return false;
    if (words_of(i) < 8 || !afford(kJoints, kJoints)) return false;
    Sentence sentence = body_[i];
    if (sentence.opens_paragraph) body_[i + 1].opens_paragraph = true;
    sentence.opens_paragraph = true;
    body_.erase(place(i));
    edits_.erase(edits_.begin() + static_cast<std::ptrdiff_t>(i));
    body_.push_back(sentence);
    edits_.push_back(kMostEdits);
    moved_ = true;
    return true;
  }

  Sentence new_sentence() {
    std::string text;
    at_.prose.sentence(at_.random, text);
    return {.wording = at_.wordings.add(text, at_.prose.script()),
            .origin = at_.wordings.new_origin(),
            .opens_paragraph = false,
            .is_line = false};
  }
  Body::iterator place(std::size_t i) { return body_.begin() + static_cast<std::ptrdiff_t>(i); }

  const CopyContext& at_;
  std::uint32_t target_;  // per mille
  Body body_;
  std::vector<std::uint8_t> edits_;  // by sentence; kMostEdits: leave it alone
  Estimate estimate_;
  bool moved_ = false;
};

}  // namespace

Body new_body(std::uint32_t n_paragraphs, const CopyContext& context) {
  Body body;
  std::string text;
  for (std::uint32_t p = 0; p < n_paragraphs; ++p) {
    const std::uint32_t n = context.random.between(1, 4);
    for (std::uint32_t s = 0; s < n; ++s) {
      text.clear();
      context.prose.sentence(context.random, text);
      body.push_back({.wording = context.wordings.add(text, context.prose.script()),
                      .origin = context.wordings.new_origin(),
                      .opens_paragraph = s == 0,
                      .is_line = false});
    }
  }
  return body;
}

Body edited_copy(const Body& source, std::uint32_t per_cent, const CopyContext& context) {
  constexpr std::uint32_t kAll = 100;
  return per_cent >= kAll ? source : Editor(source, per_cent, context).edited();
}

Body leading_part(const Body& source, std::uint32_t per_cent, const CopyContext& context) {
  std::uint64_t all = 0;
  for (const Sentence& s : source) all += context.wordings[s.wording].words;
  std::uint64_t taken = 0;
  Body part;
  for (const Sentence& s : source) {
    if (s.opens_paragraph && taken * 100 >= all * per_cent) break;
    taken += context.wordings[s.wording].words;
    part.push_back(s);
  }
  return part;
}

void insert_paragraphs(const Body& part, std::uint32_t after, Body& body) {
  auto at = body.begin();
  for (std::uint32_t seen = 0; at != body.end(); ++at) {
    if (at->opens_paragraph && seen++ == after) break;
  }
  const auto first = body.insert(at, part.begin(), part.end());
  first->opens_paragraph = true;
}

std::uint32_t count_paragraphs(const Body& body) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(body, [](const Sentence& s) { return s.opens_paragraph; }));
}

}  // namespace dittograph::synth
