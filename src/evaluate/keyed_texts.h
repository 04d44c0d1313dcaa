// Documents of some inputs under a key that is the same for a text's dirty, clean and true form.
//
//   records with an id        the id
//   records without           ":LINE" where the inputs are one file, else "RELATIVE NAME:LINE"
//   texts and articles        their name below the folder that was given
//
// A key that comes again is "KEY#2", "KEY#3" ...: order says which is which.
//
// Promises: bad records are left out or refused, as the caller says. Cost: one pass;
// for_each_text holds one batch, KeyedTexts all texts. Not thread-safe.
// Tested in tests/unit/evaluate/keyed_texts_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/params.h"

namespace dittograph {

struct TextInputs {
  std::vector<std::string> paths{};  // files and folders
  Params params{};                   // names of fields
  std::string temp_dir{};            // for pipes
};

enum class BadRecords : std::uint8_t { kSkip, kRefuse };

struct KeyedText {
  std::string_view key;
  std::string_view name;  // as the reader has it, and the ledger of a run
  std::string_view text;
  // The text, of an article with its header line in front: what places in our files count in.
  std::string_view placed;
  std::string_view source;  // outlet; empty where the record has none
};
using TextSink = std::function<absl::Status(const KeyedText& document)>;
absl::Status for_each_text(const TextInputs& inputs, BadRecords bad_records, const TextSink& sink);

// Makes keys that differ from each other.
class KeyCounter {
 public:
  // Valid until the next call.
  std::string_view unique(std::string_view key);

 private:
  std::unordered_map<std::string, std::uint32_t> seen_;
  std::string key_;
};

class KeyedTexts {
 public:
  static absl::StatusOr<KeyedTexts> read(const TextInputs& inputs, BadRecords bad_records);

  // The text under key, nullptr where there is none. One text on both sides is that text, whatever
  // it is called: other_size is the number of texts on the other side, 0 if not known.
  [[nodiscard]] const std::string* find(std::string_view key, std::size_t other_size) const;
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, std::string> texts_;
};

}  // namespace dittograph
