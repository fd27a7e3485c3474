// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/dice.h"
#include "core/backend/sample/story.h"
#include "core/backend/store/reviews.h"
#include "core/domain/commands/registry.h"
#include "core/domain/random.h"
#include "core/protocol/sync_ops.h"

#include <optional>
#include <vector>

namespace leadout::backend::sample {

/// A session, by the workout or by the recording.
struct SessionRef {
    std::optional<domain::WorkoutId> workout;
    std::optional<domain::ActivityId> activity;
};

/// What a coach has before them when they decide.
struct Seen {
    domain::AnalysisId analysis;
    domain::AthleteId athlete;
    bool open = false;  ///< it waits for a decision
    QString feedback;   ///< the text as it stands; empty where there is none
    QString lineToFill; ///< the first line, where a coach has to replace it before publishing
    QUuid feedbackRow;
    std::int64_t feedbackRev = 0;
    QString personalNote;
    std::optional<int> score;
    std::optional<engine::Verdict> verdict;
    QString facts; ///< of the detail
    QUuid detailRow;
    std::int64_t detailRev = 0;
    std::int64_t analysisRev = 0;
};

/// A command with the row it is about, as the coach's program would send it. Without a base it is the row's
/// newest revision.
struct OpToSend {
    domain::AnyCommand command;
    QUuid row;
    domain::Scope scope = domain::Scope::company();
    std::optional<std::int64_t> base;
};

/// A coach of the sample with their program.
class CoachAtWork {
public:
    /// The source of random bytes outlives it.
    CoachAtWork(const domain::CompanyId& company, const domain::CoachId& coach, domain::Random& random);

    /// What stands there now; nothing where there is no such session.
    Result<std::optional<Seen>> look(database::Connection& connection, domain::Instant now,
                                     const SessionRef& session) const;

    /// The ops of a decision about what was seen. A line that has to be filled is filled first, with a
    /// sentence that the dice choose.
    std::vector<OpToSend> decide(const CoachDecides& decision, const Seen& seen, const char* language,
                                 Dice& dice);
    /// An op about an athlete's own row.
    static OpToSend about(const domain::AthleteId& athlete, domain::AnyCommand command);

    /// Sends ops inside a write transaction, as the programs' requests come in, and gives their answers.
    Result<std::vector<protocol::OpResult>> send(database::Connection& connection, domain::Instant now,
                                                 const std::vector<OpToSend>& ops);

private:
    domain::CompanyId m_company;
    domain::CoachId m_coach;
    domain::Random& m_random;
    domain::SignInId m_signIn;
    std::int64_t m_devSeq = 0;
};

} // namespace leadout::backend::sample
