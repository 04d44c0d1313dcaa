// A TokenStore filled from memory.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include <unistd.h>

#include "shingle/token_store.h"
#include "support/random_documents.h"

namespace dittograph::testing_support {

inline TokenStore token_store_of(const std::vector<TokenHashes>& documents) {
  static int n_made = 0;
  auto store = TokenStore::create(::testing::TempDir() + "/dittograph-tokens-" +
                                  std::to_string(::getpid()) + "-" + std::to_string(n_made++));
  if (!store.ok()) std::abort();
  for (const TokenHashes& document : documents) {
    if (!store->append(document).ok()) std::abort();
  }
  if (!store->finish().ok()) std::abort();
  return *std::move(store);
}

}  // namespace dittograph::testing_support
