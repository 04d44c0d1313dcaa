// HTML entities as scraped text leaves them behind: &amp; &eacute; &#8217; &#x2019;
//
// Promises: only what ends in ';' is an entity. The names are the 252 of HTML 4 and &apos;, told
// apart by case as there. Numbers of 128 to 159 are read as Windows-1252, as browsers do; numbers
// that name no character (0, surrogates, above 10FFFF) give U+FFFD.
// Cost: a binary search. Thread-safe. Tested in tests/unit/text/entities_test.cc.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.h"

namespace dittograph {

// The entity that begins at offset, where a '&' stands; invalid where there is none.
CodePoint parse_entity(std::string_view text, std::size_t offset);

}  // namespace dittograph
