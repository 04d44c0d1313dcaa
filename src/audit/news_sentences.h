// Which sentences of a document say the news? Those that are compared when two documents are one
// text.
//
// Left out: boilerplate and ignored phrases, lines that credit (or say whose own text it is), the
// title above the text, and what was said before. A dateline is no part of the sentence behind it.
// Cost: linear. Thread-compatible: one a worker. Tested in tests/unit/audit/news_sentences_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"

#include "audit/headlines.h"
#include "audit/sentenced_text.h"
#include "dittograph/audit.h"
#include "dittograph/passage.h"

namespace dittograph {

struct NewsInput {
  const SentencedText& text;
  std::span<const TokenRange> left_out;  // a set
  std::string_view title;
  const TitleAffixes& affixes;
  std::span<const Credit> credits;
  std::span<const Credit> own_names;  // places where it names itself as its source
};

class NewsSentences {
 public:
  // Valid until the next call.
  std::span<const Sentence> of(const NewsInput& document);

 private:
  Tokeniser tokeniser_;
  Tokens title_, bare_title_;
  absl::flat_hash_set<std::uint64_t> seen_;
  std::vector<Sentence> chosen_;
};

}  // namespace dittograph
