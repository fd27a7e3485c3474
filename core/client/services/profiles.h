// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/domain/states.h"
#include "core/platform/private_files.h"

#include <QString>
#include <QUrl>

#include <tl/expected.hpp>

#include <optional>

namespace leadout::client {

/// One coach of one company at one server, as this computer remembers them. Never holds a secret.
struct Profile {
    QUrl server;
    bool here = false; ///< the server is a backend of this computer's own; its port changes with every start
    domain::CompanyId companyId;
    QString company;
    domain::CoachId coach;
    QString name;
    QString email;
    domain::Role role = domain::Role::Assistant;
    bool signedIn = false; ///< a secret is to be expected in the keychain
    bool operator==(const Profile&) const = default;
};

/// The profiles in a folder of the program's data: a folder of its own for each server, company and coach,
/// named by a hash of these, so that companies of the same name never share one.
class Profiles {
public:
    explicit Profiles(const QString& dataFolder) : m_folder(dataFolder) {}

    /// Where a profile's databases lie.
    QString folderOf(const Profile& profile) const;
    /// The name of its secret in the keychain.
    static QString secretOf(const Profile& profile);

    /// Remembers a profile, and that it is the one used last.
    platform::FileResult<> save(const Profile& profile) const;
    /// The one used last; nothing when there is none. The path of the file that cannot be read otherwise.
    tl::expected<std::optional<Profile>, QString> last() const;
    /// The profile in a folder.
    static std::optional<Profile> read(const QString& folder);

    const QString& dataFolder() const { return m_folder; }

private:
    std::optional<Profile> onlyOne() const;

    QString m_folder;
};

} // namespace leadout::client
