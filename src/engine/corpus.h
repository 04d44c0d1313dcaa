// What pass 1 keeps of the documents once their texts are gone: columns by DocId. Tokens,
// sentences, signatures and seeds, which are most of it, lie in scratch files
// (base/scratch_file.h).
//
// A worker fills a chunk for each batch; the chunks are appended in the order of the input, so the
// corpus does not depend on threads.
// Memory: about 80 bytes a document and its name, date and source. On disk: 4 bytes a token, 16 a
// seed (one in 8.5 tokens), 16 a sentence, 512 a document's signature. Tested in
// tests/property/shared_laws_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "base/scratch_array.h"
#include "dittograph/document.h"
#include "dittograph/params.h"
#include "engine/analyse.h"
#include "engine/memory_plan.h"
#include "index/exact_groups.h"
#include "passage/seed_groups.h"
#include "passage/seed_spool.h"
#include "passage/seeds.h"
#include "segment/sentence_table.h"
#include "shingle/token_store.h"

namespace dittograph {

// What the documents of one batch add. Its buffers are used again.
class CorpusChunk {
 public:
  explicit CorpusChunk(const Params& params) : params_(&params) {}

  void clear();
  // analyser: has just worked on the document's text. header_bytes: before it in its file.
  void add(const Document& document, std::uint64_t header_bytes, const Analyser& analyser);
  [[nodiscard]] std::size_t n_documents() const { return facts_.size(); }

 private:
  friend class Corpus;
  struct Facts {
    std::uint32_t n_sentences = 0;
    std::uint32_t header_bytes = 0;
    float form = 0;
    TokenDigest digest;
    std::uint64_t simhash = 0;
    std::uint64_t file_bytes = 0;
    std::uint32_t name_size = 0;
    std::uint32_t date_size = 0;
    std::uint32_t source_size = 0;
  };
  void add_sketches(std::span<const std::uint64_t> fingerprints);
  void add_sentences(const Analyser& analyser);

  const Params* params_;
  std::vector<Facts> facts_;
  std::string words_;  // name, date and source of each
  std::vector<StoredToken> tokens_;
  std::vector<std::uint32_t> n_tokens_;  // of each
  std::vector<std::uint32_t> signatures_;
  std::vector<Seed> seeds_;  // documents count from 0 in the chunk
  std::vector<StoredSentence> sentences_;
  SeedScratch seed_scratch_;
};

class Corpus {
 public:
  // Scratch files go into the folder. It is filled by append() and read after finish().
  static absl::StatusOr<Corpus> create(const std::string& folder, ResidentGuard& guard,
                                       const MemoryPlan& memory);

  absl::Status append(const CorpusChunk& chunk);
  absl::Status finish();

  [[nodiscard]] std::size_t n_documents() const { return n_tokens_.size(); }
  [[nodiscard]] const TokenStore& tokens() const { return tokens_; }
  [[nodiscard]] const SentenceTable& sentences() const { return sentences_; }
  [[nodiscard]] std::span<const std::uint32_t> n_tokens() const { return n_tokens_; }
  [[nodiscard]] std::span<const TokenDigest> digests() const { return digests_; }
  // BandParams::signature_size slots a document.
  [[nodiscard]] const ScratchArray<std::uint32_t>& signatures() const { return signatures_; }
  [[nodiscard]] std::span<const std::uint64_t> simhashes() const { return simhashes_; }
  // By the number of the source, kNoNumber where it is not known.
  [[nodiscard]] std::span<const std::uint32_t> sources() const { return sources_; }
  [[nodiscard]] float form(DocId document) const { return forms_[at(document)]; }
  [[nodiscard]] std::uint64_t header_bytes(DocId document) const {
    return header_bytes_[at(document)];
  }
  // Of the text and the header before it.
  [[nodiscard]] std::uint64_t file_bytes(DocId document) const { return file_bytes_[at(document)]; }
  [[nodiscard]] std::string_view name(DocId document) const { return word(3 * at(document)); }
  [[nodiscard]] std::string_view date(DocId document) const { return word(3 * at(document) + 1); }
  [[nodiscard]] std::string_view source(DocId document) const { return word(3 * at(document) + 2); }

  // Groups the seeds, which are gone then.
  absl::StatusOr<SeedGroups> group_seeds(Parallel& parallel);

 private:
  Corpus(std::string folder, ResidentGuard& guard, TokenStore tokens, SentenceTable sentences,
         ScratchArray<std::uint32_t> signatures, SeedSpool seeds)
      : folder_(std::move(folder)),
        guard_(&guard),
        tokens_(std::move(tokens)),
        sentences_(std::move(sentences)),
        signatures_(std::move(signatures)),
        seeds_(std::move(seeds)) {}
  static std::size_t at(DocId document) { return static_cast<std::size_t>(document); }
  [[nodiscard]] std::string_view word(std::size_t i) const {
    const std::uint64_t begin = i == 0 ? 0 : word_ends_[i - 1];
    return std::string_view(words_).substr(begin, word_ends_[i] - begin);
  }
  std::uint32_t number_of_source(std::string_view source);

  std::string folder_;
  ResidentGuard* guard_;
  TokenStore tokens_;
  SentenceTable sentences_;
  ScratchArray<std::uint32_t> signatures_;
  SeedSpool seeds_;
  std::vector<std::uint32_t> n_tokens_;
  std::vector<std::uint32_t> header_bytes_;
  std::vector<std::uint64_t> file_bytes_;
  std::vector<float> forms_;
  std::vector<TokenDigest> digests_;
  std::vector<std::uint64_t> simhashes_;
  std::vector<std::uint32_t> sources_;
  absl::flat_hash_map<std::string, std::uint32_t> source_numbers_;
  std::string words_;
  std::vector<std::uint64_t> word_ends_;  // three a document
};

}  // namespace dittograph
