#include "audit/news_sentences.h"

#include <algorithm>
#include <cstddef>

#include "audit/token_sets.h"
#include "base/hash.h"
#include "shingle/stored_token.h"

namespace dittograph {
namespace {

constexpr std::size_t kLongestCreditLine = 16;  // tokens

bool is_credit_line(const Sentence& sentence, std::span<const Credit> credits) {
  if (sentence.end_token - sentence.first_token > kLongestCreditLine) return false;
  return std::any_of(credits.begin(), credits.end(), [&](const Credit& credit) {
    const bool line = credit.form == Credit::Form::kByline || credit.form == Credit::Form::kTail;
    return line && credit.bytes.begin >= sentence.begin && credit.bytes.end <= sentence.end;
  });
}

// What stands before the news in the sentence: nothing, a part of a dateline, or the sentence is
// no more than one.
Sentence without_dateline(const SentencedText& text, Sentence sentence,
                          std::span<const Credit> credits) {
  for (const Credit& credit : credits) {
    if (credit.form != Credit::Form::kDateline || credit.bytes.end <= sentence.begin) continue;
    const std::size_t line = text.text.rfind('\n', credit.bytes.begin);
    const std::size_t line_begin = line == std::string_view::npos ? 0 : line + 1;
    if (sentence.begin < line_begin || sentence.begin >= credit.bytes.end) continue;
    while (sentence.first_token < sentence.end_token &&
           text.tokens.begin[sentence.first_token] < credit.bytes.end) {
      ++sentence.first_token;
    }
    if (sentence.first_token < sentence.end_token) {
      sentence.begin = text.tokens.begin[sentence.first_token];
    }
  }
  return sentence;
}

}  // namespace

std::span<const Sentence> NewsSentences::of(const NewsInput& document) {
  chosen_.clear();
  seen_.clear();
  tokeniser_.tokenise(document.title, title_);
  tokeniser_.tokenise(bare_title(document.title, document.affixes), bare_title_);
  for (const Sentence& whole : document.text.segments.sentences) {
    const Sentence sentence =
        without_dateline(document.text, without_dateline(document.text, whole, document.credits),
                         document.own_names);
    if (sentence.first_token == sentence.end_token) continue;
    const auto hashes = document.text.hashes_of(sentence);
    const auto is = [&](const Tokens& tokens) {
      return std::ranges::equal(hashes, tokens.hash, [](std::uint64_t x, std::uint64_t y) {
        return static_cast<StoredToken>(x) == static_cast<StoredToken>(y);
      });
    };
    if (mostly_in({sentence.first_token, sentence.end_token}, document.left_out)) continue;
    if (is(title_) || is(bare_title_) || is_credit_line(sentence, document.credits)) continue;
    if (is_credit_line(sentence, document.own_names)) continue;
    if (seen_.insert(hash_words(hashes)).second) chosen_.push_back(sentence);
  }
  return chosen_;
}

}  // namespace dittograph
