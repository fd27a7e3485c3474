// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/local_rows.h"
#include "core/client/services/me.h"
#include "core/client/services/permission.h"
#include "core/client/services/queue.h"
#include "core/domain/access/decide.h"

#include <QUrl>

namespace leadout::client {

/// Who is at the desk, as known before the first sync.
struct Seat {
    domain::CoachId coach;
    QString name;
    QString email;
    QString company;
    domain::Role role = domain::Role::Assistant;
    QUrl server;
    QString reports; ///< folder for the pages of reports that have no link for others
};

/// The rows on this computer as one coach may see and use them: what all that is read from them shares.
class DeskView {
public:
    DeskView(const LocalRows& rows, const Seat& seat, const domain::Clock& clock)
        : m_rows(rows)
        , m_seat(seat)
        , m_clock(clock) {}

    const LocalRows& rows() const { return m_rows; }
    const Seat& seat() const { return m_seat; }
    domain::Instant now() const { return m_clock.now(); }

    Myself me() const;
    domain::Actor actor() const;
    bool isHead() const { return actor().isHead(); }
    /// The day it is where the athlete lives; in the company's zone for one without.
    QDate today(const domain::AthleteId& athlete) const;

    /// What the athlete allows today, and how this coach stands to them.
    domain::Facts factsAbout(const domain::AthleteId& athlete) const;
    Permission permission(domain::Action action, const domain::AthleteId& athlete) const;
    /// For what is about the company or another coach.
    Permission permission(domain::Action action, bool self) const;

    QString coachName(const std::optional<domain::CoachId>& coach) const;
    std::optional<domain::CoachId> coachOf(const domain::AthleteId& athlete) const;
    SessionItem session(const Local<protocol::AnalysisRow>& analysis) const;
    /// Whether it waits for this coach: for a head coach those of nobody and those handed over do too.
    bool waitsForMe(const SessionItem& session) const;
    /// Whether it waits for any coach.
    static bool waits(const SessionItem& session);
    static bool waits(const protocol::AnalysisRow& row);
    /// Whether a head coach has yet to decide about what another coach did to it.
    bool isHeld(const domain::AnalysisId& id) const;

private:
    const LocalRows& m_rows;
    const Seat& m_seat;
    const domain::Clock& m_clock;
};

/// The first day of its week.
QDate mondayOf(QDate day);

Permission permissionOf(const domain::Decision& decision);

/// The session's lines in "needs me first": smaller comes first, equal ones by age.
int urgencyOf(const SessionItem& session, bool held);

} // namespace leadout::client
