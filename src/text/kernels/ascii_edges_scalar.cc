#include "text/kernels/ascii_edges_loop.h"

namespace dittograph {
namespace {

class ScalarBlock {
 public:
  explicit ScalarBlock(const char* data) : data_(data) {}

  void fold_to(char* target) const {
    for (std::size_t i = 0; i < kAsciiBlock; ++i) target[i] = static_cast<char>(data_[i] | 0x20);
  }
  [[nodiscard]] std::uint64_t words() const {
    return mask([](unsigned char c) {
      return static_cast<unsigned char>((c | 0x20) - 'a') < 26 ||
             static_cast<unsigned char>(c - '0') < 10;
    });
  }
  [[nodiscard]] std::uint64_t high() const {
    return mask([](unsigned char c) { return c >= 0x80; });
  }
  [[nodiscard]] std::uint64_t equal(char wanted) const {
    return mask([wanted](unsigned char c) { return c == static_cast<unsigned char>(wanted); });
  }
  static void put(std::uint64_t bits, std::uint32_t base, std::uint32_t* target) {
    for (; bits != 0; bits &= bits - 1) {
      *target++ = base + static_cast<std::uint32_t>(lowest_bit(bits));
    }
  }

 private:
  template <class Predicate>
  [[nodiscard]] std::uint64_t mask(Predicate predicate) const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kAsciiBlock; ++i) {
      const bool set = predicate(static_cast<unsigned char>(data_[i]));
      bits |= static_cast<std::uint64_t>(set) << i;
    }
    return bits;
  }

  const char* data_;
};

}  // namespace

void ascii_edges_scalar(AsciiEdges& edges) { find_ascii_edges<ScalarBlock>(edges); }

}  // namespace dittograph
