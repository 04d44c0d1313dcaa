// One line of JSONL: strictly one JSON object (RFC 8259), scanned by simdjson without copying.
//
// Promises: the whole line is checked, not only the fields that are used. Bytes that are not
// UTF-8 are data inside strings and a fault elsewhere. Keys and tokens are views into the line,
// so every value can be found again in the input.
// Cost: scanning runs at simdjson's speed; a line with bytes that are no UTF-8 is scanned twice.
// Not thread-safe: one scanner a worker. Tests: tests/unit/reader/json_record_test.cc.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "reader/input_plan.h"
#include "reader/record_fields.h"
#include "reader/text_arena.h"

namespace dittograph {

// A member of the line's object. The token is the value as written, without spaces around it;
// of an object or array only the opening bracket.
struct JsonMember {
  std::string_view key;  // decoded
  std::string_view token;

  [[nodiscard]] bool is_string() const { return token.front() == '"'; }
  [[nodiscard]] std::string_view literal() const { return token.substr(1, token.size() - 2); }
};

class JsonScanner {
 public:
  JsonScanner();
  ~JsonScanner();

  // Lists the members of line's object; kNone or kBrokenJson. kBatchSlack bytes behind line can
  // be read. Escapes inside the members' strings are the caller's to check; those of keys are
  // decoded into arena.
  Fault scan(std::string_view line, TextArena& arena, std::vector<JsonMember>& members);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Finds the named fields among the members and decodes them.
Fault pick_json_fields(const std::vector<JsonMember>& members, const FieldNames& names,
                       TextArena& arena, RecordFields& fields);

}  // namespace dittograph
