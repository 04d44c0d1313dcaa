// From files to documents: what the engine includes.
//
//   plan_inputs() -> InputPlan        which streams, in which order, as what
//   BatchReader   -> RawBatch         serial: decompress, cut at record ends
//   BatchParser   -> DocumentBatch    parallel: parse records, decode texts
//   ByteSource                        a stream's bytes once more, for the writer
//   literal_offsets()                 from places in a text to places in the stream
#pragma once

#include "reader/batch_parser.h"  // IWYU pragma: export
#include "reader/batch_reader.h"  // IWYU pragma: export
#include "reader/batches.h"       // IWYU pragma: export
#include "reader/byte_source.h"   // IWYU pragma: export
#include "reader/input_plan.h"    // IWYU pragma: export
#include "reader/literal.h"       // IWYU pragma: export
