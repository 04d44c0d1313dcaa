// A story: its articles, who took them over from whom, when, with what changes.
//
// Promises: depends on the cast, the settings and the key alone. Articles stand in the order in
// which they were made, a source before its copies; nothing that is written shows that order.
// Not thread-safe. Tested in tests/property/synth_laws_test.cc.
#pragma once

#include <cstdint>

#include "synth/article.h"
#include "synth/cast.h"
#include "synth/settings.h"

namespace dittograph::synth {

Story make_story(const Cast& cast, const Settings& settings, std::uint64_t key);

}  // namespace dittograph::synth
