#include "evaluate/found_clusters.h"

#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"

#include "base/status.h"
#include "evaluate/json_lines.h"

namespace dittograph {
namespace {

constexpr const char* kWanted = "a line as dittograph clean wrote it";

class ClusterLines {
 public:
  ClusterLines(const std::string& path, const DocumentTable& table) : path_(path), table_(table) {
    found_.cluster_of.assign(table.size(), kNoCluster);
  }

  absl::Status add(const TextLine& line, const JsonFields& fields);
  FoundClusters take() { return std::move(found_); }

 private:
  struct Member {
    FoundMember figures;
    double containment = kNotSaid;
  };

  [[nodiscard]] absl::Status broken(const TextLine& line) const {
    return broken_line(path_, line.number, absl::StrFormat("not as expected (wants %s)", kWanted));
  }
  absl::Status number_of(const TextLine& line, std::string_view name, std::uint32_t& number) const;
  absl::Status read_member(const TextLine& line, const JsonFields& fields, Member& member) const;
  absl::Status read_members(const TextLine& line, const JsonFields& fields);
  void add_cluster(std::uint32_t representative);
  bool join(std::uint32_t document);

  const std::string& path_;
  const DocumentTable& table_;
  FoundClusters found_;
  std::vector<Member> members_;  // of the line at hand
};

absl::Status ClusterLines::number_of(const TextLine& line, std::string_view name,
                                     std::uint32_t& number) const {
  const std::optional<std::uint32_t> known = table_.find(name);
  if (!known) {
    return broken_line(
        path_, line.number,
        absl::StrFormat("document %s is not in the input (was the folder changed?)", name));
  }
  number = *known;
  return absl::OkStatus();
}

absl::Status ClusterLines::read_member(const TextLine& line, const JsonFields& fields,
                                       Member& member) const {
  std::string_view name;
  if (!required_field(fields, "document", name) ||
      !optional_field(fields, "resemblance", member.figures.resemblance) ||
      !optional_field(fields, "full_resemblance", member.figures.full_resemblance) ||
      !optional_field(fields, "containment_in_representative", member.containment)) {
    return broken(line);
  }
  return number_of(line, name, member.figures.document);
}

absl::Status ClusterLines::read_members(const TextLine& line, const JsonFields& fields) {
  members_.clear();
  simdjson::dom::array list;
  if (!required_field(fields, "members", list)) return broken(line);
  for (const simdjson::dom::element item : list) {
    JsonFields member_fields;
    if (item.get(member_fields) != simdjson::SUCCESS) return broken(line);
    members_.emplace_back();
    DITTOGRAPH_RETURN_IF_ERROR(read_member(line, member_fields, members_.back()));
  }
  return absl::OkStatus();
}

// Puts a document into the cluster that is being made.
bool ClusterLines::join(std::uint32_t document) {
  std::uint32_t& cluster = found_.cluster_of[document];
  if (cluster != kNoCluster) {
    ++found_.named_again;
    return false;
  }
  cluster = static_cast<std::uint32_t>(found_.clusters.size());
  return true;
}

void ClusterLines::add_cluster(std::uint32_t representative) {
  if (!join(representative)) return;
  FoundCluster cluster{.representative = representative, .members = {}};
  for (const Member& member : members_) {
    if (join(member.figures.document)) cluster.members.push_back(member.figures);
  }
  found_.clusters.push_back(std::move(cluster));
}

absl::Status ClusterLines::add(const TextLine& line, const JsonFields& fields) {
  std::string_view kind;
  if (!required_field(fields, "kind", kind)) return broken(line);
  const bool is_link = kind == "contained" || kind == "linked";
  if (!is_link && kind != "exact" && kind != "near" && kind != "versions") {
    return absl::OkStatus();
  }
  std::string_view name;
  std::uint32_t representative = 0;
  if (!required_field(fields, "representative", name)) return broken(line);
  DITTOGRAPH_RETURN_IF_ERROR(number_of(line, name, representative));
  DITTOGRAPH_RETURN_IF_ERROR(read_members(line, fields));
  if (!is_link) {
    add_cluster(representative);
    return absl::OkStatus();
  }
  if (members_.size() != 1) return broken(line);
  found_.links.push_back({.contained = kind == "contained",
                          .larger = representative,
                          .smaller = members_[0].figures.document,
                          .resemblance = members_[0].figures.resemblance,
                          .containment = members_[0].containment});
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FoundClusters> read_found_clusters(const std::string& path,
                                                  const DocumentTable& table) {
  ClusterLines lines(path, table);
  const absl::Status status = for_each_json_line(
      path, kWanted,
      [&](const TextLine& line, const JsonFields& fields) { return lines.add(line, fields); });
  if (absl::IsNotFound(status)) {
    return absl::NotFoundError(absl::StrFormat(
        "%s: no such file (run dittograph clean without --dry-run, as a version that compares "
        "documents)",
        path));
  }
  DITTOGRAPH_RETURN_IF_ERROR(status);
  return lines.take();
}

}  // namespace dittograph
