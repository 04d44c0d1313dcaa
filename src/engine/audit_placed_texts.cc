#include "engine/audit_placed_texts.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/status.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kEscape = 255;

void put_number(std::uint32_t number, std::string& to) {
  to.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint32_t number_at(const char* bytes) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

void put_step(std::uint32_t step, std::string& to) {
  to += static_cast<char>(step < kEscape ? step : kEscape);
  if (step >= kEscape) put_number(step, to);
}

std::uint32_t take_step(const char*& at) {
  const std::uint32_t step = static_cast<unsigned char>(*at++);
  if (step < kEscape) return step;
  const std::uint32_t number = number_at(at);
  at += sizeof number;
  return number;
}

// Cuts the record down to its text; gives how many bytes of places stood behind.
std::uint32_t cut_to_text(std::string& record) {
  const std::uint32_t n = number_at(record.data() + record.size() - sizeof n);
  record.resize(record.size() - sizeof n - n);
  return n;
}

}  // namespace

void pack_places(const Tokens& tokens, std::string& places) {
  places.clear();
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    put_step(tokens.begin[i] - before, places);
    put_step(tokens.end[i] - tokens.begin[i], places);
    before = tokens.end[i];
  }
}

absl::StatusOr<PlacedTexts> PlacedTexts::create(const std::string& path, ResidentGuard& guard) {
  DITTOGRAPH_ASSIGN_OR_RETURN(TextSpool spool, TextSpool::create(path, guard));
  return PlacedTexts(std::move(spool));
}

absl::Status PlacedTexts::append(DocId document, std::string_view text, std::string_view places) {
  record_.assign(text);
  record_.append(places);
  put_number(static_cast<std::uint32_t>(places.size()), record_);
  return spool_.append(document, record_);
}

absl::Status PlacedTexts::read(DocId document, std::string& text) const {
  DITTOGRAPH_RETURN_IF_ERROR(spool_.read(document, text));
  cut_to_text(text);
  return absl::OkStatus();
}

absl::Status PlacedTexts::read(DocId document, std::string& text, Tokens& tokens) const {
  DITTOGRAPH_RETURN_IF_ERROR(spool_.read(document, text));
  tokens.begin.clear();
  tokens.end.clear();
  const char* const end = text.data() + text.size() - sizeof(std::uint32_t);
  const char* at = end - number_at(end);
  for (std::uint32_t byte = 0; at < end;) {
    tokens.begin.push_back(byte += take_step(at));
    tokens.end.push_back(byte += take_step(at));
  }
  cut_to_text(text);
  return absl::OkStatus();
}

}  // namespace dittograph
