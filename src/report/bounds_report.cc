#include "report/bounds_report.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_format.h"
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "report/human_summary.h"

namespace dittograph {
namespace {

// The rows of the table: every 0.05 from 0.3 to 1.
constexpr int kFirstStep = 6;
constexpr int kSteps = 20;

double step(int i) { return i / 20.0; }

std::string human_count(double n) {
  return n < 1e18 ? with_commas(static_cast<std::uint64_t>(std::llround(n)))
                  : absl::StrFormat("%.1e", n);
}

// -- the picture

constexpr double kLeft = 60;
constexpr double kTop = 40;
constexpr double kWidth = 480;
constexpr double kHeight = 260;

double x_of(double resemblance) { return kLeft + kWidth * resemblance; }
double y_of(double share) { return kTop + kHeight * (1 - share); }

template <class Share>
std::string curve(const Share& share) {
  std::string path;
  for (int i = 0; i <= 200; ++i) {
    const double resemblance = i / 200.0;
    absl::StrAppendFormat(&path, "%s%.1f %.1f", i == 0 ? "M" : "L", x_of(resemblance),
                          y_of(share(resemblance)));
  }
  return path;
}

void add_text(double x, double y, const char* kind, const std::string& words, std::string& svg) {
  absl::StrAppendFormat(&svg, "<text x=\"%.0f\" y=\"%.0f\" class=\"%s\">%s</text>\n", x, y, kind,
                        words);
}

}  // namespace

std::string bounds_table(const Bounds& bounds) {
  const BandParams& p = bounds.params;
  std::string text =
      absl::StrFormat("%d bands of %d rows of %d slots, and at least %d slots equal; %s\n\n",
                      p.bands, p.rows, p.signature_size, p.min_equal_slots, bounds.origin);
  absl::StrAppendFormat(&text, "%-12s %12s %12s %18s\n", "resemblance", "in a band", "found",
                        "estimate, +-");
  for (int i = kFirstStep; i <= kSteps; ++i) {
    const double s = step(i);
    absl::StrAppendFormat(&text, "%-12.2f %12.6f %12.6f %18.4f\n", s,
                          band_share(s, p.bands, p.rows), found_share(s, p),
                          estimate_error(s, p.signature_size));
  }
  const BandCost cost = band_cost(p, bounds.model);
  absl::StrAppendFormat(
      &text,
      "\nThe estimate is the share of equal slots: no bias, standard error as above. Every pair "
      "that "
      "is\nfound is compared on its shingles, so what is found too much costs time only.\n\n"
      "%s documents of %.0f shingles, one core:\n"
      "  signatures        %10s\n"
      "  postings          %10s a thread\n"
      "  sketching         %10.2f s\n"
      "  bands             %10.2f s\n"
      "  chance pairs      %10.2f s, %s that meet in a band at resemblance %g, %s of them "
      "compared\n",
      human_count(bounds.model.n_documents), bounds.model.shingles,
      human_bytes(static_cast<std::uint64_t>(cost.signature_bytes)),
      human_bytes(static_cast<std::uint64_t>(cost.posting_bytes)), cost.sketch_seconds,
      cost.band_seconds, cost.chance_seconds, human_count(cost.chance_pairs),
      bounds.model.background, human_count(cost.chance_proposed));
  return text;
}

std::string bounds_json(const Bounds& bounds) {
  const BandParams& p = bounds.params;
  const BandCost cost = band_cost(p, bounds.model);
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json(buffer);
  json.SetIndent(' ', 2);
  const auto count = [&](const char* name, std::uint64_t value) {
    json.Key(name);
    json.Uint64(value);
  };
  const auto number = [&](const char* name, double value) {
    json.Key(name);
    json.Double(value);
  };
  json.StartObject();
  json.Key("setting_of");
  json.String(bounds.origin.c_str());
  count("signature_size", p.signature_size);
  count("bands", p.bands);
  count("rows", p.rows);
  count("min_equal_slots", p.min_equal_slots);
  number("resemblance", bounds.resemblance);
  number("recall", found_share(bounds.resemblance, p));
  json.Key("curve");
  json.StartArray();
  for (int i = 0; i <= kSteps; ++i) {
    json.StartObject();
    number("resemblance", step(i));
    number("in_a_band", band_share(step(i), p.bands, p.rows));
    number("found", found_share(step(i), p));
    number("estimate_error", estimate_error(step(i), p.signature_size));
    json.EndObject();
  }
  json.EndArray();
  json.Key("cost");
  json.StartObject();
  number("documents", bounds.model.n_documents);
  number("shingles", bounds.model.shingles);
  number("background", bounds.model.background);
  number("signature_bytes", cost.signature_bytes);
  number("posting_bytes", cost.posting_bytes);
  number("sketch_seconds", cost.sketch_seconds);
  number("band_seconds", cost.band_seconds);
  number("chance_pairs", cost.chance_pairs);
  number("chance_proposed", cost.chance_proposed);
  number("chance_seconds", cost.chance_seconds);
  json.EndObject();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string bounds_svg(const Bounds& bounds) {
  const BandParams& p = bounds.params;
  const double s = bounds.resemblance;
  const double error = estimate_error(s, p.signature_size);
  std::string svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 580 380\" role=\"img\">\n"
      "<style>\n"
      "svg { color: #1f2328; font: 12px sans-serif }\n"
      "@media (prefers-color-scheme: dark) { svg { color: #e6edf3 } }\n"
      "text { fill: currentColor } .m { text-anchor: middle } .e { text-anchor: end }\n"
      "path { fill: none; stroke: currentColor; stroke-opacity: .55 } .grid { stroke-opacity: .15 "
      "}\n"
      ".found { stroke: #3f8fd6; stroke-opacity: 1; stroke-width: 2 }\n"
      ".band { stroke: #e08a1e; stroke-opacity: 1; stroke-dasharray: 4 3 }\n"
      "rect { fill: #3f8fd6; fill-opacity: .15 }\n"
      "</style>\n";
  absl::StrAppendFormat(&svg, "<title>Share of pairs found by %d bands of %d rows</title>\n",
                        p.bands, p.rows);
  add_text(kLeft, 22, "",
           absl::StrFormat("%d bands of %d rows of %d slots, %d slots equal", p.bands, p.rows,
                           p.signature_size, p.min_equal_slots),
           svg);
  for (int i = 0; i <= 10; ++i) {
    const double at = i / 10.0;
    absl::StrAppendFormat(&svg, "<path class=\"grid\" d=\"M%.1f %.1fh%.0fM%.1f %.1fv%.0f\"/>\n",
                          kLeft, y_of(at), kWidth, x_of(at), kTop, kHeight);
    add_text(x_of(at), kTop + kHeight + 18, "m", absl::StrFormat("%.1f", at), svg);
    add_text(kLeft - 8, y_of(at) + 4, "e", absl::StrFormat("%.1f", at), svg);
  }
  const double from = std::max(0.0, s - error);
  const double to = std::min(1.0, s + error);
  absl::StrAppendFormat(&svg, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                        x_of(from), kTop, x_of(to) - x_of(from), kHeight);
  absl::StrAppendFormat(&svg, "<path d=\"M%.1f %.1fv%.0f\"/>\n", x_of(s), kTop, kHeight);
  absl::StrAppendFormat(&svg, "<path class=\"band\" d=\"%s\"/>\n",
                        curve([&](double at) { return band_share(at, p.bands, p.rows); }));
  absl::StrAppendFormat(&svg, "<path class=\"found\" d=\"%s\"/>\n",
                        curve([&](double at) { return found_share(at, p); }));
  add_text(kLeft + kWidth / 2, kTop + kHeight + 38, "m", "resemblance", svg);
  absl::StrAppendFormat(&svg,
                        "<path class=\"found\" d=\"M%.0f 358h24\"/><path class=\"band\" "
                        "d=\"M%.0f 358h24\"/>\n",
                        kLeft, kLeft + 90);
  add_text(kLeft + 30, 362, "", "found", svg);
  add_text(kLeft + 120, 362, "", "in a band", svg);
  add_text(
      kLeft + kWidth, 362, "e",
      absl::StrFormat("at %g: %.4f found; estimate %g +- %.3f", s, found_share(s, p), s, error),
      svg);
  return svg + "</svg>\n";
}

}  // namespace dittograph
