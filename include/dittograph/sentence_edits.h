// Two texts beside each other, sentence by sentence: what was left, changed, added, taken out and
// moved on the way from the first (before) to the second (after).
//
// Made by align_sentences() of src/audit/edits.h; read by `compare`, the audit and its page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

enum class SentenceChange : std::uint8_t {
  kUnchanged,  // the same tokens, in the same order among its neighbours
  kEdited,     // most of the tokens, in the same order among its neighbours
  kAdded,      // only after
  kDeleted,    // only before
  kMoved,      // the same or most of the tokens at another place; likeness < 1 if edited too
};
inline constexpr std::size_t kSentenceChanges = 5;

// Words that differ between two aligned sentences and that an editor wants to see first.
struct WordChange {
  enum class Kind : std::uint8_t { kNumber, kName };
  Kind kind = Kind::kNumber;
  std::string before;  // words as written, parted by a space; empty: added
  std::string after;   // empty: taken out
  friend bool operator==(const WordChange&, const WordChange&) = default;
};

// A sentence, or a pair of them.
struct SentenceEdit {
  SentenceChange change = SentenceChange::kUnchanged;
  ByteSpan before;  // text bytes; empty for kAdded
  ByteSpan after;   // text bytes; empty for kDeleted
  std::uint32_t before_tokens = 0;
  std::uint32_t after_tokens = 0;
  double likeness = 0;              // twice the common tokens by the tokens of both
  std::vector<WordChange> changes;  // numbers first; only where likeness < 1
};

struct SentenceEdits {
  // In the order of the text after; what was deleted stands behind what stood before it.
  std::vector<SentenceEdit> edits;
  std::array<std::uint32_t, kSentenceChanges> counts{};  // by SentenceChange
};

}  // namespace dittograph
