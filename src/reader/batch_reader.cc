#include "reader/batch_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/status.h"

namespace dittograph {
namespace {

// A buffer that one giant record has blown up is given back once it is this many batches large.
constexpr std::size_t kKeepBatches = 8;

}  // namespace

absl::StatusOr<std::unique_ptr<BatchReader>> BatchReader::open(const InputPlan& plan,
                                                               std::size_t batch_bytes,
                                                               std::uint64_t max_record_bytes) {
  return std::unique_ptr<BatchReader>(new BatchReader(plan, batch_bytes, max_record_bytes));
}

BatchReader::BatchReader(const InputPlan& plan, std::size_t batch_bytes,
                         std::uint64_t max_record_bytes)
    : plan_(plan),
      batch_bytes_(std::max<std::size_t>(batch_bytes, 1)),
      max_record_bytes_(max_record_bytes) {}

absl::StatusOr<bool> BatchReader::next(RawBatch& batch) {
  batch.records.clear();
  batch.skipped.clear();
  if (batch.bytes.size() > kKeepBatches * batch_bytes_ + kBatchSlack)
    std::string().swap(batch.bytes);
  if (batch.bytes.size() < carry_.size()) batch.bytes.resize(carry_.size() + kBatchSlack);
  std::memcpy(batch.bytes.data(), carry_.data(), carry_.size());
  begin_ = 0;
  used_ = carry_.size();
  carry_.clear();

  while (used_ < batch_bytes_ || (batch.records.empty() && batch.skipped.empty())) {
    if (source_ == nullptr) {
      if (next_input_ == plan_.files.size()) break;
      DITTOGRAPH_RETURN_IF_ERROR(open_next_input());
    }
    DITTOGRAPH_RETURN_IF_ERROR(fill(batch));
    cut_records(batch);
    if (at_end_) close_input();
  }
  carry_.assign(batch.bytes, begin_, used_ - begin_);
  batch.stream_bytes_read = stored_bytes_before_ + (source_ == nullptr ? 0 : source_->bytes_read());
  return !batch.records.empty() || !batch.skipped.empty();
}

absl::Status BatchReader::open_next_input() {
  const InputFile& file = plan_.files[next_input_];
  DITTOGRAPH_ASSIGN_OR_RETURN(source_, ByteSource::open(file));
  cutter_ = make_cutter(file);
  ++next_input_;
  at_end_ = false;
  stream_begin_ = 0;
  line_ = 1;
  dropped_ = 0;
  dropped_lines_ = 0;
  return absl::OkStatus();
}

// Reads on behind used_: to the end of the batch, or, within a record that is larger than it,
// twice as far as before.
absl::Status BatchReader::fill(RawBatch& batch) {
  const std::size_t wanted = used_ < batch_bytes_ ? batch_bytes_ : 2 * used_;
  if (batch.bytes.size() < wanted + kBatchSlack) batch.bytes.resize(wanted + kBatchSlack);
  const std::span<char> room(batch.bytes.data() + used_, wanted - used_);
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, source_->read(room));
  used_ += n;
  at_end_ = n < room.size();
  return absl::OkStatus();
}

void BatchReader::cut_records(RawBatch& batch) {
  const bool damaged = at_end_ && source_->damage().reason != nullptr;
  const bool whole_end = at_end_ && !damaged;
  bool asked = false;
  for (;;) {
    const std::string_view rest = std::string_view(batch.bytes).substr(begin_, used_ - begin_);
    if (rest.empty() && (asked || !whole_end)) break;
    // An input that ends with its last record has nothing left to ask about.
    if (rest.empty() && stream_begin_ + dropped_ > 0) break;
    const Cut cut = cutter_->next(rest, whole_end);
    asked = true;
    if (cut.end == 0 && !(whole_end && rest.empty())) break;
    consume(batch, cut);
  }
  if (damaged) return end_damaged_stream(batch);
  if (whole_end && dropped_ > 0) return consume(batch, {.end = 0});
  if (used_ - begin_ + dropped_ > max_record_bytes_) drop_too_long(batch);
}

// Takes the bytes up to cut.end out of the rest.
void BatchReader::consume(RawBatch& batch, const Cut& cut) {
  const auto input = static_cast<std::uint32_t>(next_input_ - 1);
  const std::uint64_t size = dropped_ + cut.end;
  if (size > max_record_bytes_) {
    Skipped& skipped = batch.skipped.emplace_back();
    skipped.reason = "too_long";
    skipped.detail = "the record is larger than can be used; split it";
    skipped.place = {.input = input,
                     .line = line_,
                     .record = {stream_begin_, stream_begin_ + size},
                     .literal = {stream_begin_, stream_begin_}};
  } else if (cut.is_record) {
    batch.records.push_back({.input = input,
                             .line = line_,
                             .bytes = {begin_, begin_ + cut.end},
                             .stream_begin = stream_begin_});
  }
  stream_begin_ += size;
  line_ += cut.lines + dropped_lines_;
  begin_ += cut.end;
  dropped_ = 0;
  dropped_lines_ = 0;
}

// A record that is too long is read to its end without being kept.
void BatchReader::drop_too_long(const RawBatch& batch) {
  const std::string_view rest = std::string_view(batch.bytes).substr(begin_, used_ - begin_);
  dropped_lines_ += static_cast<std::uint64_t>(std::count(rest.begin(), rest.end(), '\n'));
  dropped_ += rest.size();
  cutter_->forget(rest.size());
  used_ = begin_;
}

// What the damage has cut off is skipped as one record, so that no byte is lost.
void BatchReader::end_damaged_stream(RawBatch& batch) {
  Skipped& skipped = batch.skipped.emplace_back();
  skipped.reason = source_->damage().reason;
  skipped.detail = source_->damage().detail;
  skipped.place = {.input = static_cast<std::uint32_t>(next_input_ - 1),
                   .line = line_,
                   .record = {stream_begin_, stream_begin_ + dropped_ + (used_ - begin_)},
                   .literal = {stream_begin_, stream_begin_}};
  begin_ = used_;
}

void BatchReader::close_input() {
  stored_bytes_before_ += source_->bytes_read();
  source_.reset();
  cutter_.reset();
}

}  // namespace dittograph
