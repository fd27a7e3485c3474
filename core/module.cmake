# SPDX-License-Identifier: GPL-3.0-or-later
# Declares the parts of the house. A folder is a target: core/domain is leadout_domain.
#
#   leadout_module(domain QT Core USES engine_model PARTS tl::expected)
#
# QT    components of Qt it may see          USES   other modules
# PARTS third-party targets, which stay private to the module unless listed after PUBLIC_PARTS
# EXCLUDE folders and files that are not the module's
#
# With LEADOUT_UNITY the files of one folder are compiled together, which more than halves a build from nothing; names
# without linkage must therefore differ within a folder.
#
# Which module may use which is checked by tests/architecture, against the table in tests/architecture/rules/walls.cpp.
include_guard(GLOBAL)

add_library(leadout_flags INTERFACE)
add_library(leadout::flags ALIAS leadout_flags)
target_include_directories(leadout_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(leadout_flags INTERFACE
  LEADOUT_VERSION="${PROJECT_VERSION}" QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
if(MSVC)
  target_compile_options(leadout_flags INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${LEADOUT_WERROR}>:/WX>)
else()
  target_compile_options(leadout_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion
    $<$<BOOL:${LEADOUT_WERROR}>:-Werror>)
endif()
if(LEADOUT_SANITIZE)
  target_compile_options(leadout_flags INTERFACE
    -fsanitize=${LEADOUT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(leadout_flags INTERFACE -fsanitize=${LEADOUT_SANITIZE})
endif()

function(leadout_unity target)
  if(NOT LEADOUT_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "[.]cpp$")
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${group}")
  endforeach()
endfunction()

function(leadout_module name)
  cmake_parse_arguments(M "" "" "QT;USES;PARTS;PUBLIC_PARTS;EXCLUDE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
  foreach(folder IN LISTS M_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "^${CMAKE_CURRENT_SOURCE_DIR}/${folder}(/|$)")
  endforeach()
  add_library(leadout_${name} STATIC ${sources})
  add_library(leadout::${name} ALIAS leadout_${name})
  target_link_libraries(leadout_${name} PUBLIC leadout::flags ${M_PUBLIC_PARTS} PRIVATE ${M_PARTS})
  foreach(used IN LISTS M_USES)
    target_link_libraries(leadout_${name} PUBLIC leadout::${used})
  endforeach()
  if(M_QT)
    find_package(Qt6 6.4 REQUIRED COMPONENTS ${M_QT})
    list(TRANSFORM M_QT PREPEND Qt6::)
    target_link_libraries(leadout_${name} PUBLIC ${M_QT})
    set_target_properties(leadout_${name} PROPERTIES AUTOMOC ON)
  endif()
  leadout_unity(leadout_${name})
endfunction()

# leadout_program(leadoutd USES backend) builds an executable from the folder's own sources, or from those that SOURCES
# names where the rest is a module.
function(leadout_program name)
  cmake_parse_arguments(P "" "" "SOURCES;QT;USES;PARTS" ${ARGN})
  set(sources ${P_SOURCES})
  if(NOT sources)
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE leadout::flags ${P_PARTS})
  foreach(used IN LISTS P_USES)
    target_link_libraries(${name} PRIVATE leadout::${used})
  endforeach()
  if(P_QT)
    find_package(Qt6 6.4 REQUIRED COMPONENTS ${P_QT})
    list(TRANSFORM P_QT PREPEND Qt6::)
    target_link_libraries(${name} PRIVATE ${P_QT})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
  leadout_unity(${name})
endfunction()

# leadout_tests(engine USES engine) makes every test_*.cpp of the folder one CTest test "<name>.<topic>", labelled <name>.
# Target tests_<name> builds them all.
function(leadout_tests name)
  cmake_parse_arguments(T "" "" "QT;USES;PARTS;ENVIRONMENT" ${ARGN})
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test ${T_QT})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS test_*.cpp)
  add_custom_target(tests_${name})
  foreach(source IN LISTS sources)
    get_filename_component(topic ${source} NAME_WE)
    string(REGEX REPLACE "^test_" "" topic ${topic})
    set(target test_${name}_${topic})
    # A test needs its own class's moc alone; AUTOMOC would scan for more and compile another source for each.
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/test_${topic}.moc)
    add_custom_command(OUTPUT ${moc} DEPENDS ${source} VERBATIM
      COMMAND Qt6::moc $<$<BOOL:${UNIX}>:-DQ_OS_UNIX> $<$<PLATFORM_ID:Linux>:-DQ_OS_LINUX> -o ${moc} ${source}
      COMMAND_EXPAND_LISTS)
    add_executable(${target} ${source} ${moc})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    target_link_libraries(${target} PRIVATE leadout::flags leadout::support_base Qt6::Core Qt6::Test ${T_PARTS})
    if(NOT MSVC)
      # What is tested is optimised; the test itself is compiled more often than it runs.
      target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
    endif()
    foreach(component IN LISTS T_QT)
      target_link_libraries(${target} PRIVATE Qt6::${component})
    endforeach()
    foreach(used IN LISTS T_USES)
      target_link_libraries(${target} PRIVATE leadout::${used})
    endforeach()
    # Reading Qt's headers is most of compiling a test: all that see the same modules of Qt share one reading of them. The
    # two paths that Qt gives each folder would keep them apart, and no test asks for them.
    if(LEADOUT_UNITY)
      target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
      string(JOIN "_" seen leadout_precompiled ${T_QT})
      get_property(precompiled GLOBAL PROPERTY ${seen})
      if(precompiled)
        target_precompile_headers(${target} REUSE_FROM ${precompiled})
      else()
        target_precompile_headers(${target} PRIVATE <QSignalSpy> <QTest>)
        set_property(GLOBAL PROPERTY ${seen} ${target})
      endif()
    endif()
    add_dependencies(tests_${name} ${target})
    add_test(NAME ${name}.${topic} COMMAND ${target})
    set_tests_properties(${name}.${topic} PROPERTIES LABELS ${name} TIMEOUT 300 ENVIRONMENT "${T_ENVIRONMENT}"
      SKIP_REGULAR_EXPRESSION "Totals: [0-9]+ passed, 0 failed, [1-9][0-9]* skipped")
  endforeach()
endfunction()

# leadout_benchmark(engine USES engine) builds bench_engine.cpp into build/<preset>/bench.
function(leadout_benchmark name)
  cmake_parse_arguments(B "" "" "USES" ${ARGN})
  add_executable(bench_${name} bench_${name}.cpp)
  set_target_properties(bench_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
  target_link_libraries(bench_${name} PRIVATE leadout::flags leadout::support_base benchmark::benchmark)
  foreach(used IN LISTS B_USES)
    target_link_libraries(bench_${name} PRIVATE leadout::${used})
  endforeach()
endfunction()
