// Documents of an audit with their texts at hand, a few at a time.
//
// Reads from the store what is not there, in place of what was not asked for longest. Pairs and
// clusters come in an order that asks for the same documents again and again.
// Memory: kPlaces documents. Thread-compatible: one a worker.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "audit/compare_pair.h"
#include "audit/news_sentences.h"
#include "audit/sentenced_text.h"
#include "audit/token_sets.h"
#include "base/parallel.h"
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

// What every step of an audit works on.
struct AuditContext {
  Audit& audit;
  const AuditFacts& facts;
  const Corpus& corpus;
  const PlacedTexts& texts;
  Parallel& parallel;
};

class AuditShelf {
 public:
  enum class With : std::uint8_t { kTokens, kSentences };

  AuditShelf(const AuditContext& context, With with) : in_(context), with_(with) {}

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

  const AuditContext& in_;
  With with_;
  std::array<Place, kPlaces> places_;
  std::uint64_t uses_ = 0;
  NewsSentences news_;
};

// body(item, worker, its shelf) over [0, n) on all threads; the fault of the least item.
absl::Status for_each_with_shelf(
    const AuditContext& in, std::size_t n, std::size_t grain, AuditShelf::With with,
    const std::function<absl::Status(std::size_t, std::size_t, AuditShelf&)>& body);

}  // namespace dittograph
