#include "audit/edits.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

#include "dittograph/audit_words.h"

namespace dittograph {
namespace {

constexpr const char* kFirst = "The mayor opened the bridge over the river on Monday morning.";
constexpr const char* kSecond = "Police said 12 people were hurt in the crash near Harborough.";
constexpr const char* kThird = "Repairs will cost 1,200 crowns and take until the autumn.";
constexpr const char* kFourth = "Nobody from the council wanted to answer questions yesterday.";

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!text.empty()) text += ' ';
    text += sentence;
  }
  return text;
}

SentenceEdits edits_of(std::string_view before, std::string_view after) {
  TextReader reader;
  SentencedText old_text;
  SentencedText new_text;
  reader.read(before, old_text);
  reader.read(after, new_text);
  return align_sentences(old_text, new_text);
}

std::string words_of(const SentenceEdits& edits) {
  std::string words;
  for (const SentenceEdit& edit : edits.edits) {
    if (!words.empty()) words += ' ';
    words += word_of(edit.change);
  }
  return words;
}

struct Case {
  const char* what;
  std::vector<std::string> before;
  std::vector<std::string> after;
  const char* expected;
};

TEST(AlignSentences, NamesWhatBecameOfEachSentence) {
  const Case cases[] = {
      {"the same text", {kFirst, kSecond}, {kFirst, kSecond}, "unchanged unchanged"},
      {"one more", {kFirst}, {kFirst, kThird}, "unchanged added"},
      {"one less, told behind what stood before it",
       {kFirst, kSecond, kThird},
       {kFirst, kThird},
       "unchanged deleted unchanged"},
      {"the last goes to the front",
       {kFirst, kSecond, kThird, kFourth},
       {kFourth, kFirst, kSecond, kThird},
       "moved unchanged unchanged unchanged"},
      {"a number differs",
       {kFirst, kSecond},
       {kFirst, "Police said 14 people were hurt in the crash near Harborough."},
       "unchanged edited"},
      {"another sentence in its place",
       {kFirst, kSecond},
       {kFirst, kFourth},
       "unchanged deleted added"},
      {"moved and edited",
       {kFirst, kSecond, kThird, kFourth},
       {"Police said 14 people were hurt in the crash near Harborough.", kFirst, kThird, kFourth},
       "moved unchanged unchanged unchanged"},
      {"nothing before", {}, {kFirst}, "added"},
      {"nothing at all", {}, {}, ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(words_of(edits_of(joined(c.before), joined(c.after))), c.expected) << c.what;
  }
}

TEST(AlignSentences, TellsChangedNumbersAndNamesFirst) {
  const SentenceEdits edits =
      edits_of("On Friday the minister Anna Berg named 1,200 victims in 3 towns near Lund.",
               "On Friday the minister Anna Holm named 1,400 victims in 3 towns near Lund.");
  ASSERT_EQ(edits.edits.size(), 1U);
  const std::vector<WordChange> expected = {
      {.kind = WordChange::Kind::kNumber, .before = "1,200", .after = "1,400"},
      {.kind = WordChange::Kind::kName, .before = "Berg", .after = "Holm"}};
  EXPECT_EQ(edits.edits[0].changes, expected);
}

TEST(AlignSentences, CyrillicNamesAreNames) {
  const SentenceEdits edits = edits_of("Об этом сообщил глава города Иван Петров в четверг.",
                                       "Об этом сообщил глава города Иван Сидоров в четверг.");
  ASSERT_EQ(edits.edits.size(), 1U);
  ASSERT_EQ(edits.edits[0].changes.size(), 1U);
  EXPECT_EQ(edits.edits[0].changes[0].after, "Сидоров");
}

std::vector<std::string> some_sentences(std::mt19937& random) {
  std::vector<std::string> sentences;
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  for (unsigned i = below(12); i > 0; --i) {
    std::string sentence = "Start";
    for (unsigned j = 3 + below(9); j > 0; --j) sentence += " w" + std::to_string(below(6));
    sentences.push_back(sentence + ".");
  }
  return sentences;
}

TEST(AlignSentences, EverySentenceStandsInOneEditAndSwappedTextsMirrorTheCounts) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::string before = joined(some_sentences(random));
    const std::string after = joined(some_sentences(random));
    const SentenceEdits edits = edits_of(before, after);
    std::vector<ByteSpan> olds;
    std::vector<ByteSpan> news;
    for (const SentenceEdit& edit : edits.edits) {
      if (edit.change != SentenceChange::kAdded) olds.push_back(edit.before);
      if (edit.change != SentenceChange::kDeleted) news.push_back(edit.after);
    }
    std::sort(olds.begin(), olds.end());
    TextReader reader;
    SentencedText old_text;
    SentencedText new_text;
    reader.read(before, old_text);
    reader.read(after, new_text);
    ASSERT_EQ(olds.size(), old_text.segments.sentences.size());
    ASSERT_EQ(news.size(), new_text.segments.sentences.size());
    for (std::size_t i = 0; i < olds.size(); ++i) {
      EXPECT_EQ(olds[i].begin, old_text.segments.sentences[i].begin);
    }
    for (std::size_t i = 0; i < news.size(); ++i) {
      EXPECT_EQ(news[i].begin, new_text.segments.sentences[i].begin);
    }
    const SentenceEdits swapped = edits_of(after, before);
    EXPECT_EQ(edits.counts[static_cast<std::size_t>(SentenceChange::kAdded)] +
                  swapped.counts[static_cast<std::size_t>(SentenceChange::kAdded)],
              edits.counts[static_cast<std::size_t>(SentenceChange::kDeleted)] +
                  swapped.counts[static_cast<std::size_t>(SentenceChange::kDeleted)])
        << before << "\n"
        << after;
  }
}

TEST(AlignSentences, ThousandsOfUnequalSentencesAreNoProduct) {
  std::string before;
  std::string after;
  for (int i = 0; i < 20000; ++i) {
    before += "Old sentence number " + std::to_string(i) + " says nothing else here. ";
    after += "Quite another line " + std::to_string(i) + " with other words inside. ";
  }
  const SentenceEdits edits = edits_of(before, after);
  EXPECT_GE(edits.edits.size(), 20000U);
}

}  // namespace
}  // namespace dittograph
