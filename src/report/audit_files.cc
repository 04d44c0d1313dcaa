#include "report/audit_files.h"

#include <chrono>
#include <map>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/hash.h"
#include "base/status.h"
#include "dittograph/audit_words.h"
#include "dittograph/match.h"
#include "dittograph/version.h"
#include "report/audit_network.h"
#include "report/json_text.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

// -- csv

// A field as RFC 4180 has it.
void append_field(std::string_view value, std::string& line) {
  std::string valid;
  append_valid_utf8(value, valid);
  if (valid.find_first_of(",\"\r\n") == std::string::npos) {
    line += valid;
    return;
  }
  line += '"';
  for (const char c : valid) {
    line += c;
    if (c == '"') line += c;
  }
  line += '"';
}

class CsvLine {
 public:
  CsvLine& text(std::string_view value) {
    separate();
    append_field(value, line_);
    return *this;
  }
  template <class Number>
  CsvLine& number(Number value) {
    separate();
    absl::StrAppend(&line_, value);
    return *this;
  }
  CsvLine& share(double value) {
    separate();
    absl::StrAppendFormat(&line_, "%.6g", value);
    return *this;
  }
  CsvLine& none() {
    separate();
    return *this;
  }
  std::string end() { return line_ + "\n"; }

 private:
  void separate() {
    if (!first_) line_ += ',';
    first_ = false;
  }
  std::string line_;
  bool first_ = true;
};

constexpr std::string_view kMatrixHeader =
    "sender,receiver,direction,wire,same_owner,pairs,edges,sender_documents,receiver_documents,"
    "sender_share,receiver_share,chars,full_chars,lags,lag_lower,lag_median,lag_upper\n";

constexpr std::string_view kPairsHeader =
    "pair,a,b,outlet_a,outlet_b,stamp_a,stamp_b,same_outlet,same_owner,direction,says_date,"
    "says_credit,says_canonical,says_containment,says_agency,disagreement,lag_seconds,lag_unit,"
    "chars_a,chars_b,full_chars_a,full_chars_b,share_a,share_b,longest_run,fragments,density,"
    "headline,credit,source_a,source_b,wire,unchanged,edited,added,deleted,moved,changes,cluster\n";

constexpr std::string_view kPhrasesHeader =
    "cluster,outlets,documents,life_seconds,half_of_outlets_seconds,unit,document,text\n";

std::string_view outlet_name(const Audit& audit, std::uint32_t outlet) {
  return outlet == kNoIndex ? std::string_view() : std::string_view(audit.outlets[outlet].name);
}

std::string phrases_csv_line(const Audit& audit, const TravellingPhrase& phrase) {
  CsvLine line;
  line.number(phrase.cluster).number(phrase.outlets).number(phrase.documents);
  line.number(phrase.life_seconds).number(phrase.half_of_outlets_seconds);
  line.text(word_of(phrase.unit));
  line.text(audit.documents[index_of(phrase.document)].name).text(phrase.text);
  return line.end();
}

// -- lines

class Json {
 public:
  void begin() {
    buffer_.Clear();
    writer_.Reset(buffer_);
    writer_.StartObject();
  }
  std::string end() {
    writer_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void text(std::string_view value) {
    valid_.clear();
    append_valid_utf8(value, valid_);
    writer_.String(valid_.data(), static_cast<rapidjson::SizeType>(valid_.size()));
  }
  void known(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    writer_.Uint64(value);
  }
  void signed_number(std::string_view name, std::int64_t value) {
    key(name);
    writer_.Int64(value);
  }
  void share(std::string_view name, double value) {
    key(name);
    writer_.SetMaxDecimalPlaces(6);
    writer_.Double(value);
  }
  void flag(std::string_view name, bool value) {
    key(name);
    writer_.Bool(value);
  }
  void open_list(std::string_view name) {
    key(name);
    writer_.StartArray();
  }
  void close_list() { writer_.EndArray(); }
  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void span(const ByteSpan& span) {
    writer_.StartArray();
    writer_.Uint64(span.begin);
    writer_.Uint64(span.end);
    writer_.EndArray();
  }

 private:
  void key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
  std::string valid_;
};

std::string cluster_line(const Audit& audit, std::uint64_t number, Json& json) {
  const AuditCluster& cluster = audit.clusters[number];
  json.begin();
  json.number("cluster", number);
  json.text("kind", word_of(cluster.kind));
  json.open_list("reasons");
  for (const std::string& reason : cluster.reasons) json.text(reason);
  json.close_list();
  json.text("wire", word_of(cluster.wire));
  if (cluster.source != kNoIndex) json.text("source", audit.sources[cluster.source].name);
  json.number("size", cluster.members.size());
  json.number("outlets", cluster.outlets);
  json.number("independent", cluster.independent);
  json.text("origin", audit.documents[index_of(cluster.members[cluster.origin].document)].name);
  json.flag("origin_known", cluster.origin_known);
  json.text("excerpt", cluster.excerpt);
  json.open_list("members");
  for (const AuditMember& member : cluster.members) {
    const AuditDocument& document = audit.documents[index_of(member.document)];
    json.open();
    json.text("document", document.name);
    json.known("outlet", outlet_name(audit, document.outlet));
    json.known("date", stamp_text(document.stamp));
    json.known("title", document.title);
    json.share("share", member.share);
    json.number("chars", member.chars);
    json.flag("independent", member.independent);
    if (member.from != kNoIndex) {
      json.text("from", audit.documents[index_of(cluster.members[member.from].document)].name);
    }
    json.open_list("spans");
    for (const ByteSpan& span : member.spans) {
      json.span({span.begin + document.header_bytes, span.end + document.header_bytes});
    }
    json.close_list();
    json.close();
  }
  json.close_list();
  return json.end();
}

// Of valid UTF-8, as texts are.
std::uint64_t n_code_points(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// Passim's fields, a line for each stretch of each member: see docs/formats.md.
absl::Status write_passages(const Audit& audit, const AuditTexts& texts, OutputFile& file) {
  Json json;
  std::string text;
  for (std::uint64_t number = 0; number < audit.clusters.size(); ++number) {
    const AuditCluster& cluster = audit.clusters[number];
    if (cluster.kind == ClusterKind::kBoilerplate) continue;
    for (const AuditMember& member : cluster.members) {
      const AuditDocument& document = audit.documents[index_of(member.document)];
      DITTOGRAPH_RETURN_IF_ERROR(texts(member.document, text));
      const std::string_view view = text;
      std::uint64_t chars = document.header_chars;
      std::uint64_t at = 0;
      for (const ByteSpan& span : member.spans) {
        json.begin();
        json.signed_number("uid", static_cast<std::int64_t>(
                                      hash_bytes(document.name.data(), document.name.size())));
        json.number("cluster", number);
        json.number("size", cluster.members.size());
        json.text("kind", word_of(cluster.kind));
        json.text("id", document.name);
        json.known("series", outlet_name(audit, document.outlet));
        json.known("date", document.date);
        json.known("title", document.title);
        json.known("url", document.url);
        chars += n_code_points(view.substr(at, span.begin - at));
        const std::uint64_t size = n_code_points(view.substr(span.begin, span.size()));
        json.number("begin", chars);
        json.number("end", chars + size);
        json.number("byte_begin", span.begin + document.header_bytes);
        json.number("byte_end", span.end + document.header_bytes);
        json.share("share", member.share);
        json.text("text", view.substr(span.begin, span.size()));
        chars += size;
        at = span.end;
        DITTOGRAPH_RETURN_IF_ERROR(file.write(json.end()));
      }
    }
  }
  return file.close();
}

absl::Status write_whole(OutputFolder& out, std::string_view name, const std::string& content) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> file, out.file(name));
  DITTOGRAPH_RETURN_IF_ERROR(file->write(content));
  return file->close();
}

template <class Line>
absl::Status write_lines(OutputFolder& out, std::string_view name, std::string_view header,
                         std::size_t n, const Line& line) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> file, out.file(name));
  DITTOGRAPH_RETURN_IF_ERROR(file->write(header));
  for (std::size_t i = 0; i < n; ++i) DITTOGRAPH_RETURN_IF_ERROR(file->write(line(i)));
  return file->close();
}

}  // namespace

std::string stamp_text(const Stamp& stamp) {
  if (stamp.unit == StampUnit::kNone) return "";
  using std::chrono::floor;
  const std::chrono::sys_seconds moment{std::chrono::seconds{stamp.seconds}};
  const std::chrono::sys_days day = stamp.unit == StampUnit::kTime
                                        ? floor<std::chrono::days>(moment)
                                        : std::chrono::sys_days{std::chrono::days{stamp.day}};
  const std::chrono::year_month_day date{day};
  std::string text =
      absl::StrFormat("%04d-%02d-%02d", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  const std::int64_t second = (moment - day).count();
  if (stamp.unit == StampUnit::kTime) {
    absl::StrAppendFormat(&text, "T%02d:%02d:%02dZ", second / 3600, second / 60 % 60, second % 60);
  }
  return text;
}

std::vector<std::pair<std::string, std::uint64_t>> named_counts(const AuditCounts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> named = {
      {"documents", counts.documents},
      {"without_source", counts.without_source},
      {"without_date", counts.without_date},
      {"date_only", counts.date_only},
      {"coarse_date", counts.coarse_date},
      {"broken_date", counts.broken_date},
      {"future_date", counts.future_date},
      {"date_from_url", counts.date_from_url},
      {"url_differs_a_day", counts.url_differs_a_day},
      {"url_differs_more", counts.url_differs_more},
      {"midnight_only", counts.midnight_only},
      {"without_zone", counts.without_zone},
      {"outside_dates", counts.outside_dates},
      {"outside_window", counts.outside_window},
      {"pairs_left_out", counts.pairs_left_out},
      {"chars", counts.chars},
      {"boilerplate_chars", counts.boilerplate_chars},
      {"ignored_tokens", counts.ignored_tokens},
      {"cross_pairs", counts.cross_pairs},
      {"wire_pairs", counts.wire_pairs},
      {"same_owner_pairs", counts.same_owner_pairs},
      {"first", counts.first},
      {"ties", counts.ties},
      {"unknown", counts.unknown},
      {"disagreements", counts.disagreements}};
  const auto add = [&](const char* what, const std::map<std::string, std::uint64_t>& words) {
    for (const auto& [word, n] : words) named.emplace_back(absl::StrCat(what, word), n);
  };
  add("kind_", counts.kinds);
  add("state_", counts.states);
  add("credit_", counts.credits);
  add("headline_", counts.headlines);
  return named;
}

std::string matrix_csv(const Audit& audit) {
  std::string all(kMatrixHeader);
  for (const OutletFlow& flow : audit.flows) {
    const auto add = [&](std::string_view wire, const FlowFigures& f) {
      CsvLine line;
      line.text(audit.outlets[flow.sender].name).text(audit.outlets[flow.receiver].name);
      line.text(word_of(flow.direction)).text(wire).number(flow.same_owner ? 1 : 0);
      line.number(f.pairs).number(f.edges).number(f.sender_documents);
      line.number(f.receiver_documents).share(f.sender_share).share(f.receiver_share);
      line.number(f.chars).number(f.full_chars).number(f.lag.n);
      for (const std::int64_t lag : {f.lag.lower, f.lag.median, f.lag.upper}) {
        f.lag.n == 0 ? line.none() : line.number(lag);
      }
      all += line.end();
    };
    add("with", flow.all);
    add("without", flow.without_wire);
  }
  return all;
}

std::string pair_csv_line(const Audit& audit, const AuditPair& pair) {
  const AuditDocument& a = audit.documents[index_of(pair.a)];
  const AuditDocument& b = audit.documents[index_of(pair.b)];
  CsvLine line;
  line.number(static_cast<std::uint64_t>(&pair - audit.pairs.data()));
  line.text(a.name).text(b.name);
  line.text(outlet_name(audit, a.outlet)).text(outlet_name(audit, b.outlet));
  line.text(stamp_text(a.stamp)).text(stamp_text(b.stamp));
  line.number(pair.same_outlet ? 1 : 0).number(pair.same_owner ? 1 : 0);
  line.text(word_of(pair.direction));
  for (const Says says : pair.evidence) {
    says == Says::kNothing ? line.none() : line.text(word_of(says));
  }
  line.number(pair.disagreement ? 1 : 0);
  pair.lag.unit == StampUnit::kNone ? line.none() : line.number(pair.lag.seconds);
  line.text(word_of(pair.lag.unit));
  line.number(pair.chars_a).number(pair.chars_b);
  line.number(pair.full_chars_a).number(pair.full_chars_b);
  line.share(pair.share_a).share(pair.share_b).number(pair.longest_run).number(pair.fragments);
  line.share(pair.density).text(word_of(pair.headline)).text(word_of(pair.credit));
  const auto source = [&](const AuditDocument& document, std::uint32_t credit) {
    credit == kNoIndex ? line.none()
                       : line.text(audit.sources[document.credits[credit].source].name);
  };
  source(a, pair.credit_a);
  source(b, pair.credit_b);
  line.text(word_of(pair.wire));
  for (const std::uint32_t n : pair.edits) line.number(n);
  std::string changes;
  for (const WordChange& change : pair.changes) {
    absl::StrAppend(&changes, changes.empty() ? "" : "; ", change.before, " -> ", change.after);
  }
  line.text(changes);
  pair.cluster == kNoIndex ? line.none() : line.number(pair.cluster);
  return line.end();
}

absl::Status write_audit_files(const Audit& audit, const AuditTexts& texts, OutputFolder& out) {
  DITTOGRAPH_RETURN_IF_ERROR(write_whole(out, "matrix.csv", matrix_csv(audit)));
  DITTOGRAPH_RETURN_IF_ERROR(
      write_lines(out, "pairs.csv", kPairsHeader, audit.pairs.size(),
                  [&](std::size_t i) { return pair_csv_line(audit, audit.pairs[i]); }));
  DITTOGRAPH_RETURN_IF_ERROR(
      write_lines(out, "phrases.csv", kPhrasesHeader, audit.phrases.size(),
                  [&](std::size_t i) { return phrases_csv_line(audit, audit.phrases[i]); }));
  DITTOGRAPH_RETURN_IF_ERROR(write_whole(out, "network.gexf", network_gexf(audit)));
  DITTOGRAPH_RETURN_IF_ERROR(write_whole(out, "network.graphml", network_graphml(audit)));
  Json json;
  DITTOGRAPH_RETURN_IF_ERROR(
      write_lines(out, "clusters.jsonl", "", audit.clusters.size(),
                  [&](std::size_t i) { return cluster_line(audit, i, json); }));
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> passages,
                              out.file("passages.jsonl"));
  return write_passages(audit, texts, *passages);
}

absl::Status write_audit_summary(const Audit& audit, const Summary& summary, OutputFolder& out) {
  std::string json = summary_to_json(summary);
  // Behind the fields that every summary has, before the brace that ends it.
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 2);
  const auto key = [&](std::string_view name) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  };
  const auto text = [&](std::string_view name, std::string_view value) {
    key(name);
    std::string valid;
    append_valid_utf8(value, valid);
    writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  };
  writer.StartObject();
  key("audit");
  writer.StartObject();
  text("since", audit.settings.since);
  text("until", audit.settings.until);
  key("window");
  writer.Uint(audit.settings.window);
  text("time_zone", audit.settings.time_zone);
  text("today", audit.settings.today);
  for (const auto& [name, value] : named_counts(audit.counts)) {
    key(name);
    writer.Uint64(value);
  }
  key("outlets");
  writer.Uint64(audit.outlets.size());
  key("clusters");
  writer.Uint64(audit.clusters.size());
  key("version_chains");
  writer.Uint64(audit.versions.size());
  writer.EndObject();
  writer.EndObject();
  const std::string own(buffer.GetString(), buffer.GetSize());
  json = json.substr(0, json.rfind("\n}")) + "," + own.substr(1) + "\n";
  return write_whole(out, "summary.json", json);
}

}  // namespace dittograph
