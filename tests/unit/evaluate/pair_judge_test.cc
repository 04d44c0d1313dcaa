// Random runs, judged as PairJudge does and by looking at every pair of documents.
#include "evaluate/pair_judge.h"

#include <algorithm>
#include <set>
#include <string>

#include "gtest/gtest.h"

#include "unit/evaluate/random_run.h"

namespace dittograph {
namespace {

// The oracle: every document with every other, nothing counted by arithmetic.
class AllPairs {
 public:
  AllPairs(const RandomRun& run, const PairsRequest& request) : run_(run), request_(request) {}

  [[nodiscard]] PairTally look(bool only_cross) {
    tally_ = {};
    for (std::uint32_t k = 0; k < run_.size(); ++k) {
      for (std::uint32_t i = 0; i < k; ++i) {
        if (only_cross && !crosses(i, k)) continue;
        const SaidLink link = link_between(i, k);
        count_wanted(i, k, link);
        if (together(i, k)) {
          judge_together(i, k);
        } else if (link.exists) {
          judge_linked(i, k, link);
        }
      }
    }
    return tally_;
  }

 private:
  struct SaidLink {
    bool exists = false;
    bool contained = false;
    double resemblance = -1;
    double containment = -1;
  };

  [[nodiscard]] bool together(std::uint32_t i, std::uint32_t k) const {
    return run_.cluster[i] == run_.cluster[k] && run_.cluster[i] < run_.members.size();
  }
  [[nodiscard]] bool copies(std::uint32_t i, std::uint32_t k) const {
    return i == k || (together(i, k) && run_.texts[i] == run_.texts[k]);
  }
  [[nodiscard]] bool crosses(std::uint32_t i, std::uint32_t k) const {
    const RandomRun::Listed* one = run_.find_listed(i, k);
    if (one != nullptr && !run_.labels) return one->cross_source == 1;
    return run_.sources[i] != 0 && run_.sources[k] != 0 && run_.sources[i] != run_.sources[k];
  }
  [[nodiscard]] bool listed_from(double bound, std::uint32_t i, std::uint32_t k) const {
    const RandomRun::Listed* one = run_.find_listed(i, k);
    return one != nullptr && one->resemblance >= bound;
  }
  [[nodiscard]] bool share_passage(std::uint32_t i, std::uint32_t k) const;
  [[nodiscard]] SaidLink link_between(std::uint32_t i, std::uint32_t k) const;
  [[nodiscard]] std::set<std::string> shingles(std::uint32_t i) const;
  [[nodiscard]] double shared(std::uint32_t i, std::uint32_t k) const;
  [[nodiscard]] double resemblance(std::uint32_t i, std::uint32_t k) const;
  [[nodiscard]] double containment(std::uint32_t i, std::uint32_t k) const;

  void count_wanted(std::uint32_t i, std::uint32_t k, const SaidLink& link);
  void judge_together(std::uint32_t i, std::uint32_t k);
  void judge_linked(std::uint32_t i, std::uint32_t k, const SaidLink& link);

  const RandomRun& run_;
  const PairsRequest& request_;
  PairTally tally_;
};

bool AllPairs::share_passage(std::uint32_t i, std::uint32_t k) const {
  for (std::uint32_t a = 0; a < run_.size(); ++a) {
    for (std::uint32_t b = 0; b < run_.size(); ++b) {
      if (copies(i, a) && copies(k, b) && run_.passage[a] != 0 &&
          run_.passage[a] == run_.passage[b]) {
        return true;
      }
    }
  }
  return false;
}

AllPairs::SaidLink AllPairs::link_between(std::uint32_t i, std::uint32_t k) const {
  SaidLink said;
  for (const RandomRun::Link& link : run_.links) {
    const bool joins = (copies(i, link.larger) && copies(k, link.smaller)) ||
                       (copies(k, link.larger) && copies(i, link.smaller));
    if (!joins) continue;
    said.exists = true;
    said.contained = said.contained || link.contained;
    said.resemblance = std::max(said.resemblance, link.resemblance);
    said.containment = std::max(said.containment, link.containment);
  }
  return said;
}

// Two words with their spaces are four characters.
std::set<std::string> AllPairs::shingles(std::uint32_t i) const {
  const std::string& text = run_.texts[i];
  if (text.size() <= 4) return {text};
  std::set<std::string> all;
  for (std::size_t at = 0; at + 4 <= text.size(); at += 2) all.insert(text.substr(at, 4));
  return all;
}

double AllPairs::shared(std::uint32_t i, std::uint32_t k) const {
  const std::set<std::string> other = shingles(k);
  double n = 0;
  for (const std::string& shingle : shingles(i)) n += other.contains(shingle) ? 1 : 0;
  return n;
}

double AllPairs::resemblance(std::uint32_t i, std::uint32_t k) const {
  const double n = shared(i, k);
  return n / (static_cast<double>(shingles(i).size() + shingles(k).size()) - n);
}

double AllPairs::containment(std::uint32_t i, std::uint32_t k) const {
  return shared(i, k) / static_cast<double>(std::min(shingles(i).size(), shingles(k).size()));
}

void AllPairs::count_wanted(std::uint32_t i, std::uint32_t k, const SaidLink& link) {
  if (!listed_from(request_.min_resemblance, i, k)) return;
  ++tally_.wanted;
  if (together(i, k)) {
    ++tally_.in_clusters;
  } else if (link.exists) {
    ++tally_.linked;
  } else if (share_passage(i, k)) {
    ++tally_.in_passages;
  }
}

void AllPairs::judge_together(std::uint32_t i, std::uint32_t k) {
  const std::uint32_t representative = run_.members[run_.cluster[i]][0];
  if (listed_from(request_.resemblance, i, k) || resemblance(i, k) >= request_.resemblance) {
    ++tally_.clusters.right;
  } else if (i != representative && k != representative) {
    ++tally_.clusters.through_representative;
  } else if (run_.resemblance[i == representative ? k : i] >= request_.resemblance) {
    ++tally_.clusters.right_without_boilerplate;
  } else {
    ++tally_.clusters.wrong;
  }
}

void AllPairs::judge_linked(std::uint32_t i, std::uint32_t k, const SaidLink& link) {
  if (listed_from(request_.resemblance, i, k) || resemblance(i, k) >= request_.resemblance ||
      (link.contained && containment(i, k) >= request_.containment)) {
    ++tally_.links.right;
  } else if (link.resemblance >= request_.resemblance ||
             (link.contained && link.containment >= request_.containment)) {
    ++tally_.links.right_without_boilerplate;
  } else {
    ++tally_.links.wrong;
  }
}

std::string shown(const PairTally& tally) {
  PairsScore score{.has_passages = true};
  score.all = tally;
  return to_json(score);
}

TEST(PairJudge, AgreesWithLookingAtEveryPair) {
  PairTally met;  // over all runs
  for (std::uint32_t seed = 0; seed < 600; ++seed) {
    const RandomRun run(seed);
    PairsRequest request;
    request.min_resemblance = seed % 3 == 0 ? 0.6 : 0.8;
    const auto score = run.evaluate(request);
    ASSERT_TRUE(score.ok()) << score.status();
    const PairTally all = AllPairs(run, request).look(false);
    const PairTally cross = AllPairs(run, request).look(true);
    met.clusters += all.clusters;
    met.links += all.links;
    met.in_passages += all.in_passages;
    ASSERT_EQ(score->all, all) << seed << "\n" << shown(score->all) << "\n" << shown(all);
    ASSERT_EQ(score->cross_source, cross) << seed << "\n"
                                          << shown(score->cross_source) << "\n"
                                          << shown(cross);
  }
  // The runs are such that every verdict is met.
  EXPECT_GT(met.clusters.right, 100U);
  EXPECT_GT(met.clusters.wrong, 100U);
  EXPECT_GT(met.clusters.right_without_boilerplate, 100U);
  EXPECT_GT(met.clusters.through_representative, 100U);
  EXPECT_GT(met.links.right, 100U);
  EXPECT_GT(met.links.wrong, 100U);
  EXPECT_GT(met.links.right_without_boilerplate, 100U);
  EXPECT_GT(met.in_passages, 100U);
}

TEST(PairJudge, WhatIsNotLookedAtIsMissingElsewhereAndNowhereElse) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const RandomRun run(seed);
    PairsRequest request;
    request.max_drawn = seed % 4;
    const auto score = run.evaluate(request);
    ASSERT_TRUE(score.ok()) << score.status();
    for (const bool only_cross : {false, true}) {
      const PairTally want = AllPairs(run, request).look(only_cross);
      const PairTally& got = only_cross ? score->cross_source : score->all;
      EXPECT_EQ(got.clusters.found(), want.clusters.found()) << seed;
      EXPECT_EQ(got.clusters.wrong, want.clusters.wrong) << seed;
      EXPECT_EQ(got.clusters.right_without_boilerplate, want.clusters.right_without_boilerplate);
      EXPECT_LE(got.clusters.right, want.clusters.right) << seed;
      EXPECT_LE(got.clusters.through_representative, want.clusters.through_representative);
      EXPECT_EQ(got.links, want.links) << seed;
      EXPECT_EQ(got.in_clusters, want.in_clusters) << seed;
    }
  }
}

}  // namespace
}  // namespace dittograph
