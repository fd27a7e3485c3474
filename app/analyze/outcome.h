// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/details.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>
#include <vector>

namespace leadout::analyze {

/// The largest file that is read, in bytes; the backend takes uploads of the same size.
inline constexpr qint64 kLargestFile = 64LL * 1024 * 1024;

/// The numbers of a whole recording or of one of its legs.
struct PartNumbers {
    engine::Part part;
    engine::Metrics metrics;
    engine::Details details;
    engine::Measured<engine::WPrimeBalance> balance = tl::unexpected(engine::Sentence());
};

/// What came out of one file.
struct Outcome {
    QString file; ///< as it was named
    engine::FileKind kind = engine::FileKind::Unreadable;
    std::optional<QString> error;  ///< a sentence
    QStringList warnings;          ///< sentences
    engine::Recording recording;   ///< what could be read, also beside an error
    engine::Thresholds thresholds; ///< that it was measured by
    PartNumbers whole;
    std::vector<PartNumbers> legs;                       ///< of several sports in one, one for each
    std::optional<std::vector<engine::BestPower>> curve; ///< where it was asked for and there is power
    engine::Sums sums;
    bool planned = false;                         ///< there was a plan to compare with
    std::optional<engine::Compliance> compliance; ///< beside a plan, unless there is an error

    bool holdsActivity() const { return kind == engine::FileKind::Activity; }
};

/// Reads and analyses one file, and makes its mean-maximal curve where that is asked for. Any thread.
Outcome analyse(const QString& path, const std::optional<engine::Workout>& plan,
                const engine::Thresholds& thresholds, bool withCurve);

/// Reads a planned workout; an error is a sentence.
tl::expected<engine::Workout, QString> readPlan(const QString& path);

} // namespace leadout::analyze
