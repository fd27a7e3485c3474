// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace leadout::analyze {

/// What the command line asked for.
struct Options {
    QStringList files;
    std::optional<QString> plan;          ///< a planned workout to compare with
    std::optional<double> power_w;        ///< threshold power
    std::optional<double> heart_rate_bpm; ///< threshold heart rate
    int jobs = 1;                         ///< files that are read at once
    bool json = false;
    bool curve = false; ///< with json: the whole mean-maximal curve
    bool help = false;
    bool version = false;
};

/// Reads the command line, program name first; an error is a sentence.
tl::expected<Options, QString> readOptions(const QStringList& arguments);

/// The text of --help.
QString helpText();

} // namespace leadout::analyze
