#include "repeat/repeats.h"

#include <algorithm>

#include "repeat/broken_off.h"
#include "repeat/findings.h"
#include "repeat/keep.h"
#include "repeat/layout.h"
#include "repeat/matches.h"
#include "repeat/near.h"
#include "repeat/protect.h"
#include "repeat/units.h"

namespace dittograph {

struct RepeatFinder::Scratch {
  MatchScratch match;
  UnitScratch unit;
  std::vector<TokenMatch> matches;
  Layout layout;
  Units units;
  std::vector<LesserCopy> lesser;
  Kept kept;
  Verdicts verdicts;
  std::vector<NearPair> near;
};

RepeatFinder::RepeatFinder(const Params& params)
    : params_(params), scratch_(std::make_unique<Scratch>()) {}
RepeatFinder::~RepeatFinder() = default;
RepeatFinder::RepeatFinder(RepeatFinder&&) noexcept = default;

namespace {

// Two blocks too short for a shingle may be equal without any match.
bool has_short_blocks(const Segments& segments, std::uint32_t shingle_size) {
  int n = 0;
  for (const Block& block : segments.blocks) {
    const std::uint32_t length = segments.sentences[block.end_sentence - 1].end_token -
                                 segments.sentences[block.first_sentence].first_token;
    if (length >= 3 && length < shingle_size && ++n == 2) return true;
  }
  return false;
}

}  // namespace

void RepeatFinder::find(std::string_view text, const Tokens& tokens,
                        std::span<const std::uint64_t> fingerprints, const Segments& segments,
                        Repeats& repeats) {
  Scratch& s = *scratch_;
  repeats.clear();
  find_matches(tokens.hash, fingerprints, params_.shingle_size, s.match, s.matches);
  const bool short_blocks = has_short_blocks(segments, params_.shingle_size);
  if (s.matches.empty() && !short_blocks) return;

  s.layout.build(text, tokens, segments);
  find_short_blocks(s.layout, params_.shingle_size, s.matches);
  find_units(s.layout, s.matches, s.unit, s.units);
  find_lesser_copies(s.layout, s.matches, s.lesser);
  choose_kept(s.layout, s.units, s.lesser, s.kept);
  decide(s.layout, s.units, s.lesser, s.kept, params_.min_repeat, s.verdicts);
  find_near(s.layout, s.matches, params_.min_repeat, s.near);
  tell({.layout = s.layout,
        .units = s.units,
        .lesser = s.lesser,
        .kept = s.kept,
        .verdicts = s.verdicts,
        .near = s.near},
       params_.within == Action::kCut, repeats);
}

}  // namespace dittograph
