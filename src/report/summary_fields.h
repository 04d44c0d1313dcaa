// The counts of summary.json that are written and read alike: their names and where they stand.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "dittograph/summary.h"

namespace dittograph {

template <class Owner>
struct CountField {
  std::string_view name;
  std::uint64_t Owner::* field;
};

constexpr auto near_documents_fields() {
  using S = NearDocumentsSummary;
  return std::to_array<CountField<S>>({
      {"distinct", &S::distinct},
      {"short", &S::short_texts},
      {"compared", &S::compared},
      {"near", &S::near},
      {"contained", &S::contained},
      {"thrown_out", &S::thrown_out},
      {"clusters", &S::clusters},
      {"exact_clusters", &S::exact_clusters},
      {"members", &S::members},
      {"links", &S::links},
      {"crowded", &S::crowded},
      {"largest_crowd", &S::largest_crowd},
      {"pairs_left_out", &S::pairs_left_out},
      {"boilerplate_tokens", &S::boilerplate_tokens},
      {"near_only_without_boilerplate", &S::near_only_without_boilerplate},
      {"near_only_with_boilerplate", &S::near_only_with_boilerplate},
  });
}

constexpr auto passages_fields() {
  using S = PassagesSummary;
  return std::to_array<CountField<S>>({
      {"seeds", &S::seeds},
      {"shared_seeds", &S::shared_seeds},
      {"groups", &S::groups},
      {"largest_group", &S::largest_group},
      {"links", &S::links},
      {"alignments", &S::alignments},
      {"clusters", &S::clusters},
      {"witnesses", &S::witnesses},
      {"reuse", &S::reuse},
      {"versions", &S::versions},
      {"boilerplate", &S::boilerplate},
      {"own_repeats_left_out", &S::own_repeats_left_out},
  });
}

}  // namespace dittograph
