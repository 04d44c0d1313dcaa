#include "reader/record_fields.h"

namespace dittograph {

const char* fault_reason(Fault fault) {
  switch (fault) {
    case Fault::kNone:
      break;
    case Fault::kBrokenJson:
      return "broken_json";
    case Fault::kRepeatedKey:
      return "repeated_key";
    case Fault::kLoneSurrogate:
      return "lone_surrogate";
    case Fault::kNoText:
      return "no_text";
    case Fault::kTextNotString:
      return "text_not_string";
    case Fault::kBrokenCsv:
      return "broken_csv";
    case Fault::kUtf16:
      return "utf16";
    case Fault::kJsonDocument:
      return "json_document";
  }
  return "none";
}

const char* fault_detail(Fault fault) {
  switch (fault) {
    case Fault::kNone:
      break;
    case Fault::kBrokenJson:
      return "the line is not one JSON object; mend it, or name the right --format";
    case Fault::kRepeatedKey:
      return "a key stands twice, so it is not clear which one counts; leave one";
    case Fault::kLoneSurrogate:
      return "a \\u escape names half of a surrogate pair; write the pair, or the character itself";
    case Fault::kNoText:
      return "the record has no text; name its field with --text-field";
    case Fault::kTextNotString:
      return "the text is not a string; name another field with --text-field";
    case Fault::kBrokenCsv:
      return "the quotes or the number of fields do not fit the header; quote fields as RFC 4180 "
             "does";
    case Fault::kUtf16:
      return "the text is UTF-16; make it UTF-8, as iconv -f UTF-16 -t UTF-8 does";
    case Fault::kJsonDocument:
      return "the file is JSON, but not one object a line; write it so, as jq -c does, or name the "
             "right --format";
  }
  return "";
}

}  // namespace dittograph
