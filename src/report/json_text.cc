#include "report/json_text.h"

#include <simdjson.h>

#include "text/utf8.h"

namespace dittograph {

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

void append_valid_utf8(std::string_view bytes, std::string& out) {
  if (is_valid_utf8(bytes)) {
    out.append(bytes);
    return;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_at(bytes, at);
    out.append(point.valid() ? bytes.substr(at, point.size) : "\xEF\xBF\xBD");
    at += point.size;
  }
}

}  // namespace dittograph
