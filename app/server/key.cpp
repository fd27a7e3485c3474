// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/key.h"

#include "app/server/database_file.h"

#include "core/backend/store/entrances.h"
#include "core/platform/crypto/digest.h"
#include "core/platform/crypto/key_file.h"

namespace leadout::server {

namespace {

/// The installation's value that tells one key from another, and nothing else about it.
const QString kKeyMark = QStringLiteral("key_mark");

QString markOf(const platform::SealKey& key) {
    return QString::fromLatin1(platform::hmacSha256(key.bytes(), "the mark of a key").toHex());
}

QString sentence(const platform::FileError& error) {
    switch (error.fault) {
    case platform::FileFault::NotFound:
        return QStringLiteral(
                   "There is no key file %1, and this database was served with one. Name that one, "
                   "or give --new-key to begin with a new one.")
            .arg(error.path);
    case platform::FileFault::NotPrivate:
        return QStringLiteral("Others can read the key file %1, so it can't be trusted. If nobody has, allow "
                              "only its owner to read it.")
            .arg(error.path);
    case platform::FileFault::WrongSize:
        return QStringLiteral("%1 is no key file: it must hold 32 bytes. Name another one.").arg(error.path);
    case platform::FileFault::Symlink:
        return QStringLiteral("%1 is a link. Name the key file itself.").arg(error.path);
    default: break;
    }
    return QStringLiteral("The key file %1 can't be read or made. (%2)").arg(error.path, error.detail);
}

} // namespace

tl::expected<platform::SealKey, QString> keyFor(backend::Store& store, const Arguments& arguments) {
    const auto broken = [&arguments](const database::DatabaseError& error) {
        return tl::unexpected(sentenceFor(error, arguments["database"]));
    };
    const auto known = store
                           .read([](database::Connection& connection) {
                               return backend::installationValue(connection, kKeyMark);
                           })
                           .get();
    if (!known)
        return broken(known.error());
    const bool bound = known->has_value() && !arguments.has("new-key");
    const QString path = arguments["key-file"];
    auto key = platform::loadKeyFile(path, bound ? platform::MissingKey::Refuse : platform::MissingKey::Make);
    if (!key)
        return tl::unexpected(sentence(key.error()));
    const QString mark = markOf(*key);
    if (bound && **known != mark)
        return tl::unexpected(
            QStringLiteral("%1 is not the key that this database was served with. Name that "
                           "one, or give --new-key to begin with this one.")
                .arg(path));
    const auto kept = store
                          .write([&mark](database::Connection& connection) {
                              return backend::setInstallationValue(connection, kKeyMark, mark);
                          })
                          .get();
    if (!kept)
        return broken(kept.error());
    return std::move(*key);
}

} // namespace leadout::server
