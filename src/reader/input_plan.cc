#include "reader/input_plan.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/status.h"
#include "reader/byte_source.h"
#include "reader/csv_cutter.h"
#include "reader/csv_record.h"
#include "reader/field_names.h"
#include "reader/input_files.h"
#include "reader/sniff.h"

namespace dittograph {
namespace {

absl::Status tell_compression(InputFile& file) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const auto source, ByteSource::open(file));
  std::string first(4, '\0');
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, source->read(first));
  file.compression = sniff_compression(std::string_view(first).substr(0, n));
  return absl::OkStatus();
}

absl::Status tell_format(InputFile& file, std::string& buffer) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const auto source, ByteSource::open(file));
  buffer.resize(kSniffBytes);
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, source->read(buffer));
  file.format =
      sniff_format(std::string_view(buffer).substr(0, n), n < buffer.size(), file.relative_name);
  return absl::OkStatus();
}

// By the first line that is not blank.
absl::Status tell_separator(InputFile& file) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const auto source, ByteSource::open(file));
  std::string bytes(kSniffBytes, '\0');
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, source->read(bytes));
  std::string_view rest = std::string_view(bytes).substr(0, n);
  rest.remove_prefix(byte_order_mark(rest));
  rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
  file.separator = csv_separator(rest.substr(0, std::min(rest.find('\n'), rest.size())));
  return absl::OkStatus();
}

// The names in the first record that is not blank.
absl::Status read_columns(InputFile& file) {
  DITTOGRAPH_RETURN_IF_ERROR(tell_separator(file));
  DITTOGRAPH_ASSIGN_OR_RETURN(const auto source, ByteSource::open(file));
  CsvCutter cutter(file.separator);
  std::string bytes;
  std::size_t begin = 0;
  bool at_end = false;
  while (!at_end) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const std::string_view chunk, source->next());
    bytes.append(chunk);
    at_end = chunk.empty();
    for (;;) {
      const std::string_view rest = std::string_view(bytes).substr(begin);
      const Cut cut = cutter.next(rest, at_end);
      if (cut.end == 0) break;
      std::string_view record = rest.substr(0, cut.end);
      record.remove_prefix(begin == 0 ? byte_order_mark(record) : 0);
      begin += cut.end;
      if (is_blank(record)) continue;
      file.columns = read_csv_header(record, file.separator);
      return absl::OkStatus();
    }
  }
  return absl::OkStatus();
}

}  // namespace

const char* format_name(Format format) {
  switch (format) {
    case Format::kAuto:
      return "auto";
    case Format::kArticle:
      return "article";
    case Format::kText:
      return "text";
    case Format::kJsonl:
      return "jsonl";
    case Format::kCsv:
      return "csv";
  }
  return "auto";
}

const char* compression_name(Compression compression) {
  switch (compression) {
    case Compression::kNone:
      return "none";
    case Compression::kGzip:
      return "gzip";
    case Compression::kZstd:
      return "zstd";
  }
  return "none";
}

absl::StatusOr<InputPlan> plan_inputs(const std::vector<std::string>& paths, Format format,
                                      const Params& params, const std::string& temp_dir) {
  InputPlan plan;
  DITTOGRAPH_ASSIGN_OR_RETURN(plan.files, find_input_files(paths, temp_dir));
  for (InputFile& file : plan.files) DITTOGRAPH_RETURN_IF_ERROR(tell_compression(file));
  name_outputs(plan.files);
  std::string buffer;
  for (InputFile& file : plan.files) {
    file.format = format;
    file.guessed = format == Format::kAuto;
    if (file.guessed) DITTOGRAPH_RETURN_IF_ERROR(tell_format(file, buffer));
    if (file.format == Format::kCsv) DITTOGRAPH_RETURN_IF_ERROR(read_columns(file));
    DITTOGRAPH_ASSIGN_OR_RETURN(FieldNames names, guess_field_names(file, params));
    plan.fields.push_back(std::move(names));
  }
  return plan;
}

}  // namespace dittograph
