// What does a stretch of text look like: prose, a table, a quotation, a press release?
//
// Thread-safe. Tested in tests/unit/audit/kinds_test.cc.
#pragma once

#include <cstdint>
#include <span>

#include "audit/sentenced_text.h"
#include "dittograph/passage.h"

namespace dittograph {

struct PartTraits {
  double numbers = 0;      // share of the tokens that hold a digit
  double short_lines = 0;  // share of the lines that hold few words
  std::uint32_t lines = 0;
  double quoted = 0;     // share of the bytes between quotation marks
  bool release = false;  // carries the marks of a press release; looked for in the whole text
};

PartTraits traits_of(const SentencedText& text, std::span<const TokenRange> part);

}  // namespace dittograph
