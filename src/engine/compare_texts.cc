#include "engine/compare_texts.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>

#include "audit/edits.h"
#include "audit/pair_spans.h"
#include "audit/sentenced_text.h"
#include "base/status.h"
#include "shingle/stored_token.h"
#include "verify/overlap.h"
#include "verify/shingle_set.h"

namespace dittograph {
namespace {

// Word by word only where the product of both lengths is small.
constexpr std::size_t kMostCompared = 1'000'000;

std::vector<StoredToken> stored(const SentencedText& text) {
  std::vector<StoredToken> tokens;
  append_stored(text.tokens.hash, tokens);
  return tokens;
}

SetOverlap overlap_of(std::span<const StoredToken> left, std::span<const StoredToken> right,
                      std::uint32_t shingle_size) {
  ShingleSetScratch scratch;
  ShingleSet a;
  ShingleSet b;
  make_shingle_set(left, shingle_size, {}, scratch, a);
  make_shingle_set(right, shingle_size, {}, scratch, b);
  return overlap(a.fingerprints, b.fingerprints);
}

// As the audit finds what two documents share.
std::vector<SharedStretch> stretches_of(const SentencedText& left, const SentencedText& right,
                                        const Params& params) {
  PairAligner aligner({.shingle_size = params.shingle_size,
                       .min_passage = params.min_passage,
                       .min_fragment = params.min_passage,
                       .gaps = {}});
  const auto bytes = [](const SentencedText& text, TokenRange range) {
    return ByteSpan{text.tokens.begin[range.begin], text.tokens.end[range.end - 1]};
  };
  std::vector<SharedStretch> stretches;
  for (const AlignedSpan& span : aligner.align(0, stored(left), stored(right))) {
    stretches.push_back({.left = bytes(left, span.a),
                         .right = bytes(right, span.b),
                         .tokens = std::max(span.a.size(), span.b.size()),
                         .likeness = likeness(span)});
  }
  std::ranges::sort(stretches, {}, &SharedStretch::left);
  return stretches;
}

// The tokens of a stretch of text.
TokenRange tokens_in(const SentencedText& text, ByteSpan span) {
  const auto at = [&](std::uint64_t place) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(text.tokens.begin, place) -
                                      text.tokens.begin.begin());
  };
  return {.begin = at(span.begin), .end = at(span.end)};
}

// Pairs of equal tokens in the same order, as many as there can be.
std::vector<std::pair<std::size_t, std::size_t>> common_words(
    std::span<const std::uint64_t> left, std::span<const std::uint64_t> right) {
  const std::size_t width = right.size() + 1;
  std::vector<std::uint16_t> longest((left.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return longest[i * width + j];
  };
  for (std::size_t i = left.size(); i-- > 0;) {
    for (std::size_t j = right.size(); j-- > 0;) {
      at(i, j) = left[i] == right[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                     : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i] == right[j]) {
      pairs.emplace_back(i++, j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

// One sentence beside the other, cut at the edges of what differs. White space and punctuation go
// with what stands before them.
class Pieces {
 public:
  Pieces(const SentencedText& left, const SentencedText& right, const SentenceEdit& edit)
      : left_(left), right_(right), edit_(edit), at_{edit.before.begin, edit.after.begin} {}

  std::vector<EditPiece> make() {
    const TokenRange a = tokens_in(left_, edit_.before);
    const TokenRange b = tokens_in(right_, edit_.after);
    if (std::size_t{a.size()} * b.size() > kMostCompared || a.size() > kMostWords ||
        b.size() > kMostWords) {
      return {};
    }
    const auto hashes = [](const SentencedText& text, TokenRange range) {
      return std::span(text.tokens.hash).subspan(range.begin, range.size());
    };
    for (const auto& [i, j] : common_words(hashes(left_, a), hashes(right_, b))) {
      advance(left_.tokens.begin[a.begin + i], right_.tokens.begin[b.begin + j], false);
      const auto end = [](const SentencedText& text, std::size_t token, std::size_t last,
                          std::uint64_t span_end) {
        return token + 1 < last ? text.tokens.begin[token + 1] : span_end;
      };
      advance(end(left_, a.begin + i, a.end, edit_.before.end),
              end(right_, b.begin + j, b.end, edit_.after.end), true);
    }
    advance(edit_.before.end, edit_.after.end, false);
    return std::move(pieces_);
  }

 private:
  static constexpr std::size_t kMostWords = std::numeric_limits<std::uint16_t>::max();

  void advance(std::uint64_t left, std::uint64_t right, bool same) {
    const EditPiece piece = {.left = {at_.first, left}, .right = {at_.second, right}, .same = same};
    at_ = {left, right};
    if (piece.left.empty() && piece.right.empty()) return;
    if (!pieces_.empty() && pieces_.back().same == same) {
      pieces_.back().left.end = left;
      pieces_.back().right.end = right;
    } else {
      pieces_.push_back(piece);
    }
  }

  const SentencedText& left_;
  const SentencedText& right_;
  const SentenceEdit& edit_;
  std::pair<std::uint64_t, std::uint64_t> at_;
  std::vector<EditPiece> pieces_;
};

}  // namespace

absl::StatusOr<Comparison> compare_texts(std::string_view left, std::string_view right,
                                         const Params& params) {
  DITTOGRAPH_RETURN_IF_ERROR(params.validate());
  constexpr std::size_t kMostBytes = std::numeric_limits<std::uint32_t>::max();
  if (left.size() >= kMostBytes || right.size() >= kMostBytes) {
    return absl::InvalidArgumentError("a text of 4 GiB or more cannot be compared (split it)");
  }
  TextReader reader;
  SentencedText a;
  SentencedText b;
  reader.read(left, a);
  reader.read(right, b);
  Comparison found;
  found.left_tokens = static_cast<std::uint32_t>(a.tokens.size());
  found.right_tokens = static_cast<std::uint32_t>(b.tokens.size());
  found.shingle_size = params.shingle_size;
  found.overlap = overlap_of(stored(a), stored(b), params.shingle_size);
  found.stretches = stretches_of(a, b, params);
  found.sentences = align_sentences(a, b);
  for (const SentenceEdit& edit : found.sentences.edits) {
    const bool differs = !edit.before.empty() && !edit.after.empty() && edit.likeness < 1;
    found.pieces.push_back(differs ? Pieces(a, b, edit).make() : std::vector<EditPiece>());
  }
  return found;
}

}  // namespace dittograph
