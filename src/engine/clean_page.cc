// The page of a run of clean, section after section.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/status.h"
#include "engine/page_look.h"
#include "engine/shared_report.h"
#include "report/json_text.h"
#include "report/page_file.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::size_t kMostInputs = 50;
constexpr std::size_t kMostOutlets = 200;
constexpr std::size_t kMostOutletsCompared = 60;  // with each other

void write_string(std::string_view text, Writer& writer) {
  std::string valid;
  append_valid_utf8(text, valid);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void field(const char* name, std::uint64_t value, Writer& writer) {
  writer.Key(name);
  writer.Uint64(value);
}

std::string text_of(const rapidjson::StringBuffer& buffer) {
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

class CleanPage {
 public:
  CleanPage(const PageInput& in, OutputFile& file) : in_(in), page_(file) {}

  absl::Status write() {
    DITTOGRAPH_RETURN_IF_ERROR(page_.begin());
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("summary", summary()));
    const std::string rows = clusters();  // counts what does not fit
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("notes", notes()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("outlets", outlets()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("documents", in_.store.documents_));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("clusters", rows));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("passages", passages()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("passage-texts", in_.store.passage_texts_));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("texts", in_.store.texts_));
    return page_.end();
  }

 private:
  // summary.json without what a second run would give otherwise.
  std::string summary() const {
    Summary summary = in_.summary;
    summary.inputs.resize(std::min(summary.inputs.size(), kMostInputs));
    summary.files.clear();
    summary.stages.clear();
    summary.n_threads = 0;
    summary.wall_seconds = summary.cpu_seconds = 0;
    summary.peak_bytes = 0;
    return summary_to_json(summary);
  }

  std::string clusters();
  std::string passages() const;
  std::string outlets() const;
  std::string notes() const;
  void write_matrix(const std::vector<std::string_view>& names, Writer& writer) const;
  void add_row(const PageRow& row, std::vector<PageMember>& members, std::string& out);

  const PageInput& in_;
  PageFile page_;
  PageLines lines_;
  std::uint64_t rows_left_out_ = 0;
};

std::string CleanPage::clusters() {
  const PageBudget budget;
  std::string json;
  std::string line;
  std::vector<PageMember> members;
  for (const PageRow& row : in_.choice.rows) {
    line.clear();
    add_row(row, members, line);
    if (json.size() + line.size() > budget.rows_json_bytes) {
      ++rows_left_out_;
      continue;
    }
    if (!json.empty()) json += ",\n";
    json += line;
  }
  return json;
}

void CleanPage::add_row(const PageRow& row, std::vector<PageMember>& members, std::string& out) {
  const PageBudget budget;
  const DocumentClusters& all = in_.shared.documents.clusters;
  members.clear();
  const auto add = [&](const ClusterMember& member) {
    members.push_back({.member = member, .dropped = in_.shared.dropped[index_of(member.document)]});
  };
  if (row.number < all.clusters.size()) {
    const DocumentCluster& cluster = all.clusters[row.number];
    for (const ClusterMember& member : cluster.members) {
      if (members.size() >= budget.members) break;
      add(member);
    }
    lines_.cluster({.number = row.number,
                    .kind = kind_of(in_.corpus, cluster),
                    .representative = cluster.representative,
                    .lowest_resemblance = cluster.lowest_resemblance,
                    .size = row.size},
                   members, out);
    return;
  }
  const DocumentLink& link = all.links[row.number - all.clusters.size()];
  add({.document = link.smaller,
       .kind = link.kind,
       .resemblance = link.resemblance,
       .containment_in_representative = link.containment,
       .containment_of_representative = link.containment_of_larger,
       .full_resemblance = link.full_resemblance});
  lines_.cluster({.number = row.number,
                  .kind = kind_of(link),
                  .representative = link.larger,
                  .lowest_resemblance = link.resemblance,
                  .size = row.size},
                 members, out);
}

std::string CleanPage::passages() const {
  const PageBudget budget;
  PageLines lines;
  std::string json;
  for (const std::uint32_t number : in_.choice.passages) {
    const PassageCluster& passage = in_.shared.passages.clusters[number];
    std::vector<std::string_view> sources;
    for (const PassageWitness& witness : passage.witnesses) {
      sources.push_back(in_.corpus.source(witness.document));
    }
    std::ranges::sort(sources);
    const auto repeated = std::ranges::unique(sources);
    if (!json.empty()) json += ",\n";
    lines.passage({.number = number,
                   .kind = passage.kind,
                   .size = passage.witnesses.size(),
                   .n_sources = sources.size() - repeated.size(),
                   .representative = passage.witnesses[passage.representative].document,
                   .witnesses = std::span(passage.witnesses)
                                    .first(std::min(passage.witnesses.size(), budget.witnesses))},
                  json);
  }
  return json;
}

// Every outlet with its documents, how many of them are in clusters and how many go; and how many
// pairs of documents any two outlets have in the same clusters.
std::string CleanPage::outlets() const {
  struct Outlet {
    std::uint64_t documents = 0;
    std::uint64_t clustered = 0;
    std::uint64_t dropped = 0;
  };
  std::map<std::string_view, Outlet> outlets;
  for (std::size_t i = 0; i < in_.corpus.n_documents(); ++i) {
    Outlet& outlet = outlets[in_.corpus.source(DocId{static_cast<std::uint32_t>(i)})];
    ++outlet.documents;
    outlet.clustered += in_.shared.memberships[i].cluster != Membership::kNone;
    outlet.dropped += in_.shared.dropped[i];
  }
  std::vector<std::pair<std::string_view, Outlet>> order(outlets.begin(), outlets.end());
  std::ranges::stable_sort(order, [](const auto& x, const auto& y) {
    return std::pair(x.second.clustered, x.second.documents) >
           std::pair(y.second.clustered, y.second.documents);
  });
  order.resize(std::min(order.size(), kMostOutlets));

  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  field("n", outlets.size(), writer);
  writer.Key("outlets");
  writer.StartArray();
  std::vector<std::string_view> compared;
  for (const auto& [name, outlet] : order) {
    writer.StartArray();
    write_string(name, writer);
    writer.Uint64(outlet.documents);
    writer.Uint64(outlet.clustered);
    writer.Uint64(outlet.dropped);
    writer.EndArray();
    if (outlet.clustered > 0 && !name.empty() && compared.size() < kMostOutletsCompared) {
      compared.push_back(name);
    }
  }
  writer.EndArray();
  write_matrix(compared, writer);
  writer.EndObject();
  return text_of(buffer);
}

// Neither direction nor time: clean says that texts are alike, not who had them first.
void CleanPage::write_matrix(const std::vector<std::string_view>& names, Writer& writer) const {
  std::map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < names.size(); ++i) numbers[names[i]] = i;
  std::vector<std::uint64_t> pairs(names.size() * names.size());
  std::vector<std::uint64_t> documents(names.size());
  for (std::size_t number = 0; number < in_.shared.documents.clusters.clusters.size(); ++number) {
    std::ranges::fill(documents, 0);
    std::vector<std::size_t> present;
    for (const DocId document : documents_of(in_.shared.documents.clusters, number)) {
      const auto found = numbers.find(in_.corpus.source(document));
      if (found == numbers.end()) continue;
      if (documents[found->second]++ == 0) present.push_back(found->second);
    }
    for (const std::size_t x : present) {
      for (const std::size_t y : present) {
        pairs[x * names.size() + y] +=
            x == y ? documents[x] * (documents[x] - 1) / 2 : documents[x] * documents[y];
      }
    }
  }
  writer.Key("matrix");
  writer.StartObject();
  writer.Key("names");
  writer.StartArray();
  for (const std::string_view name : names) write_string(name, writer);
  writer.EndArray();
  writer.Key("pairs");  // [row, column, pairs of documents]
  writer.StartArray();
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i] == 0) continue;
    writer.StartArray();
    writer.Uint64(i / names.size());
    writer.Uint64(i % names.size());
    writer.Uint64(pairs[i]);
    writer.EndArray();
  }
  writer.EndArray();
  writer.EndObject();
}

// What the page leaves out.
std::string CleanPage::notes() const {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  field("inputs", in_.summary.inputs.size(), writer);
  field("rows", in_.choice.rows.size() + in_.choice.rows_left_out, writer);
  field("rows_left_out", in_.choice.rows_left_out + rows_left_out_, writer);
  field("passages_left_out", in_.choice.passages_left_out, writer);
  field("articles_left_out", in_.choice.articles_left_out, writer);
  field("texts_left_out", in_.choice.cluster_texts_left_out + in_.store.texts_left_out_, writer);
  field("documents_left_out", in_.store.documents_left_out_, writer);
  writer.EndObject();
  return text_of(buffer);
}

absl::Status write_page(const PageInput& input, OutputFolder& out) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> file, out.file("report.html"));
  DITTOGRAPH_RETURN_IF_ERROR(CleanPage(input, *file).write());
  return file->close();
}

}  // namespace dittograph
