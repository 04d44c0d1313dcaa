// One line of repeats.jsonl, skipped.jsonl, removed.jsonl, clusters.jsonl, passages.jsonl and
// kept_whole.jsonl. docs/formats.md describes the fields.
//
// Promises: one line, line end included, valid UTF-8, fields in a fixed order, the same bytes for
// the same value. Names that are not UTF-8 are shown with U+FFFD; removed bytes that are not stand
// in removed_base64, so nothing is lost there.
// Cost: buffers are kept from line to line. Not thread-safe: one a worker.
// Tested in tests/unit/report/json_lines_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "dittograph/cleaning.h"
#include "dittograph/cluster.h"
#include "dittograph/passage.h"
#include "reader/batches.h"

namespace dittograph {

// A document as lines name it; what is not known is empty.
struct DocumentLabel {
  std::string_view name{};
  std::string_view source{};
  std::string_view date{};
};

// A line of passages.jsonl. Places count from the beginning of the document's file.
struct WitnessLine {
  std::uint64_t cluster = 0;
  std::uint64_t size = 0;
  PassageKind kind = PassageKind::kReuse;
  double from_same_source = 0;  // see docs/formats.md, pboiler
  const Document& document;
  ByteSpan bytes{};
  ByteSpan code_points{};
  PassageWitness witness{};
  bool representative = false;
  std::string_view text{};
};

// Where the representative of a passage cluster has its copy.
struct WitnessSource {
  std::string_view name{};
  ByteSpan bytes{};
  ByteSpan code_points{};
};

// A line of clusters.jsonl: a cluster, or a link between two documents.
struct ClusterLine {
  std::uint64_t cluster = 0;
  std::string_view kind{};  // exact, near, versions, contained, linked
  DocumentLabel representative{};
  double lowest_resemblance = 1.0;
};
struct MemberLine {
  DocumentLabel document{};
  ClusterMember member{};
  bool dropped = false;
};

class JsonLines {
 public:
  JsonLines();
  ~JsonLines();
  JsonLines(JsonLines&&) noexcept;
  JsonLines& operator=(JsonLines&&) noexcept;

  // Each appends one line to out.
  void repeat(std::string_view document, const RepeatGroup& group, std::string& out);
  void skipped(const Skipped& record, std::string& out);
  // Without its end, for the source to follow: see witness_source().
  void witness(const WitnessLine& line, std::string& out);
  // Ends a witness's line; source is nullptr for the representative, which has none.
  void witness_source(const WitnessSource* source, std::string& out);
  void cluster(const ClusterLine& line, std::span<const MemberLine> members, std::string& out);
  void kept_whole(std::string_view document, std::string& out);
  // at: where the edit's replacement begins in the cleaned file, before compression; removed: the
  // bytes of the input stream that the edit took away.
  void removed(const Removal& removal, std::uint64_t at, std::string_view removed,
               std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The field that --documents mark adds to a record, comma first.
std::string mark_field(std::uint64_t cluster, std::string_view kind,
                       std::string_view representative, double resemblance);

// The removal that cuts a skipped record out of the cleaned file.
Removal removal_of(const Skipped& record);

}  // namespace dittograph
