// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/maintenance.h"
#include "tests/support/base/sanitized.h"
#include "tests/unit/client/desk.h"

#include <QTest>

#include <array>

using namespace leadout;
using namespace leadout::test;
using Fate = ScriptedRemote::Fate;

namespace {

constexpr int kAthletes = 4;
constexpr int kSeeds = unlessSanitized(600, 60);

/// Three coaches and a server under a schedule that a seed decides.
class Play {
public:
    explicit Play(quint32 seed) : m_random(seed), m_clock(domain::Instant(std::chrono::hours(480'000))) {
        const QStringList users = {QStringLiteral("u1"), QStringLiteral("u2"), QStringLiteral("head")};
        m_server.active = QSet<QString>(users.begin(), users.end());
        m_server.visible[users[0]] = {athleteScope(0), athleteScope(1)};
        m_server.visible[users[1]] = {athleteScope(2)};
        for (int i = 0; i < kAthletes; ++i)
            m_server.visible[users[2]].insert(athleteScope(i));
        for (quint32 i = 0; i < 6; ++i)
            m_server.put(idOf(1, i), athleteScope(pick(kAthletes)), Desk::payloadOf(QStringLiteral("seed")));
        for (const QString& user : users) {
            m_users.push_back(user);
            m_desks.push_back(std::make_unique<Desk>(m_server, user, m_clock,
                                                     seed * 3 + static_cast<quint32>(m_desks.size())));
            m_desks.back()->open();
        }
        m_restores = seed % 5 == 0;
        m_removes = seed % 3 == 0;
    }

    /// The first thing that was wrong; empty when nothing was.
    QString run() {
        const int steps = 60 + pick(160);
        for (int i = 0; i < steps && m_wrong.isEmpty(); ++i) {
            step();
            check();
        }
        for (const auto& desk : m_desks)
            desk->failAt = -1;
        for (int i = 0; i < 400 && m_wrong.isEmpty() && !quiet(); ++i)
            heal();
        if (m_wrong.isEmpty() && !quiet())
            wrong(QStringLiteral("it does not come to rest: ") + unrest());
        for (std::size_t i = 0; i < m_desks.size() && m_wrong.isEmpty(); ++i)
            judge(i);
        return m_wrong;
    }

private:
    int pick(int count) { return static_cast<int>(m_random.bounded(static_cast<quint32>(count))); }
    bool chance(int percent) { return pick(100) < percent; }
    void wrong(const QString& what) {
        if (m_wrong.isEmpty())
            m_wrong = what;
    }

    void step() {
        const std::size_t who = static_cast<std::size_t>(pick(3));
        Desk& desk = *m_desks[who];
        const int what = pick(100);
        if (what < 20)
            decide(desk, m_users[who]);
        else if (what < 70)
            network(desk);
        else if (what < 84)
            pass(std::chrono::milliseconds(1 << pick(16)));
        else if (what < 90)
            toggle(m_users[static_cast<std::size_t>(pick(2))]);
        else if (what < 92)
            removeRow();
        else if (what < 95)
            desk.failAt = desk.accesses + pick(60);
        else if (what < 96)
            desk.restart();
        else if (what < 97 && m_removes)
            m_server.active.remove(m_users[1]);
        else if (what < 98 && m_restores)
            backUpOrRestore();
        desk.diesAtFault = true;
        for (const auto& each : m_desks) {
            if (each->dead || !each->isOpen())
                each->restart();
        }
    }

    void decide(Desk& desk, const QString& user) {
        const auto scopes = desk.cache->scopes();
        if (!scopes || scopes->isEmpty())
            return;
        const auto rows = desk.cached();
        if (chance(15) && !m_made[user].isEmpty()) {
            withdraw(desk, user);
            return;
        }
        if (rows.empty() || chance(25)) {
            const QString scope = scopes->at(pick(static_cast<int>(scopes->size())));
            ++m_newRows;
            note(user, desk.edit(idOf(2, m_newRows), scope, QString::number(m_newRows)));
            return;
        }
        const auto row = std::next(rows.begin(), pick(static_cast<int>(rows.size())));
        const QString scope =
            m_server.rows.contains(row->first) ? m_server.rows[row->first].row.scope : scopes->first();
        const QString text = QStringLiteral("%1 writes %2").arg(user).arg(++m_texts);
        if (chance(15)) {
            (void)desk.work->saveDraft({row->first,
                                        QStringLiteral("EditFeedback"),
                                        Desk::payloadOf(text),
                                        scope,
                                        row->second.first,
                                        {},
                                        {}});
        } else if (chance(20)) {
            note(user, desk.work->queue({Desk::decision(row->first, scope, text, row->second.first),
                                         Desk::decision(idOf(2, ++m_newRows), scope, text, 0)}));
        } else {
            note(user, desk.edit(row->first, scope, text, std::chrono::seconds(chance(40) ? 10 : 0)));
        }
        desk.engine->workChangedHere();
    }

    void note(const QString& user, const client::WorkResult<std::vector<QUuid>>& queued) {
        if (!queued)
            return;
        for (const QUuid& id : *queued) {
            m_made[user].append(id);
            m_together[id] = *queued;
        }
    }

    void withdraw(Desk& desk, const QString& user) {
        QList<QUuid>& made = m_made[user];
        const QUuid id = made[pick(static_cast<int>(made.size()))];
        if (!desk.work->withdraw(id))
            return;
        for (const QUuid& each : m_together[id]) {
            if (m_server.results.contains(each))
                wrong(QStringLiteral("an op was withdrawn after it had been applied"));
            m_withdrawn.insert(each);
        }
    }

    void network(Desk& desk) {
        if (!desk.remote.late.empty() && chance(30)) {
            const auto request = desk.remote.late.back();
            desk.remote.late.pop_back();
            request();
            return;
        }
        static constexpr std::array kFates = {Fate::RequestLost, Fate::AnswerLost, Fate::Silence,
                                              Fate::Duplicated,  Fate::Late,       Fate::StaleAnswer,
                                              Fate::ServerFails};
        desk.remote.deliver(chance(35) ? kFates[static_cast<std::size_t>(pick(7))] : Fate::Delivered);
    }

    void pass(std::chrono::milliseconds time) {
        m_clock.advance(time);
        if (chance(5))
            m_clock.advance(std::chrono::hours(chance(50) ? 2 : -2));
        for (const auto& desk : m_desks) {
            desk->scheduler.advance(time);
            desk->scheduler.fire();
        }
    }

    void toggle(const QString& user) {
        QSet<QString>& visible = m_server.visible[user];
        const QString scope = athleteScope(pick(kAthletes));
        if (!visible.remove(scope))
            visible.insert(scope);
    }

    void removeRow() {
        const auto row = std::next(m_server.rows.begin(), pick(static_cast<int>(m_server.rows.size())));
        if (!row->second.row.deleted)
            m_server.put(row->first, row->second.row.scope, {}, true);
    }

    void backUpOrRestore() {
        if (!m_backup) {
            m_backup = m_server;
        } else if (!m_restored) {
            const ModelServer now = m_server;
            m_server = *m_backup;
            m_server.visible = now.visible;
            m_server.active = now.active;
            m_server.epoch = QStringLiteral("e2");
            m_server.broken = now.broken;
            m_restored = true;
            for (const auto& desk : m_desks)
                desk->remote.late.clear();
        }
    }

    /// What must hold at every moment.
    void check() {
        for (const auto& desk : m_desks) {
            if (!desk->isOpen() || desk->dead)
                continue;
            const int armed = std::exchange(desk->failAt, -1);
            const auto stray = desk->cache->connection().first(
                QStringLiteral(
                    "SELECT COUNT(*) FROM cached_row WHERE scope NOT IN (SELECT scope FROM held_scope "
                    "UNION SELECT scope FROM purge)"),
                [](const database::Statement& row) { return row.get<int>(0); });
            if (!stray || stray->value_or(1) != 0)
                wrong(QStringLiteral("a row is neither in a held scope nor being purged"));
            const auto state = desk->cache->state();
            if (!state)
                wrong(QStringLiteral("the state cannot be read"));
            else if (state->cursor.isEmpty())
                m_cursors.erase(desk.get()); // it has begun anew
            else if (const auto cursor = ModelServer::readCursor(state->cursor)) {
                auto& last = m_cursors[desk.get()];
                if (last.first == cursor->first && cursor->second < last.second)
                    wrong(QStringLiteral("the cursor went back"));
                last = *cursor;
            }
            desk->failAt = armed;
        }
    }

    /// The network and the disks are sound again.
    void heal() {
        for (const auto& desk : m_desks) {
            for (const auto& request : std::exchange(desk->remote.late, {}))
                request();
            while (desk->remote.deliver()) {
            }
        }
        std::chrono::milliseconds wait = std::chrono::seconds(5);
        for (const auto& desk : m_desks) {
            if (const auto next = desk->scheduler.next())
                wait = std::min(wait, *next);
        }
        m_clock.advance(wait);
        for (const auto& desk : m_desks) {
            desk->scheduler.advance(wait);
            desk->scheduler.fire();
        }
    }

    bool quiet() {
        for (std::size_t i = 0; i < m_desks.size(); ++i) {
            Desk& desk = *m_desks[i];
            const auto pending = desk.work->connection().first(
                QStringLiteral(
                    "SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending', 'accepted')"),
                [](const database::Statement& row) { return row.get<int>(0); });
            const auto purges = desk.cache->purges();
            const bool member = m_server.active.contains(m_users[i]);
            if (!pending || pending->value_or(1) != 0 || !purges || !purges->empty())
                return false;
            if (member ? !equal(desk, m_users[i]) : !erased(desk))
                return false;
        }
        return true;
    }

    /// What keeps it from coming to rest.
    QString unrest() {
        QString told;
        for (std::size_t i = 0; i < m_desks.size(); ++i) {
            Desk& desk = *m_desks[i];
            const auto ops = desk.work->connection().list(
                QStringLiteral("SELECT state || ' ' || attempts || ' ' || scope FROM outbox "
                               "WHERE state IN ('waiting', 'sending', 'accepted')"),
                [](const database::Statement& row) { return row.get<QString>(0); });
            const auto state = desk.cache->state();
            told += QStringLiteral("%1: link %2, cursor %3, backfill %4, %5 purges, equal %6")
                        .arg(m_users[static_cast<int>(i)])
                        .arg(static_cast<int>(desk.engine->status().link))
                        .arg(state->cursor, state->backfill)
                        .arg(desk.cache->purges()->size())
                        .arg(equal(desk, m_users[static_cast<int>(i)]));
            for (const QString& op : *ops)
                told += u'[' + op + u']';
            told += u'\n';
        }
        return told;
    }

    bool erased(Desk& desk) {
        const auto locked = desk.work->locked();
        const auto state = desk.cache->state();
        const auto scopes = desk.work->scopesOutside({});
        return locked && *locked && state && state->epoch.isEmpty() && scopes && scopes->isEmpty();
    }

    bool equal(Desk& desk, const QString& user) {
        std::map<QUuid, std::pair<std::int64_t, QByteArray>> expected;
        const QStringList scopes = m_server.scopesOf(user);
        for (const auto& [id, stored] : m_server.rows) {
            if (!stored.row.deleted && scopes.contains(stored.row.scope))
                expected[id] = {stored.row.rev, stored.row.payload};
        }
        return desk.cached() == expected;
    }

    void judge(std::size_t who) {
        Desk& desk = *m_desks[who];
        for (const QUuid& id : m_made[m_users[who]]) {
            const bool known = m_server.results.contains(id) || m_server.quarantine.contains(id);
            if (m_withdrawn.contains(id) ? known : !known && !m_restored)
                wrong(QStringLiteral(
                          "op %1 of %2 has vanished or was applied in spite of its withdrawal; told %3")
                          .arg(id.toString(), m_users[static_cast<int>(who)])
                          .arg(desk.remote.told.contains(id) ? static_cast<int>(desk.remote.told[id].outcome)
                                                             : -1));
        }
        for (const auto& [id, count] : m_server.effects) {
            if (count > 1)
                wrong(QStringLiteral("an op took effect twice"));
        }
        for (const auto& [id, result] : desk.remote.told) {
            if (!m_restored && result.outcome == protocol::Outcome::StaleOp)
                wrong(QStringLiteral("an op was sent that had been acknowledged"));
            const bool ok = result.outcome == protocol::Outcome::Ok;
            if (!m_restored && m_server.effects[id] != (ok ? 1 : 0))
                wrong(QStringLiteral("what was told of an op is not what happened"));
        }
        if (!m_server.broken.isEmpty() && !m_restored)
            wrong(m_server.broken.first());
        const auto damage = database::quickCheck(desk.cache->connection());
        const auto workDamage = database::quickCheck(desk.work->connection());
        const auto loose = database::brokenReferences(desk.work->connection());
        if (!damage || !damage->isEmpty() || !workDamage || !workDamage->isEmpty() || !loose ||
            !loose->empty())
            wrong(QStringLiteral("a database is damaged"));
        const auto held = desk.cache->scopes();
        const auto outside = desk.work->scopesOutside(*held);
        if (!outside || !outside->isEmpty())
            wrong(QStringLiteral("work of a lost scope is left"));
    }

    QRandomGenerator m_random;
    domain::FixedClock m_clock;
    ModelServer m_server;
    QStringList m_users;
    std::vector<std::unique_ptr<Desk>> m_desks;
    QMap<QString, QList<QUuid>> m_made;
    std::map<QUuid, std::vector<QUuid>> m_together;
    QSet<QUuid> m_withdrawn;
    std::map<const Desk*, std::pair<QString, std::int64_t>> m_cursors;
    std::optional<ModelServer> m_backup;
    bool m_restored = false;
    bool m_restores = false;
    bool m_removes = false;
    quint32 m_newRows = 0;
    int m_texts = 0;
    QString m_wrong;
};

} // namespace

class TestSchedules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySeedEndsWithEqualRowsAndNothingLost() {
        const int first = qEnvironmentVariableIntValue("LEADOUT_SEED");
        const int last = first > 0 ? first : kSeeds;
        for (int seed = std::max(first, 1); seed <= last; ++seed) {
            const QString wrong = Play(static_cast<quint32>(seed)).run();
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSchedules)
#include "test_schedules.moc"
