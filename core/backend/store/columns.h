// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/statement.h"
#include "core/domain/ids.h"
#include "core/domain/scope.h"
#include "core/domain/states.h"
#include "core/engine/model/compliance.h"
#include "core/engine/model/sport.h"
#include "core/engine/model/workout.h"

#include <QDate>
#include <QString>
#include <QVariant>

#include <optional>

/// How the domain's values stand in columns: ids and words as TEXT, so that Connection::run() binds and
/// Statement::get() reads them. These stand beside the types, where both find them.
namespace leadout::domain {

template <class Thing>
QVariant toVariant(const Id<Thing>& id) {
    return id.toString();
}
template <class Thing>
bool fromVariant(const QVariant& value, Id<Thing>& target) {
    const auto read = Id<Thing>::parse(value.toString());
    target = read.value_or(Id<Thing>());
    return read.has_value();
}

template <Worded Enum>
QVariant toVariant(Enum value) {
    const std::string_view word = key(value);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}
template <Worded Enum>
bool fromVariant(const QVariant& value, Enum& target) {
    const auto read = fromKey<Enum>(value.toString().toStdString());
    if (read)
        target = *read;
    return read.has_value();
}

inline QVariant toVariant(const Scope& scope) {
    return scope.toString();
}

} // namespace leadout::domain

namespace leadout::engine {

QVariant toVariant(Sport sport);
QVariant toVariant(Band band);
QVariant toVariant(Verdict verdict);
QVariant toVariant(SessionType type);
bool fromVariant(const QVariant& value, Sport& target);
bool fromVariant(const QVariant& value, Band& target);
bool fromVariant(const QVariant& value, Verdict& target);
bool fromVariant(const QVariant& value, SessionType& target);

} // namespace leadout::engine

namespace leadout::backend {

using database::Result;

/// A moment as it is stored.
inline std::int64_t millis(domain::Instant at) {
    return at.time_since_epoch().count();
}
inline std::optional<std::int64_t> millis(const std::optional<domain::Instant>& at) {
    return at ? std::optional<std::int64_t>(millis(*at)) : std::nullopt;
}
inline domain::Instant instantFrom(std::int64_t ms) {
    return domain::Instant(std::chrono::milliseconds(ms));
}
inline std::optional<domain::Instant> instantFrom(const std::optional<std::int64_t>& ms) {
    return ms ? std::optional<domain::Instant>(instantFrom(*ms)) : std::nullopt;
}

/// A day as it is stored, such as "2026-11-22".
inline QString dayText(QDate day) {
    return day.toString(Qt::ISODate);
}
inline std::optional<QString> dayText(const std::optional<QDate>& day) {
    return day ? std::optional<QString>(dayText(*day)) : std::nullopt;
}
inline QDate dayFrom(const QString& text) {
    return QDate::fromString(text, Qt::ISODate);
}
inline std::optional<QDate> dayFrom(const std::optional<QString>& text) {
    return text ? std::optional<QDate>(dayFrom(*text)) : std::nullopt;
}

/// A statement that makes a row, or replaces all columns of the one with the same keys:
/// upsertSql("athlete", "company_id, id", "company_id, id, name"). Bind the columns in their order.
QString upsertSql(const QString& table, const QString& keys, const QString& columns);

/// The day on a calendar in a time zone, in UTC where there is no such zone.
QDate dayIn(const QString& timeZone, domain::Instant at);

/// Reads the columns of a row one after the other.
class Columns {
public:
    explicit Columns(const database::Statement& row, int first = 0) : m_row(row), m_next(first) {}

    template <class T>
    T get() {
        return m_row.get<T>(m_next++);
    }
    domain::Instant instant() { return instantFrom(get<std::int64_t>()); }
    std::optional<domain::Instant> optionalInstant() {
        return instantFrom(get<std::optional<std::int64_t>>());
    }
    QDate day() { return dayFrom(get<QString>()); }
    std::optional<QDate> optionalDay() { return dayFrom(get<std::optional<QString>>()); }

private:
    const database::Statement& m_row;
    int m_next;
};

} // namespace leadout::backend
