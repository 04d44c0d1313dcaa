// Prints what every stage of `clean` makes of one text, a tagged line a value: the journey of
// ARCHITECTURE.md comes from here, so that it stays true. Of two texts it prints how the stages
// that compare documents see them: docs/how-it-works.md.
//
// usage: show_stages FILE [OTHER]
// Places are bytes of the text behind the header line, half open, unless the line says tokens.
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "clean/edits.h"
#include "dittograph/params.h"
#include "index/minhash_bands.h"
#include "passage/align.h"
#include "passage/seeds.h"
#include "reader/article_header.h"
#include "repeat/broken_off.h"
#include "repeat/keep.h"
#include "repeat/layout.h"
#include "repeat/matches.h"
#include "repeat/protect.h"
#include "repeat/repeats.h"
#include "repeat/units.h"
#include "segment/segments.h"
#include "shingle/shingles.h"
#include "sketch/minhash.h"
#include "sketch/simhash.h"
#include "text/tokeniser.h"
#include "verify/overlap.h"
#include "verify/shingle_set.h"

namespace dittograph {
namespace {

// The text's bytes for people: line ends shown, long stretches shortened in the middle.
std::string shown(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  constexpr std::size_t kSide = 24;
  const std::string_view part = text.substr(begin, end - begin);
  std::string out;
  if (part.size() <= 2 * kSide + 3) {
    out = part;
  } else {
    out =
        std::string(part.substr(0, kSide)) + "..." + std::string(part.substr(part.size() - kSide));
  }
  for (std::size_t at = 0; (at = out.find('\n', at)) != std::string::npos; at += 2) {
    out.replace(at, 1, "\\n");
  }
  return out;
}

class Journey {
 public:
  explicit Journey(std::string_view file) : file_(file) {}

  void print() {
    const ArticleHeader header = read_article_header(file_);
    text_ = file_.substr(header.text_begin);
    if (!header.url.empty()) {
      std::printf("document date=%s outlet=%s text begins at byte %zu\n",
                  std::string(header.date).c_str(), std::string(host_of(header.url)).c_str(),
                  header.text_begin);
    }
    print_tokens();
    print_shingles();
    print_segments();
    print_units();
    print_repeats();
  }

 private:
  void print_tokens() {
    Tokeniser().tokenise(text_, tokens_);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::printf("token %zu [%u,%u) %016" PRIx64 " %s\n", i, tokens_.begin[i], tokens_.end[i],
                  tokens_.hash[i], shown(text_, tokens_.begin[i], tokens_.end[i]).c_str());
    }
  }

  void print_shingles() {
    shingle(tokens_.hash, params_.shingle_size, fingerprints_);
    for (std::size_t i = 0; i < fingerprints_.size(); ++i) {
      std::printf("shingle %zu %016" PRIx64 "\n", i, fingerprints_[i]);
    }
    std::vector<std::uint32_t> signature(MinHashParams{}.signature_size);
    minhash(fingerprints_, {}, signature);
    std::printf("signature");
    for (std::size_t i = 0; i < 8; ++i) std::printf(" %08x", signature[i]);
    std::printf(" ...\nsimhash %016" PRIx64 "\n", simhash64(fingerprints_));
  }

  void print_segments() {
    SegmentScratch scratch;
    segment(text_, tokens_, scratch, segments_);
    for (std::size_t i = 0; i < segments_.blocks.size(); ++i) {
      const Block& block = segments_.blocks[i];
      std::printf("block %zu [%u,%u) sentences [%u,%u) glued %u: %s\n", i, block.begin, block.end,
                  block.first_sentence, block.end_sentence, block.n_glued,
                  shown(text_, block.begin, block.end).c_str());
    }
    for (std::size_t i = 0; i < segments_.sentences.size(); ++i) {
      const Sentence& sentence = segments_.sentences[i];
      std::printf("sentence %zu [%u,%u) tokens [%u,%u): %s\n", i, sentence.begin, sentence.end,
                  sentence.first_token, sentence.end_token,
                  shown(text_, sentence.begin, sentence.end).c_str());
    }
  }

  void print_units() {
    MatchScratch match_scratch;
    std::vector<TokenMatch> matches;
    find_matches(tokens_.hash, fingerprints_, params_.shingle_size, match_scratch, matches);
    Layout layout;
    layout.build(text_, tokens_, segments_);
    for (const TokenMatch& match : matches) {
      std::printf("match tokens [%u,%u) = [%u,%u)\n", match.a, match.a + match.length, match.b,
                  match.b + match.length);
    }
    UnitScratch unit_scratch;
    Units units;
    find_units(layout, matches, unit_scratch, units);
    for (const Unit& unit : units.units) {
      std::printf("unit class %u tokens [%u,%u) bytes [%u,%u): %s\n", unit.copies, unit.first,
                  unit.end, layout.begin_byte(unit.first), layout.end_byte(unit.end),
                  shown(text_, layout.begin_byte(unit.first), layout.end_byte(unit.end)).c_str());
    }
    std::vector<LesserCopy> lesser;
    find_lesser_copies(layout, matches, lesser);
    Kept kept;
    choose_kept(layout, units, lesser, kept);
    std::printf("run blocks [%u,%u)\n", kept.run_begin, kept.run_end);
    Verdicts verdicts;
    decide(layout, units, lesser, kept, params_.min_repeat, verdicts);
    for (std::size_t i = 0; i < units.units.size(); ++i) {
      const bool goes = verdicts.cut[i] != 0;
      std::printf("verdict tokens [%u,%u) %s%s\n", units.units[i].first, units.units[i].end,
                  goes ? "goes: " : "stays", goes ? verdicts.rule[i] : "");
    }
  }

  void print_repeats() {
    RepeatFinder finder(params_);
    Repeats repeats;
    finder.find(text_, tokens_, fingerprints_, segments_, repeats);
    for (const TextCut& cut : repeats.cuts) {
      std::printf("cut [%" PRIu64 ",%" PRIu64 ") kept [%" PRIu64 ",%" PRIu64 ")\n", cut.span.begin,
                  cut.span.end, cut.kept.begin, cut.kept.end);
    }
    std::vector<TextEdit> edits;
    plan_edits(text_, repeats.cuts, repeats.joins, edits);
    end_last_line(text_, edits);
    for (const TextEdit& edit : edits) {
      std::printf("edit [%" PRIu64 ",%" PRIu64 "): %s\n", edit.span.begin, edit.span.end,
                  shown(text_, edit.span.begin, edit.span.end).c_str());
    }
  }

  std::string_view file_;
  std::string_view text_;
  const Params params_{};
  Tokens tokens_;
  std::vector<std::uint64_t> fingerprints_;
  Segments segments_;
};

// What the comparisons need of one text.
struct Sketched {
  Sketched(std::string_view file, const Params& params)
      : text(file.substr(read_article_header(file).text_begin)) {
    Tokeniser().tokenise(text, tokens);
    shingle(tokens.hash, params.shingle_size, fingerprints);
    signature.resize(MinHashParams{}.signature_size);
    minhash(fingerprints, {}, signature);
    SeedScratch scratch;
    append_seeds(DocId{0}, fingerprints, seed_window(params.min_passage, params.shingle_size),
                 scratch, seeds);
    ShingleSetScratch set_scratch;
    append_stored(tokens.hash, stored);
    make_shingle_set(stored, params.shingle_size, {}, set_scratch, set);
  }

  std::string_view text;
  Tokens tokens;
  std::vector<StoredToken> stored;
  std::vector<std::uint64_t> fingerprints;
  std::vector<std::uint32_t> signature;
  std::vector<Seed> seeds;  // in text order
  ShingleSet set;
};

// Two texts side by side, boilerplate counted: it takes a corpus to tell that.
class Pair {
 public:
  Pair(std::string_view left, std::string_view right)
      : left_(left, params_), right_(right, params_) {}

  void print() const {
    print_sketches();
    print_overlap();
    print_seeds();
  }

 private:
  void print_sketches() const {
    const auto size = static_cast<std::uint32_t>(left_.signature.size());
    const BandParams bands = bands_for(params_.resemblance, size);
    std::printf("bands %u of %u slots, at least %u of %u slots equal\n", bands.bands, bands.rows,
                bands.min_equal_slots, size);
    std::string slots;
    std::string agreeing;
    std::uint32_t n_equal = 0;
    std::uint32_t n_in_band = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i % bands.rows == 0) n_in_band = 0;
      const bool equal = left_.signature[i] == right_.signature[i];
      slots += i % bands.rows == 0 ? " " : "";
      slots += equal ? '=' : '.';
      n_equal += equal;
      n_in_band += equal;
      if (n_in_band == bands.rows) agreeing += " " + std::to_string(i / bands.rows);
    }
    std::printf("slots%s\nequal %u of %u, estimate %.4f\nagreeing bands%s\n", slots.c_str(),
                n_equal, size, estimate_jaccard(left_.signature, right_.signature),
                agreeing.empty() ? " none" : agreeing.c_str());
    const SimHash64 left = simhash64(left_.fingerprints);
    const SimHash64 right = simhash64(right_.fingerprints);
    std::printf("simhash %016" PRIx64 " %016" PRIx64 " differ in %d bits, cosine %.4f\n", left,
                right, hamming(left, right), estimate_cosine(left, right));
  }

  void print_overlap() const {
    const SetOverlap found = overlap(left_.set.fingerprints, right_.set.fingerprints);
    std::printf("shingles %u and %u, %u shared: resemblance %.4f, containment %.4f and %.4f\n",
                found.left, found.right, found.shared, found.resemblance(), found.left_in_right(),
                found.right_in_left());
  }

  void print_seeds() const {
    std::printf("seeds %zu and %zu\n", left_.seeds.size(), right_.seeds.size());
    for (const Seed& seed : left_.seeds) {
      std::printf("left seed %u %016" PRIx64 "\n", seed.position, seed.fingerprint);
    }
    for (const Seed& seed : right_.seeds) {
      std::printf("right seed %u %016" PRIx64 "\n", seed.position, seed.fingerprint);
    }
    AlignedSpan last;
    for (const Seed& left : left_.seeds) {
      for (const Seed& right : right_.seeds) {
        if (left.fingerprint != right.fingerprint) continue;
        std::printf("common seed %u %u: %s\n", left.position, right.position,
                    shown(left_.text, left_.tokens.begin[left.position],
                          left_.tokens.end[left.position + params_.shingle_size - 1])
                        .c_str());
        const AlignedSpan span = grow_seed(left_.stored, right_.stored, left.position,
                                           right.position, params_.shingle_size, {});
        if (span == last) continue;
        last = span;
        std::printf(
            "grown tokens [%u,%u) = [%u,%u), %u matched, likeness %.4f: %s\n", span.a.begin,
            span.a.end, span.b.begin, span.b.end, span.matched, likeness(span),
            shown(left_.text, left_.tokens.begin[span.a.begin], left_.tokens.end[span.a.end - 1])
                .c_str());
      }
    }
  }

  const Params params_{};
  Sketched left_;
  Sketched right_;
};

bool read(const char* path, std::string& content) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    std::fprintf(stderr, "show_stages: %s: cannot open\n", path);
    return false;
  }
  content.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  return true;
}

}  // namespace
}  // namespace dittograph

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::fputs("usage: show_stages FILE [OTHER]\n", stderr);
    return 2;
  }
  std::string file;
  std::string other;
  if (!dittograph::read(argv[1], file)) return 2;
  if (argc == 3 && !dittograph::read(argv[2], other)) return 2;
  if (argc == 2) {
    dittograph::Journey(file).print();
  } else {
    dittograph::Pair(file, other).print();
  }
  return 0;
}
