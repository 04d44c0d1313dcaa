// Outlets and what goes from one to another, as a network that Gephi and its like open.
//
// Promises: the same audit gives the same bytes; well-formed XML, whatever the names hold.
// Tested in tests/cli/audit_test.py.
#pragma once

#include <string>

#include "dittograph/audit.h"

namespace dittograph {

std::string network_gexf(const Audit& audit);
std::string network_graphml(const Audit& audit);

}  // namespace dittograph
