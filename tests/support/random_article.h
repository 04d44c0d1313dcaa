// Seeded articles in the manner of scraped news: invented words, and copies of every kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dittograph::testing_support {

class ArticleWriter {
 public:
  explicit ArticleWriter(std::uint64_t seed) : random_(seed) {}

  // Paragraphs of invented prose that say nothing twice (but by a chance below 1e-9).
  std::vector<std::string> plain_blocks() {
    std::vector<std::string> blocks = {phrase(5, 9)};
    for (std::size_t n = 3 + below(8); n > 0; --n) blocks.push_back(paragraph());
    return blocks;
  }

  std::string plain() { return joined(plain_blocks(), "\n\n"); }

  // An article with copies: titles, teasers, glued digests, doubled bodies, near copies, short
  // lines.
  std::string with_copies() {
    std::vector<std::string> blocks = plain_blocks();
    for (std::size_t n = 1 + below(4); n > 0; --n) damage(blocks);
    static constexpr std::string_view kSeparators[] = {"\n", "\n\n", "\r\n", "\n\n\n", "\r"};
    return joined(blocks, kSeparators[below(std::size(kSeparators))]);
  }

  std::string paragraph() {
    std::string text;
    for (std::size_t n = 1 + below(4); n > 0; --n) text += (text.empty() ? "" : " ") + sentence();
    return text;
  }
  std::string sentence() { return phrase(4, 24) + "."; }

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

 private:
  std::string word() {
    static constexpr std::string_view kSyllables[] = {
        "ba", "ke", "mi", "no", "ru", "sta", "len", "dor", "tri", "vel", "an", "os", "ig", "pra"};
    std::string text;
    for (std::size_t n = 2 + below(3); n > 0; --n) text += kSyllables[below(std::size(kSyllables))];
    return text;
  }

  std::string phrase(std::size_t least, std::size_t most) {
    std::string text = word();
    text[0] = static_cast<char>(text[0] - 32);
    for (std::size_t n = least + below(most - least + 1); n > 1; --n) text += " " + word();
    return text;
  }

  static std::string joined(const std::vector<std::string>& blocks, std::string_view separator) {
    std::string text;
    for (const std::string& block : blocks) text.append(block).append(separator);
    return text;
  }

  void insert(std::vector<std::string>& blocks, std::string block) {
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(below(blocks.size() + 1)),
                  std::move(block));
  }

  void damage(std::vector<std::string>& blocks) {
    const std::string block = blocks[below(blocks.size())];
    switch (below(9)) {
      case 0:
        insert(blocks, block);
        break;
      case 1:
        blocks.insert(blocks.begin(), blocks[0]);
        break;
      case 2:
        insert(blocks, block.substr(0, block.size() / 2) + "...");
        break;
      case 3: {
        const std::size_t i = below(blocks.size());
        insert(blocks, blocks[i] + (i + 1 < blocks.size() ? blocks[i + 1] : ""));
        break;
      }
      case 4: {
        const std::vector<std::string> copy = blocks;
        blocks.insert(blocks.end(), copy.begin(), copy.end());
        break;
      }
      case 5: {
        std::string broken = block;
        const std::size_t space = broken.find(' ', broken.size() / 3);
        if (space != std::string::npos) broken[space] = '\n';
        insert(blocks, broken);
        break;
      }
      case 6: {
        const std::size_t space = block.find(' ', block.size() / 2);
        if (space != std::string::npos) {
          insert(blocks, block.substr(0, space) + " " + word() + block.substr(space));
        }
        break;
      }
      case 7: {
        const std::string label = phrase(1, 6);
        for (int i = 0; i < 3; ++i) insert(blocks, label);
        break;
      }
      default:
        blocks[below(blocks.size())] += " " + block;
        break;
    }
  }

  std::mt19937_64 random_;
};

}  // namespace dittograph::testing_support
