#include "text/general_path.h"

#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/check.h"
#include "base/hash.h"
#include "text/characters.h"
#include "text/entities.h"
#include "text/utf8.h"

namespace dittograph {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// What stands at a place of the text, with what the table knows of it.
struct Character {
  CodePoint point;
  FoldEntry entry;

  [[nodiscard]] CharacterKind kind() const { return entry.kind(); }
};

// An entity is read as what it names; a '&' that begins none, or is written as one, separates.
Character read_entity(const FoldTable& table, std::string_view text, std::size_t offset) {
  const CodePoint entity = parse_entity(text, offset);
  if (!entity.valid()) return {{' ', 1}, table[' ']};
  const char32_t value = entity.value == '&' ? U' ' : entity.value;
  return {{value, entity.size}, table[value]};
}

inline Character character_at(const FoldTable& table, std::string_view text, std::size_t offset) {
  const CodePoint point = decode_at(text, offset);
  const FoldEntry entry = table[point.value];
  if (entry.kind() == CharacterKind::kEntity) return read_entity(table, text, offset);
  return {point, entry};
}

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (text[offset] == ' ' || text[offset] == '\t')) ++offset;
  return offset;
}

// Behind a hyphen that follows a letter: where the word goes on, if the hyphen ends its line and
// the next line begins in lower case.
std::size_t continues_at(const FoldTable& table, std::string_view text, std::size_t offset) {
  offset = skip_blanks(text, offset);
  if (offset == text.size() || (text[offset] != '\n' && text[offset] != '\r')) return kNowhere;
  const bool crlf = text[offset] == '\r' && offset + 1 < text.size() && text[offset + 1] == '\n';
  offset = skip_blanks(text, offset + (crlf ? 2 : 1));
  if (offset == text.size()) return kNowhere;
  const Character next = character_at(table, text, offset);
  const bool joins = next.kind() == CharacterKind::kLetter && is_lower(next.point.value);
  return joins ? offset : kNowhere;
}

void normalise(const icu::Normalizer2* normaliser, std::string_view text, std::string& result) {
  result.clear();
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  normaliser->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                            status);
  DITTOGRAPH_CHECK(U_SUCCESS(status));
}

bool begins_token(CharacterKind kind) {
  return kind >= CharacterKind::kSingle && kind <= CharacterKind::kDigit;
}

// The code points of sequences of two and three bytes that begin at `at`; 0 for anything that is no
// such sequence.
inline std::uint32_t two_byte_point(const unsigned char* at, const unsigned char* end) {
  const std::uint32_t second = end - at < 2 ? 0xFF : at[1] ^ 0x80U;
  return at[0] < 0xC2 || second >= 0x40 ? 0 : (at[0] & 0x1FU) << 6 | second;
}
inline std::uint32_t three_byte_point(const unsigned char* at, const unsigned char* end) {
  if (end - at < 3 || at[0] >= 0xF0) return 0;
  const std::uint32_t second = at[1] ^ 0x80U;
  const std::uint32_t third = at[2] ^ 0x80U;
  const std::uint32_t value = (at[0] & 0x0FU) << 12 | second << 6 | third;
  const bool surrogate = value - 0xD800 < 0x800;
  return (second | third) >= 0x40 || value < 0x800 || surrogate ? 0 : value;
}

// A token as it is read: its text, folded as far as its code points are simple.
class FoldedToken {
 public:
  explicit FoldedToken(std::vector<char>& buffer) : buffer_(buffer), data_(buffer.data()) {}

  void append(const Character& c) {
    grow_to(size_ + 4);
    if (c.entry.simple() && !(c.entry.combining() && ends_in_combining_)) {
      const std::uint32_t bytes = c.entry.bytes();
      std::memcpy(data_ + size_, &bytes, sizeof(bytes));
      size_ += c.entry.length();
    } else {
      size_ += encode(c.point.value, data_ + size_);
      final_ = false;
    }
    ends_in_combining_ = c.entry.combining();
  }

  // Appends letters, digits and marks from offset on as long as they are simple; returns where
  // that ends. ends_in_letter is kept up to date.
  std::size_t append_run(const FoldEntry* basic, std::string_view text, std::size_t offset,
                         bool& ends_in_letter) {
    const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
    const unsigned char* at = begin + offset;
    const unsigned char* const end = begin + text.size();
    FoldEntry last_base;  // the last letter or digit
    bool ends_in_combining = ends_in_combining_;
    char* target = data_ + size_;
    char* full = data_ + buffer_.size() - 4;
    const auto take = [&](FoldEntry entry) {
      if (!entry.simple_run() || (entry.combining() && ends_in_combining)) return false;
      if (target > full) {
        size_ = static_cast<std::size_t>(target - data_);
        grow_to(size_ + 4);
        target = data_ + size_;
        full = data_ + buffer_.size() - 4;
      }
      const std::uint32_t bytes = entry.bytes();
      std::memcpy(target, &bytes, sizeof(bytes));
      target += entry.length();
      ends_in_combining = entry.combining();
      last_base = entry.kind() == CharacterKind::kMark ? last_base : entry;
      return true;
    };
    // The step to the next code point is a constant behind a predicted branch, so that it does not
    // wait for the bytes of this one.
    while (at < end) {
      if (*at < 0x80) {
        if (!take(basic[*at])) break;
        at += 1;
      } else if (*at < 0xE0) {
        if (!take(basic[two_byte_point(at, end)])) break;
        at += 2;
      } else {
        if (!take(basic[three_byte_point(at, end)])) break;
        at += 3;
      }
    }
    size_ = static_cast<std::size_t>(target - data_);
    ends_in_combining_ = ends_in_combining;
    if (last_base.simple()) ends_in_letter = last_base.kind() == CharacterKind::kLetter;
    return static_cast<std::size_t>(at - begin);
  }

  [[nodiscard]] std::string_view text() const { return {data_, size_}; }
  [[nodiscard]] bool final() const { return final_; }  // nothing is left for ICU

 private:
  void grow_to(std::size_t size) {
    if (size <= buffer_.size()) return;
    buffer_.resize(2 * size);
    data_ = buffer_.data();
  }

  std::vector<char>& buffer_;
  char* data_;
  std::size_t size_ = 0;
  bool final_ = true;
  bool ends_in_combining_ = false;
};

}  // namespace

GeneralPath::GeneralPath() : table_(fold_table()), folded_(64) {}

std::size_t GeneralPath::run(std::string_view text, std::size_t offset, std::size_t limit,
                             TokenChunk& chunk) {
  const FoldTable& table = table_;
  limit = limit < text.size() ? limit : text.size();
  while (offset < limit) {
    Character c = character_at(table, text, offset);
    // One token after the other, as long as each ends where the next begins.
    while (begins_token(c.kind()) && offset < limit) {
      const bool single = c.kind() == CharacterKind::kSingle;
      bool ends_in_letter = c.kind() == CharacterKind::kLetter;
      FoldedToken folded(folded_);
      folded.append(c);
      const std::size_t begin = offset;
      offset += c.point.size;
      std::size_t end = offset;
      for (;; offset += c.point.size) {
        if (!single) {
          const std::size_t run_end =
              folded.append_run(table.basic(), text, offset, ends_in_letter);
          if (run_end != offset) end = offset = run_end;
        }
        if (offset == text.size()) {
          c = {};
          break;
        }
        c = character_at(table, text, offset);
        const CharacterKind kind = c.kind();
        const bool counts = kind == CharacterKind::kLetter || kind == CharacterKind::kDigit;
        if ((counts && !single) || kind == CharacterKind::kMark) {
          folded.append(c);
          end = offset + c.point.size;
          if (counts) ends_in_letter = kind == CharacterKind::kLetter;
        } else if (kind == CharacterKind::kHyphen) {
          const std::size_t next =
              ends_in_letter ? continues_at(table, text, offset + c.point.size) : kNowhere;
          if (next != kNowhere) {
            offset = next;
            c.point.size = 0;
          } else if (c.point.value != kSoftHyphen) {
            break;
          }
        } else if (kind != CharacterKind::kIgnored) {
          break;
        }
      }
      const std::string_view token = folded.text();
      chunk.hash[chunk.size] =
          folded.final() ? hash_bytes(token.data(), token.size()) : hash_by_icu(token);
      chunk.begin[chunk.size] = static_cast<std::uint32_t>(begin);
      chunk.end[chunk.size] = static_cast<std::uint32_t>(end);
      ++chunk.size;
    }
    if (!begins_token(c.kind())) offset += c.point.size;
  }
  return offset < text.size() ? offset : text.size();
}

// Decomposed first: folding turns the iota below (U+0345) into a letter, and then it matters in
// which order the marks stood.
std::uint64_t GeneralPath::hash_by_icu(std::string_view token) {
  UErrorCode status = U_ZERO_ERROR;
  normalise(icu::Normalizer2::getNFDInstance(status), token, decomposed_);
  normalise(icu::Normalizer2::getNFKCCasefoldInstance(status), decomposed_, normalised_);
  DITTOGRAPH_CHECK(U_SUCCESS(status));
  return hash_bytes(normalised_.data(), normalised_.size());
}

}  // namespace dittograph
