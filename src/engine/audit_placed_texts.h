// The texts that an audit compares, on disk, each with the places of its tokens, so that no text is
// tokenised again.
//
//   record:  | text | places | size of places, 4 bytes |
//   places:  for each token the bytes since the one before and its own, a byte each; 255 says that
//            4 bytes with the number follow (the machine's order: it is a scratch file)
//
// Memory: as TextSpool. append() and finish() are for one thread; read() is for any number of
// threads after finish(). Tested in tests/unit/engine/audit_placed_texts_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/document.h"
#include "report/text_spool.h"
#include "text/tokens.h"

namespace dittograph {

// Replaces the content of places by those of the tokens, as append() takes them.
void pack_places(const Tokens& tokens, std::string& places);

class PlacedTexts {
 public:
  // Makes the scratch file. guard outlives it.
  static absl::StatusOr<PlacedTexts> create(const std::string& path, ResidentGuard& guard);

  absl::Status append(DocId document, std::string_view text, std::string_view places);
  absl::Status finish() { return spool_.finish(); }

  // NotFound if it was not put there.
  absl::Status read(DocId document, std::string& text) const;
  // Also the places of its tokens; their hashes are left as they are.
  absl::Status read(DocId document, std::string& text, Tokens& tokens) const;

 private:
  explicit PlacedTexts(TextSpool spool) : spool_(std::move(spool)) {}

  TextSpool spool_;
  std::string record_;
};

}  // namespace dittograph
