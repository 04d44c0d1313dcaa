// Seeded prose for the benchmarks: invented words of four scripts under a Zipf-like law, in
// sentences and paragraphs that say nothing twice.
//
// Promises: the same seed, script and size give the same bytes on every machine.
// Cost: some 100 MB/s. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dittograph::bench_support {

enum class Script : std::uint8_t { kEnglish, kCyrillic, kArabic, kChinese };
const char* script_name(Script script);

class TextGenerator {
 public:
  explicit TextGenerator(std::uint64_t seed, Script script = Script::kEnglish);

  // These append to text.
  void sentence(std::string& text, std::size_t least_words = 6, std::size_t most_words = 28);
  void paragraph(std::string& text);

  // Paragraphs, a blank line between them, at least n_bytes in all.
  std::string prose(std::size_t n_bytes);

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

 private:
  std::string_view word();

  std::mt19937_64 random_;
  Script script_;
  std::vector<std::string> vocabulary_;  // by rank, the frequent words short
  std::vector<std::uint32_t> ranks_;     // drawn evenly, these are Zipf-like
};

// An article whose whole body stands twice.
std::string with_copied_body(std::size_t n_bytes, std::uint64_t seed);

// One sentence of 16 words, again and again, a line each.
std::string equal_lines(std::size_t n_lines);

// The same, but that two words of every line are its own.
std::string near_equal_lines(std::size_t n_lines, std::uint64_t seed);

// JSONL records of one document each: id, url, date, title, text.
std::string jsonl(std::size_t n_bytes, std::size_t document_bytes, std::uint64_t seed);

}  // namespace dittograph::bench_support
