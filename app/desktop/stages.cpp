// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/stages.h"

namespace leadout::desktop {

Stages::Stages(QObject* parent) : QObject(parent) {
    m_timer.setInterval(std::chrono::milliseconds(50));
    connect(&m_timer, &QTimer::timeout, this, &Stages::look);
}

void Stages::start() {
    m_at = 0;
    m_timer.start();
    begin();
}

void Stages::begin() {
    if (m_at == m_stages.size()) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    m_since.start();
    if (m_stages[m_at].begin)
        m_stages[m_at].begin();
}

void Stages::look() {
    if (m_at == m_stages.size())
        return;
    const Stage& stage = m_stages[m_at];
    const std::chrono::milliseconds since(m_since.elapsed());
    if (since >= stage.atLeast && (!stage.reached || stage.reached())) {
        ++m_at;
        begin();
    } else if (since > stage.patience) {
        fail(QStringLiteral("Gave up waiting for %1.").arg(stage.what));
    }
}

void Stages::fail(const QString& sentence) {
    m_timer.stop();
    m_at = m_stages.size();
    Q_EMIT failed(sentence);
}

} // namespace leadout::desktop
