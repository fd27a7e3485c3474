// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"
#include "core/domain/random.h"

#include <QString>
#include <QUuid>

#include <functional>
#include <optional>

namespace leadout::domain {

/// A new UUID of version 7 (RFC 9562): 48 bits of time in milliseconds, then 74 random bits. The time is
/// there to keep neighbours together in an index; nothing may be ordered or authorised by it.
QUuid makeUuidV7(const Clock& clock, Random& random);

/// Reads a UUID in its one canonical form, "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3": lower case, dashes, no
/// braces. Nothing for any other text and for the null UUID.
std::optional<QUuid> parseUuid(QStringView text);

/// The canonical text that parseUuid() reads.
inline QString idText(const QUuid& id) {
    return id.toString(QUuid::WithoutBraces);
}

/// The identity of one kind of thing. Ids of different kinds do not mix.
template <typename Thing>
class Id {
public:
    /// The null id, which names nothing.
    Id() = default;
    explicit Id(const QUuid& uuid) : m_uuid(uuid) {}

    static Id make(const Clock& clock, Random& random) { return Id(makeUuidV7(clock, random)); }

    /// Reads the canonical text; nothing for any other text, as in parseUuid().
    static std::optional<Id> parse(QStringView text) {
        const std::optional<QUuid> uuid = parseUuid(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }

    bool isNull() const { return m_uuid.isNull(); }
    const QUuid& uuid() const { return m_uuid; }
    QString toString() const { return idText(m_uuid); }

    friend bool operator==(const Id& a, const Id& b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id& a, const Id& b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using AccountId = Id<struct AccountThing>; ///< a person with an e-mail address and a password
using CompanyId = Id<struct CompanyThing>;
using CoachId = Id<struct CoachThing>; ///< an account's membership in one company
using AthleteId = Id<struct AthleteThing>;
using WorkoutId = Id<struct WorkoutThing>;
using ActivityId = Id<struct ActivityThing>;
using AnalysisId = Id<struct AnalysisThing>;
using FeedbackId = Id<struct FeedbackThing>;
using ReportId = Id<struct ReportThing>;
using NoteId = Id<struct NoteThing>;
using GrantId = Id<struct GrantThing>;
using InviteId = Id<struct InviteThing>;
using DeviceId = Id<struct DeviceThing>;
using SignInId = Id<struct SignInThing>;
using OpId = Id<struct OpThing>; ///< a command as it waits in the outbox

} // namespace leadout::domain

template <typename Thing>
struct std::hash<leadout::domain::Id<Thing>> {
    std::size_t operator()(const leadout::domain::Id<Thing>& id) const { return qHash(id); }
};
