// Two texts beside each other: what `compare` tells.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dittograph/document.h"
#include "dittograph/match.h"
#include "dittograph/sentence_edits.h"

namespace dittograph {

// One of the two.
struct ComparedText {
  std::string name;  // the file's, or the record's id
  std::string text;
  std::string title;  // empty where it has none, as the three below
  std::string url;
  std::string date;
  std::string source;
};

// A stretch that both have, grown from equal shingles as `clean` grows its passages.
struct SharedStretch {
  ByteSpan left;  // text bytes
  ByteSpan right;
  std::uint32_t tokens = 0;  // of the longer side
  double likeness = 1.0;     // equal tokens by these
};

// A piece of an edited pair of sentences: words of both sides, or of one of them.
struct EditPiece {
  ByteSpan left;  // text bytes; empty where only the right has it
  ByteSpan right;
  bool same = true;
};

struct Comparison {
  std::uint32_t left_tokens = 0;
  std::uint32_t right_tokens = 0;
  std::uint32_t shingle_size = 0;
  SetOverlap overlap;                          // of the shingles
  std::vector<SharedStretch> stretches;        // by their place on the left
  SentenceEdits sentences;                     // left is before, right is after
  std::vector<std::vector<EditPiece>> pieces;  // by edit; empty unless its words differ
};

}  // namespace dittograph
