#include "fuzz/reader_laws.h"

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "reader/field_names.h"
#include "reader/record_cutter.h"

namespace dittograph {
namespace {

// All that was said of one record, as text to compare.
struct Reading {
  std::vector<std::string> said;
  std::vector<ByteSpan> records;  // documents' and faults', in stream order
};

std::string say(const RecordPlace& place) {
  return absl::StrCat(place.input, ":", place.line, " [", place.record.begin, ",", place.record.end,
                      ") [", place.literal.begin, ",", place.literal.end, ") ",
                      static_cast<int>(place.encoding));
}

void check_document(const Document& document, const std::string& stream) {
  const ByteSpan literal = document.place.literal;
  const ByteSpan record = document.place.record;
  DITTOGRAPH_CHECK(record.begin <= literal.begin && literal.begin <= literal.end);
  DITTOGRAPH_CHECK(literal.end <= record.end && record.end <= stream.size());
  std::string text;
  DITTOGRAPH_CHECK(decode_literal(std::string_view(stream).substr(literal.begin, literal.size()),
                                  document.place.encoding, text));
  DITTOGRAPH_CHECK(text == document.text);
  DITTOGRAPH_CHECK(!document.name.empty());
}

Reading read_in_batches(const InputPlan& plan, std::size_t batch_bytes, const std::string& stream) {
  Reading reading;
  const auto reader = BatchReader::open(plan, batch_bytes);
  DITTOGRAPH_CHECK(reader.ok());
  BatchParser parser(plan);
  RawBatch raw;
  DocumentBatch batch;
  std::vector<std::string> faults;
  const auto take_fault = [&](const Skipped& skipped) {
    faults.push_back(absl::StrCat(skipped.reason, " ", say(skipped.place)));
    reading.records.push_back(skipped.place.record);
  };
  for (;;) {
    const absl::StatusOr<bool> more = (*reader)->next(raw);
    DITTOGRAPH_CHECK(more.ok());
    if (!*more) break;
    for (const RawRecord& record : raw.records) {
      DITTOGRAPH_CHECK(stream.compare(record.stream_begin, record.bytes.size(), raw.bytes,
                                      record.bytes.begin, record.bytes.size()) == 0);
    }
    parser.parse(raw, batch);
    for (const Document& document : batch.documents) {
      check_document(document, stream);
      reading.records.push_back(document.place.record);
      reading.said.push_back(absl::StrCat(
          std::string(document.name), "|", std::string(document.text), "|",
          std::string(document.source), "|", std::string(document.date), "|", say(document.place)));
    }
    for (const Skipped& skipped : batch.skipped) take_fault(skipped);
    for (const Skipped& skipped : raw.skipped) take_fault(skipped);
  }
  std::sort(faults.begin(), faults.end());
  reading.said.insert(reading.said.end(), faults.begin(), faults.end());
  std::sort(reading.records.begin(), reading.records.end());
  return reading;
}

std::string read_stream(const InputFile& file) {
  const auto by_chunk = ByteSource::open(file);
  const auto by_sevens = ByteSource::open(file);
  DITTOGRAPH_CHECK(by_chunk.ok() && by_sevens.ok());
  std::string stream;
  for (;;) {
    const absl::StatusOr<std::string_view> chunk = (*by_chunk)->next();
    DITTOGRAPH_CHECK(chunk.ok());
    if (chunk->empty()) break;
    stream.append(*chunk);
  }
  std::string again;
  char seven[7];
  for (;;) {
    const absl::StatusOr<std::size_t> n = (*by_sevens)->read(seven);
    DITTOGRAPH_CHECK(n.ok());
    again.append(seven, *n);
    if (*n < sizeof seven) break;
  }
  DITTOGRAPH_CHECK(stream == again);
  DITTOGRAPH_CHECK((*by_chunk)->damage().reason == (*by_sevens)->damage().reason);
  return stream;
}

// What lies between records passes through; see that it is no text.
void check_coverage(const std::vector<ByteSpan>& records, const std::string& stream,
                    Format format) {
  std::uint64_t end = 0;
  bool header_seen = format != Format::kCsv;
  const auto check_gap = [&](std::uint64_t to) {
    DITTOGRAPH_CHECK(end <= to);
    std::string_view gap = std::string_view(stream).substr(end, to - end);
    if (end == 0) gap.remove_prefix(format == Format::kText ? 0 : byte_order_mark(gap));
    if (!header_seen && !is_blank(gap)) {
      header_seen = true;
      return;
    }
    DITTOGRAPH_CHECK(is_blank(gap));
    if (format == Format::kText || format == Format::kArticle) DITTOGRAPH_CHECK(gap.empty());
  };
  for (const ByteSpan& record : records) {
    check_gap(record.begin);
    end = record.end;
  }
  check_gap(stream.size());
}

}  // namespace

PlannedBytes::PlannedBytes(std::string_view stored, Format format, Compression compression)
    : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
  DITTOGRAPH_CHECK(descriptor_ >= 0);
  DITTOGRAPH_CHECK(::write(descriptor_, stored.data(), stored.size()) ==
                   static_cast<ssize_t>(stored.size()));
  plan_.files.push_back({.path = absl::StrCat("/proc/self/fd/", descriptor_),
                         .name = "in/fuzz",
                         .relative_name = "fuzz",
                         .format = format,
                         .compression = compression,
                         .columns = {"id", "text", "date"}});
  plan_.fields.push_back({.text = "text",
                          .id = "id",
                          .title = "title",
                          .url = "url",
                          .date = "date",
                          .source = "source"});
}

PlannedBytes::~PlannedBytes() { ::close(descriptor_); }

void check_reading_laws(std::string_view stored, Format format, Compression compression) {
  const PlannedBytes planned(stored, format, compression);
  const InputFile& file = planned.plan().files.front();
  const std::string stream = read_stream(file);
  const Reading whole = read_in_batches(planned.plan(), 1 << 20, stream);
  check_coverage(whole.records, stream, format);
  for (const std::size_t batch_bytes : {std::size_t{1}, std::size_t{97}}) {
    const Reading reading = read_in_batches(planned.plan(), batch_bytes, stream);
    DITTOGRAPH_CHECK(reading.said == whole.said);
    DITTOGRAPH_CHECK(reading.records == whole.records);
  }
  DITTOGRAPH_CHECK(guess_field_names(file, Params{}).ok());
}

}  // namespace dittograph
