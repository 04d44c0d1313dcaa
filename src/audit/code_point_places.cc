#include "audit/code_point_places.h"

#include <cstring>

namespace dittograph {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;

std::uint64_t word_at(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Of at most 64 bytes, so that eight sums fit into the bytes of a word.
std::uint32_t n_begins(const char* bytes, std::size_t n) {
  std::uint64_t continued = 0;  // bytes 10xxxxxx, by their place in a word
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    const std::uint64_t word = word_at(bytes + i);
    continued += (word >> 7) & ~(word >> 6) & kOnes;
  }
  auto begins = static_cast<std::uint32_t>(i - ((continued * kOnes) >> 56));
  for (; i < n; ++i) begins += (static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U ? 1 : 0;
  return begins;
}

bool is_ascii(std::string_view text) {
  std::uint64_t all = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) all |= word_at(text.data() + i);
  for (; i < text.size(); ++i) all |= static_cast<unsigned char>(text[i]);
  return (all & (kOnes << 7)) == 0;
}

}  // namespace

void CodePointPlaces::index(std::string_view text) {
  text_ = text;
  before_block_.clear();
  ascii_ = is_ascii(text);
  if (ascii_) return;
  std::uint32_t begins = 0;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    before_block_.push_back(begins);
    if (at + kBlock <= text.size()) begins += n_begins(text.data() + at, kBlock);
  }
}

std::uint64_t CodePointPlaces::before(std::size_t byte) const {
  if (ascii_ || byte == 0) return byte;
  const std::size_t block = (byte - 1) / kBlock;
  return before_block_[block] + n_begins(text_.data() + block * kBlock, byte - block * kBlock);
}

}  // namespace dittograph
