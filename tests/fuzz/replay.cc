// Runs a fuzz target's body without libFuzzer: over every file of the corpus folders given, then
// over seeded mutations of them. The same inputs in every run, within a few seconds; a crash, a
// failed check or a sanitizer's report is a red test.
//
// usage: NAME_fuzz CORPUS_FOLDER...
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::uint64_t kSeed = 20230911;
constexpr int kMutations = 4000;
constexpr std::chrono::seconds kTimeLimit{5};  // for slow machines and sanitizers
constexpr std::size_t kMaxBytes = 1 << 16;

// Bytes that mean something to one format or another.
constexpr std::string_view kTelling("\"\\{}[]:,\n\r\t /u0\x00\x1f\xef\xbb\xbf\xc3\xa9\xff\x80.-",
                                    27);

std::vector<std::string> read_corpus(int count, char** folders) {
  std::vector<std::filesystem::path> paths;
  for (int i = 0; i < count; ++i) {
    if (!std::filesystem::is_directory(folders[i])) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folders[i])) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& corpus) : corpus_(corpus) {}

  std::string next() {
    std::string input = corpus_.empty() ? std::string() : corpus_[below(corpus_.size())];
    for (std::size_t n = 1 + below(8); n > 0; --n) mutate(input);
    if (input.size() > kMaxBytes) input.resize(kMaxBytes);
    return input;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  char byte() {
    return below(2) == 0 ? kTelling[below(kTelling.size())] : static_cast<char>(below(256));
  }

  void mutate(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t size = std::min(below(16) + 1, input.size() - at);
    switch (below(6)) {
      case 0:
        input.insert(at, 1, byte());
        break;
      case 1:
        input.erase(at, size);
        break;
      case 2:
        if (at < input.size()) input[at] = byte();
        break;
      case 3:
        input.insert(below(input.size() + 1), input.substr(at, below(64) + 1));
        break;
      case 4:
        input.resize(at);
        break;
      default:
        if (!corpus_.empty()) {
          const std::string& other = corpus_[below(corpus_.size())];
          input.insert(at, other.substr(below(other.size() + 1), below(64) + 1));
        }
        break;
    }
  }

  const std::vector<std::string>& corpus_;
  std::mt19937_64 random_{kSeed};
};

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> corpus = read_corpus(argc - 1, argv + 1);
  for (const std::string& input : corpus) run(input);
  run({});
  Mutator mutator(corpus);
  const auto begin = std::chrono::steady_clock::now();
  int done = 0;
  while (done < kMutations && std::chrono::steady_clock::now() - begin < kTimeLimit) {
    run(mutator.next());
    ++done;
  }
  std::printf("replayed %zu inputs and %d mutations\n", corpus.size(), done);
  return 0;
}
