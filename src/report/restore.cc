#include "report/restore.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include <simdjson.h>

#include "base/status.h"
#include "base/strings.h"
#include "report/line_source.h"
#include "report/output_names.h"
#include "report/stream_digest.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

// What restore needs of a line of removed.jsonl.
struct LedgerEntry {
  std::uint64_t input = 0;
  std::uint64_t at = 0;
  std::string replacement;
  std::string removed;
};

// removed.jsonl, entry by entry.
class Ledger {
 public:
  static absl::StatusOr<Ledger> open(const std::string& path) {
    DITTOGRAPH_ASSIGN_OR_RETURN(LineSource lines, LineSource::open(path));
    return Ledger(std::move(lines));
  }

  // The next entry, nullptr at the end.
  absl::StatusOr<const LedgerEntry*> peek() {
    if (!ready_) {
      std::string_view line;
      DITTOGRAPH_ASSIGN_OR_RETURN(ready_, lines_.next(line));
      if (!ready_) return nullptr;
      DITTOGRAPH_RETURN_IF_ERROR(parse(line));
    }
    return &entry_;
  }
  void pop() { ready_ = false; }

  [[nodiscard]] absl::Status damaged(std::string_view what) const {
    return absl::DataLossError(
        absl::StrFormat("%s:%d: %s (the file was changed after it was written)", lines_.path(),
                        lines_.number(), what));
  }

 private:
  explicit Ledger(LineSource lines) : lines_(std::move(lines)) {}

  absl::Status parse(std::string_view line) {
    namespace ondemand = simdjson::ondemand;
    entry_ = {};
    ondemand::document document;
    ondemand::object object;
    const simdjson::padded_string_view padded(line.data(), line.size(),
                                              line.size() + LineSource::kPadding);
    if (parser_.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS) {
      return damaged("not a JSON object");
    }
    unsigned seen = 0;  // input, at, removed
    for (auto field : object) {
      std::string_view key;
      if (field.unescaped_key().get(key) != simdjson::SUCCESS) return damaged("broken JSON");
      simdjson::error_code error = simdjson::SUCCESS;
      std::string_view text;
      if (key == "input") {
        error = field.value().get_uint64().get(entry_.input);
        seen |= 1;
      } else if (key == "at") {
        error = field.value().get_uint64().get(entry_.at);
        seen |= 2;
      } else if (key == "replacement") {
        error = field.value().get_string().get(text);
        entry_.replacement.assign(text);
      } else if (key == "removed") {
        error = field.value().get_string().get(text);
        entry_.removed.assign(text);
        seen |= 4;
      } else if (key == "removed_base64") {
        error = field.value().get_string().get(text);
        if (!absl::Base64Unescape(to_absl(text), &entry_.removed)) return damaged("broken base64");
        seen |= 4;
      }
      if (error != simdjson::SUCCESS) return damaged("a field of the wrong type");
    }
    return seen == 7 ? absl::OkStatus() : damaged("a field is missing");
  }

  LineSource lines_;
  simdjson::ondemand::parser parser_;
  LedgerEntry entry_;
  bool ready_ = false;
};

// A cleaned file, read once from front to end. One that was not written, because its text was
// dropped, is empty.
class CleanedFile {
 public:
  CleanedFile() = default;
  static absl::StatusOr<CleanedFile> open(const std::string& path) {
    DITTOGRAPH_ASSIGN_OR_RETURN(auto source, open_ours(path));
    return CleanedFile(path, std::move(source));
  }

  // Hands the bytes up to offset to sink.
  absl::Status copy_until(std::uint64_t offset, const Restorer::Sink& sink) {
    if (offset < position_) return damaged();
    while (position_ < offset) {
      if (chunk_.empty()) {
        if (source_ == nullptr) return damaged();
        DITTOGRAPH_ASSIGN_OR_RETURN(chunk_, source_->next());
        if (chunk_.empty()) return damaged();
      }
      const std::size_t n =
          static_cast<std::size_t>(std::min<std::uint64_t>(chunk_.size(), offset - position_));
      DITTOGRAPH_RETURN_IF_ERROR(sink(chunk_.substr(0, n)));
      position_ += n;
      chunk_.remove_prefix(n);
    }
    return absl::OkStatus();
  }

  [[nodiscard]] std::uint64_t position() const { return position_; }

 private:
  CleanedFile(std::string path, std::unique_ptr<ByteSource> source)
      : path_(std::move(path)), source_(std::move(source)) {}

  [[nodiscard]] absl::Status damaged() const {
    return absl::DataLossError(absl::StrFormat(
        "%s: does not fit removed.jsonl (it was changed after it was written)", path_));
  }

  std::string path_;
  std::unique_ptr<ByteSource> source_;
  std::string_view chunk_;
  std::uint64_t position_ = 0;
};

std::string ledger_path(const std::string& folder) {
  const std::string plain = folder + "/removed.jsonl";
  std::error_code ignored;
  return std::filesystem::exists(plain, ignored) ? plain : plain + ".zst";
}

}  // namespace

struct Restorer::State {
  std::string folder;
  Summary summary;
  std::optional<Ledger> ledger;
  std::size_t next = 0;
  std::string shared_name;            // of the file that several inputs have in common
  std::optional<CleanedFile> shared;  // read on from input to input, whatever comes between
  std::optional<CleanedFile> own;     // of one input only
  CleanedFile* cleaned = nullptr;     // of the present input: one of these two

  absl::Status open_cleaned(const InputSummary& input);
  absl::Status invert_edits(const InputSummary& input, const Sink& sink);
  absl::Status undo(const LedgerEntry& entry, const Sink& sink);
};

// Inputs that share a file follow each other in it.
absl::Status Restorer::State::open_cleaned(const InputSummary& input) {
  if (input.cleaned_file.empty()) {
    cleaned = &own.emplace();
    return absl::OkStatus();
  }
  DITTOGRAPH_RETURN_IF_ERROR(check_relative_name(input.cleaned_file));
  const bool is_shared = input.cleaned_file == shared_name;
  if (is_shared && shared && shared->position() <= input.cleaned_begin) {
    cleaned = &*shared;
    return absl::OkStatus();
  }
  std::optional<CleanedFile>& file = is_shared ? shared : own;
  DITTOGRAPH_ASSIGN_OR_RETURN(file, CleanedFile::open(folder + "/" + input.cleaned_file));
  cleaned = &*file;
  return absl::OkStatus();
}

absl::Status Restorer::State::undo(const LedgerEntry& entry, const Sink& sink) {
  std::string_view expected = entry.replacement;
  DITTOGRAPH_RETURN_IF_ERROR(
      cleaned->copy_until(entry.at + expected.size(), [&](std::string_view piece) {
        if (!expected.starts_with(piece))
          return ledger->damaged("another replacement stands there");
        expected.remove_prefix(piece.size());
        return absl::OkStatus();
      }));
  return entry.removed.empty() ? absl::OkStatus() : sink(entry.removed);
}

absl::Status Restorer::State::invert_edits(const InputSummary& input, const Sink& sink) {
  DITTOGRAPH_RETURN_IF_ERROR(
      cleaned->copy_until(input.cleaned_begin, [](std::string_view) { return absl::OkStatus(); }));
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const LedgerEntry* entry, ledger->peek());
    if (entry == nullptr || entry->input != next) break;
    if (entry->at > input.cleaned_end) return ledger->damaged("beyond the end of its input");
    DITTOGRAPH_RETURN_IF_ERROR(cleaned->copy_until(entry->at, sink));
    DITTOGRAPH_RETURN_IF_ERROR(undo(*entry, sink));
    ledger->pop();
  }
  return cleaned->copy_until(input.cleaned_end, sink);
}

Restorer::Restorer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Restorer::Restorer(Restorer&&) noexcept = default;
Restorer& Restorer::operator=(Restorer&&) noexcept = default;
Restorer::~Restorer() = default;

absl::StatusOr<Restorer> Restorer::open(const std::string& folder) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  DITTOGRAPH_ASSIGN_OR_RETURN(state->summary, read_summary(folder));
  if (state->summary.dry_run) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s: written with --dry-run, so it holds no cleaned text to restore from (the inputs were "
        "left as they are)",
        folder));
  }
  for (const InputSummary& input : state->summary.inputs) {
    if (input.cleaned_begin > 0) state->shared_name = input.cleaned_file;
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(state->ledger, Ledger::open(ledger_path(folder)));
  return Restorer(std::move(state));
}

const Summary& Restorer::summary() const { return state_->summary; }

absl::Status Restorer::restore_next(const Sink& sink) {
  State& state = *state_;
  const InputSummary& input = state.summary.inputs.at(state.next);
  DITTOGRAPH_RETURN_IF_ERROR(state.open_cleaned(input));
  StreamDigest digest;
  DITTOGRAPH_RETURN_IF_ERROR(state.invert_edits(input, [&](std::string_view bytes) {
    digest.update(bytes);
    return sink(bytes);
  }));
  if (digest.bytes() != input.bytes || digest.hexadecimal() != input.xxh3) {
    return absl::DataLossError(absl::StrFormat(
        "%s: restored %d bytes with XXH3 %s, the input had %d with %s (%s or removed.jsonl was "
        "changed after it was written)",
        input.relative_name, digest.bytes(), digest.hexadecimal(), input.bytes, input.xxh3,
        input.cleaned_file));
  }
  ++state.next;
  return absl::OkStatus();
}

absl::Status Restorer::finish() {
  DITTOGRAPH_ASSIGN_OR_RETURN(const LedgerEntry* entry, state_->ledger->peek());
  return entry == nullptr ? absl::OkStatus() : state_->ledger->damaged("belongs to no input");
}

}  // namespace dittograph
