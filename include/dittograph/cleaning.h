// What was found and what is done about it: the values that repeat, passage, cluster, clean and
// report hand to each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

// How a copy relates to the copy that is kept.
enum class RepeatKind : std::uint8_t {
  kExact,      // the same tokens
  kContained,  // stands whole inside a larger copy, or is covered whole by several
  kTruncated,  // the beginning of a sentence or block, broken off
  kNear,       // one to three words changed
};

// Why a piece of input does not stand in the cleaned output, or stands otherwise.
enum class Reason : std::uint8_t {
  kRepeat,       // a repeat within the document
  kJoin,         // a line break inside a sentence, mended to one space as another copy has it
  kSkipped,      // a bad record, left out whole
  kDocument,     // a near-duplicate document, dropped whole
  kBoilerplate,  // a source's standing text, of which one copy stays
  kPassage,      // a passage that another document says word for word
  kLineEnd,      // a line end added or taken away where inputs meet
  kMark,         // a field added to the record, which tells its cluster
};

// One copy of a repeated stretch, in the document's text. From the hundredth on, copies that
// are cut and follow each other directly are told as one.
struct RepeatCopy {
  ByteSpan span;         // text bytes
  ByteSpan code_points;  // the same range counted in code points
  bool kept = false;
  bool cut = false;  // neither kept nor cut: reported only
};

// A stretch that stands more than once within one document.
struct RepeatGroup {
  RepeatKind kind = RepeatKind::kExact;
  std::uint32_t tokens = 0;        // of the copy that is kept
  std::vector<RepeatCopy> copies;  // in text order
  const char* why = "";            // why the kept copy stays, or why nothing was cut
};

// A stretch of a document's text that goes because the same stands elsewhere.
struct TextCut {
  ByteSpan span;         // text bytes
  ByteSpan code_points;  // the same range counted in code points
  ByteSpan kept;         // text bytes of the copy that stays
  RepeatKind kind = RepeatKind::kExact;
  double resemblance = 1.0;  // of the cut copy's tokens to the kept copy's
  Reason reason = Reason::kRepeat;
  DocId kept_document{};  // where the copy stays; for kRepeat it is the document itself
};

// White space around a line end inside a sentence, and what becomes of it: one space, or nothing
// where another copy has none, as between Chinese characters.
struct TextJoin {
  ByteSpan span;  // text bytes
  bool space = true;

  friend constexpr auto operator<=>(const TextJoin&, const TextJoin&) = default;
};

// Everything the repeat stage says of one document.
struct Repeats {
  std::vector<RepeatGroup> groups;  // by the place of their first copy
  std::vector<TextCut> cuts;        // in text order, not overlapping
  std::vector<TextJoin> joins;      // in text order, not overlapping

  void clear() {
    groups.clear();
    cuts.clear();
    joins.clear();
  }
};

// One change to an input stream. The cleaned output is the input with all its edits made; each
// edit inverted, in the same order, gives the input back.
struct Edit {
  ByteSpan span;  // bytes of the decompressed input stream
  // As written there (a JSON line end is backslash n): white space, nothing, or, for kMark, a
  // field.
  std::string replacement;
};

// One edit with its reason: a line of removed.jsonl.
struct Removal {
  std::uint32_t input = 0;
  Edit edit;
  Reason reason = Reason::kRepeat;
  RepeatKind kind = RepeatKind::kExact;
  double resemblance = 1.0;   // of the cut copy to the kept copy
  std::string document;       // name of the document that is cut
  ByteSpan span;              // in its text, bytes
  ByteSpan code_points;       // the same in code points
  std::string kept_document;  // name of the document whose copy stays; empty where there is none
  ByteSpan kept_span;         // in that document's text, bytes
};

}  // namespace dittograph
