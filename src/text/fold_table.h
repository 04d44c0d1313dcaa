// What the general tokeniser path knows of every code point, one 32-bit word each: its kind and,
// where folding is simple, its folded UTF-8 bytes.
//
//   31      30          29       28   26 25    24 23            0
//   | plain | combining | simple | kind | length | folded bytes |   first byte lowest
//
// simple: NFKC_Casefold maps the code point to one code point of up to three bytes that no later
// normalisation changes (same combining class, NFC quick check yes), as long as no two combining
// ones stand side by side (canonical order might swap them). A token of simple code points is
// folded by copying. plain: a separator, or a simple letter or digit that folds to as many bytes as
// it has; what needs no second look.
//
// Cost: 256 KiB for the BMP, filled once from ICU at first need; above the BMP ICU is asked each
// time and nothing is simple. Thread-safe. Tested in tests/unit/text/tokeniser_test.cc.
#pragma once

#include <cstdint>
#include <memory>

namespace dittograph {

// In this order: from kSingle on a character belongs to a token, up to kDigit it can begin one,
// from kLetter on it goes on with what stands before it.
enum class CharacterKind : std::uint8_t {
  kSeparator,  // ends a token
  kIgnored,    // neither splits nor counts
  kHyphen,     // '-', U+2010, U+00AD: may join a word broken over two lines
  kEntity,     // '&': may begin an entity
  kSingle,     // a letter that is a token of its own, with the marks that follow
  kLetter,
  kDigit,  // every N*
  kMark,   // belongs to what stands before it; without a token before it, it is nothing
};

class FoldEntry {
 public:
  static constexpr std::uint32_t kPlain = 1U << 31;
  static constexpr std::uint32_t kCombining = 1U << 30;
  static constexpr std::uint32_t kSimple = 1U << 29;

  constexpr FoldEntry() = default;
  constexpr FoldEntry(CharacterKind kind, std::uint32_t flags, std::uint32_t length,
                      std::uint32_t bytes)
      : word_(flags | static_cast<std::uint32_t>(kind) << 26 | length << 24 | bytes) {}

  [[nodiscard]] constexpr CharacterKind kind() const {
    return static_cast<CharacterKind>((word_ >> 26) & 7);
  }
  [[nodiscard]] constexpr bool plain() const { return (word_ & kPlain) != 0; }
  [[nodiscard]] constexpr bool combining() const { return (word_ & kCombining) != 0; }
  [[nodiscard]] constexpr bool simple() const { return (word_ & kSimple) != 0; }
  [[nodiscard]] constexpr std::uint32_t length() const { return (word_ >> 24) & 3; }
  // A simple letter, digit or mark: what most of a word is made of.
  [[nodiscard]] constexpr bool simple_run() const {
    constexpr std::uint32_t kKindAndSimple = kSimple | 7U << 26;
    constexpr std::uint32_t kLeast = kSimple | static_cast<std::uint32_t>(CharacterKind::kLetter)
                                                   << 26;
    return (word_ & kKindAndSimple) >= kLeast;
  }
  // 1 for what belongs to a token (kSingle to kMark).
  [[nodiscard]] constexpr std::uint32_t in_token() const { return word_ >> 28 & 1; }
  // 1 for what a token may have several of (kLetter to kMark). Made for plain entries and marks.
  [[nodiscard]] constexpr std::uint32_t in_run() const { return (word_ | word_ >> 1) >> 26 & 1; }
  // The folded bytes stand lowest; what stands above them is rubbish to the reader of length().
  [[nodiscard]] constexpr std::uint32_t bytes() const { return word_; }

 private:
  std::uint32_t word_ = 0;
};

// Any code point, kInvalidCodePoint included (a separator).
class FoldTable {
 public:
  FoldTable();
  [[nodiscard]] FoldEntry operator[](char32_t c) const {
    return c < kSize ? entries_[c] : describe(c);
  }
  // The entries of U+0000 to U+FFFF.
  [[nodiscard]] const FoldEntry* basic() const { return entries_.get(); }

 private:
  static constexpr char32_t kSize = 0x10000;
  static FoldEntry describe(char32_t c);
  std::unique_ptr<FoldEntry[]> entries_;
};

// The one table of the process, built by the first caller.
const FoldTable& fold_table();

}  // namespace dittograph
