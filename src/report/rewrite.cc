#include "report/rewrite.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"

#include "base/check.h"
#include "base/status.h"
#include "reader/byte_source.h"
#include "report/edit_applier.h"
#include "report/json_lines.h"
#include "report/output_names.h"
#include "report/stream_digest.h"

namespace dittograph {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::uint64_t kProgressBytes = std::uint64_t{4} << 20;

// The removals of the spool, stream by stream.
class RemovalsByInput {
 public:
  explicit RemovalsByInput(RemovalReader& reader) : reader_(reader) {}

  // Looks at the next removal; nullptr when there is none.
  absl::StatusOr<const Removal*> peek() {
    if (!ready_ && !ended_) {
      DITTOGRAPH_ASSIGN_OR_RETURN(ready_, reader_.next(removal_));
      ended_ = !ready_;
    }
    return ready_ ? &removal_ : nullptr;
  }

  // The next removal of that input; false when there is no more.
  absl::StatusOr<bool> next(std::uint32_t input, Removal& removal) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const Removal* next, peek());
    if (next == nullptr || next->input != input) {
      DITTOGRAPH_CHECK(next == nullptr || next->input > input);
      return false;
    }
    std::swap(removal, removal_);
    ready_ = false;
    return true;
  }

 private:
  RemovalReader& reader_;
  Removal removal_;
  bool ready_ = false;
  bool ended_ = false;
};

// A cleaned file that takes one input after another.
struct CleanedFile {
  std::unique_ptr<OutputFile> file;  // none in a dry run
  std::string name;                  // below OUT
  std::uint64_t bytes = 0;
  char last = '\n';
};

Removal line_end_edit(std::uint32_t input, ByteSpan span, std::string_view replacement) {
  Removal removal;
  removal.input = input;
  removal.edit = {span, std::string(replacement)};
  removal.reason = Reason::kLineEnd;
  return removal;
}

class Rewriter {
 public:
  Rewriter(const InputPlan& plan, RemovalReader& removals, OutputFolder& out,
           const RewriteOptions& options)
      : plan_(plan), removals_(removals), out_(out), options_(options), progress_(options.so_far) {
    progress_.stage = "write";
    progress_.bytes_done = 0;
  }

  absl::StatusOr<std::vector<InputSummary>> run() {
    const std::vector<OutputName> names = output_names(plan_);
    DITTOGRAPH_ASSIGN_OR_RETURN(ledger_, out_.file("removed.jsonl", options_.packing));
    std::vector<InputSummary> inputs;
    for (std::uint32_t input = 0; input < plan_.files.size(); ++input) {
      DITTOGRAPH_ASSIGN_OR_RETURN(InputSummary summary, rewrite_input(input, names[input]));
      inputs.push_back(std::move(summary));
    }
    DITTOGRAPH_ASSIGN_OR_RETURN(const Removal* left, removals_.peek());
    DITTOGRAPH_CHECK(left == nullptr);
    if (jsonl_.file) DITTOGRAPH_RETURN_IF_ERROR(jsonl_.file->close());
    DITTOGRAPH_RETURN_IF_ERROR(ledger_->close());
    return inputs;
  }

 private:
  absl::Status open(CleanedFile& cleaned, const OutputName& name) {
    cleaned.name = name.cleaned_file;
    if (options_.packing == Packing::kZstd) cleaned.name += ".zst";
    if (options_.dry_run || cleaned.file) return absl::OkStatus();
    DITTOGRAPH_ASSIGN_OR_RETURN(cleaned.file, out_.file(name.cleaned_file, options_.packing));
    return absl::OkStatus();
  }

  absl::StatusOr<InputSummary> rewrite_input(std::uint32_t input, const OutputName& name) {
    const InputFile& file = plan_.files[input];
    const bool jsonl = file.format == Format::kJsonl;
    CleanedFile own;
    CleanedFile& cleaned = jsonl ? jsonl_ : own;
    DITTOGRAPH_ASSIGN_OR_RETURN(const bool dropped, may_be_dropped(input));
    if (!dropped) DITTOGRAPH_RETURN_IF_ERROR(open(cleaned, name));

    InputSummary summary = describe(input, name);
    summary.cleaned_begin = cleaned.bytes;
    StreamDigest digest;
    absl::Status status = copy_stream(input, name, cleaned, digest);
    if (!status.ok()) return status;
    if (!options_.dry_run) summary.cleaned_file = cleaned.name;
    summary.cleaned_end = cleaned.bytes;
    summary.bytes = digest.bytes();
    summary.xxh3 = digest.hexadecimal();
    if (!jsonl && cleaned.file) DITTOGRAPH_RETURN_IF_ERROR(cleaned.file->close());
    return summary;
  }

  // A text that is dropped leaves no file: its file is not made before a byte of it stays.
  absl::StatusOr<bool> may_be_dropped(std::uint32_t input) {
    const Format format = plan_.files[input].format;
    if (format != Format::kText && format != Format::kArticle) return false;
    DITTOGRAPH_ASSIGN_OR_RETURN(const Removal* first, removals_.peek());
    return first != nullptr && first->input == input && first->reason == Reason::kDocument;
  }

  absl::Status copy_stream(std::uint32_t input, const OutputName& name, CleanedFile& cleaned,
                           StreamDigest& digest) {
    const InputFile& file = plan_.files[input];
    DITTOGRAPH_ASSIGN_OR_RETURN(auto source, ByteSource::open(file));
    EditApplier applier(steps(input, name, cleaned), cleaned.bytes);
    const std::uint64_t bytes_before = progress_.bytes_done;
    for (;;) {
      DITTOGRAPH_ASSIGN_OR_RETURN(const std::string_view chunk, source->next());
      if (chunk.empty()) break;
      if (applier.stream_bytes() == 0) {
        DITTOGRAPH_RETURN_IF_ERROR(look_for_mark(input, cleaned, chunk));
      }
      digest.update(chunk);
      DITTOGRAPH_RETURN_IF_ERROR(place(file, applier.feed(chunk)));
      DITTOGRAPH_RETURN_IF_ERROR(report(bytes_before + source->bytes_read()));
    }
    DITTOGRAPH_RETURN_IF_ERROR(place(file, applier.finish()));
    if (&cleaned == &jsonl_ && cleaned.last != '\n' && jsonl_follows(input)) {
      const std::uint64_t end = applier.stream_bytes();
      return applier.apply(line_end_edit(input, {end, end}, "\n"), {});
    }
    return absl::OkStatus();
  }

  EditSteps steps(std::uint32_t input, const OutputName& name, CleanedFile& cleaned) {
    return {.next = [this, input](Removal& removal) -> absl::StatusOr<bool> {
              if (!std::exchange(cut_mark_, false)) return removals_.next(input, removal);
              removal = line_end_edit(input, {0, kByteOrderMark.size()}, "");
              return true;
            },
            .kept =
                [this, &name, &cleaned](std::string_view bytes) {
                  DITTOGRAPH_RETURN_IF_ERROR(open(cleaned, name));
                  cleaned.bytes += bytes.size();
                  cleaned.last = bytes.back();
                  return cleaned.file ? cleaned.file->write(bytes) : absl::OkStatus();
                },
            .cut =
                [this](const Removal& removal, std::uint64_t at, std::string_view removed) {
                  line_.clear();
                  lines_.removed(removal, at, removed, line_);
                  return ledger_->write(line_);
                }};
  }

  // A byte order mark may open cleaned.jsonl, but not stand inside it.
  absl::Status look_for_mark(std::uint32_t input, const CleanedFile& cleaned,
                             std::string_view chunk) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const Removal* first, removals_.peek());
    const bool free = first == nullptr || first->input != input ||
                      first->edit.span.begin >= kByteOrderMark.size();
    cut_mark_ =
        &cleaned == &jsonl_ && cleaned.bytes > 0 && free && chunk.starts_with(kByteOrderMark);
    return absl::OkStatus();
  }

  [[nodiscard]] bool jsonl_follows(std::uint32_t input) const {
    for (std::size_t later = input + std::size_t{1}; later < plan_.files.size(); ++later) {
      if (plan_.files[later].format == Format::kJsonl) return true;
    }
    return false;
  }

  static absl::Status place(const InputFile& file, const absl::Status& status) {
    if (status.code() != absl::StatusCode::kDataLoss) return status;
    return absl::DataLossError(absl::StrFormat("%s: %s", file.name, status.message()));
  }

  absl::Status report(std::uint64_t bytes_done) {
    if (options_.cancelled != nullptr && options_.cancelled->load(std::memory_order_relaxed)) {
      return absl::CancelledError("stopped before the end");
    }
    const bool due = bytes_done - reported_ >= kProgressBytes;
    progress_.bytes_done = bytes_done;
    if (due && options_.progress) {
      reported_ = bytes_done;
      options_.progress(progress_);
    }
    return absl::OkStatus();
  }

  [[nodiscard]] InputSummary describe(std::uint32_t input, const OutputName& name) const {
    const InputFile& file = plan_.files[input];
    InputSummary summary;
    summary.name = file.name;
    summary.relative_name = name.relative_name;
    summary.format = format_name(file.format);
    summary.compression = compression_name(file.compression);
    if (input < plan_.fields.size()) {
      const FieldNames& fields = plan_.fields[input];
      for (const auto& [key, value] :
           {std::pair{"text", &fields.text}, std::pair{"id", &fields.id},
            std::pair{"title", &fields.title}, std::pair{"url", &fields.url},
            std::pair{"date", &fields.date}, std::pair{"source", &fields.source}}) {
        if (!value->empty()) summary.fields[key] = *value;
      }
    }
    return summary;
  }

  const InputPlan& plan_;
  RemovalsByInput removals_;
  OutputFolder& out_;
  const RewriteOptions& options_;
  Progress progress_;
  std::uint64_t reported_ = 0;
  std::unique_ptr<OutputFile> ledger_;
  JsonLines lines_;
  std::string line_;
  CleanedFile jsonl_;
  bool cut_mark_ = false;
};

}  // namespace

absl::StatusOr<std::vector<InputSummary>> rewrite(const InputPlan& plan, RemovalReader& removals,
                                                  OutputFolder& out,
                                                  const RewriteOptions& options) {
  return Rewriter(plan, removals, out, options).run();
}

}  // namespace dittograph
