#include "engine/corpus.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/status.h"
#include "dittograph/match.h"
#include "index/minhash_bands.h"
#include "passage/corpus_view.h"
#include "sketch/minhash.h"
#include "sketch/simhash.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kSignatureSize = BandParams{}.signature_size;

// How well formed a document is, in tenths: the share of its tokens in sentences that are whole
// and said once. Tenths, so that a few words do not outweigh length and date.
float form_of(const Analyser& analyser, std::span<const StoredSentence> stored) {
  const std::vector<Sentence>& sentences = analyser.segments().sentences;
  std::uint64_t n_good = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const bool good = sentences[i].whole && !sentences[i].ellipsis && !stored[i].gone;
    if (good) n_good += sentences[i].end_token - sentences[i].first_token;
  }
  const std::size_t n_tokens = analyser.tokens().size();
  if (n_tokens == 0) return 0;
  return std::round(10.0F * static_cast<float>(n_good) / static_cast<float>(n_tokens));
}

}  // namespace

void CorpusChunk::clear() {
  facts_.clear();
  words_.clear();
  tokens_.clear();
  n_tokens_.clear();
  signatures_.clear();
  seeds_.clear();
  sentences_.clear();
}

void CorpusChunk::add(const Document& document, std::uint64_t header_bytes,
                      const Analyser& analyser) {
  const std::vector<std::uint64_t>& tokens = analyser.tokens().hash;
  Facts& facts = facts_.emplace_back();
  facts.header_bytes = static_cast<std::uint32_t>(header_bytes);
  facts.file_bytes = header_bytes + document.text.size();
  facts.digest = digest_tokens(tokens);
  for (const auto& [word, size] :
       {std::pair(document.name, &facts.name_size), std::pair(document.date, &facts.date_size),
        std::pair(document.source, &facts.source_size)}) {
    words_.append(word);
    *size = static_cast<std::uint32_t>(word.size());
  }
  append_stored(tokens, tokens_);
  n_tokens_.push_back(static_cast<std::uint32_t>(tokens.size()));
  add_sketches(analyser.fingerprints());
  add_sentences(analyser);
}

void CorpusChunk::add_sketches(std::span<const std::uint64_t> fingerprints) {
  signatures_.resize(signatures_.size() + kSignatureSize);
  minhash(fingerprints, MinHashParams{.signature_size = kSignatureSize},
          std::span(signatures_).last(kSignatureSize));
  facts_.back().simhash = simhash64(fingerprints);
  if (params_->level == Level::kDocuments) return;
  append_seeds(DocId{static_cast<std::uint32_t>(facts_.size() - 1)}, fingerprints,
               seed_window(params_->min_passage, params_->shingle_size), seed_scratch_, seeds_);
}

void CorpusChunk::add_sentences(const Analyser& analyser) {
  const std::size_t first = sentences_.size();
  const std::vector<TextCut>& cuts = analyser.repeats().cuts;
  auto cut = cuts.begin();
  for (const Sentence& sentence : analyser.segments().sentences) {
    while (cut != cuts.end() && cut->span.end <= sentence.begin) ++cut;
    sentences_.push_back({.first_token = sentence.first_token,
                          .begin = sentence.begin,
                          .end = sentence.end,
                          .gone = cut != cuts.end() && cut->span.begin < sentence.end});
  }
  Facts& facts = facts_.back();
  facts.form = form_of(analyser, std::span(sentences_).subspan(first));
  if (params_->level == Level::kDocuments) sentences_.resize(first);
  facts.n_sentences = static_cast<std::uint32_t>(sentences_.size() - first);
}

absl::StatusOr<Corpus> Corpus::create(const std::string& folder, ResidentGuard& guard,
                                      const MemoryPlan& memory) {
  DITTOGRAPH_ASSIGN_OR_RETURN(TokenStore tokens, TokenStore::create(folder + "/tokens", guard));
  DITTOGRAPH_ASSIGN_OR_RETURN(SentenceTable sentences,
                              SentenceTable::create(folder + "/sentences", guard));
  DITTOGRAPH_ASSIGN_OR_RETURN(auto signatures,
                              ScratchArray<std::uint32_t>::create(folder + "/signatures", guard));
  DITTOGRAPH_ASSIGN_OR_RETURN(SeedSpool seeds,
                              SeedSpool::create(folder + "/seeds", guard, memory.seed_buffer()));
  return Corpus(folder, guard, std::move(tokens), std::move(sentences), std::move(signatures),
                std::move(seeds));
}

absl::Status Corpus::finish() {
  DITTOGRAPH_RETURN_IF_ERROR(tokens_.finish());
  DITTOGRAPH_RETURN_IF_ERROR(sentences_.finish());
  DITTOGRAPH_RETURN_IF_ERROR(signatures_.finish());
  return seeds_.finish();
}

absl::StatusOr<SeedGroups> Corpus::group_seeds(Parallel& parallel) {
  return SeedGroups::create(std::move(seeds_), folder_ + "/groups", *guard_, parallel);
}

absl::Status Corpus::append(const CorpusChunk& chunk) {
  const auto first_document = static_cast<std::uint32_t>(n_documents());
  DITTOGRAPH_RETURN_IF_ERROR(tokens_.append(chunk.tokens_, chunk.n_tokens_));
  n_tokens_.insert(n_tokens_.end(), chunk.n_tokens_.begin(), chunk.n_tokens_.end());
  std::size_t sentence = 0;
  std::size_t word = 0;
  for (const CorpusChunk::Facts& facts : chunk.facts_) {
    DITTOGRAPH_RETURN_IF_ERROR(
        sentences_.append(std::span(chunk.sentences_).subspan(sentence, facts.n_sentences)));
    sentence += facts.n_sentences;
    header_bytes_.push_back(facts.header_bytes);
    file_bytes_.push_back(facts.file_bytes);
    forms_.push_back(facts.form);
    digests_.push_back(facts.digest);
    simhashes_.push_back(facts.simhash);
    word += facts.name_size + facts.date_size;
    sources_.push_back(
        number_of_source(std::string_view(chunk.words_).substr(word, facts.source_size)));
    word += facts.source_size;
    for (const std::uint32_t size : {facts.name_size, facts.date_size, facts.source_size}) {
      word_ends_.push_back((word_ends_.empty() ? 0 : word_ends_.back()) + size);
    }
  }
  words_ += chunk.words_;
  DITTOGRAPH_RETURN_IF_ERROR(signatures_.append(chunk.signatures_));
  return seeds_.append(chunk.seeds_, first_document);
}

std::uint32_t Corpus::number_of_source(std::string_view source) {
  if (source.empty()) return kNoNumber;
  return source_numbers_
      .try_emplace(std::string(source), static_cast<std::uint32_t>(source_numbers_.size()))
      .first->second;
}

}  // namespace dittograph
