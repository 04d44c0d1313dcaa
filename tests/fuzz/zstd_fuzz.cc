// A frame may ask for a window of 2 GiB, which is reserved but not touched: give libFuzzer
// -rss_limit_mb=4096.
#include <cstddef>
#include <cstdint>

#include "fuzz/reader_laws.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dittograph::check_reading_laws({reinterpret_cast<const char*>(data), size},
                                 dittograph::Format::kJsonl, dittograph::Compression::kZstd);
  return 0;
}
