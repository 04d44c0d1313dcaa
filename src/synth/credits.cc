#include "synth/credits.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/strings.h"
#include "synth/calendar.h"

namespace dittograph::synth {
namespace {

constexpr std::uint32_t kVariants = 6;

std::string_view spelled(std::uint32_t number, Script script) {
  return agency(number).spelled[static_cast<std::size_t>(script)];
}

std::string_view town_of(const Credit& credit, Script script) {
  const auto towns = traits(script).towns;
  return towns[credit.town % towns.size()];
}

}  // namespace

Credit draw_credit(std::uint32_t agency, std::int64_t time, Random& random) {
  const std::uint32_t form = random.below(10);
  return {.agency = agency,
          .form = form < 6   ? CreditForm::kDateline
                  : form < 8 ? CreditForm::kByline
                             : CreditForm::kTail,
          .variant = random.below(kVariants),
          .town = random.below(1000),
          .time = time};
}

std::string dateline(const Credit& credit, Script script) {
  const CivilDay date = civil_day(credit.time);
  const std::string_view name = spelled(credit.agency, script);
  const std::string_view town = town_of(credit, script);
  const std::string_view month = traits(script).months[date.month - 1];
  switch (script) {
    case Script::kLatin:
      switch (credit.variant) {
        case 0:
          return absl::StrFormat("%s, %s %d. /%s/. ", town, month, date.day, name);
        case 1:
          return absl::StrFormat("%s, %s %d (%s) - ", town, month.substr(0, 3), date.day, name);
        case 2:
          return absl::StrFormat("%s (%s) - ", town, name);
        case 3:
          return absl::StrFormat("%s, %s %d (%s) -- ", town, month, date.day, name);
        case 4:
          return absl::StrFormat("(%s) - ", name);
        default:
          return absl::StrFormat("[%s] ", name);
      }
    case Script::kAccented:
      if (credit.variant < 3)
        return absl::StrFormat("%s, %d %s (%s) - ", town, date.day, month, name);
      if (credit.variant < 5) return absl::StrFormat("%s (%s) - ", town, name);
      return absl::StrFormat("(%s) - ", name);
    case Script::kCyrillic:
      if (credit.variant < 3)
        return absl::StrFormat("%s, %d %s. /%s/. ", town, date.day, month, name);
      return absl::StrFormat("%s, %d %s (%s) - ", town, date.day, month, name);
    case Script::kArabic:
      if (credit.variant < 3)
        return absl::StrFormat("%s %d %s (%s) - ", town, date.day, month, name);
      return absl::StrFormat("%s (%s) - ", town, name);
    case Script::kHan:
      if (credit.variant < 3) return absl::StrFormat("%s%s%s%d日电 ", name, town, month, date.day);
      return absl::StrFormat("（%s）", name);
  }
  return {};
}

std::string byline(const Credit& credit, Script script, std::string_view person) {
  const std::string_view name = spelled(credit.agency, script);
  switch (script) {
    case Script::kLatin:
      return credit.variant < 3 ? absl::StrFormat("By %s, %s", person, name)
                                : absl::StrFormat("By %s | %s", person, name);
    case Script::kAccented:
      return absl::StrFormat("Par %s, %s", person, name);
    case Script::kCyrillic:
      return absl::StrFormat("Автор: %s, %s", person, name);
    case Script::kArabic:
      return absl::StrFormat("بقلم %s - %s", person, name);
    case Script::kHan:
      return absl::StrFormat("%s记者 %s", name, person);
  }
  return {};
}

std::string credit_tail(const Credit& credit, Script script, std::string_view person) {
  const std::string_view name = spelled(credit.agency, script);
  switch (script) {
    case Script::kLatin:
      if (credit.variant < 2) return absl::StrFormat("Source: %s", name);
      if (credit.variant < 4) return absl::StrFormat("© %s", name);
      return absl::StrFormat("Reporting by %s for %s", person, name);
    case Script::kAccented:
      return credit.variant < 3 ? absl::StrFormat("Source : %s", name)
                                : absl::StrFormat("© %s", name);
    case Script::kCyrillic:
      return absl::StrFormat("Источник: %s", name);
    case Script::kArabic:
      return absl::StrFormat("المصدر: %s", name);
    case Script::kHan:
      return absl::StrFormat("来源：%s", name);
  }
  return {};
}

Citation citation(std::uint32_t agency, const Prose& prose, Random& random) {
  const Script script = prose.script();
  const std::string_view name = spelled(agency, script);
  const std::string& person =
      prose.people()[random.below(static_cast<std::uint32_t>(prose.people().size()))];
  const bool by_person = random.chance(500);
  std::string lead;
  std::string phrase;
  switch (script) {
    case Script::kLatin:
      lead = by_person ? absl::StrCat(person, " ") : "";
      phrase =
          by_person ? absl::StrFormat("told %s", name) : absl::StrFormat("According to %s", name);
      break;
    case Script::kAccented:
      lead = by_person ? absl::StrCat(person, " ") : "";
      phrase =
          by_person ? absl::StrFormat("a déclaré à %s", name) : absl::StrFormat("Selon %s", name);
      break;
    case Script::kCyrillic:
      phrase = by_person ? absl::StrFormat("Как сообщает %s", name)
                         : absl::StrFormat("По данным %s", name);
      break;
    case Script::kArabic:
      lead = by_person ? absl::StrFormat("وقال %s ", person) : "";
      phrase =
          by_person ? absl::StrFormat("لوكالة %s", name) : absl::StrFormat("وفقا لوكالة %s", name);
      break;
    case Script::kHan:
      phrase = absl::StrFormat("据%s报道", name);
      break;
  }
  Citation cited;
  cited.text = lead + phrase;
  cited.mention = {.agency = agency,
                   .begin = static_cast<std::uint32_t>(lead.size()),
                   .end = static_cast<std::uint32_t>(cited.text.size())};
  cited.text += traits(script).comma;
  // The rest begins small, as it goes on.
  std::string rest;
  prose.sentence_of(10 + random.below(14), random, rest);
  cited.text += rest;
  return cited;
}

}  // namespace dittograph::synth
