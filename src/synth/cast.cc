#include "synth/cast.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_cat.h"

#include "base/check.h"
#include "base/strings.h"
#include "synth/prose.h"

namespace dittograph::synth {
namespace {

constexpr std::uint64_t kOutletPurpose = 0x6F75746C6574;  // "outlet"
constexpr std::uint64_t kOwnerPurpose = 0x6F776E6572;     // "owner"
// A script with fewer outlets has no copies to speak of.
constexpr std::uint64_t kFewestOutlets = 4;

constexpr Agency kAgencies[kMostAgencies] = {
    {"TASS", "tass.example", {"TASS", "TASS", "ТАСС", "تاس", "塔斯社"}},
    {"AFP", "afp.example", {"AFP", "AFP", "АФП", "فرانس برس", "法新社"}},
    {"Reuters", "reuters.example", {"Reuters", "Reuters", "Рейтер", "رويترز", "路透社"}},
    {"Xinhua", "xinhua.example", {"Xinhua", "Xinhua", "Синьхуа", "شينخوا", "新华社"}},
    {"AP", "ap.example", {"AP", "AP", "АП", "أ ب", "美联社"}},
    {"Sputnik", "sputnik.example", {"Sputnik", "Sputnik", "Sputnik", "سبوتنيك", "卫星通讯社"}},
    {"dpa", "dpa.example", {"dpa", "dpa", "ДПА", "د ب أ", "德新社"}},
    {"Anadolu", "anadolu.example", {"Anadolu", "Anadolu", "Анадолу", "الأناضول", "阿纳多卢通讯社"}},
    {"Interfax",
     "interfax.example",
     {"Interfax", "Interfax", "Интерфакс", "إنترفاكس", "国际文传电讯社"}},
    {"EFE", "efe.example", {"EFE", "EFE", "ЭФЭ", "إفي", "埃菲社"}},
};

constexpr std::string_view kPapers[] = {"Post",    "Daily",    "Herald", "Gazette", "Times",
                                        "Courier", "Observer", "Mirror", "Tribune", "News"};
constexpr std::string_view kBoilerplateNames[kBoilerplates] = {"head", "newsletter", "tail",
                                                               "cookie"};

// Words of towns and domains: from the middle of the vocabulary.
constexpr std::uint32_t kFirstPlaceRank = 3000;
constexpr std::uint32_t kPlaceRanks = 20000;

// "Ternholm Post": all differ, as a place comes once with each kind of paper.
std::string outlet_name(const Vocabulary& vocabulary, std::uint32_t number, Random& random) {
  if (vocabulary.script() != Script::kLatin) return person_name(vocabulary, random);
  const std::uint32_t n_papers = std::size(kPapers);
  std::string name;
  append_capitalised(
      vocabulary.word(kFirstPlaceRank + (number / n_papers) * 19 % kPlaceRanks + number % n_papers),
      name);
  absl::StrAppend(&name, " ", to_absl(kPapers[number % n_papers]));
  return name;
}

std::string line_of(const Prose& prose, std::uint32_t n_words, Random& random) {
  std::string line;
  prose.sentence_of(n_words, random, line);
  return line;
}

}  // namespace

std::string_view boilerplate_name(Boilerplate kind) {
  return kBoilerplateNames[static_cast<std::size_t>(kind)];
}

const Agency& agency(std::uint32_t number) {
  DITTOGRAPH_CHECK(number < kMostAgencies);
  return kAgencies[number];
}

Cast::Cast(const Settings& settings) : n_outlets_(settings.outlets) {
  for (const Script script : kAllScripts) vocabularies_.emplace_back(settings.seed, script);
  share_scripts(settings);
  Random random(key_of(settings.seed, kOwnerPurpose));
  share_owners(random);
  for (std::uint32_t i = 0; i < settings.agencies; ++i) {
    Outlet outlet;
    outlet.name = std::string(agency(i).name);
    outlet.domain = std::string(agency(i).domain);
    outlet.is_agency = true;
    publishers_.push_back(std::move(outlet));
  }
}

// Outlets by the scripts' weights, largest remainder first; scripts with too few give theirs away.
void Cast::share_scripts(const Settings& settings) {
  const std::uint64_t total =
      std::accumulate(settings.scripts.begin(), settings.scripts.end(), std::uint64_t{0});
  std::array<std::uint64_t, kScripts> shares{};
  std::size_t heaviest = 0;
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < kScripts; ++i) {
    if (settings.scripts[i] > settings.scripts[heaviest]) heaviest = i;
    shares[i] = settings.outlets * settings.scripts[i] / total;
    if (shares[i] < kFewestOutlets) shares[i] = 0;
    given += shares[i];
  }
  shares[heaviest] += settings.outlets - given;
  for (std::size_t i = 0; i < kScripts; ++i) {
    for (std::uint64_t j = 0; j < shares[i]; ++j) {
      const auto number = static_cast<std::uint32_t>(publishers_.size());
      by_script_[i].push_back(number);
      publishers_.push_back(make_outlet(number, kAllScripts[i], settings));
    }
  }
}

// About a third of a script's outlets, in groups of two to four.
void Cast::share_owners(Random& random) {
  for (const auto& outlets : by_script_) {
    std::size_t next = 0;
    while (next + kFewestOutlets / 2 <= (outlets.size() + 2) / 3) {
      const std::size_t n = std::min<std::size_t>(random.between(2, 4), outlets.size() - next);
      std::vector<std::uint32_t> group(outlets.begin() + static_cast<std::ptrdiff_t>(next),
                                       outlets.begin() + static_cast<std::ptrdiff_t>(next + n));
      for (const std::uint32_t outlet : group) {
        publishers_[outlet].owner = static_cast<std::uint32_t>(owners_.size());
      }
      owners_.push_back(std::move(group));
      next += n;
    }
  }
}

Outlet Cast::make_outlet(std::uint32_t number, Script script, const Settings& settings) const {
  Random random(key_of(settings.seed, kOutletPurpose, number));
  const Vocabulary& words = vocabulary(script);
  Outlet outlet;
  outlet.name = outlet_name(words, number, random);
  const Vocabulary& latin = vocabulary(Script::kLatin);
  outlet.domain = absl::StrCat(to_absl(latin.word(kFirstPlaceRank + random.below(kPlaceRanks))),
                               "-", number, ".example");
  outlet.script = script;
  outlet.date_only = random.chance(300);
  outlet.utc_hours = random.chance(300) ? static_cast<std::int32_t>(random.between(1, 5)) : 0;
  const std::uint32_t habit = random.below(10);
  outlet.title = habit < 5   ? TitleHabit::kPlain
                 : habit < 7 ? TitleHabit::kDashSuffix
                 : habit < 8 ? TitleHabit::kBarSuffix
                 : habit < 9 ? TitleHabit::kPrefix
                             : TitleHabit::kUpperCase;
  outlet.title_in_text = random.chance(400);
  outlet.blank_lines = random.chance(300);
  if (!random.chance(settings.boilerplate)) return outlet;
  const Prose prose(words, random);
  const auto give = [&](Boilerplate kind, std::uint32_t per_mille, std::uint32_t n_words) {
    const auto at = static_cast<std::size_t>(kind);
    if (!random.chance(per_mille)) return;
    outlet.lines[at] = line_of(prose, n_words, random);
    outlet.per_mille[at] = random.between(600, 980);
  };
  give(Boilerplate::kHead, 700, random.between(8, 14));
  give(Boilerplate::kNewsletter, 500, random.between(14, 24));
  give(Boilerplate::kTail, 800, random.between(12, 24));
  give(Boilerplate::kCookie, 500, random.between(20, 32));
  return outlet;
}

std::string habitual_title(const Outlet& outlet, std::string_view title) {
  std::string text;
  switch (outlet.title) {
    case TitleHabit::kPlain:
      return std::string(title);
    case TitleHabit::kDashSuffix:
      return absl::StrCat(to_absl(title), " - ", outlet.name);
    case TitleHabit::kBarSuffix:
      return absl::StrCat(to_absl(title), " | ", outlet.name);
    case TitleHabit::kPrefix:
      return absl::StrCat(outlet.name, ": ", to_absl(title));
    case TitleHabit::kUpperCase:
      append_upper(title, text);
      return text;
  }
  return text;
}

}  // namespace dittograph::synth
