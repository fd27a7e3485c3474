// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/columns.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace leadout::engine {

namespace {

constexpr std::array<std::string_view, 4> kSessionTypes = {"training", "recovery", "race", "test"};

QString text(std::string_view word) {
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

template <class Enum>
std::string_view wordOf(Enum value) {
    return key(value);
}
std::string_view wordOf(SessionType type) {
    return kSessionTypes[static_cast<std::size_t>(type)];
}

/// Finds the value of an enumeration, counted from 0 to `last`, that has this word.
template <class Enum>
bool find(const QVariant& value, Enum last, Enum& target) {
    const std::string word = value.toString().toStdString();
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (wordOf(static_cast<Enum>(i)) == word) {
            target = static_cast<Enum>(i);
            return true;
        }
    }
    return false;
}

} // namespace

QVariant toVariant(Sport sport) {
    return text(key(sport));
}

QVariant toVariant(Band band) {
    return text(key(band));
}

QVariant toVariant(Verdict verdict) {
    return text(key(verdict));
}

QVariant toVariant(SessionType type) {
    return text(wordOf(type));
}

bool fromVariant(const QVariant& value, Sport& target) {
    return find(value, Sport::Multisport, target);
}

bool fromVariant(const QVariant& value, Band& target) {
    return find(value, Band::Red, target);
}

bool fromVariant(const QVariant& value, Verdict& target) {
    return find(value, Verdict::BadData, target);
}

bool fromVariant(const QVariant& value, SessionType& target) {
    return find(value, SessionType::Test, target);
}

} // namespace leadout::engine

namespace leadout::backend {

QString upsertSql(const QString& table, const QString& keys, const QString& columns) {
    const QString comma = QStringLiteral(", ");
    const QStringList names = columns.split(comma);
    const QStringList keyNames = keys.split(comma);
    QStringList marks;
    QStringList replaced;
    for (const QString& name : names) {
        marks.append(QStringLiteral("?"));
        if (!keyNames.contains(name))
            replaced.append(QStringLiteral("%1 = excluded.%1").arg(name));
    }
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (%4) DO UPDATE SET %5")
        .arg(table, columns, marks.join(comma), keys, replaced.join(comma));
}

QDate dayIn(const QString& timeZone, domain::Instant at) {
    const QTimeZone zone(timeZone.toUtf8());
    return QDateTime::fromMSecsSinceEpoch(millis(at), zone.isValid() ? zone : QTimeZone::utc()).date();
}

} // namespace leadout::backend
