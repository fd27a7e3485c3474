// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a file or with something that was entered, and what to do.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kErrors[] = {
    {QT_TRANSLATE_NOOP3("sentences", "This file is empty. Export it from the device or its app again.", "file.fault.empty")},
    {QT_TRANSLATE_NOOP3("sentences", "This isn't a FIT file. Leadout reads FIT, TCX and GPX.", "file.fault.not_fit")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is sound but holds no activity. Choose the recording of a session.", "file.fault.not_activity")},
    {QT_TRANSLATE_NOOP3("sentences", "This file ends too early. What could be read is kept; fetch it from the device again for the rest.", "file.fault.truncated")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is damaged. What came before the damage is kept; fetch it from the device again for the rest.", "file.fault.corrupt")},
    {QT_TRANSLATE_NOOP3("sentences", "This activity holds no measurements. If the device shows some, fetch it from there again.", "file.fault.no_records")},
    {QT_TRANSLATE_NOOP3("sentences", "The checksum of the file's header is wrong. Everything could be read.", "file.fault.header_crc")},
    {QT_TRANSLATE_NOOP3("sentences", "The checksum of the file is wrong. Check that the numbers look right.", "file.fault.file_crc")},
    {QT_TRANSLATE_NOOP3("sentences", "Something that doesn't belong there follows the end of this file. It was left out.", "file.fault.trailing_bytes")},
    {QT_TRANSLATE_NOOP3("sentences", "The device didn't finish this file. It was read to its end.", "file.fault.unknown_size")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout can't read this file. It reads FIT, TCX and GPX recordings; the file is kept as it is.", "file.kind.unreadable")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a recorded activity.", "file.kind.activity")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a planned workout. Import it into the library.", "file.kind.workout")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a course to follow. Choose the recording of a session.", "file.kind.course")},
    {QT_TRANSLATE_NOOP3("sentences", "This file holds a device's settings. Choose the recording of a session.", "file.kind.settings")},
    {QT_TRANSLATE_NOOP3("sentences", "This file holds everyday steps and heart rate. Choose the recording of a session.", "file.kind.monitoring")},
    {QT_TRANSLATE_NOOP3("sentences", "This file holds body weights. Choose the recording of a session.", "file.kind.weight")},
    {QT_TRANSLATE_NOOP3("sentences", "This FIT file is of a kind that holds no session. Choose the recording of a session.", "file.kind.other_fit")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a TCX recording.", "file.kind.tcx")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a GPX recording.", "file.kind.gpx")},
    {QT_TRANSLATE_NOOP3("sentences", "This is needed. Fill it in.", "invalid.missing")},
    {QT_TRANSLATE_N_NOOP3("sentences", "This is longer than {0} characters. Shorten it.", "invalid.too_long"), 0},
    {QT_TRANSLATE_NOOP3("sentences", "There can't be more than {0} here. Remove some.", "invalid.too_many")},
    {QT_TRANSLATE_NOOP3("sentences", "Repeats can lie at most {0} deep inside each other. Write some of them out.", "invalid.too_deep")},
    {QT_TRANSLATE_NOOP3("sentences", "This holds characters that can't be shown. Type it anew instead of pasting it.", "invalid.characters")},
    {QT_TRANSLATE_NOOP3("sentences", "This isn't an e-mail address. Write it like name@example.org.", "invalid.email")},
    {QT_TRANSLATE_NOOP3("sentences", "This day can't be used here. Choose another one.", "invalid.day")},
    {QT_TRANSLATE_NOOP3("sentences", "This must be a number from 0 to {0}.", "invalid.number")},
    {QT_TRANSLATE_NOOP3("sentences", "This must be a number from 1 to {0}.", "invalid.count")},
    {QT_TRANSLATE_NOOP3("sentences", "This is named twice. Keep it once.", "invalid.twice")},
    {QT_TRANSLATE_NOOP3("sentences", "This checksum has the wrong form. Update the program and try again.", "invalid.hash")},
    {QT_TRANSLATE_NOOP3("sentences", "A file can have at most {0} MB. Choose a smaller one.", "invalid.file_size")},
    {QT_TRANSLATE_NOOP3("sentences", "This time zone isn't known. Choose one from the list.", "invalid.time_zone")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> errorsSentences() {
    return kErrors;
}

} // namespace leadout::domain
