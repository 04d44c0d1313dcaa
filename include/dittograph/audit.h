// What `dittograph audit` finds: who took text from whom, when, how much, with which credit, and
// what was changed. The values that src/audit makes, src/engine puts together and src/report
// writes as tables, files and page.
//
// Documents are named by DocId and described once, in Audit::documents. In a pair the document a is
// the one that text came from wherever that is known; where it is not, a is the one that stands
// first in the order of date and name, which then says nothing. Shares lie between 0 and 1.
// "Boilerplate" is an outlet's standing text: wherever a figure leaves it out, a twin with
// `full_` in its name counts it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dittograph/document.h"
#include "dittograph/params.h"
#include "dittograph/sentence_edits.h"

namespace dittograph {

inline constexpr std::uint32_t kNoIndex = std::numeric_limits<std::uint32_t>::max();

// -- settings

struct AuditParams {
  std::string since;              // date; documents before it are left out; empty: none
  std::string until;              // date; documents of later days are left out
  std::uint32_t window = 0;       // days; no pair further apart; 0: any
  std::string time_zone = "UTC";  // of stamps that name none: UTC, +03:00, -0530
  std::string today;              // a date; later stamps are faults; empty: the day of the run
};

// -- time

enum class StampUnit : std::uint8_t { kNone, kDay, kTime };  // how fine a stamp is

// When a document appeared.
struct Stamp {
  StampUnit unit = StampUnit::kNone;
  std::int64_t day = 0;      // since 1970-01-01
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z; of kDay its beginning
  bool from_url = false;     // the record had no date, its address has
  friend constexpr bool operator==(const Stamp&, const Stamp&) = default;
};

// How much later b appeared than a, never finer than both stamps. Absent: unit kNone.
struct Lag {
  StampUnit unit = StampUnit::kNone;
  std::int64_t seconds = 0;  // kDay: whole days of 86400; negative if b was earlier
};

// -- outlets

struct AuditOutlet {
  std::string name;
  std::string owner;   // of --owner-groups; empty: none
  std::string agency;  // name in the list of agencies if it is one; else empty
  std::uint64_t documents = 0;
  std::uint64_t dated = 0;
  std::uint64_t credited = 0;       // documents with an agency's credit
  std::uint64_t syndicated_in = 0;  // documents by their state
  std::uint64_t syndicated_out = 0;
  std::uint64_t boilerplate_chars = 0;
  std::uint64_t chars = 0;
  std::vector<std::string> title_affixes;  // learned: " - Site", "Opinion | "
};

// -- documents

// What a document is within its outlet and among outlets. The first that holds, from below.
enum class DocumentState : std::uint8_t {
  kUnique,
  kSelfUpdate,     // a later version of a document of its outlet
  kSelfDuplicate,  // the same text as an earlier document of its outlet
  kSyndicatedTie,  // shares most of its text with another outlet's, nobody was first
  kSyndicatedOut,  // another outlet took from it
  kSyndicatedIn,   // most of it came from another outlet
};

// Who is named as the source of a text, and where it says so.
struct Credit {
  enum class Form : std::uint8_t { kNone, kDateline, kByline, kTail, kField, kOwnDomain };
  Form form = Form::kNone;
  std::uint32_t source = kNoIndex;  // index in Audit::sources
  ByteSpan bytes;                   // of the text; empty for kField and kOwnDomain
};

struct AuditDocument {
  DocId id{};
  std::string name;
  std::string title;
  std::string url;
  std::string date;                 // as written
  std::uint32_t outlet = kNoIndex;  // index in Audit::outlets; kNoIndex: not known
  Stamp stamp;
  std::uint64_t header_bytes = 0;  // before the text in its file; places count from the text
  std::uint64_t header_chars = 0;
  std::uint64_t chars = 0;  // code points of the text
  std::uint64_t boilerplate_chars = 0;
  std::uint64_t borrowed_chars = 0;         // shared with another outlet, once, boilerplate aside
  double original = 1.0;                    // share of the rest after boilerplate is out
  std::array<std::uint8_t, 10> coverage{};  // percent of each tenth that other outlets have
  DocumentState state = DocumentState::kUnique;
  std::vector<Credit> credits;             // in text order
  std::uint32_t mentions = 0;              // agencies cited, not credited
  std::uint32_t version_chain = kNoIndex;  // index in Audit::versions
  bool has_text = false;                   // in a pair, cluster or chain: its text can be asked for
};

// -- pairs

enum class Direction : std::uint8_t { kFirst, kLater, kTie, kUnknown };  // of a against b

enum class Evidence : std::uint8_t { kDate, kCredit, kCanonical, kContainment, kAgency };
inline constexpr std::size_t kEvidences = 5;
enum class Says : std::uint8_t { kNothing, kAFirst, kBFirst, kTie };

enum class HeadlineChange : std::uint8_t { kUnknown, kSame, kNormalised, kEdited, kReplaced };
enum class CreditChange : std::uint8_t { kNone, kKept, kStripped, kAdded, kReplaced };

// Whether what a pair or cluster shares is an agency's.
enum class Wire : std::uint8_t {
  kUnknown,    // no credit, and no agency's own documents among the inputs to compare with
  kNo,         // agencies' own documents are there, and none has it
  kCredited,   // a credit says so
  kConfirmed,  // an agency's own document has it
};

// A stretch that both documents have.
struct SharedSpan {
  ByteSpan a;  // text bytes
  ByteSpan b;
  std::uint32_t tokens = 0;  // matched
  bool boilerplate = false;  // of one of them
};

struct AuditPair {
  DocId a{};  // the sender, where direction is kFirst
  DocId b{};
  bool same_outlet = false;  // then it is a pair of versions
  bool same_owner = false;
  Direction direction = Direction::kUnknown;
  std::array<Says, kEvidences> evidence{};
  bool disagreement = false;  // one piece of evidence says a, another b
  Lag lag;
  std::uint64_t chars_a = 0;  // shared characters, overlaps once, boilerplate aside
  std::uint64_t chars_b = 0;
  std::uint64_t full_chars_a = 0;
  std::uint64_t full_chars_b = 0;
  double share_a = 0;  // of the text without boilerplate
  double share_b = 0;
  std::uint32_t longest_run = 0;  // tokens
  std::uint32_t fragments = 0;
  double density = 0;  // matched tokens by the tokens from the first span to the last, in b
  std::uint64_t spans_begin = 0;  // in Audit::spans
  std::uint64_t spans_end = 0;
  HeadlineChange headline = HeadlineChange::kUnknown;
  CreditChange credit = CreditChange::kNone;
  std::uint32_t credit_a = kNoIndex;  // index in the documents' credits: the evidence
  std::uint32_t credit_b = kNoIndex;
  Wire wire = Wire::kUnknown;
  std::array<std::uint32_t, kSentenceChanges> edits{};  // sentences, by SentenceChange
  std::vector<WordChange> changes;                      // the first few of numbers and names
  std::uint32_t cluster = kNoIndex;  // index in Audit::clusters, the one with most of it
};

// -- clusters: one text in several documents

enum class ClusterKind : std::uint8_t {
  kWire,
  kSameOwner,
  kOutletCopy,
  kSharedSource,  // a press release
  kQuote,
  kBoilerplate,
  kList,  // tables, scores, weather, agenda
};

struct AuditMember {
  DocId document{};
  std::vector<ByteSpan> spans;  // of its text that belong to this cluster's
  std::uint64_t chars = 0;
  double share = 0;               // of the document, boilerplate aside
  std::uint32_t from = kNoIndex;  // index in members: where it most likely came from
  std::uint32_t pair = kNoIndex;  // index in Audit::pairs: this edge
  bool independent = false;       // comes from no other member
};

struct AuditCluster {
  ClusterKind kind = ClusterKind::kOutletCopy;
  std::vector<std::string> reasons;
  Wire wire = Wire::kUnknown;
  std::uint32_t source = kNoIndex;  // index in Audit::sources: the agency, if one is named
  std::uint32_t origin = 0;         // index in members: the first; with ties the preferred one
  bool origin_known = false;        // false: a tie, or no dates
  std::uint32_t outlets = 0;
  std::uint32_t independent = 0;     // members that come from no other
  std::vector<AuditMember> members;  // by time, then name
  std::string excerpt;               // of the text that most members have
};

// -- versions: documents of one outlet, or of one address, with near text

struct VersionStep {
  DocId document{};
  std::uint32_t pair =
      kNoIndex;            // index in Audit::pairs, with the step before; kNoIndex for the first
  bool same_text = false;  // as the step before
};
struct VersionChain {
  std::vector<VersionStep> steps;  // by time, then name
  bool ordered = false;            // all steps have different stamps
};

// -- outlet by outlet

struct LagQuartiles {
  std::uint64_t n = 0;
  std::int64_t lower = 0;  // seconds
  std::int64_t median = 0;
  std::int64_t upper = 0;
};

// Pairs that count in one set of figures.
struct FlowFigures {
  std::uint64_t pairs = 0;
  std::uint64_t edges =
      0;  // of these, the likeliest way of the receiver's document into its cluster
  std::uint64_t sender_documents = 0;
  std::uint64_t receiver_documents = 0;
  double sender_share = 0;       // of the sender's documents
  double receiver_share = 0;     // of the receiver's documents
  std::uint64_t chars = 0;       // in the receiver, boilerplate aside
  std::uint64_t full_chars = 0;  // boilerplate counted
  LagQuartiles lag;
};

// What went from one outlet to another. Ties and unknown directions stand once, under the pair of
// names in their order.
struct OutletFlow {
  std::uint32_t sender = kNoIndex;  // index in Audit::outlets
  std::uint32_t receiver = kNoIndex;
  Direction direction = Direction::kFirst;  // kFirst, kTie or kUnknown
  bool same_owner = false;
  FlowFigures all;
  FlowFigures without_wire;  // pairs that are neither credited nor confirmed as wire copy
};

// Lags in classes: [0, 1 h), [1, 3 h), ... ; only of pairs with times on both sides, and of days
// apart where one has a date only.
struct LagHistogram {
  std::uint32_t sender = kNoIndex;  // kNoIndex: over all
  std::uint32_t receiver = kNoIndex;
  StampUnit unit = StampUnit::kTime;
  std::uint64_t ties = 0;
  std::vector<std::uint64_t> counts;  // by class, see lag_class_begins()
};

// -- phrases that travel

struct TravellingPhrase {
  std::uint32_t cluster = kNoIndex;
  DocId document{};  // where it is shown from
  ByteSpan bytes;
  std::string text;  // not longer than a few sentences
  std::uint32_t outlets = 0;
  std::uint32_t documents = 0;
  std::int64_t life_seconds = 0;             // from first to last
  std::int64_t half_of_outlets_seconds = 0;  // until half of its outlets had it
  StampUnit unit = StampUnit::kNone;
};

// -- who may be credited

struct CreditSource {
  std::string name;
  bool agency = false;         // else an outlet of the corpus
  bool press_release = false;  // a distributor of press releases
  bool has_documents = false;  // its own documents are among the inputs
};

// -- what was looked at, taken out and left

struct AuditCounts {
  std::uint64_t documents = 0;
  std::uint64_t without_source = 0;
  std::uint64_t without_date = 0;
  std::uint64_t date_only = 0;
  std::uint64_t coarse_date = 0;  // a month or a year: used as no date
  std::uint64_t broken_date = 0;  // not understood: used as no date
  std::uint64_t future_date = 0;  // after today: used as no date
  std::uint64_t date_from_url = 0;
  std::uint64_t url_differs_a_day = 0;
  std::uint64_t url_differs_more = 0;
  std::uint64_t midnight_only = 0;   // stamps of an outlet that writes 00:00 for a date
  std::uint64_t without_zone = 0;    // times taken to be in time_zone
  std::uint64_t outside_dates = 0;   // left out by since and until
  std::uint64_t outside_window = 0;  // pairs left out
  std::uint64_t pairs_left_out = 0;  // of very large groups
  std::uint64_t boilerplate_chars = 0;
  std::uint64_t chars = 0;
  std::uint64_t ignored_tokens = 0;  // in ignored phrases
  std::uint64_t cross_pairs = 0;     // of different outlets
  std::uint64_t wire_pairs = 0;
  std::uint64_t same_owner_pairs = 0;
  std::uint64_t first = 0;  // cross pairs by direction
  std::uint64_t ties = 0;
  std::uint64_t unknown = 0;
  std::uint64_t disagreements = 0;
  std::map<std::string, std::uint64_t> kinds;      // clusters
  std::map<std::string, std::uint64_t> states;     // documents
  std::map<std::string, std::uint64_t> credits;    // cross pairs
  std::map<std::string, std::uint64_t> headlines;  // cross pairs
};

// Everything that an audit found. Owned by engine/audit_pipeline.cc; texts stay on disk.
struct Audit {
  AuditParams settings;
  Params params;
  AuditCounts counts;
  std::vector<CreditSource> sources;
  std::vector<AuditOutlet> outlets;      // by name
  std::vector<AuditDocument> documents;  // by DocId
  std::vector<AuditPair> pairs;          // across outlets, then of versions; each by a, b
  std::vector<SharedSpan> spans;         // of all pairs
  std::vector<AuditCluster> clusters;    // most outlets first
  std::vector<VersionChain> versions;
  std::vector<OutletFlow> flows;          // by sender, receiver, direction
  std::vector<LagHistogram> lags;         // over all first
  std::vector<TravellingPhrase> phrases;  // most outlets first

  [[nodiscard]] std::span<const SharedSpan> spans_of(const AuditPair& pair) const {
    return std::span(spans).subspan(pair.spans_begin, pair.spans_end - pair.spans_begin);
  }
};

}  // namespace dittograph
