// The shingle sets a worker has made lately, so that a document in many pairs is read once.
//
// Direct-mapped by document: the newcomer takes the place. The sets keep their memory, up to a
// bound. Not thread-safe: one a worker.
#pragma once

#include <cstdint>
#include <vector>

#include "dittograph/match.h"
#include "shingle/token_store.h"
#include "verify/shingle_set.h"

namespace dittograph {

class SetCache {
 public:
  SetCache(const TokenStore& store, std::uint32_t shingle_size, const TokenRangeTable& left_out,
           std::uint64_t bound_bytes)
      : store_(&store),
        shingle_size_(shingle_size),
        left_out_(&left_out),
        bound_bytes_(bound_bytes) {}

  // Valid until the next call.
  const ShingleSet& load(DocId document) {
    if (places_.empty()) places_.resize(kPlaces);
    Place& place = places_[index_of(document) % kPlaces];
    if (place.filled && place.document == document) return place.set;
    if (bytes_ > bound_bytes_) drop_all();
    bytes_ -= bytes_of(place.set);
    make_shingle_set(store_->tokens(document), shingle_size_, left_out_->of(document), scratch_, place.set);
    bytes_ += bytes_of(place.set);
    place.document = document;
    place.filled = true;
    ++n_loaded_;
    return place.set;
  }

  [[nodiscard]] std::uint64_t n_loaded() const { return n_loaded_; }

 private:
  static constexpr std::size_t kPlaces = 1024;
  struct Place {
    DocId document{};
    bool filled = false;
    ShingleSet set;
  };

  static std::uint64_t bytes_of(const ShingleSet& set) {
    return (set.fingerprints.capacity() + set.left_out.capacity()) * sizeof(std::uint64_t);
  }
  void drop_all() {
    for (Place& place : places_) place = {};
    bytes_ = 0;
  }

  const TokenStore* store_;
  std::uint32_t shingle_size_;
  const TokenRangeTable* left_out_;
  std::uint64_t bound_bytes_;
  std::vector<Place> places_;
  ShingleSetScratch scratch_;
  std::uint64_t bytes_ = 0;
  std::uint64_t n_loaded_ = 0;
};

}  // namespace dittograph
