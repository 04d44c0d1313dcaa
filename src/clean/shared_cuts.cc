#include "clean/shared_cuts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"

#include "base/hash.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

// A document's part in a cluster.
struct Part {
  TokenRange range;
  std::uint32_t cluster = 0;
};

// Of the clusters whose copies are to go.
std::vector<std::vector<Part>> parts_by_document(const SharedCutInput& input) {
  std::vector<std::vector<Part>> parts(input.preference.size());
  for (std::uint32_t i = 0; i < input.clusters.size(); ++i) {
    const bool boilerplate = input.clusters[i].kind == PassageKind::kBoilerplate;
    if ((boilerplate ? input.boilerplate : input.passages) == Action::kReport) continue;
    for (const PassageWitness& witness : input.clusters[i].witnesses) {
      parts[index_of(witness.document)].push_back({.range = witness.tokens, .cluster = i});
    }
  }
  return parts;
}

using Wording = std::pair<std::uint64_t, std::uint64_t>;

Wording wording_of(std::span<const StoredToken> tokens) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(tokens.data(), tokens.size_bytes(), kHashSeed);
  return {hash.high64, hash.low64};
}

struct Place {
  DocId document{};
  std::uint32_t sentence = 0;
};

// A sentence of the present document that lies in a passage.
struct Covered {
  std::uint32_t sentence = 0;
  std::uint32_t cluster = 0;
  friend constexpr auto operator<=>(const Covered&, const Covered&) = default;
};

class Decider {
 public:
  explicit Decider(const SharedCutInput& input) : input_(input) {}

  SharedCuts run() {
    SharedCuts result;
    result.cuts.resize(input_.preference.size());
    const auto parts = parts_by_document(input_);
    for (const DocId document : input_.preference) {
      const std::vector<Part>& own = parts[index_of(document)];
      if (own.empty() || input_.dropped[index_of(document)]) continue;
      open(document);
      list_covered(own);
      look_for_holders();
      keep_short_runs();
      if (nothing_is_left()) {
        result.kept_whole.push_back(document);
        holders_of_.assign(sentences_.size(), std::nullopt);
      }
      settle(document, result.cuts[index_of(document)]);
    }
    return result;
  }

 private:
  void open(DocId document) {
    sentences_ = input_.sentences.of(document);
    tokens_ = input_.tokens(document);
    holders_of_.assign(sentences_.size(), std::nullopt);
    covered_.clear();
  }

  [[nodiscard]] std::uint32_t end_of(std::size_t i) const {
    return end_token(sentences_, i, static_cast<std::uint32_t>(tokens_.size()));
  }
  [[nodiscard]] std::uint32_t size_of(std::size_t i) const {
    return end_of(i) - sentences_[i].first_token;
  }
  [[nodiscard]] Wording wording(std::size_t i) const {
    return wording_of(tokens_.subspan(sentences_[i].first_token, size_of(i)));
  }
  // Under which a covered sentence is held. A long one says enough to be held once for all
  // passages; a short one belongs to its passage.
  [[nodiscard]] Wording key(const Covered& item) const {
    Wording wording = this->wording(item.sentence);
    if (size_of(item.sentence) < input_.min_cut) {
      wording.first ^= (item.cluster + std::uint64_t{1}) * 0x9E3779B97F4A7C15ULL;
    }
    return wording;
  }

  [[nodiscard]] bool lies_for_the_most_part_in(const TokenRange& range, std::size_t i) const {
    const std::uint32_t begin = std::max(range.begin, sentences_[i].first_token);
    const std::uint32_t end = std::min(range.end, end_of(i));
    return begin < end && 2 * (end - begin) > size_of(i);
  }

  void list_covered(const std::vector<Part>& parts) {
    bool any_gone = false;
    for (const Part& part : parts) {
      const auto behind = std::upper_bound(
          sentences_.begin(), sentences_.end(), part.range.begin,
          [](std::uint32_t token, const StoredSentence& x) { return token < x.first_token; });
      auto i = static_cast<std::size_t>(behind - sentences_.begin());
      for (i -= i > 0 ? 1 : 0; i < sentences_.size() && sentences_[i].first_token < part.range.end;
           ++i) {
        if (!lies_for_the_most_part_in(part.range, i)) continue;
        covered_.push_back({.sentence = static_cast<std::uint32_t>(i), .cluster = part.cluster});
        any_gone = any_gone || sentences_[i].gone;
      }
    }
    if (any_gone) find_where_they_stayed();
    std::sort(covered_.begin(), covered_.end());
    covered_.erase(std::unique(covered_.begin(), covered_.end()), covered_.end());
  }

  // Sentences that were taken out are replaced by their copies in the document, if there are any.
  void find_where_they_stayed() {
    absl::flat_hash_map<Wording, std::uint32_t> stayed;
    for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
      if (!sentences_[i].gone) stayed.try_emplace(wording(i), i);
    }
    for (Covered& item : covered_) {
      if (!sentences_[item.sentence].gone) continue;
      const auto found = stayed.find(wording(item.sentence));
      if (found != stayed.end()) item.sentence = found->second;
    }
    std::erase_if(covered_, [&](const Covered& item) { return sentences_[item.sentence].gone; });
  }

  void look_for_holders() {
    kinds_.assign(sentences_.size(), PassageKind::kBoilerplate);
    for (const Covered& item : covered_) {
      if (holders_of_[item.sentence]) continue;
      const auto found = holders_.find(key(item));
      if (found == holders_.end()) continue;
      holders_of_[item.sentence] = found->second;
      kinds_[item.sentence] = input_.clusters[item.cluster].kind;
    }
  }

  // What was taken out before does not part a run.
  void keep_short_runs() {
    for (std::size_t begin = 0, end = 0; begin < sentences_.size(); begin = end + 1) {
      std::uint32_t n_tokens = 0;
      for (end = begin; end < sentences_.size(); ++end) {
        if (sentences_[end].gone) continue;
        if (!holders_of_[end]) break;
        n_tokens += size_of(end);
      }
      if (n_tokens >= input_.min_cut) continue;
      for (std::size_t i = begin; i < end; ++i) holders_of_[i].reset();
    }
  }

  [[nodiscard]] bool nothing_is_left() const {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!sentences_[i].gone && !holders_of_[i]) return false;
    }
    return true;
  }

  // From now on every covered sentence has a holder in each of its clusters.
  void settle(DocId document, std::vector<SentenceCut>& cuts) {
    for (std::size_t i = 0; i < covered_.size(); ++i) {
      const std::uint32_t sentence = covered_[i].sentence;
      const std::optional<Place>& holder = holders_of_[sentence];
      holders_.try_emplace(key(covered_[i]),
                           holder.value_or(Place{.document = document, .sentence = sentence}));
      if (!holder || (i > 0 && covered_[i - 1].sentence == sentence)) continue;
      cuts.push_back({.sentence = sentence,
                      .kept_document = holder->document,
                      .kept_sentence = holder->sentence,
                      .kind = kinds_[sentence]});
    }
  }

  const SharedCutInput& input_;
  absl::flat_hash_map<Wording, Place> holders_;  // by cluster and wording; never walked through

  // Of the present document.
  std::span<const StoredSentence> sentences_;
  std::span<const StoredToken> tokens_;
  std::vector<Covered> covered_;
  std::vector<std::optional<Place>> holders_of_;  // by sentence: where it stays, if it goes here
  std::vector<PassageKind> kinds_;                // by sentence: of the passage it goes with
};

}  // namespace

SharedCuts find_shared_cuts(const SharedCutInput& input) { return Decider(input).run(); }

}  // namespace dittograph
