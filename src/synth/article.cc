#include "synth/article.h"

namespace dittograph::synth {
namespace {
constexpr std::string_view kFormNames[] = {"none", "dateline", "byline", "tail"};
}  // namespace

std::uint32_t Wordings::add(std::string_view text, Script script, EditKind edit) {
  const auto number = static_cast<std::uint32_t>(all_.size());
  all_.push_back({.begin = static_cast<std::uint32_t>(text_.size()),
                  .size = static_cast<std::uint32_t>(text.size()),
                  .words = count_words(text, script),
                  .edit = edit,
                  .mention = std::nullopt});
  text_ += text;
  return number;
}

std::string_view credit_form_name(CreditForm form) {
  return kFormNames[static_cast<std::size_t>(form)];
}

}  // namespace dittograph::synth
