// Any bytes through the whole repeat stage and the edits: cuts ascend inside the text, every cut
// has a copy that stays, and the cleaned text is the input with stretches left out.
//
// Short shingles, so that a few bytes are enough to repeat; a first byte of 'x' doubles the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "clean/edits.h"
#include "repeat/repeats.h"
#include "shingle/shingles.h"
#include "text/characters.h"
#include "text/tokeniser.h"

namespace {

using dittograph::ByteSpan;

void require(bool law) {
  if (!law) std::abort();
}

bool is_white(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  for (std::uint64_t at = begin; at < end;) {
    const dittograph::CodePoint point = dittograph::decode_at(text, at);
    if (!dittograph::is_space(point.value) && point.value != U'\n' && point.value != U'\r') {
      return false;
    }
    at += point.size;
  }
  return true;
}

void check_groups(std::string_view text, const dittograph::Repeats& repeats) {
  for (const dittograph::RepeatGroup& group : repeats.groups) {
    int n_kept = 0;
    std::uint64_t last = 0;
    require(group.copies.size() >= 2);
    for (const dittograph::RepeatCopy& copy : group.copies) {
      n_kept += copy.kept ? 1 : 0;
      require(!(copy.kept && copy.cut));
      require(last <= copy.span.begin && copy.span.begin < copy.span.end);
      require(copy.span.end <= text.size());
      require(copy.code_points.size() <= copy.span.size());
      last = copy.span.begin;
    }
    require(n_kept == 1);
  }
}

void check_cuts(std::string_view text, const dittograph::Repeats& repeats) {
  std::uint64_t last = 0;
  for (const dittograph::TextCut& cut : repeats.cuts) {
    require(last <= cut.span.begin && cut.span.begin < cut.span.end && cut.span.end <= text.size());
    require(cut.kept.begin < cut.kept.end && cut.kept.end <= text.size());
    require(cut.kept.end <= cut.span.begin || cut.span.end <= cut.kept.begin);
    require(cut.resemblance > 0 && cut.resemblance <= 1);
    last = cut.span.end;
  }
  for (const dittograph::TextJoin& join : repeats.joins) {
    require(is_white(text, join.span.begin, join.span.end));
  }
}

void check_edits(std::string_view text, const dittograph::Repeats& repeats,
                 const std::vector<dittograph::TextEdit>& edits) {
  std::uint64_t last = 0;
  for (const dittograph::TextEdit& edit : edits) {
    require(last <= edit.span.begin && edit.span.begin <= edit.span.end);
    require(edit.span.end <= text.size());
    require(is_white(edit.replacement, 0, edit.replacement.size()));
    last = edit.span.end;
    if (edit.cut == dittograph::kNoCut) {
      require(is_white(text, edit.span.begin, edit.span.end));
      continue;
    }
    const ByteSpan cut = repeats.cuts[edit.cut].span;
    require(edit.span.begin <= cut.begin && cut.end <= edit.span.end);
    require(is_white(text, edit.span.begin, cut.begin) && is_white(text, cut.end, edit.span.end));
  }
}

void check(std::string_view text, const dittograph::Params& params) {
  static dittograph::Tokeniser tokeniser;
  dittograph::Tokens tokens;
  dittograph::SegmentScratch scratch;
  dittograph::Segments segments;
  dittograph::Repeats repeats;
  std::vector<std::uint64_t> fingerprints;
  std::vector<dittograph::TextEdit> edits;
  tokeniser.tokenise(text, tokens);
  dittograph::segment(text, tokens, scratch, segments);
  dittograph::shingle(tokens.hash, params.shingle_size, fingerprints);
  dittograph::RepeatFinder finder(params);
  finder.find(text, tokens, fingerprints, segments, repeats);
  check_groups(text, repeats);
  check_cuts(text, repeats);
  dittograph::plan_edits(text, repeats.cuts, repeats.joins, edits);
  dittograph::end_last_line(text, edits);
  check_edits(text, repeats, edits);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  if (!text.empty() && text.front() == 'x') text += "\n" + text;
  dittograph::Params params;
  check(text, params);
  params.shingle_size = 2;
  params.min_repeat = 2;
  check(text, params);
  return 0;
}
