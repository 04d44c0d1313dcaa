#include "report/audit_database.h"

#include <concepts>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include <sqlite3.h>

#include "base/status.h"
#include "dittograph/audit_words.h"
#include "dittograph/match.h"
#include "report/audit_files.h"
#include "report/json_text.h"
#include "report/sqlite_database.h"

namespace dittograph {
namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE counts(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outlets(
  outlet INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, owner TEXT, agency TEXT,
  documents INTEGER NOT NULL, dated INTEGER NOT NULL, credited INTEGER NOT NULL,
  syndicated_in INTEGER NOT NULL, syndicated_out INTEGER NOT NULL,
  chars INTEGER NOT NULL, boilerplate_chars INTEGER NOT NULL);
CREATE TABLE title_affixes(outlet INTEGER NOT NULL REFERENCES outlets, affix TEXT NOT NULL);
CREATE TABLE sources(
  source INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
  has_documents INTEGER NOT NULL);
CREATE TABLE documents(
  document INTEGER PRIMARY KEY, name TEXT NOT NULL, outlet INTEGER REFERENCES outlets,
  title TEXT, url TEXT, date TEXT, stamp TEXT, stamp_unit TEXT NOT NULL, seconds INTEGER,
  header_bytes INTEGER NOT NULL, chars INTEGER NOT NULL, boilerplate_chars INTEGER NOT NULL,
  borrowed_chars INTEGER NOT NULL, original REAL NOT NULL, state TEXT NOT NULL,
  chain INTEGER, mentions INTEGER NOT NULL);
CREATE TABLE coverage(
  document INTEGER NOT NULL REFERENCES documents, tenth INTEGER NOT NULL, percent INTEGER NOT NULL,
  PRIMARY KEY(document, tenth)) WITHOUT ROWID;
CREATE TABLE credits(
  document INTEGER NOT NULL REFERENCES documents, number INTEGER NOT NULL, form TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES sources, "begin" INTEGER, "end" INTEGER,
  PRIMARY KEY(document, number)) WITHOUT ROWID;
CREATE TABLE pairs(
  pair INTEGER PRIMARY KEY,
  a INTEGER NOT NULL REFERENCES documents, b INTEGER NOT NULL REFERENCES documents,
  same_outlet INTEGER NOT NULL, same_owner INTEGER NOT NULL, direction TEXT NOT NULL,
  says_date TEXT, says_credit TEXT, says_canonical TEXT, says_containment TEXT, says_agency TEXT,
  disagreement INTEGER NOT NULL, lag_seconds INTEGER, lag_unit TEXT NOT NULL,
  chars_a INTEGER NOT NULL, chars_b INTEGER NOT NULL,
  full_chars_a INTEGER NOT NULL, full_chars_b INTEGER NOT NULL,
  share_a REAL NOT NULL, share_b REAL NOT NULL, longest_run INTEGER NOT NULL,
  fragments INTEGER NOT NULL, density REAL NOT NULL, headline TEXT NOT NULL, credit TEXT NOT NULL,
  credit_a INTEGER, credit_b INTEGER, wire TEXT NOT NULL,
  unchanged INTEGER NOT NULL, edited INTEGER NOT NULL, added INTEGER NOT NULL,
  deleted INTEGER NOT NULL, moved INTEGER NOT NULL, cluster INTEGER);
CREATE TABLE spans(
  pair INTEGER NOT NULL REFERENCES pairs, a_begin INTEGER NOT NULL, a_end INTEGER NOT NULL,
  b_begin INTEGER NOT NULL, b_end INTEGER NOT NULL, tokens INTEGER NOT NULL,
  boilerplate INTEGER NOT NULL);
CREATE TABLE changes(
  pair INTEGER NOT NULL REFERENCES pairs, kind TEXT NOT NULL, before TEXT NOT NULL,
  after TEXT NOT NULL);
CREATE TABLE clusters(
  cluster INTEGER PRIMARY KEY, kind TEXT NOT NULL, reasons TEXT NOT NULL, wire TEXT NOT NULL,
  source INTEGER REFERENCES sources, outlets INTEGER NOT NULL, documents INTEGER NOT NULL,
  independent INTEGER NOT NULL, origin INTEGER NOT NULL REFERENCES documents,
  origin_known INTEGER NOT NULL, excerpt TEXT NOT NULL);
CREATE TABLE members(
  cluster INTEGER NOT NULL REFERENCES clusters, document INTEGER NOT NULL REFERENCES documents,
  place INTEGER NOT NULL, chars INTEGER NOT NULL, share REAL NOT NULL,
  "from" INTEGER REFERENCES documents, pair INTEGER REFERENCES pairs,
  independent INTEGER NOT NULL, PRIMARY KEY(cluster, document)) WITHOUT ROWID;
CREATE TABLE member_spans(
  cluster INTEGER NOT NULL REFERENCES clusters, document INTEGER NOT NULL REFERENCES documents,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE TABLE versions(
  chain INTEGER NOT NULL, step INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents,
  pair INTEGER REFERENCES pairs, same_text INTEGER NOT NULL, ordered INTEGER NOT NULL,
  PRIMARY KEY(chain, step)) WITHOUT ROWID;
CREATE TABLE flows(
  sender INTEGER NOT NULL REFERENCES outlets, receiver INTEGER NOT NULL REFERENCES outlets,
  direction TEXT NOT NULL, wire TEXT NOT NULL, same_owner INTEGER NOT NULL, pairs INTEGER NOT NULL,
  edges INTEGER NOT NULL, sender_documents INTEGER NOT NULL, receiver_documents INTEGER NOT NULL,
  sender_share REAL NOT NULL, receiver_share REAL NOT NULL, chars INTEGER NOT NULL,
  full_chars INTEGER NOT NULL, lags INTEGER NOT NULL, lag_lower INTEGER, lag_median INTEGER,
  lag_upper INTEGER, PRIMARY KEY(sender, receiver, direction, wire)) WITHOUT ROWID;
CREATE TABLE lags(
  sender INTEGER REFERENCES outlets, receiver INTEGER REFERENCES outlets, unit TEXT NOT NULL,
  at_least INTEGER, pairs INTEGER NOT NULL);
CREATE TABLE phrases(
  cluster INTEGER PRIMARY KEY REFERENCES clusters, outlets INTEGER NOT NULL,
  documents INTEGER NOT NULL, life_seconds INTEGER, half_of_outlets_seconds INTEGER,
  unit TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents, "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL);
)sql";

constexpr const char* kIndexes = R"sql(
CREATE UNIQUE INDEX documents_by_name ON documents(name, document);
CREATE INDEX documents_by_outlet ON documents(outlet);
CREATE INDEX pairs_by_a ON pairs(a);
CREATE INDEX pairs_by_b ON pairs(b);
CREATE INDEX pairs_by_cluster ON pairs(cluster);
CREATE INDEX spans_by_pair ON spans(pair);
CREATE INDEX changes_by_pair ON changes(pair);
CREATE INDEX members_by_document ON members(document);
CREATE INDEX member_spans_by_cluster ON member_spans(cluster, document);
CREATE INDEX versions_by_document ON versions(document);
CREATE VIEW reuse AS
  SELECT p.pair, x.name AS sender_document, ox.name AS sender, y.name AS receiver_document,
         oy.name AS receiver, p.direction, p.lag_seconds, p.lag_unit, p.share_a AS sender_share,
         p.share_b AS receiver_share, p.credit, p.headline, p.wire, p.cluster
  FROM pairs p JOIN documents x ON x.document = p.a JOIN documents y ON y.document = p.b
  LEFT JOIN outlets ox ON ox.outlet = x.outlet LEFT JOIN outlets oy ON oy.outlet = y.outlet
  WHERE NOT p.same_outlet;
CREATE VIEW both_ways AS
  SELECT pair, a AS document, b AS other, direction, lag_seconds, lag_unit, share_a AS share,
         share_b AS other_share FROM pairs WHERE NOT same_outlet
  UNION ALL
  SELECT pair, b, a, CASE direction WHEN 'first' THEN 'later' ELSE direction END, -lag_seconds,
         lag_unit, share_b, share_a FROM pairs WHERE NOT same_outlet;
CREATE VIEW matrix AS
  SELECT s.name AS sender, r.name AS receiver, f.direction, f.wire, f.same_owner, f.pairs, f.edges,
         f.sender_documents, f.receiver_documents, f.sender_share, f.receiver_share, f.chars,
         f.full_chars, f.lags, f.lag_lower, f.lag_median, f.lag_upper
  FROM flows f JOIN outlets s ON s.outlet = f.sender JOIN outlets r ON r.outlet = f.receiver;
CREATE VIEW timeline AS
  SELECT m.cluster, m.place, d.stamp, o.name AS outlet, d.name AS document, d.title, m.share,
         f.name AS "from", m.independent
  FROM members m JOIN documents d ON d.document = m.document
  LEFT JOIN outlets o ON o.outlet = d.outlet LEFT JOIN documents f ON f.document = m."from";
CREATE VIEW credited AS
  SELECT d.name AS document, o.name AS outlet, s.name AS source, c.form, c."begin", c."end"
  FROM credits c JOIN documents d ON d.document = c.document
  JOIN sources s ON s.source = c.source LEFT JOIN outlets o ON o.outlet = d.outlet;
)sql";

// Rows of one table.
class Rows {
 public:
  static absl::StatusOr<Rows> into(SqliteDatabase& database, std::string_view table, int columns) {
    std::string sql =
        absl::StrCat("INSERT INTO ", absl::string_view(table.data(), table.size()), " VALUES(?");
    for (int i = 1; i < columns; ++i) sql += ",?";
    DITTOGRAPH_ASSIGN_OR_RETURN(SqliteStatement statement, database.prepare(sql + ")"));
    return Rows(database, std::move(statement));
  }

  // Texts stay where they are until the row is written.
  template <class... Values>
  absl::Status add(const Values&... values) {
    place_ = 0;
    mended_.clear();
    (bind(values), ...);
    const int code = sqlite3_step(statement_.get());
    sqlite3_reset(statement_.get());
    if (code != SQLITE_DONE) return database_->status(code);
    return absl::OkStatus();
  }

 private:
  Rows(SqliteDatabase& database, SqliteStatement statement)
      : database_(&database), statement_(std::move(statement)) {}

  void bind(std::nullptr_t) { sqlite3_bind_null(statement_.get(), ++place_); }
  void bind(double value) { sqlite3_bind_double(statement_.get(), ++place_, value); }
  void bind(bool value) { sqlite3_bind_int64(statement_.get(), ++place_, value ? 1 : 0); }
  void bind(std::integral auto value) {
    sqlite3_bind_int64(statement_.get(), ++place_, static_cast<sqlite3_int64>(value));
  }
  void bind(DocId value) { bind(static_cast<std::uint32_t>(value)); }
  void bind(std::string_view value) {
    if (!is_valid_utf8(value)) {
      append_valid_utf8(value, mended_.emplace_back());
      value = mended_.back();
    }
    // An empty text is no NULL.
    sqlite3_bind_text64(statement_.get(), ++place_, value.empty() ? "" : value.data(), value.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
  }
  void bind(const std::string& value) { bind(std::string_view(value)); }
  template <class Value>
  void bind(const std::optional<Value>& value) {
    value ? bind(*value) : bind(nullptr);
  }

  SqliteDatabase* database_;
  SqliteStatement statement_;
  std::deque<std::string> mended_;  // texts of the row that were no UTF-8
  int place_ = 0;
};

std::optional<std::uint32_t> index_or_null(std::uint32_t index) {
  return index == kNoIndex ? std::nullopt : std::optional(index);
}
std::optional<std::string_view> text_or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

class Filler {
 public:
  Filler(const Audit& audit, SqliteDatabase& database) : audit_(audit), database_(database) {}

  absl::Status run() {
    DITTOGRAPH_RETURN_IF_ERROR(database_.run(kTables));
    DITTOGRAPH_RETURN_IF_ERROR(counts());
    DITTOGRAPH_RETURN_IF_ERROR(outlets());
    DITTOGRAPH_RETURN_IF_ERROR(documents());
    DITTOGRAPH_RETURN_IF_ERROR(pairs());
    DITTOGRAPH_RETURN_IF_ERROR(clusters());
    DITTOGRAPH_RETURN_IF_ERROR(versions());
    DITTOGRAPH_RETURN_IF_ERROR(flows());
    DITTOGRAPH_RETURN_IF_ERROR(phrases());
    return database_.run(kIndexes);
  }

 private:
  absl::Status counts() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "counts", 2));
    for (const auto& [name, value] : named_counts(audit_.counts)) {
      DITTOGRAPH_RETURN_IF_ERROR(rows.add(name, value));
    }
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows settings, Rows::into(database_, "settings", 2));
    const AuditParams& own = audit_.settings;
    const std::pair<std::string_view, std::string> all[] = {
        {"since", own.since},
        {"until", own.until},
        {"window", absl::StrCat(own.window)},
        {"time_zone", own.time_zone},
        {"today", own.today},
        {"min_passage", absl::StrCat(audit_.params.min_passage)}};
    for (const auto& [name, value] : all) DITTOGRAPH_RETURN_IF_ERROR(settings.add(name, value));
    return absl::OkStatus();
  }

  absl::Status outlets() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "outlets", 11));
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows affixes, Rows::into(database_, "title_affixes", 2));
    for (std::size_t i = 0; i < audit_.outlets.size(); ++i) {
      const AuditOutlet& o = audit_.outlets[i];
      DITTOGRAPH_RETURN_IF_ERROR(rows.add(i, o.name, text_or_null(o.owner), text_or_null(o.agency),
                                          o.documents, o.dated, o.credited, o.syndicated_in,
                                          o.syndicated_out, o.chars, o.boilerplate_chars));
      for (const std::string& affix : o.title_affixes) {
        DITTOGRAPH_RETURN_IF_ERROR(affixes.add(i, affix));
      }
    }
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows sources, Rows::into(database_, "sources", 4));
    for (std::size_t i = 0; i < audit_.sources.size(); ++i) {
      const CreditSource& source = audit_.sources[i];
      const std::string_view kind = source.agency          ? "agency"
                                    : source.press_release ? "press_release"
                                                           : "outlet";
      DITTOGRAPH_RETURN_IF_ERROR(sources.add(i, source.name, kind, source.has_documents));
    }
    return absl::OkStatus();
  }

  absl::Status documents() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "documents", 17));
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows coverage, Rows::into(database_, "coverage", 3));
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows credits, Rows::into(database_, "credits", 6));
    for (const AuditDocument& d : audit_.documents) {
      const bool dated = d.stamp.unit != StampUnit::kNone;
      DITTOGRAPH_RETURN_IF_ERROR(
          rows.add(d.id, d.name, index_or_null(d.outlet), text_or_null(d.title),
                   text_or_null(d.url), text_or_null(d.date), text_or_null(stamp_text(d.stamp)),
                   word_of(d.stamp.unit), dated ? std::optional(d.stamp.seconds) : std::nullopt,
                   d.header_bytes, d.chars, d.boilerplate_chars, d.borrowed_chars, d.original,
                   word_of(d.state), index_or_null(d.version_chain), d.mentions));
      for (std::size_t i = 0; i < d.coverage.size() && d.borrowed_chars > 0; ++i) {
        DITTOGRAPH_RETURN_IF_ERROR(coverage.add(d.id, i + 1, d.coverage[i]));
      }
      for (std::size_t i = 0; i < d.credits.size(); ++i) {
        const Credit& c = d.credits[i];
        const bool placed = !c.bytes.empty();
        DITTOGRAPH_RETURN_IF_ERROR(credits.add(d.id, i, word_of(c.form), c.source,
                                               placed ? std::optional(c.bytes.begin) : std::nullopt,
                                               placed ? std::optional(c.bytes.end) : std::nullopt));
      }
    }
    return absl::OkStatus();
  }

  absl::Status pairs() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "pairs", 34));
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows spans, Rows::into(database_, "spans", 7));
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows changes, Rows::into(database_, "changes", 4));
    for (std::size_t i = 0; i < audit_.pairs.size(); ++i) {
      const AuditPair& p = audit_.pairs[i];
      const auto says = [&](Evidence evidence) -> std::optional<std::string_view> {
        const Says said = p.evidence[static_cast<std::size_t>(evidence)];
        return said == Says::kNothing ? std::nullopt : std::optional(word_of(said));
      };
      const bool dated = p.lag.unit != StampUnit::kNone;
      DITTOGRAPH_RETURN_IF_ERROR(rows.add(
          i, p.a, p.b, p.same_outlet, p.same_owner, word_of(p.direction), says(Evidence::kDate),
          says(Evidence::kCredit), says(Evidence::kCanonical), says(Evidence::kContainment),
          says(Evidence::kAgency), p.disagreement,
          dated ? std::optional(p.lag.seconds) : std::nullopt, word_of(p.lag.unit), p.chars_a,
          p.chars_b, p.full_chars_a, p.full_chars_b, p.share_a, p.share_b, p.longest_run,
          p.fragments, p.density, word_of(p.headline), word_of(p.credit), index_or_null(p.credit_a),
          index_or_null(p.credit_b), word_of(p.wire), p.edits[0], p.edits[1], p.edits[2],
          p.edits[3], p.edits[4], index_or_null(p.cluster)));
      for (const SharedSpan& s : audit_.spans_of(p)) {
        DITTOGRAPH_RETURN_IF_ERROR(
            spans.add(i, s.a.begin, s.a.end, s.b.begin, s.b.end, s.tokens, s.boilerplate));
      }
      for (const WordChange& change : p.changes) {
        const std::string_view kind = change.kind == WordChange::Kind::kNumber ? "number" : "name";
        DITTOGRAPH_RETURN_IF_ERROR(changes.add(i, kind, change.before, change.after));
      }
    }
    return absl::OkStatus();
  }

  absl::Status clusters() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "clusters", 11));
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows members, Rows::into(database_, "members", 8));
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows spans, Rows::into(database_, "member_spans", 4));
    for (std::size_t i = 0; i < audit_.clusters.size(); ++i) {
      const AuditCluster& c = audit_.clusters[i];
      std::string reasons;
      for (const std::string& reason : c.reasons) {
        absl::StrAppend(&reasons, reasons.empty() ? "" : "; ", reason);
      }
      DITTOGRAPH_RETURN_IF_ERROR(rows.add(i, word_of(c.kind), reasons, word_of(c.wire),
                                          index_or_null(c.source), c.outlets, c.members.size(),
                                          c.independent, c.members[c.origin].document,
                                          c.origin_known, c.excerpt));
      for (std::size_t j = 0; j < c.members.size(); ++j) {
        const AuditMember& m = c.members[j];
        const std::optional<DocId> from =
            m.from == kNoIndex ? std::nullopt : std::optional(c.members[m.from].document);
        DITTOGRAPH_RETURN_IF_ERROR(members.add(i, m.document, j, m.chars, m.share, from,
                                               index_or_null(m.pair), m.independent));
        for (const ByteSpan& span : m.spans) {
          DITTOGRAPH_RETURN_IF_ERROR(spans.add(i, m.document, span.begin, span.end));
        }
      }
    }
    return absl::OkStatus();
  }

  absl::Status versions() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "versions", 6));
    for (std::size_t i = 0; i < audit_.versions.size(); ++i) {
      const VersionChain& chain = audit_.versions[i];
      for (std::size_t j = 0; j < chain.steps.size(); ++j) {
        const VersionStep& step = chain.steps[j];
        DITTOGRAPH_RETURN_IF_ERROR(
            rows.add(i, j, step.document, index_or_null(step.pair), step.same_text, chain.ordered));
      }
    }
    return absl::OkStatus();
  }

  absl::Status flows() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "flows", 17));
    for (const OutletFlow& flow : audit_.flows) {
      const auto add = [&](std::string_view wire, const FlowFigures& f) {
        const auto lag = [&](std::int64_t seconds) {
          return f.lag.n == 0 ? std::nullopt : std::optional(seconds);
        };
        return rows.add(flow.sender, flow.receiver, word_of(flow.direction), wire, flow.same_owner,
                        f.pairs, f.edges, f.sender_documents, f.receiver_documents, f.sender_share,
                        f.receiver_share, f.chars, f.full_chars, f.lag.n, lag(f.lag.lower),
                        lag(f.lag.median), lag(f.lag.upper));
      };
      DITTOGRAPH_RETURN_IF_ERROR(add("with", flow.all));
      DITTOGRAPH_RETURN_IF_ERROR(add("without", flow.without_wire));
    }
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows lags, Rows::into(database_, "lags", 5));
    for (const LagHistogram& h : audit_.lags) {
      const auto begins = lag_class_begins(h.unit);
      const auto add = [&](std::optional<std::int64_t> at_least, std::uint64_t pairs) {
        return lags.add(index_or_null(h.sender), index_or_null(h.receiver), word_of(h.unit),
                        at_least, pairs);
      };
      DITTOGRAPH_RETURN_IF_ERROR(add(std::nullopt, h.ties));
      for (std::size_t i = 0; i < h.counts.size(); ++i) {
        DITTOGRAPH_RETURN_IF_ERROR(add(begins[i], h.counts[i]));
      }
    }
    return absl::OkStatus();
  }

  absl::Status phrases() {
    DITTOGRAPH_ASSIGN_OR_RETURN(Rows rows, Rows::into(database_, "phrases", 10));
    for (const TravellingPhrase& p : audit_.phrases) {
      DITTOGRAPH_RETURN_IF_ERROR(rows.add(p.cluster, p.outlets, p.documents, p.life_seconds,
                                          p.half_of_outlets_seconds, word_of(p.unit), p.document,
                                          p.bytes.begin, p.bytes.end, p.text));
    }
    return absl::OkStatus();
  }

  const Audit& audit_;
  SqliteDatabase& database_;
};

}  // namespace

absl::Status write_audit_database(const Audit& audit, const std::string& path) {
  return with_new_file(path, [&]() -> absl::Status {
    SqliteDatabase database(path);
    DITTOGRAPH_RETURN_IF_ERROR(database.open());
    DITTOGRAPH_RETURN_IF_ERROR(Filler(audit, database).run());
    return database.run("COMMIT");
  });
}

}  // namespace dittograph
