// Copies: a body with words, numbers and names changed, sentences added, cut, replaced, moved,
// until its resemblance to the source is about what was asked for.
//
// Promises: the resemblance aimed at is met to about 0.03 (the truth has the figure that was then
// computed); the first sentence stays. Not thread-safe.
// Tested in tests/unit/synth/copying_test.cc.
#pragma once

#include <cstdint>

#include "synth/article.h"
#include "synth/prose.h"
#include "synth/random.h"

namespace dittograph::synth {

struct CopyContext {
  const Prose& prose;
  Wordings& wordings;
  Random& random;
};

// Paragraphs of new sentences.
Body new_body(std::uint32_t n_paragraphs, const CopyContext& context);

// per_cent: 50 to 100; 100 is word for word.
Body edited_copy(const Body& source, std::uint32_t per_cent, const CopyContext& context);

// The first paragraphs, about this share of the words.
Body leading_part(const Body& source, std::uint32_t per_cent, const CopyContext& context);

// All sentences of part as paragraphs of their own, put in behind so many paragraphs of body.
void insert_paragraphs(const Body& part, std::uint32_t after, Body& body);

std::uint32_t count_paragraphs(const Body& body);

}  // namespace dittograph::synth
