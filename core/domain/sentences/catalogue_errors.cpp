// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a file, with something that was entered or with a request, and what to do.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kErrors[] = {
    {QT_TRANSLATE_NOOP3("sentences", "This file is empty. Export it from the device or its app again.", "file.fault.empty")},
    {QT_TRANSLATE_NOOP3("sentences", "This is no recording that Leadout reads. Export it as FIT, TCX or GPX.", "file.fault.not_fit")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is sound but holds no activity. Choose the recording of a session.", "file.fault.not_activity")},
    {QT_TRANSLATE_NOOP3("sentences", "This file ends too early. What could be read is kept; fetch it from the device again for the rest.", "file.fault.truncated")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is damaged. What came before the damage is kept; fetch it from the device again for the rest.", "file.fault.corrupt")},
    {QT_TRANSLATE_NOOP3("sentences", "This activity holds no measurements. If the device shows some, fetch it from there again.", "file.fault.no_records")},
    {QT_TRANSLATE_NOOP3("sentences", "The checksum of the file's header is wrong. Everything could be read.", "file.fault.header_crc")},
    {QT_TRANSLATE_NOOP3("sentences", "The checksum of the file is wrong. Check that the numbers look right.", "file.fault.file_crc")},
    {QT_TRANSLATE_NOOP3("sentences", "Something that doesn't belong there follows the end of this file. It was left out.", "file.fault.trailing_bytes")},
    {QT_TRANSLATE_NOOP3("sentences", "The device didn't finish this file. It was read to its end.", "file.fault.unknown_size")},
    {QT_TRANSLATE_NOOP3("sentences", "This recording begins with a document type, which recordings don't need and Leadout doesn't open. Export it from another program.", "file.fault.document_type")},
    {QT_TRANSLATE_NOOP3("sentences", "This file unpacks to more than any recording. What came before that is kept; export it again without packing it.", "file.fault.too_large")},
    {QT_TRANSLATE_NOOP3("sentences", "This recording could not be analyzed. Try once more later; if it fails again, tell whoever runs the server.", "file.fault.not_analyzed")},
    {QT_TRANSLATE_NOOP3("sentences", "The recordings of this session are too long to be analyzed together. Pair it with fewer of them.", "file.fault.too_many_samples")},
    {QT_TRANSLATE_NOOP3("sentences", "Leadout can't read this file. It reads recordings in FIT, TCX or GPX; the file is kept as it is.", "file.kind.unreadable")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a recorded activity.", "file.kind.activity")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a planned workout. Import it into the library.", "file.kind.workout")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is a course to follow. Choose the recording of a session.", "file.kind.course")},
    {QT_TRANSLATE_NOOP3("sentences", "This file holds a device's settings. Choose the recording of a session.", "file.kind.settings")},
    {QT_TRANSLATE_NOOP3("sentences", "This file holds everyday steps and heart rate. Choose the recording of a session.", "file.kind.monitoring")},
    {QT_TRANSLATE_NOOP3("sentences", "This file holds body weights. Choose the recording of a session.", "file.kind.weight")},
    {QT_TRANSLATE_NOOP3("sentences", "This FIT file is of a kind that holds no session. Choose the recording of a session.", "file.kind.other_fit")},
    {QT_TRANSLATE_NOOP3("sentences", "This TCX file holds no recorded activity. Choose the recording of a session.", "file.kind.tcx")},
    {QT_TRANSLATE_NOOP3("sentences", "This GPX file holds no recorded track. Choose the recording of a session.", "file.kind.gpx")},
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
    {QT_TRANSLATE_NOOP3("sentences", "This workout file is empty. Export it again.", "workout.fault.empty")},
    {QT_TRANSLATE_NOOP3("sentences", "This file is far larger than any workout. Choose a workout file.", "workout.fault.too_large")},
    {QT_TRANSLATE_NOOP3("sentences", "This file holds no workout that this version reads. Choose a workout in ZWO or FIT.", "workout.fault.not_workout")},
    {QT_TRANSLATE_NOOP3("sentences", "This workout file is damaged. Export it again.", "workout.fault.malformed")},
    {QT_TRANSLATE_NOOP3("sentences", "This workout file ends too early. Export or download it again.", "workout.fault.truncated")},
    {QT_TRANSLATE_NOOP3("sentences", "The checksum of this workout file is wrong, so some of it may be damaged. Export it again.", "workout.fault.checksum")},
    {QT_TRANSLATE_NOOP3("sentences", "This file begins with a document type, which workouts don't need and Leadout doesn't open. Export it from another program.", "workout.fault.document_type")},
    {QT_TRANSLATE_NOOP3("sentences", "The repeats in this workout lie too deep inside each other. Write some of them out.", "workout.fault.too_deep")},
    {QT_TRANSLATE_NOOP3("sentences", "This workout has a part that Leadout doesn't know and would lose. Replace it by plain steps and import it again.", "workout.fault.unknown_part")},
    {QT_TRANSLATE_NOOP3("sentences", "A step of this workout lacks its length or its target. Fill it in and import it again.", "workout.fault.missing_value")},
    {QT_TRANSLATE_NOOP3("sentences", "A value in this workout should be a number and isn't. Correct it and import it again.", "workout.fault.bad_number")},
    {QT_TRANSLATE_NOOP3("sentences", "A number in this workout is too small or too large for a session. Correct it and import it again.", "workout.fault.out_of_range")},
    {QT_TRANSLATE_NOOP3("sentences", "A repeat in this workout doesn't hold whole steps. Write it out or correct it, and import it again.", "workout.fault.bad_repeat")},
    {QT_TRANSLATE_NOOP3("sentences", "This workout has too many steps with its repeats written out. Shorten it.", "workout.fault.too_many_steps")},
    {QT_TRANSLATE_NOOP3("sentences", "What reached the server was no request that it can read. Something between may have changed it; check the connection and try again.", "error.bad_request")},
    {QT_TRANSLATE_NOOP3("sentences", "The server couldn't read what this program sent. Update Leadout and try again.", "error.bad_json")},
    {QT_TRANSLATE_NOOP3("sentences", "What was sent arrived cut off. Check the connection and try again.", "error.truncated")},
    {QT_TRANSLATE_NOOP3("sentences", "This program sent a value twice, so the server took neither. Update Leadout and try again.", "error.duplicate_key")},
    {QT_TRANSLATE_NOOP3("sentences", "This program sent something that the server doesn't know. Bring Leadout and the server to the same version and try again.", "error.unknown_field")},
    {QT_TRANSLATE_NOOP3("sentences", "Something that was entered can't be accepted. Correct it and try again.", "error.invalid")},
    {QT_TRANSLATE_NOOP3("sentences", "This program and the server don't understand each other any more. Update whichever of them is older.", "error.schema_unsupported")},
    {QT_TRANSLATE_NOOP3("sentences", "You aren't signed in, or your sign-in has ended. Sign in again; your changes are kept.", "error.unauthorized")},
    {QT_TRANSLATE_NOOP3("sentences", "Your membership in this company has ended. Ask a head coach if that is a mistake.", "error.membership_ended")},
    {QT_TRANSLATE_NOOP3("sentences", "Your membership in this company ended more than seven days ago, so what you had not sent isn't taken any more.", "error.hand_over_ended")},
    {QT_TRANSLATE_NOOP3("sentences", "You aren't allowed to do this. Ask a head coach.", "error.forbidden")},
    {QT_TRANSLATE_NOOP3("sentences", "This isn't there, or it isn't yours to see. Go back to the list.", "error.not_found")},
    {QT_TRANSLATE_NOOP3("sentences", "The server doesn't offer this. Update Leadout and try again.", "error.method_not_allowed")},
    {QT_TRANSLATE_NOOP3("sentences", "The server waited too long for the rest of what was sent. Check the connection and try again.", "error.request_timeout")},
    {QT_TRANSLATE_NOOP3("sentences", "This has been changed since you saw it. Look at it again, then decide.", "error.conflict")},
    {QT_TRANSLATE_NOOP3("sentences", "This computer's copy is too old to continue from. Leadout fetches it anew; your unsent changes are kept.", "error.resync_required")},
    {QT_TRANSLATE_NOOP3("sentences", "This is more than the server takes at once. Send less, or choose a smaller file.", "error.too_large")},
    {QT_TRANSLATE_NOOP3("sentences", "The server doesn't take data of this kind. Update Leadout and try again.", "error.unsupported_media")},
    {QT_TRANSLATE_NOOP3("sentences", "That was too often in a short time. Wait a few minutes and try again.", "error.rate_limited")},
    {QT_TRANSLATE_NOOP3("sentences", "The request carried more than the server takes. Sign in again and retry.", "error.header_too_large")},
    {QT_TRANSLATE_NOOP3("sentences", "Something went wrong on the server. Try again; if it happens again, tell whoever runs the server.", "error.internal")},
    {QT_TRANSLATE_NOOP3("sentences", "The server is busy or just restarting. Try again in a minute.", "error.unavailable")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> errorsSentences() {
    return kErrors;
}

} // namespace leadout::domain
