// How agencies are named: credits, which say where a text comes from, and citations, which do not.
//
// Thread-safe. Tested in tests/property/synth_laws_test.cc.
#pragma once

#include <cstdint>
#include <string>

#include "synth/article.h"
#include "synth/cast.h"
#include "synth/random.h"

namespace dittograph::synth {

// A form that the script and agency have.
Credit draw_credit(std::uint32_t agency, std::int64_t time, Random& random);

// "MOSCOW, September 11. /TASS/. ": stands in front of the first sentence.
std::string dateline(const Credit& credit, Script script);
// "By Adan Tolm, Reuters": a line below the title.
std::string byline(const Credit& credit, Script script, std::string_view person);
// "Source: AFP": a line below the text.
std::string credit_tail(const Credit& credit, Script script, std::string_view person);

// A whole sentence that cites the agency.
struct Citation {
  std::string text;
  Mention mention;
};
Citation citation(std::uint32_t agency, const Prose& prose, Random& random);

}  // namespace dittograph::synth
