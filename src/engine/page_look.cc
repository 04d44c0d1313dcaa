#include "engine/page_look.h"

#include <algorithm>

namespace dittograph {

void PageLook::look_at(const Document& document, const DocumentFindings* findings, bool is_file,
                       DocumentEditor& editor, PageElements& out) {
  const PageChoice::Wanted wanted = choice_.of(document.id);
  if (wanted == PageChoice::Wanted::kNot) return;
  lines_.document(document, corpus_.file_bytes(document.id), shared_.dropped[index_of(document.id)],
                  out.documents);
  out.documents += '\n';
  stretches_.clear();
  if (editor.has_witnesses(document.id)) tell_passages(document, editor, out);
  if (wanted == PageChoice::Wanted::kWithText) {
    tell_text(document, findings, is_file, editor, out);
  }
}

void PageLook::tell_passages(const Document& document, DocumentEditor& editor, PageElements& out) {
  const auto numbers = shared_.witnesses_of(document.id);
  if (std::none_of(numbers.begin(), numbers.end(), [&](const WitnessNumber& number) {
        return choice_.passage_shown[number.cluster];
      })) {
    return;
  }
  const auto located = editor.locate(document.id, document.text);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::uint32_t cluster = numbers[i].cluster;
    if (!choice_.passage_shown[cluster]) continue;
    stretches_.push_back({.passage = cluster, .span = located[i].bytes});
    if (numbers[i].witness != shared_.passages.clusters[cluster].representative) continue;
    lines_.passage_text(cluster,
                        document.text.substr(located[i].bytes.begin, located[i].bytes.size()),
                        out.passage_texts);
    out.passage_texts += '\n';
  }
}

void PageLook::tell_text(const Document& document, const DocumentFindings* findings, bool is_file,
                         DocumentEditor& editor, PageElements& out) {
  changes_.clear();
  const bool has_cuts = editor.has_cuts(document.id, findings);
  if (has_cuts) {
    editor.edit(document.id, document.text, findings, is_file);
    for (const TextEdit& edit : editor.edits()) {
      changes_.push_back({.span = edit.span, .replacement = edit.replacement});
    }
  }
  lines_.text(
      {.document = document.id,
       .text = document.text,
       .cuts = has_cuts ? std::span<const TextCut>(editor.cuts()) : std::span<const TextCut>(),
       .changes = changes_,
       .stretches = stretches_},
      out.texts);
  out.texts += '\n';
}

// Counted as they will stand in the page, where every "<" takes six bytes.
void PageStore::add_lines(std::string_view lines, std::uint64_t most_bytes, std::string& section,
                          std::uint64_t& bytes, std::uint64_t& left_out) {
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    const std::string_view line = lines.substr(begin, end - begin);
    const auto n_less = static_cast<std::uint64_t>(std::ranges::count(line, '<'));
    const std::uint64_t size = line.size() + 2 + 5 * n_less;
    begin = end + 1;
    if (bytes + size > most_bytes) {
      ++left_out;
      continue;
    }
    bytes += size;
    if (!section.empty()) section += ",\n";
    section += line;
  }
}

void PageStore::append(const PageElements& elements) {
  add_lines(elements.documents, budget_.documents_json_bytes, documents_, documents_bytes_,
            documents_left_out_);
  add_lines(elements.texts, budget_.texts_json_bytes, texts_, texts_bytes_, texts_left_out_);
  add_lines(elements.passage_texts, budget_.passages_json_bytes, passage_texts_,
            passage_texts_bytes_, passage_texts_left_out_);
}

}  // namespace dittograph
