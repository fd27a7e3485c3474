# SPDX-License-Identifier: GPL-3.0-or-later
# Included by ui: compiles leadout_ui_<language>.ts, the texts of windows and program, and puts the results into leadout_ui as
# :/translations/leadout_ui_<language>.qm. English has only the plurals.
# After changing a text:
#   lupdate -locations none -no-obsolete -I . ui app/desktop -ts translations/leadout_ui_de.ts
#   lupdate -locations none -no-obsolete -pluralonly -I . ui app/desktop -ts translations/leadout_ui_en.ts
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

qt_add_lrelease(leadout_ui
  TS_FILES ${CMAKE_SOURCE_DIR}/translations/leadout_ui_de.ts ${CMAKE_SOURCE_DIR}/translations/leadout_ui_en.ts
  QM_FILES_OUTPUT_VARIABLE ui_qm_files
  OPTIONS -silent)

set(ui_qrc ${CMAKE_CURRENT_BINARY_DIR}/leadout_ui_translations.qrc)
set(ui_entries "")
foreach(qm IN LISTS ui_qm_files)
  get_filename_component(name ${qm} NAME)
  string(APPEND ui_entries "    <file alias=\"${name}\">${qm}</file>\n")
endforeach()
file(CONFIGURE OUTPUT ${ui_qrc} CONTENT
  "<RCC>\n  <qresource prefix=\"/translations\">\n${ui_entries}  </qresource>\n</RCC>\n")
qt_add_resources(ui_text_sources ${ui_qrc} OPTIONS --no-compress)
target_sources(leadout_ui PRIVATE ${ui_text_sources})
