#include "audit/code_point_places.h"

namespace dittograph {
namespace {

// At most 64 bytes, so that a small sum will do: compilers count 16 bytes and more at once.
std::uint8_t n_begins(const char* bytes, std::size_t n) {
  std::uint8_t begins = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const bool begins_one = (static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U;
    begins = static_cast<std::uint8_t>(begins + (begins_one ? 1 : 0));
  }
  return begins;
}

bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
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
