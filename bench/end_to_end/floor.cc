// The floor: what it costs to read a JSONL file, parse it with simdjson and write the same bytes.
//
// Nothing that reads every text and gives every record back can do less. Batches of 1 MB cut at
// line ends in one buffer that is used again and again, so that no page is fresh but the output's;
// of every record the text is unescaped, as whoever looks at it must. One thread.
//
// usage: floor IN OUT [FIELD]      prints one JSON object: bytes, documents, text_bytes, seconds
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <simdjson.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

struct Counts {
  std::uint64_t bytes = 0;
  std::uint64_t documents = 0;
  std::uint64_t bad = 0;
  std::uint64_t text_bytes = 0;
};

[[noreturn]] void fail(const char* path) {
  std::fprintf(stderr, "floor: %s: %s\n", path, std::strerror(errno));
  std::exit(2);
}

void write_all(int descriptor, std::string_view bytes, const char* path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0) fail(path);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

// bytes are followed by SIMDJSON_PADDING more.
void parse(simdjson::ondemand::parser& parser, std::string_view bytes, std::string_view field,
           Counts& counts) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.empty()) continue;
    simdjson::ondemand::document record;
    std::string_view text;
    if (parser
                .iterate(simdjson::padded_string_view(line.data(), line.size(),
                                                      line.size() + simdjson::SIMDJSON_PADDING))
                .get(record) == simdjson::SUCCESS &&
        record[field].get_string().get(text) == simdjson::SUCCESS) {
      ++counts.documents;
      counts.text_bytes += text.size();
    } else {
      ++counts.bad;
    }
  }
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Counts run(const char* in_path, const char* out_path, std::string_view field) {
  const int in = ::open(in_path, O_RDONLY | O_CLOEXEC);
  if (in < 0) fail(in_path);
  const int out = ::open(out_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (out < 0) fail(out_path);
  simdjson::ondemand::parser parser;
  Counts counts;
  std::string buffer(kBatchBytes + simdjson::SIMDJSON_PADDING, ' ');
  std::size_t held = 0;
  for (;;) {
    const std::size_t room = buffer.size() - simdjson::SIMDJSON_PADDING - held;
    const ssize_t n = ::read(in, buffer.data() + held, room);
    if (n < 0) fail(in_path);
    held += static_cast<std::size_t>(n);
    const std::string_view read(buffer.data(), held);
    const std::size_t last = read.rfind('\n');
    if (n > 0 && last == std::string_view::npos) {
      if (held + simdjson::SIMDJSON_PADDING == buffer.size()) buffer.resize(2 * buffer.size());
      continue;  // A record longer than the buffer.
    }
    const std::string_view whole = n == 0 ? read : read.substr(0, last + 1);
    parse(parser, whole, field, counts);
    write_all(out, whole, out_path);
    counts.bytes += whole.size();
    if (n == 0) break;
    held -= whole.size();
    std::memmove(buffer.data(), buffer.data() + whole.size(), held);
  }
  if (::close(out) != 0) fail(out_path);
  ::close(in);
  return counts;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3 || count > 4) {
    std::fputs("usage: floor IN OUT [FIELD]\n", stderr);
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  const Counts counts = run(arguments[1], arguments[2], count == 4 ? arguments[3] : "text");
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf(
      "{\"bytes\": %llu, \"documents\": %llu, \"bad\": %llu, \"text_bytes\": %llu, "
      "\"wall_seconds\": %.4f, \"cpu_seconds\": %.4f}\n",
      static_cast<unsigned long long>(counts.bytes),
      static_cast<unsigned long long>(counts.documents),
      static_cast<unsigned long long>(counts.bad),
      static_cast<unsigned long long>(counts.text_bytes), wall, cpu_seconds() - cpu);
  return 0;
}
