// The words that an audit's values have in files, tables and on the page, and the classes of its
// histograms.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "dittograph/audit.h"

namespace dittograph {

namespace audit_words {
using Word = std::string_view;
inline constexpr std::array<Word, 5> kChanges = {"unchanged", "edited", "added", "deleted",
                                                 "moved"};
inline constexpr std::array<Word, 6> kStates = {
    "unique", "self_update", "self_duplicate", "syndicated_tie", "syndicated_out", "syndicated_in"};
inline constexpr std::array<Word, 4> kDirections = {"first", "later", "tie", "unknown"};
inline constexpr std::array<Word, kEvidences> kEvidence = {"date", "credit", "canonical",
                                                           "containment", "agency"};
inline constexpr std::array<Word, 4> kSays = {"nothing", "a_first", "b_first", "tie"};
inline constexpr std::array<Word, 5> kHeadlines = {"unknown", "same", "normalised", "edited",
                                                   "replaced"};
inline constexpr std::array<Word, 5> kCredits = {"none", "kept", "stripped", "added", "replaced"};
inline constexpr std::array<Word, 4> kWires = {"unknown", "no", "credited", "confirmed"};
inline constexpr std::array<Word, 7> kKinds = {
    "wire", "same_owner", "outlet_copy", "shared_source", "quote_only", "boilerplate", "list"};
inline constexpr std::array<Word, 6> kForms = {"none", "dateline", "byline",
                                               "tail", "field",    "own_domain"};
inline constexpr std::array<Word, 3> kUnits = {"none", "day", "time"};
inline constexpr std::int64_t kHour = 3600;
inline constexpr std::int64_t kDay = 24 * kHour;
inline constexpr std::array<std::int64_t, 10> kTimeClasses = {
    0, kHour / 4, kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay, 2 * kDay, 7 * kDay, 30 * kDay};
inline constexpr std::array<std::int64_t, 7> kDayClasses = {
    kDay, 2 * kDay, 3 * kDay, 7 * kDay, 14 * kDay, 30 * kDay, 365 * kDay};
template <class Words, class Value>
constexpr Word at(const Words& words, Value value) {
  return words[static_cast<std::size_t>(value)];
}
}  // namespace audit_words

constexpr std::string_view word_of(SentenceChange value) {
  return audit_words::at(audit_words::kChanges, value);
}
constexpr std::string_view word_of(DocumentState value) {
  return audit_words::at(audit_words::kStates, value);
}
constexpr std::string_view word_of(Direction value) {
  return audit_words::at(audit_words::kDirections, value);
}
constexpr std::string_view word_of(Evidence value) {
  return audit_words::at(audit_words::kEvidence, value);
}
constexpr std::string_view word_of(Says value) {
  return audit_words::at(audit_words::kSays, value);
}
constexpr std::string_view word_of(HeadlineChange value) {
  return audit_words::at(audit_words::kHeadlines, value);
}
constexpr std::string_view word_of(CreditChange value) {
  return audit_words::at(audit_words::kCredits, value);
}
constexpr std::string_view word_of(Wire value) {
  return audit_words::at(audit_words::kWires, value);
}
constexpr std::string_view word_of(ClusterKind value) {
  return audit_words::at(audit_words::kKinds, value);
}
constexpr std::string_view word_of(Credit::Form value) {
  return audit_words::at(audit_words::kForms, value);
}
constexpr std::string_view word_of(StampUnit value) {
  return audit_words::at(audit_words::kUnits, value);
}

// Where the classes of LagHistogram begin, in seconds; the last has no end. A tie is in none.
constexpr std::span<const std::int64_t> lag_class_begins(StampUnit unit) {
  return unit == StampUnit::kTime ? std::span<const std::int64_t>(audit_words::kTimeClasses)
                                  : std::span<const std::int64_t>(audit_words::kDayClasses);
}

}  // namespace dittograph
