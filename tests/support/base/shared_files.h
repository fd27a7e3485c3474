// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace leadout::test {

/// The root of the source tree.
QString sourceFolder();

/// A folder of recorded files kept beside the project ("rides", "workouts"): below $LEADOUT_SHARED, else
/// below
/// ../shared. Empty where there is none; tests that need it then skip.
QString sharedFolder(const QString& name);

/// All bytes of a file; empty when it cannot be read.
QByteArray bytesOf(const QString& path);

} // namespace leadout::test

/// Ends the running test function as skipped when the shared folder is absent.
#define LEADOUT_NEEDS_SHARED(folder)                                                                         \
    do {                                                                                                     \
        if ((folder).isEmpty())                                                                              \
            QSKIP("the recorded files are not beside this checkout");                                        \
    } while (false)
