#include "synth/bytes.h"

#include <charconv>
#include <cstring>

namespace dittograph::synth {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
constexpr std::uint64_t kHighs = 0x8080808080808080ULL;

std::uint64_t load(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  return word;
}

// Not zero if a byte of the word is c.
constexpr std::uint64_t has(std::uint64_t word, char c) {
  const std::uint64_t x = word ^ (kOnes * static_cast<unsigned char>(c));
  return (x - kOnes) & ~x & kHighs;
}

constexpr bool is_special(char c) { return c == '"' || c == '\\' || c == '\n'; }

// The first special character at or behind from.
std::size_t find_special(std::string_view text, std::size_t from) {
  std::size_t i = from;
  for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
    const std::uint64_t word = load(text.data() + i);
    if ((has(word, '"') | has(word, '\\') | has(word, '\n')) != 0) break;
  }
  while (i < text.size() && !is_special(text[i])) ++i;
  return i;
}

}  // namespace

std::uint32_t count_code_points(std::string_view text) {
  std::uint32_t continuations = 0;
  std::size_t i = 0;
  for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
    const std::uint64_t word = load(text.data() + i);
    // A one for each continuation byte, summed into the highest byte.
    const std::uint64_t found = (word & (~word << 1) & kHighs) >> 7;
    continuations += static_cast<std::uint32_t>((found * kOnes) >> 56);
  }
  for (; i < text.size(); ++i) {
    continuations += (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U ? 1U : 0U;
  }
  return static_cast<std::uint32_t>(text.size()) - continuations;
}

void append_json(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t done = 0;;) {
    const std::size_t at = find_special(text, done);
    out.append(text, done, at - done);
    if (at == text.size()) break;
    out += '\\';
    out += text[at] == '\n' ? 'n' : text[at];
    done = at + 1;
  }
  out += '"';
}

void append_number(std::uint64_t number, std::string& out) {
  char digits[20];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
  out.append(digits, end);
}

void append_signed(std::int64_t number, std::string& out) {
  if (number < 0) out += '-';
  append_number(number < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(number)
                           : static_cast<std::uint64_t>(number),
                out);
}

}  // namespace dittograph::synth
