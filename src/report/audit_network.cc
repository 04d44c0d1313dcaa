#include "report/audit_network.h"

#include <cstdint>
#include <string_view>

#include "absl/strings/str_format.h"

#include "report/json_text.h"

namespace dittograph {
namespace {

std::string xml(std::string_view text) {
  std::string valid;
  append_valid_utf8(text, valid);
  std::string out;
  for (const char c : valid) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // Other control characters cannot stand in XML at all.
        if (static_cast<unsigned char>(c) >= ' ') out += c;
    }
  }
  return out;
}

// Of each pair of outlets what is drawn: the known directions.
template <class Draw>
void for_each_edge(const Audit& audit, const Draw& draw) {
  std::uint64_t number = 0;
  for (const OutletFlow& flow : audit.flows) {
    if (flow.direction == Direction::kFirst) draw(number++, flow);
  }
}

}  // namespace

std::string network_gexf(const Audit& audit) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "  <graph defaultedgetype=\"directed\">\n"
      "    <attributes class=\"node\">\n"
      "      <attribute id=\"documents\" title=\"documents\" type=\"long\"/>\n"
      "      <attribute id=\"owner\" title=\"owner\" type=\"string\"/>\n"
      "      <attribute id=\"agency\" title=\"agency\" type=\"string\"/>\n"
      "    </attributes>\n"
      "    <attributes class=\"edge\">\n"
      "      <attribute id=\"pairs\" title=\"pairs\" type=\"long\"/>\n"
      "      <attribute id=\"without_wire\" title=\"without_wire\" type=\"long\"/>\n"
      "      <attribute id=\"chars\" title=\"chars\" type=\"long\"/>\n"
      "      <attribute id=\"lag_median\" title=\"lag_median\" type=\"long\"/>\n"
      "    </attributes>\n"
      "    <nodes>\n";
  for (std::size_t i = 0; i < audit.outlets.size(); ++i) {
    const AuditOutlet& outlet = audit.outlets[i];
    absl::StrAppendFormat(&out,
                          "      <node id=\"%d\" label=\"%s\"><attvalues>"
                          "<attvalue for=\"documents\" value=\"%d\"/>"
                          "<attvalue for=\"owner\" value=\"%s\"/>"
                          "<attvalue for=\"agency\" value=\"%s\"/></attvalues></node>\n",
                          i, xml(outlet.name), outlet.documents, xml(outlet.owner),
                          xml(outlet.agency));
  }
  out += "    </nodes>\n    <edges>\n";
  for_each_edge(audit, [&](std::uint64_t number, const OutletFlow& flow) {
    absl::StrAppendFormat(&out,
                          "      <edge id=\"%d\" source=\"%d\" target=\"%d\" weight=\"%d\">"
                          "<attvalues><attvalue for=\"pairs\" value=\"%d\"/>"
                          "<attvalue for=\"without_wire\" value=\"%d\"/>"
                          "<attvalue for=\"chars\" value=\"%d\"/>"
                          "<attvalue for=\"lag_median\" value=\"%d\"/></attvalues></edge>\n",
                          number, flow.sender, flow.receiver, flow.all.receiver_documents,
                          flow.all.pairs, flow.without_wire.pairs, flow.all.chars,
                          flow.all.lag.median);
  });
  return out + "    </edges>\n  </graph>\n</gexf>\n";
}

std::string network_graphml(const Audit& audit) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
      "  <key id=\"documents\" for=\"node\" attr.name=\"documents\" attr.type=\"long\"/>\n"
      "  <key id=\"owner\" for=\"node\" attr.name=\"owner\" attr.type=\"string\"/>\n"
      "  <key id=\"agency\" for=\"node\" attr.name=\"agency\" attr.type=\"string\"/>\n"
      "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"long\"/>\n"
      "  <key id=\"pairs\" for=\"edge\" attr.name=\"pairs\" attr.type=\"long\"/>\n"
      "  <key id=\"without_wire\" for=\"edge\" attr.name=\"without_wire\" attr.type=\"long\"/>\n"
      "  <key id=\"chars\" for=\"edge\" attr.name=\"chars\" attr.type=\"long\"/>\n"
      "  <key id=\"lag_median\" for=\"edge\" attr.name=\"lag_median\" attr.type=\"long\"/>\n"
      "  <graph edgedefault=\"directed\">\n";
  for (std::size_t i = 0; i < audit.outlets.size(); ++i) {
    const AuditOutlet& outlet = audit.outlets[i];
    absl::StrAppendFormat(&out,
                          "    <node id=\"n%d\"><data key=\"name\">%s</data>"
                          "<data key=\"documents\">%d</data><data key=\"owner\">%s</data>"
                          "<data key=\"agency\">%s</data></node>\n",
                          i, xml(outlet.name), outlet.documents, xml(outlet.owner),
                          xml(outlet.agency));
  }
  for_each_edge(audit, [&](std::uint64_t number, const OutletFlow& flow) {
    absl::StrAppendFormat(&out,
                          "    <edge id=\"e%d\" source=\"n%d\" target=\"n%d\">"
                          "<data key=\"weight\">%d</data><data key=\"pairs\">%d</data>"
                          "<data key=\"without_wire\">%d</data><data key=\"chars\">%d</data>"
                          "<data key=\"lag_median\">%d</data></edge>\n",
                          number, flow.sender, flow.receiver, flow.all.receiver_documents,
                          flow.all.pairs, flow.without_wire.pairs, flow.all.chars,
                          flow.all.lag.median);
  });
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace dittograph
