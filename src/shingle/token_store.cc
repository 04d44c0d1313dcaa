#include "shingle/token_store.h"

#include "base/status.h"

namespace dittograph {

absl::StatusOr<TokenStore> TokenStore::create(const std::string& path, ResidentGuard& guard) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto all, ScratchArray<StoredToken>::create(path, guard));
  return TokenStore(std::move(all));
}

absl::Status TokenStore::append(std::span<const StoredToken> tokens) {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  return append(tokens, std::span(&n, 1));
}

absl::Status TokenStore::append(std::span<const StoredToken> tokens,
                                std::span<const std::uint32_t> n_tokens) {
  for (const std::uint32_t n : n_tokens) {
    ends_.push_back((ends_.empty() ? 0 : ends_.back()) + n);
  }
  return all_.append(tokens);
}

}  // namespace dittograph
