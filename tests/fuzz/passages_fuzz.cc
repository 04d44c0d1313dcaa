// Any bytes as a small corpus: a byte 0 ends a document, every other is a token of few values, so
// that repeats of all kinds are common. Whatever it is, the passages keep their promises.
#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "passage/passages.h"
#include "reference/common_tokens.h"
#include "support/token_corpus.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using dittograph::testing_support::TokenCorpus;
  constexpr std::size_t kMaxBytes = 4096;
  TokenCorpus corpus;
  corpus.documents.emplace_back();
  for (std::size_t i = 0; i < size && i < kMaxBytes; ++i) {
    if (data[i] == 0) corpus.documents.emplace_back();
    if (data[i] != 0) corpus.documents.back().push_back(data[i]);
  }
  corpus.boilerplate();
  const dittograph::Passages passages = corpus.passages();
  for (const dittograph::PassageCluster& cluster : passages.clusters) {
    const auto passage = corpus.text_of(cluster.witnesses[cluster.representative]);
    DITTOGRAPH_CHECK(cluster.witnesses.size() >= 2);
    for (const dittograph::PassageWitness& witness : cluster.witnesses) {
      const auto text = corpus.text_of(witness);
      DITTOGRAPH_CHECK(witness.matched >= 20 && witness.likeness >= 0.8);
      DITTOGRAPH_CHECK(witness.matched <= dittograph::reference::common_subsequence(passage, text));
    }
  }
  return 0;
}
