#include "report/audit_page.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/status.h"
#include "dittograph/audit_words.h"
#include "report/json_text.h"
#include "report/page_file.h"
#include "report/page_lines.h"
#include "report/settings.h"

namespace dittograph {
namespace {

constexpr std::size_t kMostMembers = 200;
constexpr std::size_t kTextsOfCluster = 8;
constexpr std::size_t kMostPhrases = 1'000;
constexpr std::size_t kMostFlows = 20'000;
constexpr std::size_t kMostReasons = 6;
constexpr std::size_t kLargestText = 150'000;
// Bytes of JSON, as they stand in the page.
constexpr std::uint64_t kDocumentsBytes = 6'500'000;
constexpr std::uint64_t kClustersBytes = 3'000'000;
constexpr std::uint64_t kPairsBytes = 4'000'000;
constexpr std::uint64_t kTextsBytes = 8'000'000;

// JSON as the page wants it: short names, nothing said that is empty.
class Json {
 public:
  Json() { writer_.SetMaxDecimalPlaces(4); }
  Json& open() { return writer_.StartObject(), *this; }
  Json& close() { return writer_.EndObject(), *this; }
  Json& list() { return writer_.StartArray(), *this; }
  Json& end_list() { return writer_.EndArray(), *this; }
  Json& key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    return *this;
  }
  Json& text(std::string_view value) {
    valid_.clear();
    append_valid_utf8(value, valid_);
    writer_.String(valid_.data(), static_cast<rapidjson::SizeType>(valid_.size()));
    return *this;
  }
  Json& number(std::uint64_t value) { return writer_.Uint64(value), *this; }
  Json& signed_number(std::int64_t value) { return writer_.Int64(value), *this; }
  Json& share(double value) { return writer_.Double(value), *this; }
  Json& yes(bool value) { return writer_.Uint(value ? 1 : 0), *this; }
  Json& document(DocId id) { return writer_.Uint(static_cast<std::uint32_t>(id)), *this; }
  // An index, -1 where there is none.
  Json& index(std::uint32_t value) {
    return writer_.Int64(value == kNoIndex ? -1 : std::int64_t{value}), *this;
  }
  std::string take() {
    std::string json(buffer_.GetString(), buffer_.GetSize());
    buffer_.Clear();
    writer_.Reset(buffer_);
    return json;
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
  std::string valid_;
};

// Every "<" takes six bytes in the page.
std::uint64_t page_bytes(std::string_view json) {
  return json.size() + 2 + 5 * static_cast<std::uint64_t>(std::ranges::count(json, '<'));
}

// Elements up to a size.
class Section {
 public:
  explicit Section(std::uint64_t most_bytes) : most_bytes_(most_bytes) {}
  bool add(std::string_view element) {
    if (bytes_ + page_bytes(element) > most_bytes_) {
      ++left_out_;
      return false;
    }
    bytes_ += page_bytes(element);
    if (!json_.empty()) json_ += ",\n";
    json_ += element;
    return true;
  }
  void leave_out(std::uint64_t n) { left_out_ += n; }
  [[nodiscard]] std::uint64_t left_out() const { return left_out_; }
  [[nodiscard]] const std::string& elements() const { return json_; }

 private:
  std::uint64_t most_bytes_;
  std::uint64_t bytes_ = 0;
  std::uint64_t left_out_ = 0;
  std::string json_;
};

// Ascending, and none touching another.
void merge(std::vector<ByteSpan>& spans) {
  std::ranges::sort(spans);
  std::size_t n = 0;
  for (const ByteSpan span : spans) {
    if (n > 0 && span.begin <= spans[n - 1].end) {
      spans[n - 1].end = std::max(spans[n - 1].end, span.end);
    } else {
      spans[n++] = span;
    }
  }
  spans.resize(n);
}

class Page {
 public:
  Page(const Audit& audit, const AuditTextLookup& text_of, OutputFile& file)
      : audit_(audit),
        text_of_(text_of),
        page_(file),
        listed_(audit.documents.size()),
        texts_wanted_(audit.documents.size()) {}

  absl::Status write() {
    add_clusters();
    add_pairs();
    add_versions();
    list_phrases();
    gather_stretches();
    DITTOGRAPH_RETURN_IF_ERROR(add_texts());
    add_documents();
    DITTOGRAPH_RETURN_IF_ERROR(page_.begin());
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("summary", summary()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("notes", notes()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("sources", sources()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("audit-outlets", outlets()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("flows", flows()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("lags", lags()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.section("phrases", phrases()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("versions", versions_.elements()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("documents", documents_.elements()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("audit-clusters", clusters_.elements()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("pairs", pairs_.elements()));
    DITTOGRAPH_RETURN_IF_ERROR(page_.list("texts", texts_.elements()));
    return page_.end();
  }

 private:
  void list(DocId document) { listed_[static_cast<std::size_t>(document)] = true; }
  void want_text(DocId document) {
    list(document);
    if (texts_wanted_[static_cast<std::size_t>(document)]) return;
    texts_wanted_[static_cast<std::size_t>(document)] = true;
    text_order_.push_back(document);
  }

  void add_clusters();
  void add_pairs();
  void add_versions();
  void list_phrases();
  void gather_stretches();
  absl::Status add_texts();
  void add_documents();
  std::string summary();
  std::string notes();
  std::string sources();
  std::string outlets();
  std::string flows();
  std::string lags();
  std::string phrases();
  void write_counts(Json& json) const;
  void write_document(const AuditDocument& document, Json& json) const;

  const Audit& audit_;
  const AuditTextLookup& text_of_;
  PageFile page_;
  std::vector<bool> listed_;        // by DocId
  std::vector<bool> texts_wanted_;  // by DocId
  std::vector<DocId> text_order_;   // the first to be shown first
  struct Stretches {
    std::vector<ByteSpan> shared;
    std::vector<ByteSpan> standing;  // boilerplate
  };
  std::vector<Stretches> stretches_;  // by DocId; of wanted texts
  Section clusters_{kClustersBytes};
  Section pairs_{kPairsBytes};
  Section versions_{1'000'000};
  Section documents_{kDocumentsBytes};
  Section texts_{kTextsBytes};
  Json json_;
};

// As they stand: most outlets first.
void Page::add_clusters() {
  for (std::size_t i = 0; i < audit_.clusters.size(); ++i) {
    const AuditCluster& cluster = audit_.clusters[i];
    json_.open().key("c").number(i).key("k").text(word_of(cluster.kind));
    json_.key("y").list();
    for (std::size_t r = 0; r < std::min(cluster.reasons.size(), kMostReasons); ++r) {
      json_.text(cluster.reasons[r]);
    }
    json_.end_list();
    json_.key("w").text(word_of(cluster.wire)).key("s").index(cluster.source);
    json_.key("o").number(cluster.origin).key("ok").yes(cluster.origin_known);
    json_.key("l").number(cluster.outlets).key("i").number(cluster.independent);
    json_.key("n").number(cluster.members.size());
    json_.key("x").text(std::string_view(cluster.excerpt).substr(0, 600));
    json_.key("m").list();
    const std::size_t shown = std::min(cluster.members.size(), kMostMembers);
    for (std::size_t m = 0; m < shown; ++m) {
      const AuditMember& member = cluster.members[m];
      json_.list().document(member.document).share(member.share).number(member.chars);
      json_.index(member.from).index(member.pair).yes(member.independent).end_list();
    }
    json_.end_list().close();
    if (!clusters_.add(json_.take())) continue;
    for (std::size_t m = 0; m < shown; ++m) list(cluster.members[m].document);
    if (cluster.origin < cluster.members.size()) {
      want_text(cluster.members[cluster.origin].document);
    }
    for (std::size_t m = 0; m < std::min(shown, kTextsOfCluster); ++m) {
      want_text(cluster.members[m].document);
    }
  }
}

// Across outlets before versions, most shared characters first.
void Page::add_pairs() {
  std::vector<std::uint32_t> order(audit_.pairs.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::uint32_t x, std::uint32_t y) {
    const AuditPair& p = audit_.pairs[x];
    const AuditPair& q = audit_.pairs[y];
    return std::pair(p.same_outlet, q.chars_b) < std::pair(q.same_outlet, p.chars_b);
  });
  for (std::size_t n = 0; n < order.size(); ++n) {
    const AuditPair& pair = audit_.pairs[order[n]];
    json_.list().number(order[n]).document(pair.a).document(pair.b);
    json_.text(word_of(pair.direction)).yes(pair.same_outlet).yes(pair.same_owner);
    json_.text(word_of(pair.lag.unit)).signed_number(pair.lag.seconds);
    json_.share(pair.share_a).share(pair.share_b).number(pair.chars_a).number(pair.chars_b);
    json_.number(pair.full_chars_a).number(pair.full_chars_b);
    json_.number(pair.longest_run).number(pair.fragments).share(pair.density);
    json_.text(word_of(pair.headline)).text(word_of(pair.credit)).text(word_of(pair.wire));
    json_.yes(pair.disagreement).list();
    for (const Says says : pair.evidence) json_.text(word_of(says));
    json_.end_list().list();
    for (const std::uint32_t edits : pair.edits) json_.number(edits);
    json_.end_list().list();
    for (const WordChange& change : pair.changes) {
      json_.list().text(change.kind == WordChange::Kind::kNumber ? "number" : "name");
      json_.text(change.before).text(change.after).end_list();
    }
    json_.end_list().index(pair.cluster).end_list();
    if (!pairs_.add(json_.take())) {
      pairs_.leave_out(order.size() - n - 1);
      break;
    }
    list(pair.a);
    list(pair.b);
  }
}

void Page::add_versions() {
  for (std::size_t i = 0; i < audit_.versions.size(); ++i) {
    const VersionChain& chain = audit_.versions[i];
    json_.list().number(i).yes(chain.ordered).list();
    for (const VersionStep& step : chain.steps) {
      json_.list().document(step.document).index(step.pair).yes(step.same_text).end_list();
    }
    json_.end_list().end_list();
    if (!versions_.add(json_.take())) continue;
    for (const VersionStep& step : chain.steps) list(step.document);
    if (chain.steps.size() > 1) {
      want_text(chain.steps[0].document);
      want_text(chain.steps.back().document);
    }
  }
}

void Page::list_phrases() {
  for (std::size_t i = 0; i < std::min(audit_.phrases.size(), kMostPhrases); ++i) {
    list(audit_.phrases[i].document);
  }
}

// What a text shares with any other outlet's, and what of it is its outlet's standing text.
void Page::gather_stretches() {
  stretches_.resize(audit_.documents.size());
  const auto add = [&](DocId document, ByteSpan span, bool boilerplate) {
    const auto i = static_cast<std::size_t>(document);
    if (!texts_wanted_[i] || span.empty()) return;
    (boilerplate ? stretches_[i].standing : stretches_[i].shared).push_back(span);
  };
  for (const AuditPair& pair : audit_.pairs) {
    for (const SharedSpan& span : audit_.spans_of(pair)) {
      if (pair.same_outlet && !span.boilerplate) continue;
      add(pair.a, span.a, span.boilerplate);
      add(pair.b, span.b, span.boilerplate);
    }
  }
  for (Stretches& of_document : stretches_) {
    merge(of_document.shared);
    merge(of_document.standing);
  }
}

absl::Status Page::add_texts() {
  std::string text;
  for (const DocId id : text_order_) {
    const AuditDocument& document = audit_.documents[static_cast<std::size_t>(id)];
    if (!document.has_text) continue;
    if (document.chars > kLargestText) {
      texts_.leave_out(1);
      continue;
    }
    text.clear();
    DITTOGRAPH_RETURN_IF_ERROR(text_of_(id, text));
    std::vector<std::uint64_t> places;
    for (const Credit& credit : document.credits) {
      places.insert(places.end(), {credit.bytes.begin, credit.bytes.end});
    }
    const Stretches& stretches = stretches_[static_cast<std::size_t>(id)];
    for (const std::vector<ByteSpan>* spans : {&stretches.shared, &stretches.standing}) {
      for (const ByteSpan span : *spans) places.insert(places.end(), {span.begin, span.end});
    }
    to_utf16(text, places);
    json_.open().key("d").document(id).key("x").text(text).key("cr").list();
    for (std::size_t i = 0; i < document.credits.size(); ++i) {
      json_.list().number(places[2 * i]).number(places[2 * i + 1]);
      json_.text(word_of(document.credits[i].form)).index(document.credits[i].source).end_list();
    }
    json_.end_list();
    std::size_t next = 2 * document.credits.size();
    for (const auto& [key, spans] :
         {std::pair("sh", &stretches.shared), std::pair("g", &stretches.standing)}) {
      json_.key(key).list();
      for (std::size_t i = 0; i < spans->size(); ++i, next += 2) {
        json_.list().number(places[next]).number(places[next + 1]).end_list();
      }
      json_.end_list();
    }
    json_.close();
    texts_.add(json_.take());
  }
  return absl::OkStatus();
}

void Page::add_documents() {
  for (std::size_t i = 0; i < listed_.size(); ++i) {
    if (!listed_[i]) continue;
    const AuditDocument& document = audit_.documents[i];
    json_.open();
    write_document(document, json_);
    json_.close();
    documents_.add(json_.take());
  }
}

void Page::write_document(const AuditDocument& document, Json& json) const {
  json.key("d").document(document.id).key("n").text(document.name);
  const auto said = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) json.key(key).text(value.substr(0, 2048));
  };
  if (document.outlet != kNoIndex) said("s", audit_.outlets[document.outlet].name);
  said("t", document.date);
  said("h", document.title);
  said("u", document.url);
  if (document.stamp.unit != StampUnit::kNone) {
    json.key("a").list().signed_number(document.stamp.day);
    if (document.stamp.unit == StampUnit::kTime) {
      json.signed_number(document.stamp.seconds - document.stamp.day * audit_words::kDay);
    }
    json.end_list();
  }
  json.key("z").number(document.chars);
  json.key("st").text(word_of(document.state)).key("or").share(document.original);
  json.key("b").number(document.boilerplate_chars).key("bo").number(document.borrowed_chars);
  if (std::ranges::any_of(document.coverage, [](std::uint8_t part) { return part > 0; })) {
    json.key("cv").list();
    for (const std::uint8_t part : document.coverage) json.number(part);
    json.end_list();
  }
  if (!document.credits.empty()) {
    json.key("cr").list();
    for (const Credit& credit : document.credits) {
      json.list().text(word_of(credit.form)).index(credit.source).end_list();
    }
    json.end_list();
  }
  if (document.mentions > 0) json.key("me").number(document.mentions);
  if (document.version_chain != kNoIndex) json.key("v").number(document.version_chain);
}

std::string Page::summary() {
  json_.open().key("command").text("audit").key("counts").open();
  write_counts(json_);
  json_.close().key("totals").open();
  json_.key("clusters").number(audit_.clusters.size()).key("pairs").number(audit_.pairs.size());
  json_.key("versions").number(audit_.versions.size());
  json_.key("outlets").number(audit_.outlets.size()).close();
  json_.key("params").open();
  for (const Setting& setting : settings()) {
    json_.key(setting.name).text(value_of(setting, audit_.params));
  }
  json_.key("since").text(audit_.settings.since).key("until").text(audit_.settings.until);
  json_.key("window").text(std::to_string(audit_.settings.window));
  json_.key("time_zone").text(audit_.settings.time_zone).close().close();
  return json_.take();
}

void Page::write_counts(Json& json) const {
  const AuditCounts& c = audit_.counts;
  const std::pair<const char*, std::uint64_t> numbers[] = {
      {"documents", c.documents},
      {"without_source", c.without_source},
      {"without_date", c.without_date},
      {"date_only", c.date_only},
      {"coarse_date", c.coarse_date},
      {"broken_date", c.broken_date},
      {"future_date", c.future_date},
      {"date_from_url", c.date_from_url},
      {"url_differs_a_day", c.url_differs_a_day},
      {"url_differs_more", c.url_differs_more},
      {"midnight_only", c.midnight_only},
      {"without_zone", c.without_zone},
      {"outside_dates", c.outside_dates},
      {"outside_window", c.outside_window},
      {"pairs_left_out", c.pairs_left_out},
      {"boilerplate_chars", c.boilerplate_chars},
      {"chars", c.chars},
      {"ignored_tokens", c.ignored_tokens},
      {"cross_pairs", c.cross_pairs},
      {"wire_pairs", c.wire_pairs},
      {"same_owner_pairs", c.same_owner_pairs},
      {"first", c.first},
      {"ties", c.ties},
      {"unknown", c.unknown},
      {"disagreements", c.disagreements},
  };
  for (const auto& [name, value] : numbers) json.key(name).number(value);
  for (const auto& [name, map] :
       {std::pair("kinds", &c.kinds), std::pair("states", &c.states),
        std::pair("credits", &c.credits), std::pair("headlines", &c.headlines)}) {
    json.key(name).open();
    for (const auto& [word, n] : *map) json.key(word).number(n);
    json.close();
  }
}

std::string Page::notes() {
  json_.open().key("rows_left_out").number(clusters_.left_out());
  json_.key("pairs_left_out").number(pairs_.left_out());
  json_.key("versions_left_out").number(versions_.left_out());
  json_.key("texts_left_out").number(texts_.left_out());
  json_.key("documents_left_out").number(documents_.left_out());
  const std::size_t phrases = audit_.phrases.size();
  json_.key("phrases_left_out").number(phrases - std::min(phrases, kMostPhrases));
  const std::size_t flows = audit_.flows.size();
  json_.key("flows_left_out").number(flows - std::min(flows, kMostFlows)).close();
  return json_.take();
}

std::string Page::sources() {
  json_.list();
  for (const CreditSource& source : audit_.sources) {
    json_.list().text(source.name).yes(source.agency).yes(source.press_release);
    json_.yes(source.has_documents).end_list();
  }
  return json_.end_list().take();
}

std::string Page::outlets() {
  json_.list();
  for (const AuditOutlet& outlet : audit_.outlets) {
    json_.open().key("n").text(outlet.name);
    if (!outlet.owner.empty()) json_.key("o").text(outlet.owner);
    if (!outlet.agency.empty()) json_.key("a").text(outlet.agency);
    json_.key("d").number(outlet.documents).key("dated").number(outlet.dated);
    json_.key("credited").number(outlet.credited).key("in").number(outlet.syndicated_in);
    json_.key("out").number(outlet.syndicated_out).key("chars").number(outlet.chars);
    json_.key("boilerplate").number(outlet.boilerplate_chars).key("affixes").list();
    for (const std::string& affix : outlet.title_affixes) json_.text(affix);
    json_.end_list().close();
  }
  return json_.end_list().take();
}

void write_figures(const FlowFigures& figures, Json& json) {
  json.list().number(figures.pairs).number(figures.sender_documents);
  json.number(figures.receiver_documents).share(figures.sender_share);
  json.share(figures.receiver_share).number(figures.chars).number(figures.full_chars);
  json.number(figures.lag.n).signed_number(figures.lag.lower);
  json.signed_number(figures.lag.median).signed_number(figures.lag.upper).end_list();
}

// Those with most pairs, if there are too many.
std::string Page::flows() {
  std::vector<std::uint32_t> order(audit_.flows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::uint32_t x, std::uint32_t y) {
    return audit_.flows[x].all.pairs > audit_.flows[y].all.pairs;
  });
  order.resize(std::min(order.size(), kMostFlows));
  json_.list();
  for (const std::uint32_t i : order) {
    const OutletFlow& flow = audit_.flows[i];
    json_.list().number(flow.sender).number(flow.receiver).text(word_of(flow.direction));
    json_.yes(flow.same_owner);
    write_figures(flow.all, json_);
    write_figures(flow.without_wire, json_);
    json_.end_list();
  }
  return json_.end_list().take();
}

std::string Page::lags() {
  json_.list();
  for (std::size_t i = 0; i < std::min(audit_.lags.size(), kMostFlows); ++i) {
    const LagHistogram& lag = audit_.lags[i];
    json_.list().index(lag.sender).index(lag.receiver).text(word_of(lag.unit)).number(lag.ties);
    json_.list();
    for (const std::int64_t begin : lag_class_begins(lag.unit)) json_.signed_number(begin);
    json_.end_list().list();
    for (const std::uint64_t count : lag.counts) json_.number(count);
    json_.end_list().end_list();
  }
  return json_.end_list().take();
}

std::string Page::phrases() {
  json_.list();
  for (std::size_t i = 0; i < std::min(audit_.phrases.size(), kMostPhrases); ++i) {
    const TravellingPhrase& phrase = audit_.phrases[i];
    json_.list().text(std::string_view(phrase.text).substr(0, 1'000)).number(phrase.outlets);
    json_.number(phrase.documents).signed_number(phrase.life_seconds);
    json_.signed_number(phrase.half_of_outlets_seconds).text(word_of(phrase.unit));
    json_.index(phrase.cluster).document(phrase.document).end_list();
  }
  return json_.end_list().take();
}

}  // namespace

absl::Status write_audit_page(const Audit& audit, const AuditTextLookup& text_of,
                              OutputFile& file) {
  return Page(audit, text_of, file).write();
}

}  // namespace dittograph
