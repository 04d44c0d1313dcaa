// The decompressors behind ByteSource::open.
//
// Both decode through buffers of a fixed size, so that what comes before a fault in the stream is
// the same in every pass, whatever sizes the caller reads in.
#pragma once

#include <memory>

#include "reader/byte_source.h"
#include "reader/file_bytes.h"

namespace dittograph {

std::unique_ptr<ByteSource> make_gzip_source(FileBytes file);
std::unique_ptr<ByteSource> make_zstd_source(FileBytes file);

}  // namespace dittograph
