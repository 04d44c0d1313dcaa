#include "report/sqlite_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include <simdjson.h>
#include <sqlite3.h>

#include "base/status.h"
#include "base/strings.h"
#include "report/line_source.h"
#include "report/sqlite_database.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

namespace dom = simdjson::dom;

enum class Type : std::uint8_t {
  kKey,      // the line's key, once in the table
  kOfKey,    // the same, with an index
  kInteger,  // booleans are 0 and 1
  kReal,
  kText,
  kDocument,  // a text with an index
  kBytes      // a text, or a blob where the field's name ends in _base64
};
using enum Type;

struct Column {
  std::string_view name;
  Type type;
  std::string_view field = name;  // of the JSON object
};

struct Table {
  std::string_view name;
  std::span<const Column> columns;
  std::string_view array = {};  // a row for each element of this array; empty: a row a line
  std::string_view insert = "INSERT";
};

struct File {
  std::string_view name;
  std::string_view key;  // the field that numbers the lines; empty: they are counted from 1
  std::span<const Table> tables;
};

constexpr Column kClusters[] = {
    {"cluster", kKey},
    {"kind", kText},
    {"size", kInteger},
    {"representative", kDocument},
    {"source", kText},
    {"date", kText},
    {"lowest_resemblance", kReal},
};
constexpr Column kMembers[] = {
    {"cluster", kOfKey},
    {"document", kDocument},
    {"kind", kText},
    {"source", kText},
    {"date", kText},
    {"same_source", kInteger},
    {"resemblance", kReal},
    {"containment_in_representative", kReal},
    {"containment_of_representative", kReal},
    {"full_resemblance", kReal},
    {"dropped", kInteger},
};
constexpr Column kPassages[] = {
    {"cluster", kKey},
    {"kind", kText},
    {"size", kInteger},
    {"pboiler", kReal},
};
constexpr Column kWitnesses[] = {
    {"cluster", kOfKey},      {"uid", kInteger},      {"document", kDocument, "id"},
    {"series", kText},        {"date", kText},        {"title", kText},
    {"url", kText},           {"begin", kInteger},    {"end", kInteger},
    {"byte_begin", kInteger}, {"byte_end", kInteger}, {"tokens", kInteger},
    {"matched", kInteger},    {"likeness", kReal},    {"representative", kInteger},
    {"text", kText},
};
constexpr Column kRepeats[] = {
    {"repeat", kKey},     {"document", kDocument}, {"kind", kText},
    {"tokens", kInteger}, {"why", kText},
};
constexpr Column kCopies[] = {
    {"repeat", kOfKey},   {"begin", kInteger}, {"end", kInteger}, {"cp_begin", kInteger},
    {"cp_end", kInteger}, {"kept", kInteger},  {"cut", kInteger},
};
constexpr Column kRemoved[] = {
    {"input", kInteger},      {"at", kInteger},
    {"reason", kText},        {"kind", kText},
    {"document", kDocument},  {"begin", kInteger},
    {"end", kInteger},        {"cp_begin", kInteger},
    {"cp_end", kInteger},     {"kept_document", kDocument},
    {"kept_begin", kInteger}, {"kept_end", kInteger},
    {"resemblance", kReal},   {"replacement", kText},
    {"removed", kBytes},
};
constexpr Column kSkipped[] = {
    {"input", kInteger}, {"line", kInteger}, {"begin", kInteger},
    {"end", kInteger},   {"reason", kText},  {"detail", kText},
};
constexpr Column kKeptWhole[] = {
    {"document", kDocument},
};

constexpr Table kOfClusters[] = {{"clusters", kClusters}, {"members", kMembers, "members"}};
// Every witness says what its passage is.
constexpr Table kOfPassages[] = {{"passages", kPassages, {}, "INSERT OR IGNORE"},
                                 {"witnesses", kWitnesses}};
constexpr Table kOfRepeats[] = {{"repeats", kRepeats}, {"copies", kCopies, "copies"}};
constexpr Table kOfRemoved[] = {{"removed", kRemoved}};
constexpr Table kOfSkipped[] = {{"skipped", kSkipped}};
constexpr Table kOfKeptWhole[] = {{"kept_whole", kKeptWhole}};

// Each as it is or packed.
constexpr File kFiles[] = {
    {"clusters.jsonl", "cluster", kOfClusters}, {"passages.jsonl", "cluster", kOfPassages},
    {"repeats.jsonl", "", kOfRepeats},          {"removed.jsonl", "", kOfRemoved},
    {"skipped.jsonl", "", kOfSkipped},          {"kept_whole.jsonl", "", kOfKeptWhole}};

std::string_view declaration_of(Type type) {
  switch (type) {
    case kKey:
      return "INTEGER PRIMARY KEY";
    case kOfKey:
    case kInteger:
      return "INTEGER";
    case kReal:
      return "REAL";
    case kText:
    case kDocument:
    case kBytes:
      return "TEXT";
  }
  return "";
}

std::string create_sql(const Table& table) {
  std::string sql = absl::StrFormat("CREATE TABLE %s(", table.name);
  std::string_view comma = "";
  for (const Column& column : table.columns) {
    absl::StrAppendFormat(&sql, "%s\"%s\" %s", std::exchange(comma, ", "), column.name,
                          declaration_of(column.type));
  }
  return sql + ")";
}

std::string insert_sql(const Table& table) {
  std::string sql = absl::StrFormat("%s INTO %s VALUES(?", table.insert, table.name);
  for (std::size_t i = 1; i < table.columns.size(); ++i) sql += ",?";
  return sql + ")";
}

// The lines of one file on their way to its tables.
class Import {
 public:
  Import(const File& file, LineSource lines, SqliteDatabase& database)
      : file_(file), lines_(std::move(lines)), database_(database) {}

  absl::Status run() {
    for (const Table& table : file_.tables) {
      DITTOGRAPH_ASSIGN_OR_RETURN(inserts_.emplace_back(), database_.prepare(insert_sql(table)));
    }
    for (;;) {
      std::string_view line;
      DITTOGRAPH_ASSIGN_OR_RETURN(const bool more, lines_.next(line));
      if (!more) return absl::OkStatus();
      dom::object object;
      // The line is followed by LineSource::kPadding readable bytes: no copy is needed.
      if (parser_.parse(line.data(), line.size(), false).get_object().get(object) !=
          simdjson::SUCCESS) {
        return damaged("not a JSON object");
      }
      DITTOGRAPH_RETURN_IF_ERROR(insert(object));
    }
  }

 private:
  absl::Status insert(const dom::object& line) {
    key_ = static_cast<std::int64_t>(lines_.number());
    if (!file_.key.empty() && line[file_.key].get_int64().get(key_) != simdjson::SUCCESS) {
      return damaged(absl::StrFormat("no number in \"%s\"", file_.key));
    }
    for (std::size_t i = 0; i < file_.tables.size(); ++i) {
      const Table& table = file_.tables[i];
      sqlite3_stmt* const statement = inserts_[i].get();
      if (table.array.empty()) {
        DITTOGRAPH_RETURN_IF_ERROR(insert_row(table, line, statement));
        continue;
      }
      dom::array rows;
      const simdjson::error_code error = line[table.array].get_array().get(rows);
      if (error == simdjson::NO_SUCH_FIELD) continue;
      if (error != simdjson::SUCCESS) return of_wrong_type(table.array);
      for (const dom::element element : rows) {
        dom::object row;
        if (element.get_object().get(row) != simdjson::SUCCESS) return of_wrong_type(table.array);
        DITTOGRAPH_RETURN_IF_ERROR(insert_row(table, row, statement));
      }
    }
    return absl::OkStatus();
  }

  absl::Status insert_row(const Table& table, const dom::object& row, sqlite3_stmt* statement) {
    int place = 0;
    for (const Column& column : table.columns) {
      const int code = bind(column, row, statement, ++place);
      if (code != SQLITE_OK) return fault(code, column.field);
    }
    const int code = sqlite3_step(statement);
    if (code != SQLITE_DONE) return fault(code, file_.key);
    sqlite3_reset(statement);
    return absl::OkStatus();
  }

  // SQLITE_MISMATCH if the value is not of the column's type.
  int bind(const Column& column, const dom::object& row, sqlite3_stmt* statement, int place) {
    if (column.type == kKey || column.type == kOfKey) {
      return sqlite3_bind_int64(statement, place, key_);
    }
    dom::element value;
    if (row[column.field].get(value) != simdjson::SUCCESS || value.is_null()) {
      if (column.type == kBytes) return bind_base64(column, row, statement, place);
      return sqlite3_bind_null(statement, place);
    }
    if (column.type == kInteger) {
      std::int64_t number = 0;
      bool yes = false;
      if (value.get(yes) == simdjson::SUCCESS) return sqlite3_bind_int64(statement, place, yes);
      if (value.get(number) != simdjson::SUCCESS) return SQLITE_MISMATCH;
      return sqlite3_bind_int64(statement, place, number);
    }
    if (column.type == kReal) {
      double number = 0;
      if (value.get(number) != simdjson::SUCCESS) return SQLITE_MISMATCH;
      return sqlite3_bind_double(statement, place, number);
    }
    std::string_view text;  // stands in the parser until the next line
    if (value.get(text) != simdjson::SUCCESS) return SQLITE_MISMATCH;
    return sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }

  int bind_base64(const Column& column, const dom::object& row, sqlite3_stmt* statement,
                  int place) {
    dom::element value;
    if (row[std::string(column.field) + "_base64"].get(value) != simdjson::SUCCESS) {
      return sqlite3_bind_null(statement, place);
    }
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS || !absl::Base64Unescape(to_absl(text), &bytes_)) {
      return SQLITE_MISMATCH;
    }
    return sqlite3_bind_blob64(statement, place, bytes_.data(), bytes_.size(), SQLITE_STATIC);
  }

  // Why a row could not be bound or stored; the field is the one that SQLite met, or the key.
  [[nodiscard]] absl::Status fault(int code, std::string_view field) const {
    switch (code) {
      case SQLITE_MISMATCH:
        return of_wrong_type(field);
      case SQLITE_CONSTRAINT:
        return damaged(absl::StrFormat("\"%s\" %d stands twice", field, key_));
      case SQLITE_TOOBIG:
        return absl::ResourceExhaustedError(
            absl::StrFormat("%s:%d: more text than SQLite takes in one row (do without the "
                            "database)",
                            lines_.path(), lines_.number()));
      default:
        return database_.status(code);
    }
  }
  [[nodiscard]] absl::Status damaged(std::string_view what) const {
    return absl::DataLossError(absl::StrFormat("%s:%d: %s (it was changed after it was written)",
                                               lines_.path(), lines_.number(), what));
  }
  [[nodiscard]] absl::Status of_wrong_type(std::string_view field) const {
    return damaged(absl::StrFormat("\"%s\" is of the wrong type", field));
  }
  const File& file_;
  LineSource lines_;
  SqliteDatabase& database_;
  std::vector<SqliteStatement> inserts_;  // as file_.tables
  dom::parser parser_;
  std::int64_t key_ = 0;
  std::string bytes_;  // of the blob that is bound
};

// Runs over the file, or over the packed one; over none if neither stands.
absl::Status import_file(const File& file, const std::string& folder, SqliteDatabase& database) {
  for (const std::string_view suffix : {"", ".zst"}) {
    auto lines = LineSource::open(absl::StrFormat("%s/%s%s", folder, file.name, suffix));
    if (lines.ok()) return Import(file, *std::move(lines), database).run();
    if (lines.status().code() != absl::StatusCode::kNotFound) return lines.status();
  }
  return absl::OkStatus();
}

// Indices come last: sorting once is faster than sorting in, and their pages are full.
absl::Status create_indices(const Table& table, SqliteDatabase& database) {
  for (const Column& column : table.columns) {
    if (column.type != kOfKey && column.type != kDocument) continue;
    DITTOGRAPH_RETURN_IF_ERROR(database.run(absl::StrFormat(
        "CREATE INDEX %s_by_%s ON %s(\"%s\")", table.name, column.name, table.name, column.name)));
  }
  return absl::OkStatus();
}

absl::Status fill(const std::string& folder, const std::string& path) {
  SqliteDatabase database(path);
  DITTOGRAPH_RETURN_IF_ERROR(database.open());
  for (const File& file : kFiles) {
    for (const Table& table : file.tables) {
      DITTOGRAPH_RETURN_IF_ERROR(database.run(create_sql(table)));
    }
  }
  for (const File& file : kFiles) {
    DITTOGRAPH_RETURN_IF_ERROR(import_file(file, folder, database));
  }
  for (const File& file : kFiles) {
    for (const Table& table : file.tables) {
      DITTOGRAPH_RETURN_IF_ERROR(create_indices(table, database));
    }
  }
  return database.run("COMMIT");
}

}  // namespace

absl::Status write_sqlite(const std::string& folder, const std::string& path) {
  if (std::error_code ignored; !std::filesystem::is_directory(folder, ignored)) {
    return absl::NotFoundError(folder + ": no such folder (give the folder of a run)");
  }
  return with_new_file(path, [&] { return fill(folder, path); });
}

}  // namespace dittograph
