// From a text back to its literal: the bytes of the input that it was written with.
//
// Promises, for offsets at edges of what one escape stands for (every edge of a character is):
// the literal cut at the mapped offsets decodes to the text cut at the offsets. An offset inside
// an escape's text maps to the escape's beginning.
// Linear in the literal; leaps from escape to escape. Thread-safe.
// Tests: tests/unit/reader/literal_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

// offsets ascend and count bytes of the decoded text; out counts bytes from the literal's start.
void literal_offsets(std::string_view literal, TextEncoding encoding,
                     const std::vector<std::uint64_t>& offsets, std::vector<std::uint64_t>& out);

// The text that literal stands for; false if it has a bad escape.
bool decode_literal(std::string_view literal, TextEncoding encoding, std::string& out);

}  // namespace dittograph
