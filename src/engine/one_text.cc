#include <vector>

#include "base/status.h"
#include "clean/edits.h"
#include "dittograph/engine.h"
#include "engine/analyse.h"
#include "engine/stage_clock.h"
#include "reader/article_header.h"
#include "report/json_lines.h"

namespace dittograph {

absl::StatusOr<CleanedText> clean_text(std::string_view text, const Params& params) {
  DITTOGRAPH_RETURN_IF_ERROR(params.validate());
  const ArticleHeader header = read_article_header(text);
  const std::string_view body = text.substr(header.text_begin);

  Analyser analyser(params);
  Tally tally;
  analyser.analyse(body, tally);
  std::vector<TextEdit> edits;
  plan_edits(body, analyser.repeats().cuts, analyser.repeats().joins, edits);
  end_last_line(body, edits);
  if (!edits.empty()) ++tally.documents_changed;

  CleanedText cleaned;
  std::string cleaned_body;
  apply_edits(body, edits, cleaned_body);
  cleaned.text = std::string(text.substr(0, header.text_begin));
  cleaned.text += cleaned_body;
  Repeats repeats = analyser.repeats();
  shift_behind(text.substr(0, header.text_begin), repeats);
  JsonLines lines;
  for (const RepeatGroup& group : repeats.groups) {
    lines.repeat("-", group, cleaned.repeats);
  }
  cleaned.summary.params = params;
  cleaned.summary.documents = 1;
  cleaned.summary.bytes = text.size();
  summarise(tally, cleaned.summary);
  for (StageSummary& stage : cleaned.summary.stages) stage.wall_seconds = stage.seconds;
  count_stages(cleaned.summary);
  return cleaned;
}

}  // namespace dittograph
