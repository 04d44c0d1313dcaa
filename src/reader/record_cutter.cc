#include "reader/record_cutter.h"

#include <algorithm>
#include <cstring>

#include "reader/csv_cutter.h"

namespace dittograph {
namespace {

// One record a line.
class LineCutter final : public RecordCutter {
 public:
  Cut next(std::string_view bytes, bool at_end) override {
    if (at_start_) {
      if (bytes.size() < 3 && !at_end) return {};
      at_start_ = false;
      if (const std::size_t n = byte_order_mark(bytes)) return {.end = n, .is_record = false};
    }
    if (scanned_ < bytes.size()) {
      if (const void* newline =
              std::memchr(bytes.data() + scanned_, '\n', bytes.size() - scanned_)) {
        const auto end =
            static_cast<std::size_t>(static_cast<const char*>(newline) - bytes.data()) + 1;
        scanned_ = 0;
        return {.end = end, .lines = 1, .is_record = !is_blank(bytes.substr(0, end))};
      }
    }
    scanned_ = bytes.size();
    if (!at_end) return {};
    scanned_ = 0;
    return {.end = bytes.size(), .is_record = !is_blank(bytes)};
  }
  void forget(std::size_t n) override { scanned_ -= n; }

 private:
  std::size_t scanned_ = 0;
  bool at_start_ = true;
};

// The whole stream is one record, also when it is empty.
class WholeCutter final : public RecordCutter {
 public:
  Cut next(std::string_view bytes, bool at_end) override {
    if (!at_end) return {};
    return {.end = bytes.size()};
  }
  void forget(std::size_t) override {}
};

}  // namespace

std::unique_ptr<RecordCutter> make_cutter(const InputFile& file) {
  switch (file.format) {
    case Format::kJsonl:
      return std::make_unique<LineCutter>();
    case Format::kCsv:
      return std::make_unique<CsvCutter>(file.separator);
    case Format::kAuto:
    case Format::kArticle:
    case Format::kText:
      break;
  }
  return std::make_unique<WholeCutter>();
}

std::size_t byte_order_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace dittograph
