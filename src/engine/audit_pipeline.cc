#include "engine/audit_pipeline.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/resources.h"
#include "base/status.h"
#include "engine/audit_figures.h"
#include "reader/file_bytes.h"
#include "report/audit_database.h"
#include "report/audit_files.h"
#include "report/audit_page.h"

namespace dittograph {
namespace {

constexpr const char* kTexts = "/texts";
constexpr const char* kDatabase = "audit.sqlite";

CleanRequest as_clean(const AuditRequest& request) {
  CleanRequest clean;
  clean.inputs = request.inputs;
  clean.format = request.format;
  clean.output = request.output;
  clean.force = request.force;
  clean.strict = request.strict;
  clean.params = request.params;
  clean.params.keep = Keep::kEarliest;
  clean.run = request.run;
  return clean;
}

absl::StatusOr<std::string> read_small_file(const std::string& path) {
  DITTOGRAPH_ASSIGN_OR_RETURN(FileBytes file, FileBytes::open(path, path));
  std::string all;
  std::array<char, 1 << 16> chunk{};
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, file.read(chunk));
    all.append(chunk.data(), n);
    if (n < chunk.size()) return all;
  }
}

std::int64_t day_of_the_run() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return now.time_since_epoch().count();
}

}  // namespace

AuditPipeline::AuditPipeline(const AuditRequest& request)
    : AuditAsClean{as_clean(request)}, Pipeline(clean), request_(request) {}

// Reads like the question: what was written where, what is each outlet's own, who had it first,
// and what became of it.
absl::StatusOr<AuditOutcome> AuditPipeline::run() {
  DITTOGRAPH_RETURN_IF_ERROR(read_lists());
  DITTOGRAPH_ASSIGN_OR_RETURN(Opened opened, open());
  const std::unique_ptr<OutputFolder>& out = opened.out;
  const InputPlan& plan = opened.plan;

  DITTOGRAPH_ASSIGN_OR_RETURN(Corpus corpus, read_all(plan, *out));   // reader .. sketch
  DITTOGRAPH_ASSIGN_OR_RETURN(const Shared shared, compare(corpus));  // index .. cluster
  name_outlets(corpus);
  set_aside(corpus, shared);        // boilerplate, ignored phrases
  group_documents(corpus, shared);  // who shares something
  stages_.end("set aside");
  DITTOGRAPH_RETURN_IF_ERROR(gather(plan, corpus));  // texts, titles, credits
  date_documents();
  order_documents(corpus);
  learn_affixes();
  const CandidatePairs candidates = find_candidates();
  stages_.end("candidates");
  audit_.counts.outside_window = candidates.outside_window;
  audit_.counts.pairs_left_out = candidates.left_out;

  const AuditContext context = {audit_, facts_, corpus, *texts_, parallel_};
  DITTOGRAPH_ASSIGN_OR_RETURN(const PairParts parts, compare_pairs(context, candidates.pairs));
  stages_.end("pairs");
  DITTOGRAPH_RETURN_IF_ERROR(tell_clusters(context, parts));
  add_standing_texts(context, standing_texts_);
  stages_.end("clusters");
  DITTOGRAPH_RETURN_IF_ERROR(tell_coverage(context, parts));
  tell_figures(context);  // versions, states, outlet by outlet, lags, counts
  stages_.end("figures");
  DITTOGRAPH_RETURN_IF_ERROR(write(*out));
  texts_.reset();
  opened.scratch.reset();
  tell_inputs(plan);
  AuditOutcome told = outcome(corpus, shared, *out);
  DITTOGRAPH_RETURN_IF_ERROR(write_audit_summary(audit_, told.summary, *out));
  DITTOGRAPH_RETURN_IF_ERROR(out->commit());
  return told;
}

absl::Status AuditPipeline::read_lists() {
  std::string lines(shipped_agencies());
  std::string place = "the list that comes with the program";
  if (!request_.agencies.empty()) {
    DITTOGRAPH_ASSIGN_OR_RETURN(lines, read_small_file(request_.agencies));
    place = request_.agencies;
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(agencies_, parse_agencies(lines, place));
  if (!request_.owner_groups.empty()) {
    DITTOGRAPH_ASSIGN_OR_RETURN(lines, read_small_file(request_.owner_groups));
    DITTOGRAPH_ASSIGN_OR_RETURN(owners_, parse_owner_groups(lines, request_.owner_groups));
  }
  if (!request_.ignore_phrases.empty()) {
    DITTOGRAPH_ASSIGN_OR_RETURN(lines, read_small_file(request_.ignore_phrases));
    DITTOGRAPH_ASSIGN_OR_RETURN(ignored_, IgnoredPhrases::parse(lines, request_.ignore_phrases));
  }
  const AuditParams& settings = request_.audit;
  DITTOGRAPH_ASSIGN_OR_RETURN(stamp_rule_.zone, parse_time_zone(settings.time_zone));
  const auto day = [](const char* flag, const std::string& text, std::int64_t& to) -> absl::Status {
    if (text.empty()) return absl::OkStatus();
    const absl::StatusOr<std::int64_t> read = parse_day(text);
    if (!read.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(flag, ": ", read.status().message()));
    }
    to = *read;
    return absl::OkStatus();
  };
  stamp_rule_.today = day_of_the_run();
  DITTOGRAPH_RETURN_IF_ERROR(day("--today", settings.today, stamp_rule_.today));
  DITTOGRAPH_RETURN_IF_ERROR(day("--since", settings.since, since_));
  DITTOGRAPH_RETURN_IF_ERROR(day("--until", settings.until, until_));
  audit_.settings = settings;
  audit_.settings.today = stamp_text(
      {.unit = StampUnit::kDay, .day = stamp_rule_.today, .seconds = 0, .from_url = false});
  audit_.params = request_.params;
  return absl::OkStatus();
}

// Outlets by name; agencies among them; whom a text can credit: all agencies, then all outlets.
void AuditPipeline::name_outlets(const Corpus& corpus) {
  const std::size_t n = corpus.n_documents();
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::string_view source = corpus.source(DocId{i});
    if (!source.empty()) numbers.emplace(std::string(source), 0);
  }
  for (const Agency& agency : agencies_.agencies) {
    audit_.sources.push_back({.name = agency.name,
                              .agency = !agency.press_release,
                              .press_release = agency.press_release,
                              .has_documents = false});
  }
  std::vector<std::string> creditable;
  std::vector<std::uint32_t> sources;  // by outlet
  for (auto& [name, number] : numbers) {
    number = static_cast<std::uint32_t>(audit_.outlets.size());
    AuditOutlet& outlet = audit_.outlets.emplace_back();
    outlet.name = name;
    if (const auto owner = owners_.find(name); owner != owners_.end()) outlet.owner = owner->second;
    const std::uint32_t agency = agency_of_outlet(agencies_, name, "");
    const bool listed = agency != kNoIndex;
    if (listed) audit_.sources[agency].has_documents = true;
    if (listed && audit_.sources[agency].agency) outlet.agency = audit_.sources[agency].name;
    sources.push_back(listed ? agency : static_cast<std::uint32_t>(audit_.sources.size()));
    audit_.sources.push_back(
        {.name = name, .agency = false, .press_release = false, .has_documents = true});
    creditable.push_back(listed ? "" : name);
  }
  names_ = std::make_unique<CreditNames>(agencies_, creditable);

  audit_.documents.resize(n);
  facts_.own_sources.assign(n, kNoIndex);
  for (std::uint32_t i = 0; i < n; ++i) {
    AuditDocument& document = audit_.documents[i];
    document.id = DocId{i};
    document.name = std::string(corpus.name(document.id));
    document.date = std::string(corpus.date(document.id));
    const std::string_view source = corpus.source(document.id);
    if (source.empty()) {
      ++audit_.counts.without_source;
      continue;
    }
    document.outlet = numbers.find(source)->second;
    facts_.own_sources[i] = sources[document.outlet];
  }
  audit_.counts.documents = n;
}

std::vector<StandingLine> AuditPipeline::standing_lines(const Corpus& corpus,
                                                        const Shared& shared) {
  std::vector<std::uint32_t> outlets;
  std::vector<std::uint32_t> stories;
  for (const AuditDocument& document : audit_.documents) {
    outlets.push_back(document.outlet);
    const std::uint32_t cluster = shared.memberships[index_of(document.id)].cluster;
    stories.push_back(cluster == Membership::kNone ? kNoIndex : cluster);
  }
  return find_standing_lines(
      {.outlet = outlets,
       .story = stories,
       .tokens = [&](DocId document) { return corpus.tokens().tokens(document); },
       .sentences =
           [&](DocId document, std::vector<std::uint32_t>& begins) {
             for (const StoredSentence& sentence : corpus.sentences().of(document)) {
               begins.push_back(sentence.first_token);
             }
           }},
      {}, parallel_);
}

// What does not count: standing text found before and after documents were compared, and phrases
// that the user names.
void AuditPipeline::set_aside(const Corpus& corpus, const Shared& shared) {
  const std::size_t n = corpus.n_documents();
  facts_.left_out.resize(n);
  standing_of_.resize(n);
  const std::vector<StandingLine> lines = standing_lines(corpus, shared);
  auto line = lines.begin();
  absl::flat_hash_map<std::uint64_t, std::uint32_t> number_of_line;
  standing_.begins.push_back(0);
  std::vector<std::uint32_t> number(shared.passages.clusters.size(), kNoIndex);
  for (std::uint32_t i = 0; i < n; ++i) {
    const DocId document{i};
    std::vector<TokenRange> ranges;
    for (const TokenRange& range : shared.standing_text.of(document)) ranges.push_back(range);
    for (const auto& [cluster, witness] : shared.witnesses_of(document)) {
      const PassageCluster& passage = shared.passages.clusters[cluster];
      if (passage.kind != PassageKind::kBoilerplate) continue;
      if (number[cluster] == kNoIndex) {
        number[cluster] = static_cast<std::uint32_t>(standing_texts_.size());
        standing_texts_.emplace_back();
      }
      ranges.push_back(passage.witnesses[witness].tokens);
      standing_.ranges.push_back(passage.witnesses[witness].tokens);
      standing_of_[i].push_back(number[cluster]);
    }
    const TokenSet long_ones = set_of(ranges);
    for (; line != lines.end() && line->document == document; ++line) {
      const TokenRange one[] = {line->tokens};
      if (!common(one, long_ones).empty()) continue;  // told already
      const auto next = static_cast<std::uint32_t>(standing_texts_.size());
      const auto [place, fresh] = number_of_line.emplace(line->text, next);
      if (fresh) standing_texts_.emplace_back();
      ranges.push_back(line->tokens);
      standing_.ranges.push_back(line->tokens);
      standing_of_[i].push_back(place->second);
    }
    standing_.begins.push_back(standing_.ranges.size());
    if (!ignored_.empty()) {
      const TokenSet found = ignored_.find(corpus.tokens().tokens(document));
      audit_.counts.ignored_tokens += size_of(found);
      ranges.insert(ranges.end(), found.begin(), found.end());
    }
    facts_.left_out[i] = set_of(std::move(ranges));
  }
}

// Documents that share something, by every way that the comparisons found it.
void AuditPipeline::group_documents(const Corpus& corpus, const Shared& shared) {
  wanted_.assign(corpus.n_documents(), false);
  const auto add = [&](DocId document) {
    groups_.add(document);
    wanted_[index_of(document)] = true;
  };
  for (const DocumentCluster& cluster : shared.documents.clusters.clusters) {
    add(cluster.representative);
    for (const ClusterMember& member : cluster.members) add(member.document);
    groups_.end(true);
  }
  for (const DocumentLink& link : shared.documents.clusters.links) {
    add(link.smaller);
    add(link.larger);
    groups_.end(true);
  }
  for (const PassageCluster& cluster : shared.passages.clusters) {
    if (cluster.kind == PassageKind::kBoilerplate) continue;
    for (const PassageWitness& witness : cluster.witnesses) add(witness.document);
    groups_.end(false);
  }
}

absl::Status AuditPipeline::gather(const InputPlan& plan, const Corpus& corpus) {
  facts_.canonicals.resize(corpus.n_documents());
  facts_.own_names.resize(corpus.n_documents());
  DITTOGRAPH_ASSIGN_OR_RETURN(PlacedTexts texts, PlacedTexts::create(scratch_ + kTexts, resident_));
  texts_.emplace(std::move(texts));
  const GatherInput input = {.plan = plan,
                             .corpus = corpus,
                             .findings = batch_findings_,
                             .first_documents = first_documents_,
                             .wanted = wanted_,
                             .boilerplate = standing_,
                             .names = *names_,
                             .own_sources = facts_.own_sources};
  std::vector<std::unique_ptr<Gatherer>> workers;
  for (std::size_t i = 0; i < parallel_.n_threads(); ++i) {
    workers.push_back(std::make_unique<Gatherer>(input));
  }
  std::vector<GatherBatch> slots(parallel_.n_threads() + 2);
  std::size_t n_batches = 0;
  DITTOGRAPH_RETURN_IF_ERROR(for_each_batch<GatherBatch>(
      plan, slots, [&](GatherBatch& batch, std::size_t worker) { workers[worker]->work(batch); },
      [&](GatherBatch& batch) {
        ++n_batches;
        return take_gathered(batch);
      }));
  if (n_batches != batch_findings_.size()) return changed_meanwhile();
  DITTOGRAPH_RETURN_IF_ERROR(texts_->finish());
  stages_.end("gather");
  return absl::OkStatus();
}

absl::Status AuditPipeline::take_gathered(GatherBatch& batch) {
  if (batch.changed_meanwhile) return changed_meanwhile();
  for (const RawRecord& record : batch.raw.records) {
    if (record.input >= input_bytes_.size()) input_bytes_.resize(record.input + 1, 0);
    input_bytes_[record.input] = record.stream_begin + record.bytes.size();
  }
  for (GatheredDocument& gathered : batch.documents) {
    const std::size_t i = index_of(gathered.id);
    AuditDocument& document = audit_.documents[i];
    document.title = std::move(gathered.title);
    document.url = std::move(gathered.url);
    document.header_bytes = gathered.header_bytes;
    document.header_chars = gathered.header_chars;
    document.chars = gathered.chars;
    document.boilerplate_chars = gathered.boilerplate_chars;
    document.mentions = gathered.mentions;
    const std::uint32_t own = facts_.own_sources[i];
    if (own != kNoIndex && audit_.sources[own].agency) {
      document.credits.push_back({.form = Credit::Form::kOwnDomain, .source = own, .bytes = {}});
    }
    document.credits.insert(document.credits.end(), gathered.credits.begin(),
                            gathered.credits.end());
    facts_.canonicals[i] = std::move(gathered.canonical);
    if (wanted_[i]) facts_.own_names[i] = std::move(gathered.own_names);
    for (std::size_t k = 0; k < gathered.boilerplate.size(); ++k) {
      StandingText& standing = standing_texts_[standing_of_[i][k]];
      if (standing.documents.empty()) standing.excerpt = std::move(gathered.excerpts[k]);
      standing.documents.push_back(gathered.id);
      standing.bytes.push_back(gathered.boilerplate[k]);
    }
    if (!wanted_[i]) continue;
    document.has_text = true;
    DITTOGRAPH_RETURN_IF_ERROR(texts_->append(gathered.id, gathered.text, gathered.places));
  }
  return absl::OkStatus();
}

void AuditPipeline::date_documents() {
  std::vector<ReadStamp> stamps;
  std::vector<std::uint64_t> n_times(audit_.outlets.size() + 1, 0);
  std::vector<std::uint64_t> n_midnights(audit_.outlets.size() + 1, 0);
  const auto place_of = [&](const AuditDocument& document) {
    return std::min<std::size_t>(document.outlet, audit_.outlets.size());
  };
  for (const AuditDocument& document : audit_.documents) {
    const ReadStamp& read =
        stamps.emplace_back(read_stamp(document.date, document.url, stamp_rule_));
    n_times[place_of(document)] += read.stamp.unit == StampUnit::kTime ? 1 : 0;
    n_midnights[place_of(document)] += read.stamp.unit == StampUnit::kTime && read.midnight ? 1 : 0;
  }
  AuditCounts& counts = audit_.counts;
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    AuditDocument& document = audit_.documents[i];
    const ReadStamp& read = stamps[i];
    document.stamp = read.stamp;
    if (writes_midnight(n_times[place_of(document)], n_midnights[place_of(document)])) {
      document.stamp = without_time(read);
      counts.midnight_only += document.stamp.unit != read.stamp.unit ? 1 : 0;
    }
    counts.coarse_date += read.coarse ? 1 : 0;
    counts.broken_date += read.broken ? 1 : 0;
    counts.future_date += read.future ? 1 : 0;
    counts.without_zone += read.without_zone && document.stamp.unit == StampUnit::kTime ? 1 : 0;
    counts.date_from_url += document.stamp.from_url ? 1 : 0;
    counts.without_date += document.stamp.unit == StampUnit::kNone ? 1 : 0;
    counts.date_only += document.stamp.unit == StampUnit::kDay ? 1 : 0;
    if (read.url_day && !document.stamp.from_url && document.stamp.unit != StampUnit::kNone) {
      const std::int64_t apart = std::abs(*read.url_day - document.stamp.day);
      counts.url_differs_a_day += apart == 1 ? 1 : 0;
      counts.url_differs_more += apart > 1 ? 1 : 0;
    }
  }
}

// By time, then name: what has no date comes last.
void AuditPipeline::order_documents(const Corpus& corpus) {
  const std::size_t n = audit_.documents.size();
  std::vector<std::uint32_t> by_time(n);
  std::iota(by_time.begin(), by_time.end(), std::uint32_t{0});
  const auto key = [&](std::uint32_t i) {
    const AuditDocument& document = audit_.documents[i];
    const bool dated = document.stamp.unit != StampUnit::kNone;
    return std::make_tuple(!dated, dated ? document.stamp.seconds : 0,
                           std::string_view(document.name), corpus.source(document.id), i);
  };
  std::sort(by_time.begin(), by_time.end(),
            [&](std::uint32_t x, std::uint32_t y) { return key(x) < key(y); });
  facts_.order.resize(n);
  for (std::uint32_t place = 0; place < n; ++place) facts_.order[by_time[place]] = place;
}

void AuditPipeline::learn_affixes() {
  std::vector<AffixCounter> counters(audit_.outlets.size());
  for (const AuditDocument& document : audit_.documents) {
    if (document.outlet != kNoIndex) counters[document.outlet].add(document.title);
  }
  for (std::size_t i = 0; i < counters.size(); ++i) {
    facts_.affixes.push_back(counters[i].affixes(audit_.outlets[i].name));
    std::vector<std::string>& shown = audit_.outlets[i].title_affixes;
    shown = facts_.affixes[i].prefixes;
    shown.insert(shown.end(), facts_.affixes[i].suffixes.begin(), facts_.affixes[i].suffixes.end());
  }
}

CandidatePairs AuditPipeline::find_candidates() {
  std::vector<std::uint32_t> outlets;
  std::vector<Stamp> stamps;
  std::vector<bool> left_out;
  for (const AuditDocument& document : audit_.documents) {
    outlets.push_back(document.outlet);
    stamps.push_back(document.stamp);
    const bool dated = document.stamp.unit != StampUnit::kNone;
    left_out.push_back(dated && (document.stamp.day < since_ || document.stamp.day > until_));
    audit_.counts.outside_dates += left_out.back() ? 1 : 0;
  }
  return candidate_pairs(groups_,
                         {.outlet = outlets,
                          .stamp = stamps,
                          .order = facts_.order,
                          .left_out = left_out,
                          .window = request_.audit.window},
                         parallel_);
}

// The database beside the other files: neither waits for the other, and only one opens files in
// the folder.
absl::Status AuditPipeline::write(OutputFolder& out) {
  const std::string database = out.staged_path(kDatabase);
  absl::Status of_files;
  absl::Status of_database;
  parallel_.both([&] { of_files = write_files(out); },
                 [&] { of_database = write_audit_database(audit_, database); });
  DITTOGRAPH_RETURN_IF_ERROR(of_files);
  DITTOGRAPH_RETURN_IF_ERROR(of_database);
  DITTOGRAPH_RETURN_IF_ERROR(out.add(kDatabase));
  stages_.end("results");
  return absl::OkStatus();
}

absl::Status AuditPipeline::write_files(OutputFolder& out) {
  const AuditTexts texts = [this](DocId document, std::string& text) {
    return texts_->read(document, text);
  };
  DITTOGRAPH_RETURN_IF_ERROR(write_audit_files(audit_, texts, out));
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> page, out.file("report.html"));
  DITTOGRAPH_RETURN_IF_ERROR(write_audit_page(audit_, texts, *page));
  return page->close();
}

void AuditPipeline::tell_inputs(const InputPlan& plan) {
  input_bytes_.resize(plan.files.size(), 0);
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    const InputFile& file = plan.files[i];
    InputSummary& input = summary_.inputs.emplace_back();
    input.name = file.name;
    input.relative_name = file.relative_name;
    input.format = format_name(file.format);
    input.compression = compression_name(file.compression);
    input.bytes = input_bytes_[i];
    const FieldNames& names = plan.fields[i];
    const std::pair<const char*, const std::string*> fields[] = {
        {"text", &names.text}, {"id", &names.id},     {"title", &names.title},
        {"url", &names.url},   {"date", &names.date}, {"source", &names.source}};
    for (const auto& [field, name] : fields) {
      if (!name->empty()) input.fields.emplace(field, *name);
    }
  }
}

AuditOutcome AuditPipeline::outcome(const Corpus& corpus, const Shared& shared, OutputFolder& out) {
  summarise(corpus, shared);
  summary_.stages = stages_.stages();
  count_stages(summary_);
  AuditOutcome told;
  told.summary = std::move(summary_);
  told.summary.command = "audit";
  told.summary.params = request_.params;
  told.summary.files = out.names();
  told.summary.files.emplace_back("summary.json");
  told.counts = audit_.counts;
  told.outlets = audit_.outlets.size();
  told.pairs = audit_.pairs.size();
  told.clusters = audit_.clusters.size();
  told.chains = audit_.versions.size();
  const Resources used = resources_now();
  told.summary.wall_seconds = used.wall_seconds;
  told.summary.cpu_seconds = used.cpu_seconds;
  told.summary.peak_bytes = used.peak_bytes;
  return told;
}

absl::StatusOr<AuditOutcome> audit(const AuditRequest& request) {
  resources_now();  // starts the clock
  return AuditPipeline(request).run();
}

}  // namespace dittograph
