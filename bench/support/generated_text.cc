#include "support/generated_text.h"

#include <span>

namespace dittograph::bench_support {
namespace {

constexpr std::size_t kVocabulary = 20'000;

constexpr std::string_view kEnglishParts[] = {"the", "an",  "or",  "ing", "ed", "st",  "re",  "con",
                                              "al",  "tor", "mi",  "le",  "pa", "ver", "ion", "sh",
                                              "un",  "ta",  "per", "lo",  "es", "dis", "ou",  "k"};
constexpr std::string_view kCyrillicParts[] = {"по", "на",  "ст", "ро", "ва",  "ени", "ть", "ло",
                                               "ко", "пре", "ми", "ый", "ной", "ра",  "ся", "де"};
constexpr std::string_view kArabicParts[] = {"ال", "من", "في",  "كت", "مد", "رس", "ون", "ات",
                                             "عل", "قو", "مست", "با", "هم", "ير", "سا", "حك"};

std::span<const std::string_view> parts_of(Script script) {
  switch (script) {
    case Script::kCyrillic:
      return kCyrillicParts;
    case Script::kArabic:
      return kArabicParts;
    default:
      return kEnglishParts;
  }
}

// A Han character of the 3,000 first.
std::string han(std::size_t index) {
  const std::size_t code = 0x4E00 + index % 3000;
  return {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
          static_cast<char>(0x80 | (code & 0x3F))};
}

struct Marks {
  std::string_view space, comma, stop, after_stop;
};

Marks marks_of(Script script) {
  switch (script) {
    case Script::kArabic:
      return {" ", "، ", ".", " "};
    case Script::kChinese:
      return {"", "，", "。", ""};
    default:
      return {" ", ", ", ".", " "};
  }
}

void capitalise(std::string& text, std::size_t at) {
  if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 32);
}

constexpr std::string_view kLineWords[] = {"the",   "council", "will", "meet",  "again",    "on",
                                           "first", "market",  "day",  "to",    "consider", "what",
                                           "was",   "left",    "open", "before"};

}  // namespace

const char* script_name(Script script) {
  constexpr const char* kNames[] = {"english", "cyrillic", "arabic", "chinese"};
  return kNames[static_cast<std::size_t>(script)];
}

TextGenerator::TextGenerator(std::uint64_t seed, Script script) : random_(seed), script_(script) {
  const std::span<const std::string_view> parts = parts_of(script);
  for (std::size_t rank = 1; rank <= kVocabulary; ++rank) {
    std::string word;
    std::size_t n_parts = 1;
    for (std::size_t bound = 12; bound < rank; bound *= 8) ++n_parts;
    for (; n_parts > 0; --n_parts) {
      word +=
          script == Script::kChinese ? han(below(3000)) : std::string(parts[below(parts.size())]);
    }
    vocabulary_.push_back(std::move(word));
  }
  // Rank r stands about 1/r as often as rank 1: harmonic shares of a table that is drawn evenly.
  constexpr double kSlots = 400'000;
  double harmonic = 0;
  for (std::size_t rank = 1; rank <= kVocabulary; ++rank) {
    harmonic += 1.0 / static_cast<double>(rank);
  }
  for (std::uint32_t rank = 1; rank <= kVocabulary; ++rank) {
    const double share = kSlots / (harmonic * rank);
    ranks_.insert(ranks_.end(), 1 + static_cast<std::size_t>(share), rank - 1);
  }
}

std::string_view TextGenerator::word() { return vocabulary_[ranks_[below(ranks_.size())]]; }

void TextGenerator::sentence(std::string& text, std::size_t least_words, std::size_t most_words) {
  const Marks marks = marks_of(script_);
  const std::size_t begin = text.size();
  const std::size_t n_words = least_words + below(most_words - least_words + 1);
  for (std::size_t i = 0; i < n_words; ++i) {
    if (i > 0) text += below(12) == 0 ? marks.comma : marks.space;
    text += word();
  }
  capitalise(text, begin);
  text += marks.stop;
}

void TextGenerator::paragraph(std::string& text) {
  for (std::size_t n = 1 + below(5); n > 0; --n) {
    sentence(text);
    if (n > 1) text += marks_of(script_).after_stop;
  }
}

std::string TextGenerator::prose(std::size_t n_bytes) {
  std::string text;
  text.reserve(n_bytes + 4096);
  while (text.size() < n_bytes) {
    if (!text.empty()) text += "\n\n";
    paragraph(text);
  }
  return text;
}

std::string with_copied_body(std::size_t n_bytes, std::uint64_t seed) {
  const std::string body = TextGenerator(seed).prose(n_bytes / 2);
  return body + "\n\n" + body;
}

std::string equal_lines(std::size_t n_lines) {
  std::string line;
  for (const std::string_view word : kLineWords) line.append(line.empty() ? "" : " ").append(word);
  capitalise(line, 0);
  line += ".\n";
  std::string text;
  text.reserve(n_lines * line.size());
  for (std::size_t i = 0; i < n_lines; ++i) text += line;
  return text;
}

std::string near_equal_lines(std::size_t n_lines, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::string text;
  for (std::size_t i = 0; i < n_lines; ++i) {
    const std::size_t begin = text.size();
    const std::size_t own[] = {random() % std::size(kLineWords), random() % std::size(kLineWords)};
    for (std::size_t j = 0; j < std::size(kLineWords); ++j) {
      if (j > 0) text += ' ';
      text += kLineWords[j];
      if (j == own[0] || j == own[1]) text += kEnglishParts[random() % std::size(kEnglishParts)];
    }
    capitalise(text, begin);
    text += ".\n";
  }
  return text;
}

std::string jsonl(std::size_t n_bytes, std::size_t document_bytes, std::uint64_t seed) {
  TextGenerator generator(seed);
  std::string records;
  records.reserve(n_bytes + document_bytes + 4096);
  for (std::size_t id = 0; records.size() < n_bytes; ++id) {
    const std::string number = std::to_string(id);
    records += R"({"id": ")" + number + R"(", "url": "https://news.example.com/)" + number;
    records += R"(", "date": "2023-09-11", "title": ")";
    generator.sentence(records, 5, 9);
    records += R"(", "text": ")";
    const std::size_t begin = records.size();
    while (records.size() < begin + document_bytes) {
      if (records.size() > begin) records += R"(\n\n)";
      generator.paragraph(records);
      records += R"( \"Quoted.\")";
    }
    records += "\"}\n";
  }
  return records;
}

}  // namespace dittograph::bench_support
