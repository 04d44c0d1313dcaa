#include <algorithm>
#include <string>

#include "simdjson.h"
#include <unicode/utf8.h>

#include "reader/batches.h"
#include "reader/json_literal.h"
#include "reader/json_record.h"

namespace dittograph {
namespace {

namespace ondemand = simdjson::ondemand;

static_assert(kBatchSlack >= simdjson::SIMDJSON_PADDING);

// The walk is recursive; deeper nesting than this is refused.
constexpr int kMaxDepth = 1000;
// A parser that one giant line has blown up is given back at the next ordinary one.
constexpr std::size_t kKeepBytes = 16 << 20;

std::string_view trimmed(std::string_view token) {
  const std::size_t last = token.find_last_not_of(" \t\r\n");
  return token.substr(0, last + 1);
}

// Takes a scalar. A string must be consumed: one that is left for the iterator to skip may be
// followed by a colon and a second value.
bool take_scalar(ondemand::value& value, std::string_view token) {
  if (token.front() == '"') {
    ondemand::raw_json_string ignored;
    return token.size() >= 2 && token.back() == '"' &&
           value.get_raw_json_string().get(ignored) == simdjson::SUCCESS;
  }
  return token == "null" || token == "true" || token == "false" || is_json_number(token);
}

// The characters of a key up to its closing quote, which the parser has promised.
std::string_view key_literal(const char* begin) {
  const char* end = begin;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool key_is_valid(ondemand::raw_json_string key) {
  return check_json_literal(key_literal(key.raw())) != JsonEscape::Fault::kBadEscape;
}

// Visits all of value; false at the first fault.
bool walk(ondemand::value value, int depth);

bool walk_object(ondemand::value value, int depth) {
  ondemand::object object;
  if (value.get_object().get(object) != simdjson::SUCCESS) return false;
  for (auto field : object) {
    ondemand::raw_json_string key;
    ondemand::value child;
    if (field.key().get(key) != simdjson::SUCCESS || !key_is_valid(key)) return false;
    if (field.value().get(child) != simdjson::SUCCESS || !walk(child, depth)) return false;
  }
  return true;
}

bool walk_array(ondemand::value value, int depth) {
  ondemand::array array;
  if (value.get_array().get(array) != simdjson::SUCCESS) return false;
  for (auto element : array) {
    ondemand::value child;
    if (element.get(child) != simdjson::SUCCESS || !walk(child, depth)) return false;
  }
  return true;
}

bool walk(ondemand::value value, int depth) {
  const std::string_view token = trimmed(value.raw_json_token());
  if (token.empty() || depth >= kMaxDepth) return false;
  if (token.front() == '{') return walk_object(value, depth + 1);
  if (token.front() == '[') return walk_array(value, depth + 1);
  if (!take_scalar(value, token)) return false;
  return token.front() != '"' ||
         check_json_literal(token.substr(1, token.size() - 2)) != JsonEscape::Fault::kBadEscape;
}

// Makes every byte that is not part of valid UTF-8 a question mark: the structure and all places
// stay the same, and outside of strings it is a fault still.
void mask_invalid_utf8(std::string_view line, std::string& masked) {
  masked.assign(line);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  const std::size_t size = line.size();
  for (std::size_t i = 0; i < size;) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0)
      std::fill(masked.begin() + static_cast<std::ptrdiff_t>(begin),
                masked.begin() + static_cast<std::ptrdiff_t>(i), '?');
  }
  masked.append(kBatchSlack, ' ');
}

}  // namespace

struct JsonScanner::State {
  ondemand::parser parser;
  std::string masked;

  bool prepare(std::size_t size);
  simdjson::error_code list(std::string_view bytes, std::string_view line, TextArena& arena,
                            std::vector<JsonMember>& members);
};

JsonScanner::JsonScanner() : state_(std::make_unique<State>()) {}
JsonScanner::~JsonScanner() = default;

Fault JsonScanner::scan(std::string_view line, TextArena& arena, std::vector<JsonMember>& members) {
  if (!state_->prepare(line.size())) return Fault::kBrokenJson;
  simdjson::error_code error = state_->list(line, line, arena, members);
  if (error == simdjson::UTF8_ERROR) {
    mask_invalid_utf8(line, state_->masked);
    error = state_->list({state_->masked.data(), line.size()}, line, arena, members);
  }
  return error == simdjson::SUCCESS ? Fault::kNone : Fault::kBrokenJson;
}

// Room for a line of size bytes, in steps, so that growing lines do not allocate every time.
bool JsonScanner::State::prepare(std::size_t size) {
  const std::size_t capacity = parser.capacity();
  if (capacity > kKeepBytes && size < kKeepBytes) parser = ondemand::parser();
  if (masked.capacity() > kKeepBytes && size < kKeepBytes) std::string().swap(masked);
  if (size <= parser.capacity()) return true;
  const std::size_t wanted =
      std::min(std::max(size, 2 * capacity), simdjson::SIMDJSON_MAXSIZE_BYTES);
  return parser.allocate(wanted) == simdjson::SUCCESS;
}

// Parses bytes, which have line's structure; the members are views into line.
simdjson::error_code JsonScanner::State::list(std::string_view bytes, std::string_view line,
                                              TextArena& arena, std::vector<JsonMember>& members) {
  members.clear();
  const auto in_line = [&](std::string_view part) {
    return line.substr(static_cast<std::size_t>(part.data() - bytes.data()), part.size());
  };
  ondemand::document document;
  ondemand::object object;
  const simdjson::padded_string_view padded(bytes.data(), bytes.size(), bytes.size() + kBatchSlack);
  if (const auto error = parser.iterate(padded).get(document)) return error;
  if (const auto error = document.get_object().get(object)) return error;
  for (auto field : object) {
    ondemand::raw_json_string key;
    ondemand::value value;
    if (const auto error = field.key().get(key)) return error;
    if (const auto error = field.value().get(value)) return error;
    JsonMember member{.key = in_line(key_literal(key.raw())),
                      .token = in_line(trimmed(value.raw_json_token()))};
    if (member.token.empty()) return simdjson::TAPE_ERROR;
    if (member.token.front() == '{' || member.token.front() == '[') {
      if (!walk(value, 0)) return simdjson::TAPE_ERROR;
    } else if (!take_scalar(value, member.token)) {
      return simdjson::TAPE_ERROR;
    }
    if (member.key.find('\\') != std::string_view::npos) {
      const JsonDecoded decoded = decode_json_literal(member.key, arena.room(member.key.size()));
      if (decoded.fault == JsonEscape::Fault::kBadEscape) return simdjson::STRING_ERROR;
      if (decoded.fault == JsonEscape::Fault::kNone) member.key = arena.keep(decoded.size);
    }
    members.push_back(member);
  }
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

}  // namespace dittograph
