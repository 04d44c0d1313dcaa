#include "text/general_path.h"

#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/check.h"
#include "base/hash.h"
#include "text/entities.h"

namespace dittograph {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// The character at offset, an entity read as what it names. A '&' that begins no entity and one
// that was written as an entity both come out as separators.
CodePoint character_at(std::string_view text, std::size_t offset) {
  const CodePoint found = decode_at(text, offset);
  if (found.value != '&') return found;
  const CodePoint entity = parse_entity(text, offset);
  if (!entity.valid()) return {' ', 1};
  return {entity.value == '&' ? U' ' : entity.value, entity.size};
}

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (text[offset] == ' ' || text[offset] == '\t')) ++offset;
  return offset;
}

void normalise(const icu::Normalizer2* normaliser, std::string_view text, std::string& result) {
  result.clear();
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  normaliser->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                            status);
  DITTOGRAPH_CHECK(U_SUCCESS(status));
}

}  // namespace

GeneralPath::GeneralPath() : table_(fold_table()), folded_(64) {}

std::size_t GeneralPath::run(std::string_view text, std::size_t offset, std::size_t limit,
                             Tokens& tokens) {
  while (offset < text.size() && (offset < limit || folded_size_ != 0)) {
    CodePoint c = decode_at(text, offset);
    FoldEntry entry = table_[c.value];
    if (entry.kind() == CharacterKind::kEntity) {
      c = character_at(text, offset);
      entry = table_[c.value];
    }
    switch (entry.kind()) {
      case CharacterKind::kLetter:
      case CharacterKind::kDigit:
        if (single_) finish(tokens);
        take(entry, c.value, offset, c.size);
        ends_in_letter_ = entry.kind() == CharacterKind::kLetter;
        break;
      case CharacterKind::kSingle:
        finish(tokens);
        take(entry, c.value, offset, c.size);
        single_ = true;
        break;
      case CharacterKind::kMark:
        if (folded_size_ != 0) take(entry, c.value, offset, c.size);
        break;
      case CharacterKind::kHyphen: {
        const std::size_t next = continues_at(text, offset + c.size);
        if (next != kNowhere) {
          offset = next;
          continue;
        }
        if (c.value != kSoftHyphen) finish(tokens);
        break;
      }
      case CharacterKind::kIgnored:
        break;
      case CharacterKind::kSeparator:
      case CharacterKind::kEntity:
        finish(tokens);
        break;
    }
    offset += c.size;
  }
  finish(tokens);
  return offset;
}

void GeneralPath::take(FoldEntry entry, char32_t c, std::size_t offset, std::size_t size) {
  if (folded_size_ == 0) begin_ = offset;
  end_ = offset + size;
  append(entry, c);
}

void GeneralPath::append(FoldEntry entry, char32_t c) {
  if (folded_size_ + 4 > folded_.size()) folded_.resize(2 * folded_.size());
  char* const target = folded_.data() + folded_size_;
  simple_ = simple_ && entry.simple() && !(entry.combining() && ends_in_combining_);
  ends_in_combining_ = entry.combining();
  if (!entry.simple()) {
    folded_size_ += encode(c, target);
    return;
  }
  const std::uint32_t bytes = entry.bytes();
  std::memcpy(target, &bytes, sizeof(bytes));
  folded_size_ += entry.length();
}

// Behind a hyphen at the end of a line: where the word goes on, if it does.
std::size_t GeneralPath::continues_at(std::string_view text, std::size_t offset) const {
  if (folded_size_ == 0 || single_ || !ends_in_letter_) return kNowhere;
  offset = skip_blanks(text, offset);
  if (offset == text.size() || (text[offset] != '\n' && text[offset] != '\r')) return kNowhere;
  const bool two_bytes =
      text[offset] == '\r' && offset + 1 < text.size() && text[offset + 1] == '\n';
  offset = skip_blanks(text, offset + (two_bytes ? 2 : 1));
  if (offset == text.size()) return kNowhere;
  const FoldEntry next = table_[character_at(text, offset).value];
  return next.kind() == CharacterKind::kLetter && next.lower() ? offset : kNowhere;
}

void GeneralPath::finish(Tokens& tokens) {
  if (folded_size_ == 0) return;
  tokens.hash.push_back(simple_ ? hash_bytes(folded_.data(), folded_size_) : hash_by_icu());
  tokens.begin.push_back(static_cast<std::uint32_t>(begin_));
  tokens.end.push_back(static_cast<std::uint32_t>(end_));
  folded_size_ = 0;
  simple_ = true;
  single_ = false;
  ends_in_letter_ = false;
  ends_in_combining_ = false;
}

// Decomposed first: folding turns the iota below (U+0345) into a letter, and then it matters in
// which order the marks stood.
std::uint64_t GeneralPath::hash_by_icu() {
  UErrorCode status = U_ZERO_ERROR;
  normalise(icu::Normalizer2::getNFDInstance(status), {folded_.data(), folded_size_}, decomposed_);
  normalise(icu::Normalizer2::getNFKCCasefoldInstance(status), decomposed_, normalised_);
  DITTOGRAPH_CHECK(U_SUCCESS(status));
  return hash_bytes(normalised_.data(), normalised_.size());
}

}  // namespace dittograph
