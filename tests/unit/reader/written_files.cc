#include "unit/reader/written_files.h"

#include <fstream>

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

namespace dittograph {

namespace fs = std::filesystem;

TempFolder::TempFolder() {
  std::string name = (fs::temp_directory_path() / "dittograph-test-XXXXXX").string();
  root_ = ::mkdtemp(name.data());
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

std::string TempFolder::write(const std::string& relative, std::string_view bytes) const {
  const fs::path file = root_ / relative;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file.string();
}

std::string TempFolder::path(const std::string& relative) const {
  return relative.empty() ? root_.string() : (root_ / relative).string();
}

std::string gzip(std::string_view bytes) {
  constexpr int kGzipWindow = 15 + 16;
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

ReadAll read_all(const InputPlan& plan, std::size_t batch_bytes, std::uint64_t max_record_bytes) {
  ReadAll all;
  auto reader = BatchReader::open(plan, batch_bytes, max_record_bytes);
  BatchParser parser(plan);
  RawBatch raw;
  DocumentBatch batch;
  for (;;) {
    const absl::StatusOr<bool> more = (*reader)->next(raw);
    EXPECT_TRUE(more.ok()) << more.status();
    if (!more.ok() || !*more) break;
    parser.parse(raw, batch);
    for (const Document& d : batch.documents) {
      all.documents.push_back({std::string(d.name), std::string(d.text), std::string(d.title),
                               std::string(d.url), std::string(d.date), std::string(d.source),
                               d.place});
    }
    all.skipped.insert(all.skipped.end(), batch.skipped.begin(), batch.skipped.end());
    all.skipped.insert(all.skipped.end(), raw.skipped.begin(), raw.skipped.end());
  }
  for (const InputFile& file : plan.files) {
    auto source = ByteSource::open(file);
    EXPECT_TRUE(source.ok()) << source.status();
    std::string& stream = all.streams.emplace_back();
    for (auto chunk = (*source)->next(); chunk.ok() && !chunk->empty(); chunk = (*source)->next()) {
      stream.append(*chunk);
    }
  }
  return all;
}

ReadAll read_one(const std::string& path, Format format, const Params& params) {
  const auto plan = plan_inputs({path}, format, params, "");
  EXPECT_TRUE(plan.ok()) << plan.status();
  return plan.ok() ? read_all(*plan) : ReadAll{};
}

}  // namespace dittograph
