// What encodings and scrapers do to a text without changing a word of it: other quotation marks
// and dashes, NFD, HTML entities, lines broken anywhere, bytes that are no UTF-8.
//
// Promises: the engine's tokens of a text are the same with and without noise.
// Not thread-safe. Tested in tests/unit/synth/noise_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "synth/article.h"
#include "synth/random.h"

namespace dittograph::synth {

class NoiseWriter {
 public:
  NoiseWriter(const Noise& noise, const ScriptTraits& script, std::uint64_t key)
      : noise_(noise), spaced_(script.spaced), any_(noise.any()), random_(key) {}

  // Appends the text with noise.
  void append(std::string_view text, std::string& out) {
    if (any_) {
      append_noisy(text, out);
    } else {
      out += text;
    }
  }

 private:
  void append_noisy(std::string_view text, std::string& out);
  bool append_changed(std::string_view letter, std::string& out);

  Noise noise_;
  bool spaced_;
  bool any_;
  bool opens_quote_ = true;
  Random random_;
};

}  // namespace dittograph::synth
