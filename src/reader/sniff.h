// What a file is, by its first bytes, then by its name.
//
// Tests: tests/unit/reader/sniff_test.cc. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "reader/input_plan.h"
#include "reader/record_fields.h"

namespace dittograph {

inline constexpr std::size_t kSniffBytes = 64 << 10;

Compression sniff_compression(std::string_view first_bytes);

// first_bytes: of the stream after decompression; whole: they are all of it. name: without the
// suffix of the compression. Lines that are JSON objects: jsonl. A line "date 2023-09-11
// http://...": article. A first line that names columns, among them one of a text: csv. Else what
// the name says, else text. UTF-16 is always text.
Format sniff_format(std::string_view first_bytes, bool whole, std::string_view name);

// What a file that is taken for text cannot be: kUtf16 by its byte order mark; kJsonDocument, an
// object or a list of objects over several lines, unless the format was named and not guessed.
Fault fault_of_text(std::string_view text, bool guessed);

}  // namespace dittograph
