#include "text/tokeniser.h"

#include <limits>

#include "base/check.h"

namespace dittograph {

Tokeniser::Tokeniser(TextPath path) : path_(path) {}

void Tokeniser::tokenise(std::string_view text, Tokens& tokens) {
  DITTOGRAPH_CHECK(text.size() <= std::numeric_limits<std::uint32_t>::max());
  tokens.clear();
  (void)path_;
  general_.run(text, 0, text.size(), tokens);
}

}  // namespace dittograph
