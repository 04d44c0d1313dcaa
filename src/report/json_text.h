// Bytes as JSON strings: JSON knows only valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dittograph {

bool is_valid_utf8(std::string_view bytes);

// Appends the bytes with U+FFFD for each byte that is not part of UTF-8.
void append_valid_utf8(std::string_view bytes, std::string& out);

// How many bytes from the front stand in a JSON string as they are: no quote, no backslash, no
// control character. Some GB/s.
std::size_t plain_json_prefix(std::string_view bytes);

}  // namespace dittograph
