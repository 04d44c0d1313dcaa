#include "engine/named_texts.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

#include "absl/strings/str_cat.h"

#include "base/status.h"
#include "reader/reader.h"
#include "report/scratch.h"

namespace dittograph {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

absl::StatusOr<Format> format_of(const std::string& word) {
  for (const Format format :
       {Format::kAuto, Format::kArticle, Format::kText, Format::kJsonl, Format::kCsv}) {
    if (word == format_name(format)) return format;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--format: '", word, "' is not auto, article, text, jsonl or csv"));
}

ComparedText copy_of(const Document& document) {
  return {.name = std::string(document.name),
          .text = std::string(document.text),
          .title = std::string(document.title),
          .url = std::string(document.url),
          .date = std::string(document.date),
          .source = std::string(document.source)};
}

// Calls take with every document until it says false.
absl::Status for_each_document(const std::vector<std::string>& inputs, const TextsRequest& request,
                               const std::function<bool(const Document&)>& take) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const Format format, format_of(request.format));
  DITTOGRAPH_ASSIGN_OR_RETURN(const Scratch scratch, Scratch::make(request.temp_dir));
  DITTOGRAPH_ASSIGN_OR_RETURN(const InputPlan plan,
                              plan_inputs(inputs, format, request.params, scratch.path()));
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<BatchReader> reader,
                              BatchReader::open(plan, kBatchBytes));
  BatchParser parser(plan);
  RawBatch raw;
  DocumentBatch batch;
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const bool more, reader->next(raw));
    if (!more) return absl::OkStatus();
    parser.parse(raw, batch);
    for (const Document& document : batch.documents) {
      if (!take(document)) return absl::OkStatus();
    }
  }
}

absl::StatusOr<ComparedText> read_file(const std::string& name, const TextsRequest& request) {
  std::optional<ComparedText> found;
  bool several = false;
  DITTOGRAPH_RETURN_IF_ERROR(for_each_document({name}, request, [&](const Document& document) {
    several = found.has_value();
    if (!several) found = copy_of(document);
    return !several;
  }));
  if (several) {
    return absl::InvalidArgumentError(
        absl::StrCat(name, ": holds more than one document (name two ids, and it with --corpus)"));
  }
  if (!found) found = ComparedText{};  // An empty file.
  found->name = name;
  return *std::move(found);
}

}  // namespace

absl::StatusOr<std::vector<ComparedText>> read_texts(const TextsRequest& request,
                                                     std::span<const std::string> names) {
  std::vector<ComparedText> texts(names.size());
  if (request.corpus.empty()) {
    if (std::ranges::count(names, "-") > 1) {
      return absl::InvalidArgumentError(
          "-: standard input is one text (give a file for the other)");
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      DITTOGRAPH_ASSIGN_OR_RETURN(texts[i], read_file(names[i], request));
    }
    return texts;
  }
  std::vector<bool> found(names.size(), false);
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each_document(request.corpus, request, [&](const Document& document) {
        for (std::size_t i = 0; i < names.size(); ++i) {
          if (found[i] || document.name != names[i]) continue;
          texts[i] = copy_of(document);
          found[i] = true;
        }
        return std::ranges::find(found, false) != found.end();
      }));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!found[i]) {
      return absl::NotFoundError(absl::StrCat("--corpus ", request.corpus[0], ": no document '",
                                              names[i], "' (names are ids, or paths of texts)"));
    }
  }
  return texts;
}

}  // namespace dittograph
