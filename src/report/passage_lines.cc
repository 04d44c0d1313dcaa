#include "report/passage_lines.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "base/status.h"
#include "report/json_lines.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

// The scratch file while it is read; it goes when we do.
class Scratch {
 public:
  explicit Scratch(const std::string& path) : path_(path) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
    ::unlink(path_.c_str());
  }

  absl::Status map(std::uint64_t size) {
    if (size == 0) return absl::OkStatus();
    const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return system_error(path_, "cannot read", errno);
    void* mapping = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    const int error = errno;
    ::close(descriptor);
    if (mapping == MAP_FAILED) return system_error(path_, "cannot read", error);
    bytes_ = {static_cast<const char*>(mapping), size};
    return absl::OkStatus();
  }

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  const std::string& path_;
  std::string_view bytes_;
};

}  // namespace

absl::StatusOr<PassageLines> PassageLines::create(const std::string& path, WriteFault fault) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto file,
                              OutputFile::create(path, Packing::kNone, std::move(fault)));
  return PassageLines(path, std::move(file));
}

absl::Status PassageLines::append(std::span<const PendingWitness> witnesses,
                                  std::string_view lines) {
  std::uint64_t offset = file_->bytes_written();
  for (const PendingWitness& witness : witnesses) {
    entries_.push_back({.witness = witness, .offset = offset});
    offset += witness.line_size;
  }
  return file_->write(lines);
}

absl::Status PassageLines::write(const std::function<std::string_view(DocId)>& name_of,
                                 OutputFile& out) {
  Scratch scratch(path_);
  DITTOGRAPH_RETURN_IF_ERROR(file_->close());
  DITTOGRAPH_RETURN_IF_ERROR(scratch.map(file_->bytes_written()));
  std::sort(entries_.begin(), entries_.end(), [](const Entry& x, const Entry& y) {
    return std::pair(x.witness.cluster, x.witness.witness) <
           std::pair(y.witness.cluster, y.witness.witness);
  });
  JsonLines lines;
  std::string end;  // of a line
  for (std::size_t begin = 0, next = 0; begin < entries_.size(); begin = next) {
    std::size_t representative = begin;
    for (; next < entries_.size() &&
           entries_[next].witness.cluster == entries_[begin].witness.cluster;
         ++next) {
      if (entries_[next].witness.representative) representative = next;
    }
    const PendingWitness& source = entries_[representative].witness;
    DITTOGRAPH_CHECK(source.representative);
    const WitnessSource place = {
        .name = name_of(source.document), .bytes = source.bytes, .code_points = source.code_points};
    std::string with_source;
    lines.witness_source(&place, with_source);
    for (std::size_t i = begin; i < next; ++i) {
      DITTOGRAPH_RETURN_IF_ERROR(
          out.write(scratch.bytes().substr(entries_[i].offset, entries_[i].witness.line_size)));
      end.clear();
      if (i == representative) lines.witness_source(nullptr, end);
      DITTOGRAPH_RETURN_IF_ERROR(out.write(i == representative ? end : with_source));
    }
  }
  return absl::OkStatus();
}

}  // namespace dittograph
