// Reads what stands between tokens: line ends, closing punctuation, glue.
#pragma once

#include <string_view>
#include <vector>

#include "segment/segments.h"
#include "text/tokens.h"

namespace dittograph {

// All gaps that may end a sentence, a line or a block, in text order; the first one stands before
// token 0 and the last one behind the last token, whatever they hold.
void read_gaps(std::string_view text, const Tokens& tokens, std::vector<Gap>& gaps);

}  // namespace dittograph
