// Clusters: one text in several documents. Passages are clustered, not documents: an article that
// glues two stories is a member of both clusters and joins nothing.
//
// Documents are taken by time, then name. One that shares enough with the leader of a cluster, in
// the leader's part, joins with that part of its text; it may join several with different parts. If
// shared text of it is left, it leads a cluster of its own over that text, and every document that
// shares it joins. So each member was compared with its leader: clusters cannot chain. A leader
// whose shared text falls into stretches that are whole documents elsewhere is glued: each stretch
// makes its own cluster. Promises: depends on the pairs and the order, not on numbers. Cost: linear
// in the spans but for sorts. Thread-safe. Tested in tests/unit/audit/stories_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audit/token_sets.h"
#include "dittograph/document.h"
#include "dittograph/passage.h"

namespace dittograph {

// A stretch of tokens that two documents share, boilerplate aside.
struct TokenSpan {
  TokenRange a;
  TokenRange b;
};

// A pair with its spans.
struct StoryPair {
  DocId a{};
  DocId b{};
  std::uint64_t spans_begin = 0;  // in StoryInput::spans
  std::uint64_t spans_end = 0;
};

struct StoryInput {
  std::span<const StoryPair> pairs;
  std::span<const TokenSpan> spans;
  std::span<const std::uint32_t> order;     // by DocId: place by time, then name
  std::span<const std::uint32_t> n_tokens;  // by DocId, without boilerplate
  std::uint32_t min_passage = 20;
};

struct StoryMember {
  DocId document{};
  TokenSet part;  // of its text
};

struct Story {
  std::vector<StoryMember> members;  // the leader first, then by order
};

// By the order of the leader, then the place of its part. At least two members each.
std::vector<Story> find_stories(const StoryInput& input);

}  // namespace dittograph
