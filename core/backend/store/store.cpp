// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/store.h"

#include "core/backend/store/schema.h"
#include "core/platform/private_files.h"

#include <QFileInfo>

namespace leadout::backend {

using database::ErrorKind;
using database::Result;

namespace {

/// Takes the right to write the file, which one process has at a time.
Result<std::unique_ptr<platform::FileLock>> lockFor(const QString& path, std::chrono::milliseconds patience) {
    if (const auto made = platform::makePrivateFolder(QFileInfo(path).absolutePath()); !made)
        return tl::unexpected(database::errorFrom(made.error()));
    auto lock = platform::FileLock::take(lockFileOf(path), patience);
    if (!lock)
        return tl::unexpected(database::errorFrom(lock.error()));
    if (!*lock)
        return tl::unexpected(
            database::errorOf(ErrorKind::Busy, QStringLiteral("another backend has %1 open").arg(path)));
    return std::move(*lock);
}

} // namespace

QString lockFileOf(const QString& path) {
    return path + QStringLiteral(".lock");
}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options) {
    std::unique_ptr<Store> store(new Store);
    auto lock = lockFor(options.path, options.patience);
    if (!lock)
        return tl::unexpected(lock.error());
    store->m_lock = std::move(*lock);
    database::ConnectionOptions connection;
    connection.path = options.path;
    connection.applicationId = kApplicationId;
    connection.fault = options.fault;
    auto writer = WorkQueue::start(connection, 1, options.longestQueue);
    if (!writer)
        return tl::unexpected(writer.error());
    store->m_writer = std::move(*writer);
    const auto migrated = store
                              ->maintain([path = options.backupPath](database::Connection& file) {
                                  return database::migrate(file, migrations(), path);
                              })
                              .get();
    if (!migrated)
        return tl::unexpected(migrated.error());
    store->m_migrated = *migrated;
    connection.access = database::Access::Read;
    connection.fault = nullptr;
    auto readers = WorkQueue::start(connection, options.readers, options.longestQueue);
    if (!readers)
        return tl::unexpected(readers.error());
    store->m_readers = std::move(*readers);
    return store;
}

Store::~Store() {
    stop();
}

void Store::stop() {
    // The last connection to close moves the log into the file, and only the writer may do that.
    if (m_readers)
        m_readers->stop();
    if (m_writer)
        m_writer->stop();
    m_lock.reset();
}

} // namespace leadout::backend
