// SPDX-License-Identifier: GPL-3.0-or-later
// Random worlds: several coaches of two companies follow the feed while everything changes around them.
#include "tests/server/store_client.h"
#include "tests/server/store_fixture.h"

#include "core/backend/store/feed.h"
#include "core/backend/store/reports.h"

#include <QRandomGenerator>

using namespace leadout;
using namespace leadout::backend;
using leadout::test::PullClient;
using leadout::test::StoreFixture;

namespace {

/// What a test knows of a company without asking the store: who may see which rows, by the plainest rule.
struct World {
    struct KnownRow {
        RowKind kind;
        QString scope;
    };
    struct KnownCoach {
        Coach coach;
        PullClient client;
    };
    struct KnownAthlete {
        Athlete athlete;
        QUuid consentId;
        bool bodyWithdrawn = false;
        QMap<QDate, MarkedDay> marks;
    };
    struct KnownAnalysis {
        Analysis analysis;
        std::optional<Feedback> feedback;
    };

    domain::CompanyId id;
    std::vector<KnownCoach> coaches;
    std::vector<KnownAthlete> athletes;
    std::vector<KnownAnalysis> analyses;
    QMap<QUuid, KnownRow> rows;

    bool maySee(const Coach& coach, const QString& scope) const {
        if (coach.status != domain::MembershipStatus::Active)
            return false;
        const bool head = coach.role == domain::Role::Head;
        if (scope == QLatin1String("co"))
            return true;
        if (scope == QLatin1String("head"))
            return head;
        for (const KnownAthlete& known : athletes) {
            const QString own = QStringLiteral("ath:") + known.athlete.id.toString();
            const bool body = scope == own + QStringLiteral(":body");
            if (scope != own && !body)
                continue;
            return (head || known.athlete.coach == coach.id) && !(body && known.bodyWithdrawn);
        }
        return false;
    }
};

QString listScope(const domain::AthleteId& athlete) {
    return QStringLiteral("ath:") + athlete.toString();
}

QString bodyScope(const domain::AthleteId& athlete) {
    return listScope(athlete) + QStringLiteral(":body");
}

} // namespace

class TestStoreFeedWorld : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everybodyEndsUpWithWhatTheyMaySee_data();
    void everybodyEndsUpWithWhatTheyMaySee();

private:
    void begin(quint32 seed);
    void change(World& world);
    void changeAnalysis(World& world, Changes& changes, Result<>& done);
    void changeCoach(World& world, Changes& changes, Result<>& done);
    void pull(World& world, World::KnownCoach& coach);
    void compare(World& world, World::KnownCoach& coach);

    int random(int below) { return static_cast<int>(m_random.bounded(below)); }

    std::unique_ptr<StoreFixture> m_store;
    platform::SealKey m_key = platform::SealKey::random();
    QRandomGenerator m_random;
    std::vector<World> m_worlds;
    int m_foreign = 0;
};

void TestStoreFeedWorld::everybodyEndsUpWithWhatTheyMaySee_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestStoreFeedWorld::everybodyEndsUpWithWhatTheyMaySee() {
    QFETCH(quint32, seed);
    begin(seed);
    for (int step = 0; step < 300 && !QTest::currentTestFailed(); ++step) {
        m_store->clock().advance(std::chrono::minutes(random(30)));
        World& world = m_worlds[static_cast<std::size_t>(random(2))];
        if (random(3) > 0)
            change(world);
        else
            pull(world,
                 world.coaches[static_cast<std::size_t>(random(static_cast<int>(world.coaches.size())))]);
    }
    int checked = 0;
    for (World& world : m_worlds) {
        for (World::KnownCoach& coach : world.coaches) {
            const bool active = coach.coach.status == domain::MembershipStatus::Active;
            for (int i = 0; i < 2000 && !(i > 40 && (coach.client.caughtUp() || !active)); ++i)
                pull(world, coach);
            compare(world, coach);
            QCOMPARE(coach.client.wrongSums(), 0);
            checked += coach.client.checkedSums();
        }
    }
    QCOMPARE(m_foreign, 0);
    QVERIFY(checked > 0);
}

void TestStoreFeedWorld::begin(quint32 seed) {
    m_store = std::make_unique<StoreFixture>();
    m_random.seed(seed);
    m_worlds.clear();
    m_foreign = 0;
    for (int i = 0; i < 2; ++i) {
        World world;
        world.id = m_store->company();
        world.rows.insert(world.id.uuid(), {RowKind::Company, QStringLiteral("co")});
        for (int coach = 0; coach < 4; ++coach) {
            World::KnownCoach known;
            known.coach.id = m_store->id<domain::CoachId>();
            known.coach.role = coach == 0 ? domain::Role::Head : domain::Role::Assistant;
            known.coach.status = domain::MembershipStatus::Active;
            m_store->done(world.id, [&](Changes& changes) { return putCoach(changes, known.coach); });
            world.rows.insert(known.coach.id.uuid(), {RowKind::Coach, QStringLiteral("co")});
            world.coaches.push_back(known);
        }
        m_worlds.push_back(std::move(world));
    }
}

/// One transaction with one to three changes, which share a sequence number.
void TestStoreFeedWorld::change(World& world) {
    m_store->done(world.id, [&](Changes& changes) -> Result<> {
        Result<> done;
        const int count = 1 + random(3);
        for (int i = 0; i < count && done; ++i) {
            if (random(8) == 0) {
                changeCoach(world, changes, done);
            } else if (!world.athletes.empty() && random(2) == 0) {
                changeAnalysis(world, changes, done);
            } else if (world.athletes.size() < 6 && random(3) == 0) {
                World::KnownAthlete known;
                known.athlete.id = m_store->id<domain::AthleteId>();
                known.athlete.timeZone = QStringLiteral("UTC");
                done = putAthlete(changes, known.athlete).map([](std::int64_t) {});
                world.rows.insert(known.athlete.id.uuid(), {RowKind::Athlete, listScope(known.athlete.id)});
                world.athletes.push_back(known);
            } else if (!world.athletes.empty()) {
                const auto index = static_cast<std::size_t>(random(static_cast<int>(world.athletes.size())));
                World::KnownAthlete& known = world.athletes[index];
                switch (random(4)) {
                case 0:
                case 1: {
                    known.athlete.name = QString::number(random(1000));
                    const int coach = random(static_cast<int>(world.coaches.size()) + 1) - 1;
                    known.athlete.coach.reset();
                    if (coach >= 0)
                        known.athlete.coach = world.coaches[static_cast<std::size_t>(coach)].coach.id;
                    done = putAthlete(changes, known.athlete).map([](std::int64_t) {});
                    break;
                }
                case 2: {
                    known.bodyWithdrawn = !known.bodyWithdrawn;
                    ConsentRecord consent;
                    if (known.consentId.isNull())
                        known.consentId = m_store->uuid();
                    consent.id = known.consentId;
                    consent.athlete = known.athlete.id;
                    consent.kind = domain::ConsentKind::SeeHealth;
                    consent.given = !known.bodyWithdrawn;
                    consent.source = ConsentRecord::Source::AthletePage;
                    done = recordConsent(changes, consent).map([](std::int64_t) {});
                    world.rows.insert(consent.id, {RowKind::Consent, listScope(known.athlete.id)});
                    break;
                }
                default: {
                    const QDate day = QDate(2026, 11, 1).addDays(random(4));
                    if (known.marks.contains(day)) {
                        const MarkedDay mark = known.marks.take(day);
                        world.rows.remove(mark.id);
                        done = unmarkDay(changes, mark);
                    } else {
                        const MarkedDay mark{m_store->uuid(), known.athlete.id, day, domain::DayMark::Sick};
                        known.marks.insert(day, mark);
                        world.rows.insert(mark.id, {RowKind::DayMark, bodyScope(known.athlete.id)});
                        done = markDay(changes, mark);
                    }
                }
                }
            }
        }
        return done;
    });
}

void TestStoreFeedWorld::changeAnalysis(World& world, Changes& changes, Result<>& done) {
    if (world.analyses.size() < 15 && random(3) == 0) {
        const auto index = static_cast<std::size_t>(random(static_cast<int>(world.athletes.size())));
        World::KnownAnalysis known{m_store->analysis(world.athletes[index].athlete.id), {}};
        done = putAnalysis(changes, known.analysis).map([](std::int64_t) {});
        const QString body = bodyScope(known.analysis.athlete);
        world.rows.insert(known.analysis.id.uuid(), {RowKind::Analysis, listScope(known.analysis.athlete)});
        world.rows.insert(bodyRowId(known.analysis.id.uuid(), RowKind::AnalysisDetail),
                          {RowKind::AnalysisDetail, body});
        if (random(2) == 0 && done) {
            Feedback feedback{
                m_store->id<domain::FeedbackId>(), known.analysis.athlete, known.analysis.id, {}, {}};
            feedback.versions.push_back({1, {}, Writer::BuiltIn, {}, QStringLiteral("x"), m_store->now()});
            done = addFeedback(changes, feedback).map([](std::int64_t) {});
            world.rows.insert(feedback.id.uuid(), {RowKind::Feedback, body});
            known.feedback = feedback;
        }
        world.analyses.push_back(known);
        return;
    }
    if (world.analyses.empty())
        return;
    const auto index = static_cast<std::size_t>(random(static_cast<int>(world.analyses.size())));
    World::KnownAnalysis& known = world.analyses[index];
    if (random(6) == 0) {
        done = removeAnalysis(changes, known.analysis);
        world.rows.remove(known.analysis.id.uuid());
        world.rows.remove(bodyRowId(known.analysis.id.uuid(), RowKind::AnalysisDetail));
        if (known.feedback)
            world.rows.remove(known.feedback->id.uuid());
        world.analyses.erase(world.analyses.begin() + static_cast<std::ptrdiff_t>(index));
    } else if (known.feedback && random(2) == 0) {
        const QString text = QString::number(random(1000));
        done = addFeedbackVersion(changes, *known.feedback, Writer::Model, {}, text).map([](std::int64_t) {});
        const int next = known.feedback->current().version + 1;
        known.feedback->versions.push_back({next, next - 1, Writer::Model, {}, text, m_store->now()});
    } else {
        known.analysis.state =
            random(2) == 0 ? domain::AnalysisState::Published : domain::AnalysisState::Approved;
        done = putAnalysis(changes, known.analysis, {QStringLiteral("state")}).map([](std::int64_t) {});
    }
}

void TestStoreFeedWorld::changeCoach(World& world, Changes& changes, Result<>& done) {
    const auto index = static_cast<std::size_t>(random(static_cast<int>(world.coaches.size())));
    Coach& coach = world.coaches[index].coach;
    if (random(2) == 0)
        coach.role = coach.role == domain::Role::Head ? domain::Role::Assistant : domain::Role::Head;
    else
        coach.status = coach.status == domain::MembershipStatus::Active
                           ? domain::MembershipStatus::Deactivated
                           : domain::MembershipStatus::Active;
    done = putCoach(changes, coach).map([](std::int64_t) {});
}

void TestStoreFeedWorld::pull(World& world, World::KnownCoach& coach) {
    const Viewer viewer = m_store->viewer(world.id, coach.coach.id);
    Feed feed(m_store->db(), m_key, viewer, m_store->now());
    const auto request = coach.client.request(random(3) > 0, 1 + random(6));
    const auto answer = feed.pull(request);
    VERIFY_DONE(answer);
    if (!*answer) {
        QCOMPARE(answer->error().code, protocol::ErrorCode::MembershipEnded);
        QVERIFY(coach.coach.status != domain::MembershipStatus::Active);
        coach.client.erase();
        return;
    }
    const auto look = [&](const std::vector<protocol::Row>& rows) {
        for (const protocol::Row& row : rows)
            m_foreign += world.maySee(coach.coach, row.scope) ? 0 : 1;
    };
    if (const auto* rows = std::get_if<protocol::RowsAnswer>(&(*answer)->content))
        look(rows->rows);
    if (const auto* rows = std::get_if<protocol::BackfillAnswer>(&(*answer)->content))
        look(rows->rows);
    // Some answers get lost, and one that was meant for an earlier state changes nothing.
    if (random(6) > 0)
        coach.client.apply(**answer);
}

void TestStoreFeedWorld::compare(World& world, World::KnownCoach& coach) {
    QSet<QUuid> expected;
    for (auto row = world.rows.constBegin(); row != world.rows.constEnd(); ++row) {
        if (world.maySee(coach.coach, row->scope))
            expected.insert(row.key());
    }
    const QSet<QUuid> held(coach.client.rows().keyBegin(), coach.client.rows().keyEnd());
    QCOMPARE(held - expected, QSet<QUuid>());
    QCOMPARE(expected - held, QSet<QUuid>());
    Renderer renderer(m_store->db(), world.id, m_store->now());
    for (const protocol::Row& row : coach.client.rows()) {
        const auto alone = renderer.payloads(world.rows[row.id].kind, {row.id});
        VERIFY_DONE(alone);
        QCOMPARE(QString::fromUtf8(row.payload), QString::fromUtf8(alone->value(row.id, "nothing")));
    }
}

QTEST_GUILESS_MAIN(TestStoreFeedWorld)
#include "test_store_feed_world.moc"
