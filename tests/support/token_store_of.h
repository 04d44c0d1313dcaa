// A TokenStore filled from memory.
#pragma once

#include <cstdlib>
#include <vector>

#include "shingle/token_store.h"
#include "support/random_documents.h"
#include "support/scratch_path.h"

namespace dittograph::testing_support {

inline TokenStore token_store_of(const std::vector<TokenHashes>& documents) {
  auto store = TokenStore::create(scratch_path("tokens"), no_guard());
  if (!store.ok()) std::abort();
  for (const TokenHashes& document : documents) {
    if (!store->append(document).ok()) std::abort();
  }
  if (!store->finish().ok()) std::abort();
  return *std::move(store);
}

}  // namespace dittograph::testing_support
