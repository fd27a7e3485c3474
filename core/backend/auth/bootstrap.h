// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>

namespace leadout::backend {

/// The one-time secret with which the first company of a backend is made. It is handed to whoever has
/// started the backend and is good until there is a company. Any thread.
class Bootstrap {
public:
    /// An empty secret opens nothing.
    explicit Bootstrap(const QString& secret);

    bool isOpen() const { return m_open; }
    bool opensWith(const QString& secret) const;
    /// There is a company now.
    void close() { m_open = false; }

private:
    const QString m_hash;
    std::atomic<bool> m_open;
};

} // namespace leadout::backend
