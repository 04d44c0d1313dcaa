// Two documents that share text: how much, who was first, with which credit, under which headline,
// with which edits.
//
// Promises: depends on the two documents; equal findings whichever is given first, but for ties
// and unknown directions, where a stays a. Cost: linear in the texts but for the alignment of their
// sentences. Thread-compatible: one a worker. Tested in tests/cli/audit_test.py.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "audit/code_point_places.h"
#include "audit/edits.h"
#include "audit/headlines.h"
#include "audit/pair_spans.h"
#include "audit/sentenced_text.h"
#include "audit/stories.h"
#include "dittograph/audit.h"

namespace dittograph {

// A document with its text at hand.
struct PairDocument {
  DocId id{};
  const SentencedText* text = nullptr;      // with sentences only where news is given
  const PreparedSentences* news = nullptr;  // what NewsSentences chose; for PairComparer
  const CodePointPlaces* places = nullptr;
  std::span<const TokenRange> left_out;  // boilerplate and ignored phrases, a set
  std::string_view title;
  std::string_view canonical;  // address that the record calls the original; may be empty
  std::string_view url;
  const TitleAffixes* affixes = nullptr;
  std::span<const Credit> credits;
  std::uint32_t outlet = kNoIndex;
  std::uint32_t own_source = kNoIndex;  // index in Audit::sources of the outlet itself
  bool is_agency = false;
  std::string_view owner;
  Stamp stamp;
};

struct PairFinding {
  AuditPair pair;
  std::vector<SharedSpan> spans;
  std::vector<TokenSpan> parts;  // without boilerplate, in the order of pair.a and pair.b
};

// What stands in a document's text, boilerplate aside, and in a set of its tokens.
std::uint64_t chars_of(const PairDocument& document, std::span<const TokenRange> set);
std::uint64_t own_chars(const PairDocument& document);

class PairComparer {
 public:
  // spans: of PairAligner, not empty; their a is x.
  PairFinding compare(const PairDocument& x, const PairDocument& y,
                      std::span<const AlignedSpan> spans);

 private:
  void measure(const PairDocument& a, const PairDocument& b, std::span<const AlignedSpan> spans,
               PairFinding& out);
  void tell_credit(const PairDocument& a, const PairDocument& b, AuditPair& pair,
                   std::span<const SharedSpan> spans);

  HeadlineComparer headlines_;
};

// The credit that belongs to a stretch of text, as an index in credits: of several the dateline or
// byline last before it, else the tail first behind it; kNoIndex if there is none.
std::uint32_t credit_of(std::span<const Credit> credits, ByteSpan stretch);

}  // namespace dittograph
