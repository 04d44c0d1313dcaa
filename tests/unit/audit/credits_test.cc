#include "audit/credits.h"

#include <string>

#include "gtest/gtest.h"

#include "dittograph/audit_words.h"

namespace dittograph {
namespace {

class Credits : public testing::Test {
 protected:
  // "TASS dateline; Reuters tail": what a text credits, and how many mentions it has.
  std::string found(std::string_view text, std::string_view author = "",
                    std::uint32_t own = kNoIndex) {
    CreditFinder finder(names_);
    TextReader reader;
    SentencedText sentenced;
    reader.read(text, sentenced);
    const FoundCredits credits = finder.find(sentenced, author, own);
    mentions_ = credits.mentions;
    std::string out;
    for (const Credit& credit : credits.credits) {
      if (!out.empty()) out += "; ";
      out += credit.source < agencies_.agencies.size()
                 ? agencies_.agencies[credit.source].name
                 : outlets_[credit.source - agencies_.agencies.size()];
      out += " ";
      out += word_of(credit.form);
    }
    return out;
  }

  const Agencies agencies_ = *parse_agencies(shipped_agencies(), "shipped");
  const std::vector<std::string> outlets_ = {"Harbour Courier"};
  const CreditNames names_{agencies_, outlets_};
  std::uint32_t mentions_ = 0;
};

constexpr const char* kBody = " The crew left the harbour before dawn and sailed to the north.\n";

TEST_F(Credits, DatelinesOfManyLanguages) {
  const std::pair<std::string, const char*> cases[] = {
      {"MOSCOW, September 11. /TASS/." + std::string(kBody), "TASS dateline"},
      {"МОСКВА, 11 сентября. /ТАСС/. Судно вышло из порта до рассвета.\n", "TASS dateline"},
      {"МОСКВА, 11 сен - РИА Новости. Судно вышло из порта до рассвета.\n", "RIA Novosti dateline"},
      {"PARIS, 11 sept. (AFP) -" + std::string(kBody), "AFP dateline"},
      {"PARIS (AFP) —" + std::string(kBody), "AFP dateline"},
      {"(Sputnik) -" + std::string(kBody), "Sputnik dateline"},
      {"[Xinhua]" + std::string(kBody), "Xinhua dateline"},
      {"BEIJING, Sept. 11 (Xinhua) --" + std::string(kBody), "Xinhua dateline"},
      {"新华社北京9月11日电 船员在黎明前离开港口。\n", "Xinhua dateline"},
      {"（新华社）船员在黎明前离开港口，向北航行。\n", "Xinhua dateline"},
      {"بيروت - رويترز: غادر الطاقم الميناء قبل الفجر.\n", "Reuters dateline"},
      {"واشنطن (أ ف ب) - غادر الطاقم الميناء قبل الفجر.\n", "AFP dateline"},
      {"Berlin (dpa) - Die Mannschaft verließ den Hafen.\n", "dpa dateline"},
      {"Madrid, 11 sep (EFE).- La tripulación salió del puerto.\n", "EFE dateline"},
      {"LONDON (Reuters) -" + std::string(kBody), "Reuters dateline"},
      {"WASHINGTON (AP) —" + std::string(kBody), "AP dateline"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(found(text), expected) << text;
}

TEST_F(Credits, TailsAndBylines) {
  const std::string body = "A long article." + std::string(kBody) + kBody;
  const std::pair<std::string, const char*> cases[] = {
      {body + "(Reporting by Jane Roe; Editing by John Doe)\n", "Reuters tail"},
      {body + "Reporting by Jane Roe for AP\n", "AP tail"},
      {"新华社记者 王小明\n" + body, "Xinhua byline"},
      {body + "By Jane Roe | AP\n" + body + body, "AP byline"},
      {body + "Source: TASS\n", "TASS tail"},
      {body + "Источник: ТАСС\n", "TASS tail"},
      {body + "المصدر: رويترز\n", "Reuters tail"},
      {body + "来源：新华社\n", "Xinhua tail"},
      {body + "Quelle: dpa\n", "dpa tail"},
      {body + "Fuente: EFE\n", "EFE tail"},
      {body + "© AFP\n", "AFP tail"},
      {body + "© 2023 AFP\n", "AFP tail"},
      {"The ship is safe, the owner said. (AFP)\n", "AFP tail"},
      {body + "The Associated Press contributed to this report.\n", "AP tail"},
      {body + "Source: Harbour Courier\n", "Harbour Courier tail"},
      {"By Jane Roe, Reuters\n" + body, "Reuters byline"},
      {"Reuters\n" + body, "Reuters byline"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(found(text), expected) << text;
}

TEST_F(Credits, ACitationIsAMention) {
  const char* cases[] = {
      "The mayor told AFP on Monday that the bridge would open soon.\n",
      "According to TASS, the bridge will open soon.\n",
      "The bridge will open soon, Reuters reported.\n",
      "Reuters reported that the bridge will open soon.\n",
      "Об этом сообщает ТАСС со ссылкой на мэра города.\n",
      "وقال المتحدث لرويترز إن الجسر سيفتح قريبا، بحسب رويترز أيضا في وقت لاحق.\n",
      "He spoke to the Associated Press (AP) about the bridge and its owner.\n",
      "A reporter for Xinhua said the bridge would open soon.\n",
  };
  for (const char* text : cases) {
    EXPECT_EQ(found(text), "") << text;
    EXPECT_GE(mentions_, 1U) << text;
  }
}

TEST_F(Credits, ANameInSmallLettersIsAWord) {
  EXPECT_EQ(found("The ap (ap) - a map of the ap.\n"), "");
  EXPECT_EQ(mentions_, 0U);
}

TEST_F(Credits, TheAuthorFieldCounts) {
  EXPECT_EQ(found("The crew left.\n", "Jane Roe / AFP"), "AFP field");
}

TEST_F(Credits, NobodyCreditsThemselves) {
  std::uint32_t tass = 0;
  while (agencies_.agencies[tass].name != "TASS") ++tass;
  EXPECT_EQ(found("MOSCOW, September 11. /TASS/. The crew left.\n", "", tass), "");
}

TEST_F(Credits, EachItemOfADigestHasItsOwn) {
  EXPECT_EQ(found("MOSCOW, September 11. /TASS/. The crew left the harbour.\n\n"
                  "PARIS, 11 sept. (AFP) - The bridge will open soon.\n"),
            "TASS dateline; AFP dateline");
}

}  // namespace
}  // namespace dittograph
