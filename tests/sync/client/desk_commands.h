// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/domain/clock.h"

#include <QJsonObject>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace leadout::test {

/// The time, set forward by as much as a test wants. Any thread.
class AdvancedClock final : public domain::Clock {
public:
    domain::Instant now() const override {
        return domain::SystemClock().now() + std::chrono::milliseconds(m_aheadMs.load());
    }
    void advance(qint64 ms) { m_aheadMs += ms; }

private:
    std::atomic<qint64> m_aheadMs = 0;
};

/// Does at a desk what lines of text say, and answers each with one JSON object, in order:
///   edit ANALYSIS TEXT · typing ANALYSIS TEXT · note ATHLETE TEXT · approve ANALYSIS · done ANALYSIS ·
///   assign ATHLETE [COACH] · undo OP        what a coach does: the op's id, or why it was refused
///   pass MS · sync                          time goes on; the network is tried at once
///   status · sessions · unaccepted          what the screens would show
///   quit
class DeskCommands final : public QObject {
    Q_OBJECT
public:
    using Say = std::function<void(const QJsonObject&)>;

    DeskCommands(std::unique_ptr<client::Desk> desk, AdvancedClock& clock, const std::atomic<qint64>& commits,
                 Say say);

    void obey(const QString& line);

private:
    void approve(const domain::AnalysisId& id);
    bool decide(const QString& word, const QString& object, const QString& text);
    void show(const QString& word);
    client::Decided decided() const;
    QJsonObject status() const;

    std::unique_ptr<client::Desk> m_desk;
    AdvancedClock& m_clock;
    const std::atomic<qint64>& m_commits;
    Say m_say;
};

} // namespace leadout::test
