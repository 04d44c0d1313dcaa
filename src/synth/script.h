// The scripts that articles are written in, and what each of them writes its own way.
//
// All data are constants: letters and syllables to make words of, marks, months, towns.
// Thread-safe. Tested in tests/unit/synth/vocabulary_test.cc, prose_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dittograph::synth {

enum class Script : std::uint8_t { kLatin, kAccented, kCyrillic, kArabic, kHan };
inline constexpr std::size_t kScripts = 5;
inline constexpr std::array<Script, kScripts> kAllScripts = {
    Script::kLatin, Script::kAccented, Script::kCyrillic, Script::kArabic, Script::kHan};

struct ScriptTraits {
  std::string_view name;   // in --scripts and in the truth
  bool cased = false;      // sentences and names begin with a capital
  bool spaced = true;      // words have spaces between them
  std::string_view stop;   // ends a sentence
  std::string_view comma;  // with the space that follows
  std::string_view open_quote;
  std::string_view close_quote;
  // What syllables are made of; Han: none, words are made of ideographs.
  std::span<const std::string_view> onsets;
  std::span<const std::string_view> nuclei;
  std::span<const std::string_view> codas;
  std::span<const std::string_view> towns;   // as datelines write them
  std::span<const std::string_view> months;  // of a dateline
};

const ScriptTraits& traits(Script script);
std::optional<Script> script_named(std::string_view name);

// The first letter as a capital, or all of them; other scripts as they are.
void append_capitalised(std::string_view word, std::string& out);
void append_upper(std::string_view text, std::string& out);

}  // namespace dittograph::synth
