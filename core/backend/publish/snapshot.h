// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/report_snapshot.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/people.h"
#include "core/backend/store/reviews.h"
#include "core/backend/store/sessions.h"
#include "core/domain/private_names.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/publish_faults.h"

#include <tl/expected.hpp>

#include <optional>
#include <vector>

namespace leadout::backend {

/// All that a report is made from; most of it must not be in it.
struct ReportSources {
    Company company;
    Athlete athlete;
    Analysis analysis;
    std::optional<PlannedWorkout> workout;
    protocol::AnalysisDetail detail;
    std::vector<protocol::StreamSamples> legs;
    QString feedback; ///< the approved text
};

/// What the report of these shows, copied field by field. The score is there where the company wants it
/// shown; an accepted change of plan has neither score nor verdict, nor has a day of illness. Planned words
/// that hold one of the names are left out. The feedback is taken as it is.
ReportSnapshot makeSnapshot(const ReportSources& sources, const domain::PrivateNames& names);

/// Makes the snapshot of an analysis as it stands in the database, with its current text, or says why it may
/// not be shown. The viewer must see everything of the company.
Result<tl::expected<ReportSnapshot, protocol::PublishFault>>
snapshotOf(database::Connection& connection, const Viewer& system, const Analysis& analysis);

} // namespace leadout::backend
