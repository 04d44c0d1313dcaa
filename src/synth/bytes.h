// Writing and counting bytes, eight at a time: what every text of a corpus goes through.
//
// Thread-safe. Tested in tests/unit/synth/bytes_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dittograph::synth {

// Bytes that begin a code point; a byte that is no part of UTF-8 and no continuation counts one.
std::uint32_t count_code_points(std::string_view text);

// As a JSON string with its quotes. Texts of ours have line ends and quotes, and no other control
// characters; what is no UTF-8 is written as it is.
void append_json(std::string_view text, std::string& out);

void append_number(std::uint64_t number, std::string& out);
void append_signed(std::int64_t number, std::string& out);

}  // namespace dittograph::synth
