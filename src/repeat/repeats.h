// What stands twice inside one document, and which copy goes.
//
// Promises: cuts are whole sentences or blocks, never a phrase; every cut has a copy that stays (or
// that stays through its own copy); a document without a repeated shingle and without equal short
// blocks costs one pass over its shingles. Depends on the document alone: not on threads, order or
// other documents.
// Cost: linear in practice; see matches.h. Thread-compatible: one finder a worker.
// Tested in tests/unit/repeat/ and by the articles of corpus/tiny.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "dittograph/cleaning.h"
#include "dittograph/params.h"
#include "segment/segments.h"
#include "text/tokens.h"

namespace dittograph {

class RepeatFinder {
 public:
  explicit RepeatFinder(const Params& params);
  ~RepeatFinder();
  RepeatFinder(RepeatFinder&&) noexcept;

  // fingerprints: the shingles of the tokens.
  void find(std::string_view text, const Tokens& tokens,
            std::span<const std::uint64_t> fingerprints, const Segments& segments,
            Repeats& repeats);

 private:
  struct Scratch;
  Params params_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace dittograph
