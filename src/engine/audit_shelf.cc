#include "engine/audit_shelf.h"

#include <algorithm>
#include <mutex>
#include <utility>

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
  SentencedText& own = place.sentenced;
  DITTOGRAPH_RETURN_IF_ERROR(in_.texts.read(document, place.text, own.tokens));
  own.text = place.text;
  const std::span<const StoredToken> stored = in_.corpus.tokens().tokens(document);
  own.tokens.hash.assign(stored.begin(), stored.end());
  place.places.index(place.text);
  place.document = document;
  place.filled = true;
  if (with_ == With::kSentences) prepare_news(place);
  return absl::OkStatus();
}

void AuditShelf::prepare_news(Place& place) {
  const std::size_t i = index_of(place.document);
  const auto stored = in_.corpus.sentences().of(place.document);
  std::vector<Sentence>& sentences = place.sentenced.segments.sentences;
  sentences.clear();
  for (std::size_t k = 0; k < stored.size(); ++k) {
    if (stored[k].gone) continue;  // the document says it again, and there in its place
    Sentence& sentence = sentences.emplace_back();
    sentence.first_token = stored[k].first_token;
    sentence.end_token = k + 1 < stored.size()
                             ? stored[k + 1].first_token
                             : static_cast<std::uint32_t>(place.sentenced.tokens.size());
    sentence.begin = stored[k].begin;
    sentence.end = stored[k].end;
  }
  const PairDocument own = view(place);
  place.news.prepare(place.sentenced, news_.of({.text = place.sentenced,
                                                .left_out = own.left_out,
                                                .title = own.title,
                                                .affixes = *own.affixes,
                                                .credits = own.credits,
                                                .own_names = in_.facts.own_names[i]}));
}

PairDocument AuditShelf::view(const Place& place) const {
  const std::size_t i = index_of(place.document);
  const AuditDocument& document = in_.audit.documents[i];
  const AuditOutlet* outlet =
      document.outlet == kNoIndex ? nullptr : &in_.audit.outlets[document.outlet];
  return {
      .id = place.document,
      .text = &place.sentenced,
      .news = with_ == With::kSentences ? &place.news : nullptr,
      .places = &place.places,
      .left_out = in_.facts.left_out[i],
      .title = document.title,
      .canonical = in_.facts.canonicals[i],
      .url = document.url,
      .affixes = outlet == nullptr ? &in_.facts.no_affixes : &in_.facts.affixes[document.outlet],
      .credits = document.credits,
      .outlet = document.outlet,
      .own_source = in_.facts.own_sources[i],
      .is_agency = outlet != nullptr && !outlet->agency.empty(),
      .owner = outlet == nullptr ? std::string_view() : std::string_view(outlet->owner),
      .stamp = document.stamp};
}

absl::Status for_each_with_shelf(
    const AuditContext& in, std::size_t n, std::size_t grain, AuditShelf::With with,
    const std::function<absl::Status(std::size_t, std::size_t, AuditShelf&)>& body) {
  std::vector<std::unique_ptr<AuditShelf>> shelves;
  for (std::size_t i = 0; i < in.parallel.n_threads(); ++i) {
    shelves.push_back(std::make_unique<AuditShelf>(in, with));
  }
  std::mutex mutex;
  absl::Status fault;
  std::size_t faulty = n;
  in.parallel.for_ranges(n, grain, [&](std::size_t begin, std::size_t end, std::size_t worker) {
    for (std::size_t i = begin; i < end; ++i) {
      absl::Status status = body(i, worker, *shelves[worker]);
      if (status.ok()) continue;
      const std::lock_guard<std::mutex> lock(mutex);
      if (i < faulty) {
        faulty = i;
        fault = std::move(status);
      }
      return;
    }
  });
  return fault;
}

}  // namespace dittograph
