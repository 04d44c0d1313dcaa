#include "cli/verbs.h"

namespace dittograph {

std::vector<Example> clean_examples() {
  return {
      {"dittograph clean article.txt > cleaned.txt", ""},
      {"dittograph clean news.jsonl.gz texts/ -o OUT --compress zst", ""},
      {"zcat dump.jsonl.gz | dittograph clean - -o OUT --text-field body", ""},
  };
}

std::vector<Example> restore_examples() {
  return {
      {"dittograph restore OUT -o news.jsonl", ""},
      {"dittograph restore OUT -o inputs/", ""},
  };
}

}  // namespace dittograph
