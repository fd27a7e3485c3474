// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/spooled_file.h"

#include <QString>
#include <QTemporaryFile>

namespace leadout::backend::http {

std::shared_ptr<SpooledFile> SpooledFile::create(const std::string& folder) {
    // QTemporaryFile makes its file 0600 and never follows or replaces one that exists.
    auto file =
        std::make_unique<QTemporaryFile>(QString::fromStdString(folder) + QStringLiteral("/upload-XXXXXX"));
    if (!file->open())
        return nullptr;
    return std::shared_ptr<SpooledFile>(new SpooledFile(std::move(file)));
}

SpooledFile::SpooledFile(std::unique_ptr<QTemporaryFile> file)
    : m_file(std::move(file))
    , m_path(m_file->fileName().toStdString()) {}

SpooledFile::~SpooledFile() = default;

bool SpooledFile::write(std::string_view bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    if (m_file->write(bytes.data(), size) != size)
        return false;
    m_size += bytes.size();
    m_hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return true;
}

std::string SpooledFile::sha256() const {
    return m_hash.result().toHex().toStdString();
}

bool SpooledFile::finish() {
    const bool written = m_file->flush();
    m_file->close();
    return written;
}

bool SpooledFile::moveTo(const std::string& path) {
    if (!m_file->rename(QString::fromStdString(path)))
        return false;
    m_file->setAutoRemove(false);
    m_path = path;
    return true;
}

} // namespace leadout::backend::http
