// The slow honest tokeniser: the rules of text/tokeniser.h straight from ICU's properties, the
// whole text turned into characters first, no tables, no states shared with the engine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace dittograph::reference {

struct SlowToken {
  std::string folded;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::vector<SlowToken> tokenise(std::string_view text);

}  // namespace dittograph::reference
