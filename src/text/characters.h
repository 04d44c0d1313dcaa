// Small questions about single characters, asked by stages that look at the text itself (sentence
// ends, glue, joins). Unicode 15 by ICU; ASCII is answered without it.
//
// Promises: every function takes any value, kInvalidCodePoint included (which is nothing at all).
// Cost: a table look-up. Thread-safe. Tested in tests/unit/text/characters_test.cc.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.h"

namespace dittograph {

bool is_upper(char32_t c);   // Uppercase, title case included
bool is_lower(char32_t c);   // Lowercase
bool is_letter(char32_t c);  // general category L*
bool is_mark(char32_t c);    // M*
bool is_digit(char32_t c);   // N*
bool is_space(char32_t c);   // White_Space: NBSP, U+3000 and the line separators included

// Invisible and without weight: Default_Ignorable_Code_Point (soft hyphen, zero-width characters,
// BOM, variation selectors) and tatweel. Neither splits a token nor counts in it.
bool is_ignorable(char32_t c);

// A letter of a script that has no upper and lower case (Arabic, Hebrew, Han, Thai ...).
bool is_caseless_letter(char32_t c);

// A letter that is a token of its own: Han, Kana, Thai, Lao, Khmer, Myanmar.
bool is_single_token_letter(char32_t c);

// A letter or mark of a script that is written without spaces between words and often without a
// mark at a sentence's end: Thai, Lao, Khmer, Myanmar.
bool is_unmarked_script(char32_t c);

// Ends a sentence: . ! ? and the like of other scripts, the ellipsis included.
bool is_terminal(char32_t c);

// May stand between a sentence's last terminal and the space after it: quotes, closing brackets.
bool is_closing(char32_t c);

// Number of code points; every invalid byte counts as one.
std::size_t count_code_points(std::string_view text);

}  // namespace dittograph
