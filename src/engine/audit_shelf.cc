#include "engine/audit_shelf.h"

#include <algorithm>

#include "base/status.h"
#include "dittograph/match.h"

namespace dittograph {

absl::StatusOr<PairDocument> AuditShelf::get(DocId document) {
  Place* oldest = places_.data();
  for (Place& place : places_) {
    if (place.filled && place.document == document) {
      place.last_use = ++uses_;
      return view(place);
    }
    if (place.last_use < oldest->last_use) oldest = &place;
  }
  DITTOGRAPH_RETURN_IF_ERROR(fill(document, *oldest));
  oldest->last_use = ++uses_;
  return view(*oldest);
}

absl::Status AuditShelf::fill(DocId document, Place& place) {
  place.filled = false;
  DITTOGRAPH_RETURN_IF_ERROR(spool_.read(document, place.text));
  reader_.read(place.text, place.sentenced);
  const Tokens& tokens = place.sentenced.tokens;
  place.chars_before.resize(tokens.size());
  place.chars_to.resize(tokens.size());
  const std::string_view text = place.text;
  std::uint32_t chars = 0;
  std::size_t at = 0;
  const auto count_to = [&](std::size_t end) {
    // A token and what is before it are a few bytes: too few for a call.
    for (; at < end; ++at) chars += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U ? 1 : 0;
    return chars;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    place.chars_before[i] = count_to(tokens.begin[i]);
    place.chars_to[i] = count_to(tokens.end[i]);
  }
  place.document = document;
  place.filled = true;
  return absl::OkStatus();
}

PairDocument AuditShelf::view(const Place& place) const {
  const std::size_t i = index_of(place.document);
  const AuditDocument& document = audit_.documents[i];
  const AuditOutlet* outlet =
      document.outlet == kNoIndex ? nullptr : &audit_.outlets[document.outlet];
  return {.id = place.document,
          .text = &place.sentenced,
          .chars_before = place.chars_before,
          .chars_to = place.chars_to,
          .left_out = facts_.left_out[i],
          .title = document.title,
          .canonical = facts_.canonicals[i],
          .url = document.url,
          .affixes = outlet == nullptr ? &facts_.no_affixes : &facts_.affixes[document.outlet],
          .credits = document.credits,
          .outlet = document.outlet,
          .own_source = facts_.own_sources[i],
          .is_agency = outlet != nullptr && !outlet->agency.empty(),
          .owner = outlet == nullptr ? std::string_view() : std::string_view(outlet->owner),
          .stamp = document.stamp};
}

}  // namespace dittograph
