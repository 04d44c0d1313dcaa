#include "evaluate/document_table.h"

#include "base/hash.h"
#include "base/status.h"
#include "text/tokeniser.h"
#include "text/tokens.h"

namespace dittograph {

std::optional<std::uint32_t> DocumentTable::find(std::string_view name) const {
  const auto at = numbers.find(std::string(name));
  return at == numbers.end() ? std::nullopt : std::optional(at->second);
}

absl::StatusOr<DocumentTable> read_document_table(const TextInputs& inputs, TokenStore* tokens) {
  DocumentTable table;
  std::unordered_map<std::string, std::uint32_t> sources;
  Tokeniser tokeniser;
  Tokens own;
  std::vector<StoredToken> stored;
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each_text(inputs, BadRecords::kSkip, [&](const KeyedText& document) -> absl::Status {
        const auto number = static_cast<std::uint32_t>(table.size());
        table.numbers.emplace(document.key, number);
        table.numbers.emplace(document.name, number);
        const auto next_source = static_cast<std::uint32_t>(sources.size() + 1);
        table.sources.push_back(
            document.source.empty()
                ? 0
                : sources.emplace(std::string(document.source), next_source).first->second);
        tokeniser.tokenise(document.text, own);
        table.digests.push_back(hash_words(own.hash));
        if (tokens == nullptr) return absl::OkStatus();
        stored.clear();
        append_stored(own.hash, stored);
        return tokens->append(stored);
      }));
  if (tokens != nullptr) DITTOGRAPH_RETURN_IF_ERROR(tokens->finish());
  return table;
}

}  // namespace dittograph
