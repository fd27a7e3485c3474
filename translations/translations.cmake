# SPDX-License-Identifier: GPL-3.0-or-later
# Included by core/domain: compiles leadout_<language>.ts and puts the results into leadout_domain as
# :/translations/leadout_<language>.qm.
# After changing a sentence:
#   lupdate -locations none -no-obsolete core/domain/sentences -ts translations/leadout_de.ts
#   lupdate -locations none -no-obsolete -pluralonly core/domain/sentences -ts translations/leadout_en.ts
find_package(Qt6 6.4 REQUIRED COMPONENTS Core LinguistTools)

qt_add_lrelease(leadout_domain
  TS_FILES ${CMAKE_SOURCE_DIR}/translations/leadout_de.ts ${CMAKE_SOURCE_DIR}/translations/leadout_en.ts
  QM_FILES_OUTPUT_VARIABLE qm_files
  OPTIONS -silent)

set(qrc ${CMAKE_CURRENT_BINARY_DIR}/leadout_translations.qrc)
set(entries "")
foreach(qm IN LISTS qm_files)
  get_filename_component(name ${qm} NAME)
  string(APPEND entries "    <file alias=\"${name}\">${qm}</file>\n")
endforeach()
file(CONFIGURE OUTPUT ${qrc} CONTENT
  "<RCC>\n  <qresource prefix=\"/translations\">\n${entries}  </qresource>\n</RCC>\n")
qt_add_resources(resource_sources ${qrc} OPTIONS --no-compress)
target_sources(leadout_domain PRIVATE ${resource_sources})
