// Documents as token hashes, and the way from them to shared passages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "passage/boilerplate.h"
#include "passage/passages.h"
#include "passage/seeds.h"
#include "support/random_words.h"
#include "support/scratch_path.h"

namespace dittograph::testing_support {

using TokenList = std::vector<StoredToken>;

inline TokenList join(std::initializer_list<TokenList> parts) {
  TokenList all;
  for (const TokenList& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

// Spills when the seeds outgrow buffer_bytes.
inline SeedGroups seed_groups_of(const std::vector<Seed>& seeds, Parallel& parallel,
                                 std::uint64_t buffer_bytes = 1 << 20) {
  auto spool = SeedSpool::create(scratch_path("seeds"), no_guard(), buffer_bytes);
  if (!spool.ok() || !spool->append(seeds, 0).ok() || !spool->finish().ok()) std::abort();
  auto groups = SeedGroups::create(*std::move(spool), scratch_path("groups"), no_guard(), parallel);
  if (!groups.ok()) std::abort();
  return *std::move(groups);
}

// The columns that CorpusView looks at, and seeds as the first pass would make them.
struct TokenCorpus {
  std::vector<TokenList> documents;
  std::vector<std::uint32_t> rank{};
  std::vector<std::uint32_t> cluster{};
  std::vector<std::uint32_t> source{};
  std::vector<std::uint32_t> n_tokens{};

  CorpusView view() {
    n_tokens.clear();
    for (const TokenList& document : documents) {
      n_tokens.push_back(static_cast<std::uint32_t>(document.size()));
    }
    return {.n_documents = documents.size(),
            .rank = rank,
            .cluster = cluster,
            .source = source,
            .n_tokens = n_tokens,
            .tokens = [this](DocId id) {
              return std::span<const StoredToken>(documents[static_cast<std::uint32_t>(id)]);
            }};
  }

  [[nodiscard]] std::vector<Seed> seeds(std::uint32_t min_passage = 20) const {
    std::vector<Seed> all;
    std::vector<std::uint64_t> fingerprints;
    SeedScratch scratch;
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
      shingle_stored(documents[i], 5, fingerprints);
      append_seeds(DocId{i}, fingerprints, seed_window(min_passage, 5), scratch, all);
    }
    return all;
  }

  Passages passages(std::size_t n_threads = 1) {
    Parallel parallel(n_threads);
    const SeedGroups groups = seed_groups_of(seeds(), parallel);
    return find_passages(groups, view(), {}, parallel).value();
  }

  BoilerplateRanges boilerplate(std::size_t n_threads = 1) {
    Parallel parallel(n_threads);
    const SeedGroups groups = seed_groups_of(seeds(), parallel);
    return find_boilerplate(groups, view(), {}, parallel);
  }

  [[nodiscard]] std::span<const StoredToken> text_of(const PassageWitness& witness) const {
    return std::span(documents[static_cast<std::uint32_t>(witness.document)])
        .subspan(witness.tokens.begin, witness.tokens.size());
  }
};

}  // namespace dittograph::testing_support
