// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/profiles.h"

#include "core/platform/crypto/digest.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace leadout::client {

namespace {

constexpr std::int64_t kMaxBytes = 64 * 1024;
constexpr protocol::JsonLimits kProfileLimits{.bytes = kMaxBytes, .values = 100, .depth = 4};
constexpr qsizetype kNameLength = 32;

QString profileFile(const QString& folder) {
    return folder + QStringLiteral("/profile.json");
}

/// What tells a profile from all others, in one form.
QString identityOf(const Profile& profile) {
    QString server = QStringLiteral("here");
    if (!profile.here) {
        QUrl url = profile.server.adjusted(QUrl::NormalizePathSegments | QUrl::StripTrailingSlash);
        url.setHost(url.host().toLower());
        if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
            url.setPort(-1);
        server = url.toString(QUrl::FullyEncoded);
    }
    return QStringLiteral("%1\n%2\n%3").arg(server, profile.companyId.toString(), profile.coach.toString());
}

QString nameOf(const Profile& profile) {
    return platform::sha256Hex(identityOf(profile).toUtf8()).left(kNameLength);
}

QByteArray written(const Profile& profile) {
    protocol::JsonWriter out;
    out.beginObject().field("server", profile.server.toString(QUrl::FullyEncoded));
    out.flag("here", profile.here).field("company_id", profile.companyId).field("company", profile.company);
    out.field("coach", profile.coach).field("name", profile.name).field("email", profile.email);
    out.field("role", profile.role).flag("signed_in", profile.signedIn);
    return out.endObject().take();
}

Profile readMembers(protocol::ObjectReader& reader) {
    Profile profile;
    profile.server = QUrl(reader.required<QString>("server"), QUrl::StrictMode);
    profile.here = reader.flag("here");
    profile.companyId = reader.required<domain::CompanyId>("company_id");
    profile.company = reader.optional<QString>("company").value_or(QString());
    profile.coach = reader.required<domain::CoachId>("coach");
    profile.name = reader.optional<QString>("name").value_or(QString());
    profile.email = reader.optional<QString>("email").value_or(QString());
    profile.role = reader.optional<domain::Role>("role").value_or(domain::Role::Assistant);
    profile.signedIn = reader.flag("signed_in");
    return profile;
}

QString readLast(protocol::ObjectReader& reader) {
    return reader.required<QString>("profile", kNameLength);
}

/// The folder's name that last.json gives.
std::optional<QString> nameIn(const QString& path) {
    const auto bytes = platform::readPrivateFile(path, kMaxBytes);
    if (!bytes)
        return std::nullopt;
    const auto name = protocol::readMessage(*bytes, kProfileLimits, protocol::UnknownFields::Keep, readLast);
    // The name goes into a path.
    if (!name || name->isEmpty() || name->contains(u'/') || name->contains(u'.'))
        return std::nullopt;
    return *name;
}

} // namespace

QString Profiles::folderOf(const Profile& profile) const {
    return QStringLiteral("%1/profiles/%2").arg(m_folder, nameOf(profile));
}

QString Profiles::secretOf(const Profile& profile) {
    return QStringLiteral("sign-in ") + nameOf(profile);
}

platform::FileResult<> Profiles::save(const Profile& profile) const {
    const QString folder = folderOf(profile);
    protocol::JsonWriter last;
    last.beginObject().field("profile", nameOf(profile)).endObject();
    return platform::makePrivateFolder(m_folder)
        .and_then([&] { return platform::makePrivateFolder(m_folder + QStringLiteral("/profiles")); })
        .and_then([&] { return platform::makePrivateFolder(folder); })
        .and_then([&] { return platform::writePrivateFile(profileFile(folder), written(profile)); })
        .and_then(
            [&] { return platform::writePrivateFile(m_folder + QStringLiteral("/last.json"), last.take()); });
}

std::optional<Profile> Profiles::read(const QString& folder) {
    const auto bytes = platform::readPrivateFile(profileFile(folder), kMaxBytes);
    if (!bytes)
        return std::nullopt;
    const auto profile =
        protocol::readMessage(*bytes, kProfileLimits, protocol::UnknownFields::Keep, readMembers);
    return profile ? std::optional(*profile) : std::nullopt;
}

/// The profile of a folder in which there is no other.
std::optional<Profile> Profiles::onlyOne() const {
    const QDir folder(m_folder + QStringLiteral("/profiles"));
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return names.size() == 1 ? read(folder.filePath(names.first())) : std::nullopt;
}

tl::expected<std::optional<Profile>, QString> Profiles::last() const {
    const QString path = m_folder + QStringLiteral("/last.json");
    if (!QFileInfo::exists(path))
        return onlyOne();
    const auto name = nameIn(path);
    if (!name) {
        // It says no more than which one, so it is not missed where there is only one.
        const auto only = onlyOne();
        return only ? tl::expected<std::optional<Profile>, QString>(only) : tl::unexpected(path);
    }
    const QString folder = QStringLiteral("%1/profiles/%2").arg(m_folder, *name);
    // One that is not there cannot be unreadable, such as one that was set aside.
    if (!QFileInfo::exists(profileFile(folder)))
        return onlyOne();
    auto profile = read(folder);
    return profile ? tl::expected<std::optional<Profile>, QString>(std::move(profile))
                   : tl::unexpected(profileFile(folder));
}

} // namespace leadout::client
