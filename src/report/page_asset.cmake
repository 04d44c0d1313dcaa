# Makes OUTPUT, a C++ source that holds the bytes of INPUT as page_asset().
# Bytes are written as escapes: whatever stands in the page, the source is plain ASCII.
file(READ "${INPUT}" page HEX)
string(REGEX REPLACE "(..)" "\\\\x\\1" page "${page}")
string(REGEX REPLACE "(................................................................................................................................)" "\\1\"\n    \"" page "${page}")
file(WRITE "${OUTPUT}" "#include \"report/page_file.h\"

namespace dittograph {

std::string_view page_asset() {
  static constexpr char kPage[] =
    \"${page}\";
  return {kPage, sizeof(kPage) - 1};
}

}  // namespace dittograph
")
