// A small run made at random: documents of few words, clusters of documents that need not be
// alike, links, a list of pairs, passages; and its files, scored.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "evaluate/evaluate_documents.h"
#include "unit/evaluate/draw.h"
#include "unit/evaluate/run_files.h"

namespace dittograph {

struct RandomRun {
  struct Link {
    std::uint32_t larger, smaller;
    bool contained;
    double resemblance, containment;
  };
  struct Listed {
    std::uint32_t a, b;
    double resemblance;  // 2: a label stands there
    int cross_source;
  };

  static constexpr std::uint32_t kShingleSize = 2;

  std::vector<std::string> texts;  // words are letters with a space behind
  std::vector<std::uint32_t> sources;
  std::vector<std::uint32_t> cluster;               // members.size(): none
  std::vector<std::vector<std::uint32_t>> members;  // by cluster, the representative first
  std::vector<double> resemblance;                  // to it, as the run says
  std::vector<Link> links;
  std::vector<Listed> listed;
  std::vector<std::uint32_t> passage;  // 0: none
  bool labels = false;

  explicit RandomRun(std::uint32_t seed) {
    Draw draw(seed);
    // Figures are few, so that bounds are met exactly.
    const auto figure = [&draw] {
      constexpr double kFigures[] = {0.1, 0.5, 0.6, 0.8, 0.9, 1};
      return kFigures[draw.below(6)];
    };
    const std::uint32_t n = 1 + draw.below(14);
    labels = draw.below(4) == 0;
    members.resize(1 + draw.below(4));
    for (std::uint32_t i = 0; i < n; ++i) {
      texts.push_back(i > 0 && draw.below(3) == 0 ? texts[draw.below(i)] : random_words(draw));
      sources.push_back(draw.below(3));
      cluster.push_back(draw.below(static_cast<std::uint32_t>(members.size()) + 1));
      if (cluster[i] < members.size()) members[cluster[i]].push_back(i);
      resemblance.push_back(figure());
      passage.push_back(draw.below(5));
    }
    for (std::uint32_t k = draw.below(6); k > 0; --k) {
      links.push_back({draw.below(n), draw.below(n), draw.below(2) == 0, figure(), figure()});
    }
    for (std::uint32_t k = draw.below(20); k > 0; --k) {
      const Listed one{draw.below(n), draw.below(n), labels ? 2 : figure(),
                       static_cast<int>(draw.below(2))};
      if (find_listed(one.a, one.b) == nullptr) listed.push_back(one);
    }
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(texts.size()); }
  [[nodiscard]] const Listed* find_listed(std::uint32_t i, std::uint32_t k) const {
    for (const Listed& one : listed) {
      if ((one.a == i && one.b == k) || (one.a == k && one.b == i)) return &one;
    }
    return nullptr;
  }

  // What evaluate_pairs says of its files.
  [[nodiscard]] absl::StatusOr<PairsScore> evaluate(PairsRequest request) const {
    const ScratchFolder folder;
    request.dirty.paths = {folder.file("in.jsonl", records())};
    request.dirty.params.shingle_size = kShingleSize;
    request.dirty.temp_dir = folder.path();
    request.truth = folder.file("truth.tsv", truth());
    request.clusters = folder.file("clusters.jsonl", clusters_and_links());
    request.passages = folder.file("passages.jsonl", passages());
    return evaluate_pairs(request);
  }

 private:
  static std::string random_words(Draw& draw) {
    std::string words;
    for (std::uint32_t i = 1 + draw.below(8); i > 0; --i) {
      words += static_cast<char>('a' + draw.below(3));
      words += ' ';
    }
    return words;
  }
  static std::string name(std::uint32_t i) { return absl::StrFormat("d%d", i); }

  [[nodiscard]] std::string records() const {
    std::string lines;
    for (std::uint32_t i = 0; i < size(); ++i) {
      lines += record(name(i), texts[i], sources[i] == 0 ? "" : name(sources[i]));
    }
    return lines;
  }
  [[nodiscard]] std::string clusters_and_links() const {
    std::string lines;
    for (const std::vector<std::uint32_t>& own : members) {
      if (own.empty()) continue;
      std::vector<MemberLine> others;
      for (const std::uint32_t i : own) {
        if (i != own[0]) others.push_back({name(i), resemblance[i], 0, 0});
      }
      lines += cluster_line("near", name(own[0]), others);
    }
    for (const Link& link : links) {
      lines += cluster_line(link.contained ? "contained" : "linked", name(link.larger),
                            {{name(link.smaller), link.resemblance, 0, link.containment}});
    }
    return lines;
  }
  [[nodiscard]] std::string truth() const {
    std::string lines;
    for (const Listed& one : listed) {
      absl::StrAppend(&lines, name(one.a), "\t", name(one.b));
      if (labels) {
        lines += "\tlabel\n";
      } else {
        absl::StrAppendFormat(&lines, "\t%g\t0\t%d\n", one.resemblance, one.cross_source);
      }
    }
    return lines;
  }
  [[nodiscard]] std::string passages() const {
    std::string lines;
    for (std::uint32_t i = 0; i < size(); ++i) {
      if (passage[i] > 0) {
        lines += passage_line(static_cast<int>(passage[i]), name(i), "reuse");
      }
    }
    return lines;
  }
};

}  // namespace dittograph
