// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/client/desk_commands.h"

#include "core/domain/words.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

namespace leadout::test {

using client::Refusal;

namespace {

QString text(std::string_view word) {
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

QString text(const QUuid& id) {
    return id.toString(QUuid::WithoutBraces);
}

QJsonObject refused(const Refusal& why) {
    return {{QStringLiteral("refused"), text(why.id)}};
}

QString linkWord(client::LinkState link) {
    static constexpr std::array kWords = {"connecting",     "online",      "offline", "struggling",
                                          "sign_in_needed", "unsupported", "ended"};
    return QString::fromLatin1(kWords[static_cast<std::size_t>(link)]);
}

} // namespace

DeskCommands::DeskCommands(std::unique_ptr<client::Desk> desk, AdvancedClock& clock,
                           const std::atomic<qint64>& commits, Say say)
    : m_desk(std::move(desk))
    , m_clock(clock)
    , m_commits(commits)
    , m_say(std::move(say)) {}

void DeskCommands::obey(const QString& line) {
    const QString word = line.section(u' ', 0, 0);
    const QString object = line.section(u' ', 1, 1);
    const QString words = line.section(u' ', 2);
    if (word == QLatin1String("quit")) {
        QCoreApplication::quit();
    } else if (word == QLatin1String("pass")) {
        m_clock.advance(object.toLongLong());
        m_say({});
    } else if (word == QLatin1String("sync")) {
        m_desk->syncNow();
        m_say({});
    } else if (!decide(word, object, words)) {
        show(word);
    }
}

/// False for a word that is no decision.
bool DeskCommands::decide(const QString& word, const QString& object, const QString& words) {
    const QUuid id = domain::parseUuid(object).value_or(QUuid());
    if (word == QLatin1String("edit")) {
        m_desk->editFeedback(domain::AnalysisId(id), words, this, decided());
    } else if (word == QLatin1String("typing")) {
        m_desk->keepTyping(domain::AnalysisId(id), words);
        m_say({});
    } else if (word == QLatin1String("note")) {
        m_desk->addNote(domain::AthleteId(id), std::nullopt, words, false, this, decided());
    } else if (word == QLatin1String("approve")) {
        approve(domain::AnalysisId(id));
    } else if (word == QLatin1String("done")) {
        m_desk->markDone(domain::AnalysisId(id), this, decided());
    } else if (word == QLatin1String("assign")) {
        m_desk->assign(domain::AthleteId(id), domain::CoachId::parse(words), this, decided());
    } else if (word == QLatin1String("undo")) {
        m_desk->undo(id, this, [this](const tl::expected<bool, Refusal>& undone) {
            m_say(undone ? QJsonObject{{QStringLiteral("undone"), *undone}} : refused(undone.error()));
        });
    } else {
        return false;
    }
    return true;
}

/// Approves what a coach would see now.
void DeskCommands::approve(const domain::AnalysisId& id) {
    m_desk->review(id, this, [this, id](const tl::expected<client::Review, Refusal>& shown) {
        if (!shown)
            m_say(refused(shown.error()));
        else
            m_desk->approve(id, shown->contentHash, this, decided());
    });
}

client::Decided DeskCommands::decided() const {
    return [say = m_say](const tl::expected<QUuid, Refusal>& op) {
        say(op ? QJsonObject{{QStringLiteral("op"), text(*op)}} : refused(op.error()));
    };
}

void DeskCommands::show(const QString& word) {
    if (word == QLatin1String("sessions")) {
        client::QueueFilter all;
        all.which = client::QueueFilter::Which::All;
        m_desk->queue(all, this, [this](const client::Queue& queue) {
            QJsonObject states;
            for (const client::SessionItem& item : queue.items)
                states.insert(item.id.toString(), text(domain::key(item.state)));
            m_say({{QStringLiteral("sessions"), states}});
        });
    } else if (word == QLatin1String("unaccepted")) {
        m_desk->unaccepted(this, [this](const std::vector<client::Unaccepted>& ops) {
            QJsonObject why;
            for (const client::Unaccepted& op : ops)
                why.insert(text(op.op), op.why);
            m_say({{QStringLiteral("unaccepted"), why}});
        });
    } else if (word == QLatin1String("status")) {
        m_say(status());
    } else {
        m_say({{QStringLiteral("refused"), QStringLiteral("no such command")}});
    }
}

QJsonObject DeskCommands::status() const {
    const client::Status status = m_desk->status();
    return {{QStringLiteral("link"), linkWord(status.link)},
            {QStringLiteral("synced"), status.syncedAt.has_value()},
            {QStringLiteral("waiting"), status.waiting},
            {QStringLiteral("attention"), status.attention},
            {QStringLiteral("held"), status.held},
            {QStringLiteral("trouble"), status.storageTrouble},
            {QStringLiteral("commits"), m_commits.load()}};
}

} // namespace leadout::test
