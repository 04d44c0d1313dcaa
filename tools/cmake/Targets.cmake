# One CMake target a folder; the link line says what STYLE's floors say.

add_library(dittograph_options INTERFACE)
target_compile_features(dittograph_options INTERFACE cxx_std_20)
target_include_directories(dittograph_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(dittograph_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # libstdc++ 12 calls the buffer of its own std::stable_sort deprecated; clang tells its users.
  target_compile_options(dittograph_options INTERFACE -Wno-deprecated-declarations)
endif()
if(DITTOGRAPH_DEVELOPER)
  target_compile_options(dittograph_options INTERFACE -Werror)
  target_compile_definitions(dittograph_options INTERFACE DITTOGRAPH_DEVELOPER)
endif()
if(DITTOGRAPH_SANITIZE)
  target_compile_options(dittograph_options INTERFACE
    -fsanitize=${DITTOGRAPH_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(dittograph_options INTERFACE -fsanitize=${DITTOGRAPH_SANITIZE})
endif()
if((DITTOGRAPH_SANITIZE OR DITTOGRAPH_FUZZ) AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # RapidJSON 1.1 adds to a null pointer while its stack is still empty; nothing is read there.
  target_compile_options(dittograph_options INTERFACE
    -fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/tools/cmake/sanitizer_ignore.txt)
endif()
if(DITTOGRAPH_FUZZ)
  target_compile_options(dittograph_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(dittograph_options INTERFACE -fsanitize=address,undefined)
endif()

# dittograph_folder(NAME SOURCES a.cc b.cc [PUBLIC targets...] [PRIVATE targets...])
# makes the static library dittograph_NAME from the folder's sources.
function(dittograph_folder name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(dittograph_${name} STATIC)
  target_sources(dittograph_${name} PRIVATE ${ARG_SOURCES})
  target_link_libraries(dittograph_${name}
    PUBLIC dittograph_options dittograph_api ${ARG_PUBLIC}
    PRIVATE ${ARG_PRIVATE})
endfunction()

# dittograph_test(NAME LABEL SOURCES a_test.cc [LINK targets...])
# makes one GoogleTest program; every TEST in it becomes one ctest entry with LABEL.
function(dittograph_test name label)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gtest GTest::gtest_main)
  # tests_unit, tests_property ...: all programs of one label.
  if(NOT TARGET tests_${label})
    add_custom_target(tests_${label})
  endif()
  add_dependencies(tests_${label} ${name})
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS ${label} TIMEOUT 120
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()

# dittograph_fuzz(NAME SOURCE fuzz.cc [LINK targets...])
# The body is LLVMFuzzerTestOneInput. With the fuzz preset it is a libFuzzer program; in every
# other build the same body replays tests/fuzz/corpus/NAME and seeded noise as a test.
function(dittograph_fuzz name)
  cmake_parse_arguments(ARG "" "SOURCE" "LINK" ${ARGN})
  if(DITTOGRAPH_FUZZ)
    add_executable(${name} ${ARG_SOURCE})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
  else()
    add_executable(${name} ${ARG_SOURCE} ${PROJECT_SOURCE_DIR}/tests/fuzz/replay.cc)
    add_test(NAME ${name} COMMAND ${name} ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name})
    set_tests_properties(${name} PROPERTIES LABELS fuzz TIMEOUT 120)
  endif()
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${ARG_LINK})
endfunction()
