#include <algorithm>
#include <array>

#include "reader/json_literal.h"
#include "reader/json_record.h"

namespace dittograph {
namespace {

// Objects of up to so many members are compared pair by pair.
constexpr std::size_t kFewMembers = 16;

bool has_repeated_key(const std::vector<JsonMember>& members) {
  if (members.size() <= kFewMembers) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (members[i].key == members[j].key) return true;
      }
    }
    return false;
  }
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const JsonMember& member : members) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

// Which of a document's fields a key names; a key may name several.
struct Roles {
  bool text = false, id = false, title = false, url = false, date = false, source = false;
  [[nodiscard]] bool any() const { return text || id || title || url || date || source; }
};

Roles roles_of(std::string_view key, const FieldNames& names) {
  return {.text = key == names.text,
          .id = key == names.id,
          .title = key == names.title,
          .url = key == names.url,
          .date = key == names.date,
          .source = key == names.source};
}

void assign(const Roles& roles, std::string_view value, RecordFields& fields) {
  if (roles.id) fields.id = value;
  if (roles.title) fields.title = value;
  if (roles.url) fields.url = value;
  if (roles.date) fields.date = value;
  if (roles.source) fields.source = value;
}

// Decodes a string, in place where it has no escape.
JsonEscape::Fault decode(std::string_view literal, TextArena& arena, std::string_view& value) {
  value = literal;
  if (literal.find('\\') == std::string_view::npos) return JsonEscape::Fault::kNone;
  const JsonDecoded decoded = decode_json_literal(literal, arena.room(literal.size()));
  if (decoded.fault == JsonEscape::Fault::kNone) value = arena.keep(decoded.size);
  return decoded.fault;
}

}  // namespace

Fault pick_json_fields(const std::vector<JsonMember>& members, const FieldNames& names,
                       TextArena& arena, RecordFields& fields) {
  fields = {.encoding = TextEncoding::kJson};
  Fault text_fault = Fault::kNoText;
  bool lone_surrogate = false;
  for (const JsonMember& member : members) {
    const Roles roles = member.key.empty() ? Roles{} : roles_of(member.key, names);
    if (!member.is_string()) {
      const char first = member.token.front();
      if (roles.text && first != 'n') text_fault = Fault::kTextNotString;
      const bool is_number = first == '-' || (first >= '0' && first <= '9');
      if (is_number && (roles.id || roles.date)) {
        assign({.id = roles.id, .date = roles.date}, member.token, fields);
      }
      continue;
    }
    std::string_view value;
    const JsonEscape::Fault fault =
        roles.any() ? decode(member.literal(), arena, value) : check_json_literal(member.literal());
    if (fault == JsonEscape::Fault::kBadEscape) return Fault::kBrokenJson;
    if (fault == JsonEscape::Fault::kLoneSurrogate) {
      lone_surrogate = lone_surrogate || roles.any();
      continue;
    }
    assign(roles, value, fields);
    if (roles.text) {
      fields.text = value;
      fields.literal = member.literal();
      text_fault = Fault::kNone;
    }
  }
  if (has_repeated_key(members)) return Fault::kRepeatedKey;
  return lone_surrogate ? Fault::kLoneSurrogate : text_fault;
}

}  // namespace dittograph
