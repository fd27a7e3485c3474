// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/cursor.h"

#include "core/platform/crypto/digest.h"

#include <QDataStream>
#include <QIODevice>

namespace leadout::backend {

namespace {

constexpr QDataStream::Version kForm = QDataStream::Qt_6_0;

template <class Write>
QByteArray packed(Write write) {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(kForm);
    write(out);
    return bytes;
}

QUuid idOf(const domain::Scope& scope) {
    if (const auto athlete = scope.athlete())
        return athlete->uuid();
    const auto coach = scope.coach();
    return coach ? coach->uuid() : QUuid();
}

domain::Scope scopeOf(domain::Scope::Kind kind, const QUuid& id) {
    using domain::Scope;
    switch (kind) {
    case Scope::Kind::Head: return Scope::head();
    case Scope::Kind::User: return Scope::user(domain::CoachId(id));
    case Scope::Kind::Athlete: return Scope::athlete(domain::AthleteId(id));
    case Scope::Kind::AthleteBody: return Scope::athleteBody(domain::AthleteId(id));
    case Scope::Kind::Company: break;
    }
    return Scope::company();
}

/// The bytes under a seal; nothing when it was not sealed so.
std::optional<QByteArray> opened(const platform::SealKey& key, const QString& text,
                                 const QByteArray& additional) {
    const auto bytes = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    return platform::unseal(key, *bytes, additional);
}

} // namespace

QString CursorSeal::seal(const Cursor& cursor) const {
    const QByteArray bytes = packed([&cursor](QDataStream& out) {
        out << cursor.epoch << qint64{cursor.seq} << cursor.row << qint64{cursor.sumsDay};
    });
    return platform::base64Url(platform::seal(m_key, bytes, "cursor " + m_owner));
}

QString CursorSeal::seal(const BackfillMark& mark) const {
    const QByteArray bytes = packed([&mark](QDataStream& out) {
        out << static_cast<qint32>(mark.scopes.size());
        // A request may name many scopes, and the token travels in an address.
        for (const domain::Scope& scope : mark.scopes)
            out << static_cast<quint8>(scope.kind()) << idOf(scope);
        out << qint64{mark.place} << mark.row;
    });
    return platform::base64Url(platform::seal(m_key, bytes, "backfill " + m_owner));
}

std::optional<Cursor> CursorSeal::cursor(const QString& text) const {
    const auto bytes = opened(m_key, text, "cursor " + m_owner);
    if (!bytes)
        return std::nullopt;
    QDataStream in(*bytes);
    in.setVersion(kForm);
    qint64 seq = 0;
    qint64 sumsDay = 0;
    Cursor cursor;
    in >> cursor.epoch >> seq >> cursor.row >> sumsDay;
    cursor.seq = seq;
    cursor.sumsDay = sumsDay;
    return in.status() == QDataStream::Ok ? std::optional<Cursor>(cursor) : std::nullopt;
}

std::optional<BackfillMark> CursorSeal::backfill(const QString& text) const {
    const auto bytes = opened(m_key, text, "backfill " + m_owner);
    if (!bytes)
        return std::nullopt;
    QDataStream in(*bytes);
    in.setVersion(kForm);
    qint32 count = 0;
    qint64 place = 0;
    BackfillMark mark;
    in >> count;
    for (qint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        quint8 kind = 0;
        QUuid id;
        in >> kind >> id;
        mark.scopes.push_back(scopeOf(static_cast<domain::Scope::Kind>(kind), id));
    }
    in >> place >> mark.row;
    mark.place = place;
    return in.status() == QDataStream::Ok ? std::optional<BackfillMark>(mark) : std::nullopt;
}

} // namespace leadout::backend
