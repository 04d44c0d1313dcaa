// What one record says of a document, and what can be wrong with a record.
#pragma once

#include <cstdint>
#include <string_view>

#include "dittograph/document.h"

namespace dittograph {

struct RecordFields {
  std::string_view text{};
  std::string_view id{};  // empty: the record has none
  std::string_view title{};
  std::string_view url{};
  std::string_view date{};
  std::string_view source{};
  std::string_view literal{};  // the text as written, a part of the record
  TextEncoding encoding = TextEncoding::kPlain;
};

enum class Fault : std::uint8_t {
  kNone,
  kBrokenJson,
  kRepeatedKey,
  kLoneSurrogate,
  kNoText,
  kTextNotString,
  kBrokenCsv,
  kUtf16,
  kJsonDocument,
};

// The word in skipped.jsonl: "broken_json".
const char* fault_reason(Fault fault);
// One sentence with what to do.
const char* fault_detail(Fault fault);

}  // namespace dittograph
