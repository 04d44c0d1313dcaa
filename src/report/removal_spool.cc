#include "report/removal_spool.h"

#include <cstring>
#include <string_view>
#include <utility>

#include "base/status.h"
#include "reader/byte_source.h"

namespace dittograph {
namespace {

enum Flag : std::uint8_t {
  kHasResemblance = 1,
  kHasDocument = 2,
  kHasKept = 4,
  kKeptIsDocument = 8,
};

void put_varint(std::uint64_t value, std::string& row) {
  while (value >= 0x80) {
    row.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  row.push_back(static_cast<char>(value));
}

void put_text(std::string_view text, std::string& row) {
  put_varint(text.size(), row);
  row.append(text);
}

void put_span(const ByteSpan& span, std::string& row) {
  put_varint(span.begin, row);
  put_varint(span.size(), row);
}

void encode_removal(const Removal& removal, std::string& row) {
  std::uint8_t flags = 0;
  if (removal.resemblance != 1.0) flags |= kHasResemblance;
  if (!removal.document.empty()) flags |= kHasDocument;
  if (!removal.kept_document.empty()) flags |= kHasKept;
  if (removal.kept_document == removal.document) flags |= kKeptIsDocument;
  put_varint(removal.input, row);
  put_span(removal.edit.span, row);
  put_text(removal.edit.replacement, row);
  row.push_back(static_cast<char>(removal.reason));
  row.push_back(static_cast<char>(removal.kind));
  row.push_back(static_cast<char>(flags));
  if ((flags & kHasResemblance) != 0) {
    char bytes[sizeof(double)];
    std::memcpy(bytes, &removal.resemblance, sizeof(double));
    row.append(bytes, sizeof(double));
  }
  if ((flags & kHasDocument) != 0) {
    put_text(removal.document, row);
    put_span(removal.span, row);
    put_span(removal.code_points, row);
  }
  if ((flags & kHasKept) != 0) {
    if ((flags & kKeptIsDocument) == 0) put_text(removal.kept_document, row);
    put_span(removal.kept_span, row);
  }
}

}  // namespace

absl::StatusOr<RemovalWriter> RemovalWriter::create(const std::string& path, WriteFault fault) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto file,
                              OutputFile::create(path, Packing::kNone, std::move(fault)));
  return RemovalWriter(std::move(file));
}

absl::Status RemovalWriter::append(const Removal& removal) {
  row_.clear();
  encode_removal(removal, row_);
  ++n_;
  return file_->write(row_);
}

absl::Status RemovalWriter::close() { return file_->close(); }

struct RemovalReader::State {
  std::string path;
  std::unique_ptr<ByteSource> source;
  std::string_view chunk;
  absl::Status status;  // the first fault; every read after it gives zeros

  bool at_end();
  std::uint8_t byte();
  std::uint64_t varint();
  void text(std::string& out);
  ByteSpan span();
  void bytes(char* out, std::size_t size);
  void fail(std::string_view what) {
    if (status.ok()) status = absl::DataLossError(path + ": " + std::string(what));
  }
};

bool RemovalReader::State::at_end() {
  if (!chunk.empty() || !status.ok()) return false;
  absl::StatusOr<std::string_view> next = source->next();
  if (!next.ok()) {
    status = next.status();
    return false;
  }
  chunk = *next;
  return chunk.empty();
}

void RemovalReader::State::bytes(char* out, std::size_t size) {
  while (size > 0) {
    if (at_end()) fail("a scratch file ends too early (is the disk full or shared?)");
    if (!status.ok()) {
      std::memset(out, 0, size);
      return;
    }
    const std::size_t n = std::min(size, chunk.size());
    std::memcpy(out, chunk.data(), n);
    chunk.remove_prefix(n);
    out += n;
    size -= n;
  }
}

std::uint8_t RemovalReader::State::byte() {
  char value = 0;
  bytes(&value, 1);
  return static_cast<std::uint8_t>(value);
}

std::uint64_t RemovalReader::State::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint64_t part = byte();
    value |= (part & 0x7F) << shift;
    if (part < 0x80) return value;
  }
  fail("a scratch file was changed while we ran");
  return 0;
}

void RemovalReader::State::text(std::string& out) {
  out.resize(varint());
  bytes(out.data(), out.size());
}

ByteSpan RemovalReader::State::span() {
  const std::uint64_t begin = varint();
  return {begin, begin + varint()};
}

RemovalReader::RemovalReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
RemovalReader::RemovalReader(RemovalReader&&) noexcept = default;
RemovalReader& RemovalReader::operator=(RemovalReader&&) noexcept = default;
RemovalReader::~RemovalReader() = default;

absl::StatusOr<RemovalReader> RemovalReader::open(const std::string& path) {
  auto state = std::make_unique<State>();
  state->path = path;
  InputFile file;
  file.path = file.name = path;
  DITTOGRAPH_ASSIGN_OR_RETURN(state->source, ByteSource::open(file));
  return RemovalReader(std::move(state));
}

absl::StatusOr<bool> RemovalReader::next(Removal& removal) {
  State& state = *state_;
  if (state.at_end()) return false;
  removal.input = static_cast<std::uint32_t>(state.varint());
  removal.edit.span = state.span();
  state.text(removal.edit.replacement);
  removal.reason = static_cast<Reason>(state.byte());
  removal.kind = static_cast<RepeatKind>(state.byte());
  const std::uint8_t flags = state.byte();
  removal.resemblance = 1.0;
  if ((flags & kHasResemblance) != 0) {
    state.bytes(reinterpret_cast<char*>(&removal.resemblance), sizeof(double));
  }
  removal.document.clear();
  removal.span = removal.code_points = removal.kept_span = {};
  if ((flags & kHasDocument) != 0) {
    state.text(removal.document);
    removal.span = state.span();
    removal.code_points = state.span();
  }
  removal.kept_document.clear();
  if ((flags & kHasKept) != 0) {
    if ((flags & kKeptIsDocument) != 0) {
      removal.kept_document = removal.document;
    } else {
      state.text(removal.kept_document);
    }
    removal.kept_span = state.span();
  }
  DITTOGRAPH_RETURN_IF_ERROR(state.status);
  return true;
}

}  // namespace dittograph
