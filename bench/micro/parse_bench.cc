// JSONL in a file -> documents: cutting at record ends, parsing, decoding texts.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "reader/reader.h"
#include "support/generated_text.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

// A folder for this program's file, removed at the end.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "dittograph_XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TempFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void parse_jsonl(benchmark::State& state) {
  const TempFolder folder;
  const std::string path = folder.path() + "/documents.jsonl";
  const std::string records = jsonl(size_arg(state, 0), size_arg(state, 1), 1);
  std::ofstream(path, std::ios::binary) << records;
  const auto plan = plan_inputs({path}, Format::kJsonl, Params{}, folder.path());
  if (!plan.ok()) return state.SkipWithError(std::string(plan.status().message()).c_str());

  BatchParser parser(*plan);
  RawBatch raw;
  DocumentBatch batch;
  std::size_t n_documents = 0;
  for (auto _ : state) {
    auto reader = BatchReader::open(*plan);
    if (!reader.ok()) return state.SkipWithError("the file does not open");
    n_documents = 0;
    while (true) {
      const auto more = (*reader)->next(raw);
      if (!more.ok()) return state.SkipWithError("the file cannot be read");
      if (!*more) break;
      parser.parse(raw, batch);
      n_documents += batch.documents.size();
    }
  }
  set_bytes(state, records.size());
  state.counters["documents"] = static_cast<double>(n_documents);
}
BENCHMARK(parse_jsonl)
    ->ArgNames({"file", "document"})
    ->ArgsProduct({{1 << 20}, {1 << 10, 1 << 15}})
    ->ArgsProduct({{1 << 26}, {1 << 10, 1 << 15, 1 << 20}});

}  // namespace
}  // namespace dittograph::bench_support
