// Documents of an audit with their texts at hand, a few at a time.
//
// Reads from the store what is not there, in place of what was not asked for longest. Pairs and
// clusters come in an order that asks for the same documents again and again.
// Memory: kPlaces documents. Thread-compatible: one a worker.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "audit/compare_pair.h"
#include "audit/news_sentences.h"
#include "audit/sentenced_text.h"
#include "audit/token_sets.h"
#include "dittograph/audit.h"
#include "engine/audit_placed_texts.h"
#include "engine/corpus.h"

namespace dittograph {

// What is known of the documents besides Audit::documents, by DocId or by outlet.
struct AuditFacts {
  std::vector<std::string> canonicals;
  std::vector<std::vector<Credit>> own_names;  // where a document names its own outlet as a source
  std::vector<TokenSet> left_out;
  std::vector<std::uint32_t> own_sources;
  std::vector<std::uint32_t> order;   // by DocId: place by time, then name
  std::vector<TitleAffixes> affixes;  // by outlet
  TitleAffixes no_affixes;
};

class AuditShelf {
 public:
  enum class With : std::uint8_t { kTokens, kSentences };

  AuditShelf(const Audit& audit, const AuditFacts& facts, const Corpus& corpus,
             const PlacedTexts& texts, With with)
      : audit_(audit), facts_(facts), corpus_(corpus), texts_(texts), with_(with) {}

  // Valid until kPlaces - 1 other documents were asked for.
  absl::StatusOr<PairDocument> get(DocId document);

 private:
  struct Place {
    DocId document{};
    bool filled = false;
    std::uint64_t last_use = 0;
    std::string text;
    SentencedText sentenced;
    PreparedSentences news;  // if kSentences
    CodePointPlaces places;
  };
  static constexpr std::size_t kPlaces = 128;

  absl::Status fill(DocId document, Place& place);
  void prepare_news(Place& place);
  [[nodiscard]] PairDocument view(const Place& place) const;

  const Audit& audit_;
  const AuditFacts& facts_;
  const Corpus& corpus_;
  const PlacedTexts& texts_;
  With with_;
  std::array<Place, kPlaces> places_;
  std::uint64_t uses_ = 0;
  NewsSentences news_;
};

}  // namespace dittograph
