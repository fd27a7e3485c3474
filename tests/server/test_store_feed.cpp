// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/store_client.h"
#include "tests/server/store_fixture.h"

#include "core/backend/auth/members.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/feed.h"
#include "core/backend/store/reports.h"
#include "core/protocol/analysis_flags.h"
#include "core/protocol/rows.h"

using namespace leadout;
using namespace leadout::backend;
using leadout::test::PullClient;
using leadout::test::StoreFixture;
using protocol::ErrorCode;

class TestStoreFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFirstAnswerTellsTheScopes();
    void rowsOfOneNumberMayBeSplitBetweenPages();
    void aPageEndsWhereItWouldGetTooLong();
    void aBackfillSendsWhatWaitsFirstAndThenTheNewest();
    void aBackfillOfAForeignScopeIsEmpty();
    void aCursorThatIsNotOnesOwnIsRefused();
    void aCursorOfAnotherEpochIsRefused();
    void aCursorFromBeforeForgottenTombstonesIsRefused();
    void aPendingOrDeactivatedCoachGetsNothing();
    void theEtagIgnoresWhatCannotBeSeen();
    void theHeadTellsWhatIsReadAgainOfTheAthletesInSight();
    void theSumsOfAllScopesComeOnceADay();
    void twoChangesInOneTransactionAreOneRevision();
    void fieldsTellWhatAnEditWouldUndo();
    void aRowOfAListStaysShort();
    void anAnswersRowsAreThoseThatCanBeSeenNow();
    void permissionsGivenForATimeEnd();
    void whatAnOperatorSetsIsToldToEveryProgram();

private:
    PullAnswer ask(const domain::CoachId& coach, const protocol::ChangesRequest& request) {
        const Viewer viewer = m_store->viewer(m_company, coach);
        auto answer = Feed(m_store->db(), m_key, viewer, m_store->now()).pull(request);
        if (!answer) {
            StoreFixture::fail(answer.error());
            return tl::unexpected(PullRefusal{ErrorCode::Internal, {}, {}});
        }
        return std::move(*answer);
    }
    protocol::HeadAnswer head(const domain::CoachId& coach) {
        const Viewer viewer = m_store->viewer(m_company, coach);
        auto answer = Feed(m_store->db(), m_key, viewer, m_store->now()).head();
        return answer ? *answer : protocol::HeadAnswer{QStringLiteral("error")};
    }
    QString etag(const domain::CoachId& coach) { return head(coach).etag; }
    /// A client that has all there is.
    PullClient follow(const domain::CoachId& coach) {
        PullClient client;
        for (int i = 0; i < 50 && !client.caughtUp(); ++i) {
            for (const bool backfill : {true, false}) {
                if (const auto answer = ask(coach, client.request(backfill, protocol::kMaxPageRows)))
                    client.apply(*answer);
            }
        }
        return client;
    }
    Analysis addAnalysis(const domain::AthleteId& athlete) {
        const Analysis analysis = m_store->analysis(athlete);
        m_store->done(m_company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
        return analysis;
    }

    std::unique_ptr<StoreFixture> m_store;
    platform::SealKey m_key = platform::SealKey::random();
    domain::CompanyId m_company;
    domain::CoachId m_head;
    domain::CoachId m_assistant;
    domain::AthleteId m_theirs; ///< the assistant's athlete
    domain::AthleteId m_other;  ///< nobody's
};

void TestStoreFeed::init() {
    m_store = std::make_unique<StoreFixture>();
    m_company = m_store->company();
    m_head = m_store->coach(m_company, domain::Role::Head);
    m_assistant = m_store->coach(m_company, domain::Role::Assistant);
    m_theirs = m_store->athlete(m_company, m_assistant).id;
    m_other = m_store->athlete(m_company).id;
}

void TestStoreFeed::theFirstAnswerTellsTheScopes() {
    const auto answer = ask(m_assistant, {});
    QVERIFY(answer.has_value());
    const auto* scopes = std::get_if<protocol::ScopesAnswer>(&answer->content);
    QVERIFY(scopes != nullptr);
    const QString athlete = QStringLiteral("ath:") + m_theirs.toString();
    QStringList expected = {QStringLiteral("co"), QStringLiteral("user:") + m_assistant.toString(), athlete,
                            athlete + QStringLiteral(":body")};
    expected.sort();
    QCOMPARE(scopes->scopes, expected);
    QCOMPARE(scopes->scopesHash, domain::scopeSetHash(*protocol::parseScopes(expected)));
    QVERIFY(!scopes->head.isEmpty());
}

void TestStoreFeed::rowsOfOneNumberMayBeSplitBetweenPages() {
    PullClient client = follow(m_head);
    const auto before = client.rows().size();
    m_store->done(m_company, [&](Changes& changes) -> Result<> {
        for (int i = 0; i < 7; ++i) {
            const MarkedDay mark{m_store->uuid(), m_other, QDate(2026, 11, 1 + i), domain::DayMark::Travel};
            if (const auto made = markDay(changes, mark); !made)
                return made;
        }
        return {};
    });
    QList<QUuid> seen;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const auto answer = ask(m_head, client.request(false, 2));
        const auto& rows = std::get<protocol::RowsAnswer>(answer->content);
        QVERIFY(rows.rows.size() <= 2);
        for (const protocol::Row& row : rows.rows)
            seen.append(row.id);
        more = rows.more;
        client.apply(*answer);
        // What happens in between comes later, and only once.
        if (pages == 0)
            addAnalysis(m_theirs);
    }
    QCOMPARE(pages, 5);
    QCOMPARE(seen.size(), 7 + 2);
    QCOMPARE(QSet<QUuid>(seen.begin(), seen.end()).size(), seen.size());
    QCOMPARE(client.rows().size(), before + 7 + 2);
    QCOMPARE(client.wrongSums(), 0);
}

void TestStoreFeed::aPageEndsWhereItWouldGetTooLong() {
    PullClient client = follow(m_head);
    for (int i = 0; i < 4; ++i) {
        Analysis analysis = m_store->analysis(m_theirs);
        analysis.detail = "{\"text\":\"" + QByteArray(100 * 1024, 'x') + "\"}";
        m_store->done(m_company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
    }
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const auto answer = ask(m_head, client.request(false, protocol::kMaxPageRows));
        const auto& rows = std::get<protocol::RowsAnswer>(answer->content);
        QVERIFY(protocol::writeChangesAnswer(*answer).size() < kMaxPageBytes + 16 * 1024);
        QVERIFY(!rows.rows.empty());
        more = rows.more;
        client.apply(*answer);
    }
    QCOMPARE(pages, 2);
    // A row that is longer than a page is one.
    Analysis longer = m_store->analysis(m_theirs);
    longer.detail = "{\"text\":\"" + QByteArray(2 * kMaxPageBytes, 'x') + "\"}";
    m_store->done(m_company, [&](Changes& changes) { return putAnalysis(changes, longer); });
    client.apply(*ask(m_head, client.request(false, protocol::kMaxPageRows)));
    client.apply(*ask(m_head, client.request(false, protocol::kMaxPageRows)));
    QVERIFY(client.rows().contains(longer.id.uuid()));
    QVERIFY(client.rows().contains(bodyRowId(longer.id.uuid(), RowKind::AnalysisDetail)));
}

void TestStoreFeed::aBackfillSendsWhatWaitsFirstAndThenTheNewest() {
    QList<QUuid> expected;
    Analysis decided = addAnalysis(m_theirs);
    m_store->clock().advance(std::chrono::hours(24));
    const Analysis older = addAnalysis(m_theirs);
    m_store->clock().advance(std::chrono::hours(24));
    const Analysis newer = addAnalysis(m_theirs);
    m_store->clock().advance(std::chrono::hours(24));
    Analysis latest = addAnalysis(m_theirs);
    for (Analysis* analysis : {&decided, &latest}) {
        analysis->state = domain::AnalysisState::Published;
        m_store->done(m_company, [&](Changes& changes) {
            return putAnalysis(changes, *analysis, {QStringLiteral("state")});
        });
    }
    PullClient client;
    client.apply(*ask(m_head, client.request(false, 500)));
    protocol::ChangesRequest request{client.cursor(), client.hash(), protocol::backfillStart({}), 1};
    QList<QUuid> lists;
    QList<QUuid> details;
    for (bool done = false; !done;) {
        const auto answer = ask(m_head, request);
        const auto& page = std::get<protocol::BackfillAnswer>(answer->content);
        for (const protocol::Row& row : page.rows) {
            if (row.kind == QLatin1String("analysis"))
                lists.append(row.id);
            if (row.kind == QLatin1String("analysis_detail"))
                details.append(bodyRowId(row.id, RowKind::AnalysisDetail));
        }
        done = page.done();
        request.backfill = page.next;
    }
    expected = {newer.id.uuid(), older.id.uuid(), latest.id.uuid(), decided.id.uuid()};
    QCOMPARE(lists, expected);
    QCOMPARE(details, expected);
}

void TestStoreFeed::aBackfillOfAForeignScopeIsEmpty() {
    addAnalysis(m_other);
    PullClient client = follow(m_assistant);
    const QString foreign = QStringLiteral("ath:") + m_other.toString();
    const auto start =
        protocol::backfillStart({foreign, foreign + QStringLiteral(":body"), QStringLiteral("head")});
    const auto answer = ask(m_assistant, {client.cursor(), client.hash(), start, 500});
    const auto& page = std::get<protocol::BackfillAnswer>(answer->content);
    QVERIFY(page.rows.empty());
    QVERIFY(page.sums.empty());
    QVERIFY(page.done());
    const auto forged = ask(m_assistant, {client.cursor(), client.hash(), client.cursor(), 500});
    QCOMPARE(forged.error().code, ErrorCode::Invalid);
    QCOMPARE(forged.error().path, QStringLiteral("backfill"));
}

void TestStoreFeed::aCursorThatIsNotOnesOwnIsRefused() {
    const PullClient client = follow(m_head);
    const PullClient assistant = follow(m_assistant);
    const CursorSeal own(m_key, m_company, m_head);
    auto content = own.cursor(client.cursor());
    QVERIFY(content.has_value());
    QVERIFY(content->seq > 0);
    const auto refused = [&](const QString& cursor) {
        const auto answer = ask(m_head, {cursor, client.hash(), {}, 500});
        return !answer && answer.error().code == ErrorCode::ResyncRequired && !answer.error().epoch.isEmpty();
    };
    QVERIFY(!refused(client.cursor()));
    QString changed = client.cursor();
    changed[changed.size() / 2] = changed[changed.size() / 2] == u'A' ? u'B' : u'A';
    QVERIFY(refused(changed));
    QVERIFY(refused(assistant.cursor()));
    QVERIFY(refused(QStringLiteral("AAAA")));
    const auto otherKey = platform::SealKey::random();
    QVERIFY(refused(CursorSeal(otherKey, m_company, m_head).seal(*content)));
    QVERIFY(refused(CursorSeal(m_key, m_store->company(), m_head).seal(*content)));
    // A number that was never given out, as after a backup was put back without a new epoch.
    content->seq += 1000;
    QVERIFY(refused(own.seal(*content)));
    content->seq = -1;
    QVERIFY(refused(own.seal(*content)));
}

void TestStoreFeed::aCursorOfAnotherEpochIsRefused() {
    const PullClient client = follow(m_head);
    VERIFY_DONE(beginNewEpochs(m_store->db(), m_store->now()));
    const auto answer = ask(m_head, client.request(false, 500));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::ResyncRequired);
    PullClient anew = follow(m_head);
    QCOMPARE(anew.rows(), client.rows());
}

void TestStoreFeed::aCursorFromBeforeForgottenTombstonesIsRefused() {
    const PullClient early = follow(m_head);
    const Analysis analysis = addAnalysis(m_theirs);
    const PullClient between = follow(m_head);
    m_store->done(m_company, [&](Changes& changes) { return removeAnalysis(changes, analysis); });
    PullClient late = follow(m_head);
    m_store->clock().advance(std::chrono::hours(24 * 181));
    const auto before = m_store->now() - std::chrono::hours(24 * 180);
    m_store->done(m_company, [&](Changes& changes) { return forgetTombstones(changes, before); });
    QCOMPARE(ask(m_head, early.request(false, 500)).error().code, ErrorCode::ResyncRequired);
    QCOMPARE(ask(m_head, between.request(false, 500)).error().code, ErrorCode::ResyncRequired);
    const auto answer = ask(m_head, late.request(false, 500));
    QVERIFY(answer.has_value());
    late.apply(*answer);
    QCOMPARE(late.wrongSums(), 0);
}

void TestStoreFeed::aPendingOrDeactivatedCoachGetsNothing() {
    for (const auto status : {domain::MembershipStatus::Pending, domain::MembershipStatus::Deactivated}) {
        const auto coach = m_store->coach(m_company, domain::Role::Head, status);
        const Viewer viewer = m_store->viewer(m_company, coach);
        QVERIFY(viewer.scopes().empty());
        QCOMPARE(ask(coach, {}).error().code, ErrorCode::MembershipEnded);
        QVERIFY(listAthletes(m_store->db(), viewer)->empty());
        QVERIFY(listCoaches(m_store->db(), viewer)->empty());
        QVERIFY(!companyOf(m_store->db(), viewer)->has_value());
        QVERIFY(!findAthlete(m_store->db(), viewer, m_theirs)->has_value());
    }
}

void TestStoreFeed::theEtagIgnoresWhatCannotBeSeen() {
    const QString before = etag(m_assistant);
    const QString heads = etag(m_head);
    PullClient client = follow(m_assistant);
    addAnalysis(m_other);
    m_store->done(m_company, [&](Changes& changes) {
        Invite invite;
        invite.id = m_store->id<domain::InviteId>();
        invite.hash = QStringLiteral("h");
        invite.createdBy = m_head;
        return addInvite(changes, invite);
    });
    QCOMPARE(etag(m_assistant), before);
    QVERIFY(etag(m_head) != heads);
    // Nor does the cursor tell of it: it is opaque, and as long as before.
    const auto answer = ask(m_assistant, client.request(false, 500));
    const auto& rows = std::get<protocol::RowsAnswer>(answer->content);
    QVERIFY(rows.rows.empty());
    QCOMPARE(rows.head.size(), client.cursor().size());
    addAnalysis(m_theirs);
    const QString after = etag(m_assistant);
    QVERIFY(after != before);
    m_store->clock().advance(std::chrono::hours(24));
    QVERIFY(etag(m_assistant) != after);
}

void TestStoreFeed::theHeadTellsWhatIsReadAgainOfTheAthletesInSight() {
    Activity activity;
    activity.id = m_store->id<domain::ActivityId>();
    activity.athlete = m_other;
    activity.sha256 = QString(64, u'a');
    m_store->done(m_company, [&](Changes& changes) { return takeUp(changes, activity, m_store->uuid()); });
    const auto set = [this](const QString& what) {
        QVERIFY(m_store->db().run(QStringLiteral("UPDATE analyze_job SET ") + what).has_value());
    };
    QCOMPARE(head(m_head).renewing, std::int64_t{0});
    const protocol::HeadAnswer foreign = head(m_assistant);
    const QString before = etag(m_head);
    set(QStringLiteral("renewal = 1"));
    QCOMPARE(head(m_head).renewing, std::int64_t{1});
    QVERIFY(etag(m_head) != before);
    QVERIFY(head(m_assistant) == foreign);
    set(QStringLiteral("state = 'done', renewal = 0"));
    QCOMPARE(head(m_head).renewing, std::int64_t{0});
    QCOMPARE(etag(m_head), before);
}

void TestStoreFeed::theSumsOfAllScopesComeOnceADay() {
    PullClient client = follow(m_assistant);
    const auto sums = [&] {
        const auto answer = ask(m_assistant, client.request(false, 500));
        client.apply(*answer);
        return std::get<protocol::RowsAnswer>(answer->content).sums;
    };
    QCOMPARE(sums().size(), 0U);
    addAnalysis(m_theirs);
    QCOMPARE(sums().size(), 2U);
    m_store->clock().advance(std::chrono::hours(24));
    const auto all = sums();
    // The coach's own scope holds nothing and never did.
    QCOMPARE(all.size(), 3U);
    QCOMPARE(sums().size(), 0U);
    QCOMPARE(client.wrongSums(), 0);
}

void TestStoreFeed::twoChangesInOneTransactionAreOneRevision() {
    Athlete athlete = m_store->athlete(m_company);
    m_store->done(m_company, [&](Changes& changes) -> Result<> {
        const auto first = putAthlete(changes, athlete, {QStringLiteral("name")});
        const auto second = putAthlete(changes, athlete, {QStringLiteral("goal")});
        if (!first || !second || *first != 2 || *second != 2)
            return tl::unexpected(database::errorOf(database::ErrorKind::Other, QStringLiteral("revisions")));
        return {};
    });
}

void TestStoreFeed::fieldsTellWhatAnEditWouldUndo() {
    const Athlete athlete = m_store->athlete(m_company);
    const QString name = QStringLiteral("name");
    const QString goal = QStringLiteral("goal");
    const auto put = [&](const QStringList& fields) {
        m_store->done(m_company, [&](Changes& changes) { return putAthlete(changes, athlete, fields); });
    };
    put({name}); // 2
    put({goal}); // 3
    m_store->done(m_company, [&](Changes& changes) -> Result<> {
        const QUuid id = athlete.id.uuid();
        const bool right = changes.changedSince(id, 1, {name, goal}) == QStringList({name, goal}) &&
                           changes.changedSince(id, 2, {name, goal}) == QStringList({goal}) &&
                           changes.changedSince(id, 3, {name, goal}) == QStringList() &&
                           changes.changedSince(m_store->uuid(), 1, {name}) == QStringList({name});
        return right
                   ? Result<>()
                   : tl::unexpected(database::errorOf(database::ErrorKind::Other, QStringLiteral("fields")));
    });
}

void TestStoreFeed::aRowOfAListStaysShort() {
    PlannedWorkout workout;
    workout.id = m_store->id<domain::WorkoutId>();
    workout.athlete = m_theirs;
    workout.day = QDate(2026, 11, 22);
    workout.structure = "{}";
    m_store->done(m_company, [&](Changes& changes) { return putWorkout(changes, workout); });
    const Analysis earlier = addAnalysis(m_theirs);
    m_store->clock().advance(std::chrono::hours(24 * 300));
    Analysis analysis = m_store->analysis(m_theirs);
    analysis.startedAt = earlier.startedAt;
    analysis.day = earlier.day;
    analysis.workout = workout.id;
    analysis.title = QString(120, QChar(0x738b)) + QStringLiteral("\"\n") + QString::fromUcs4(U"🚴");
    analysis.sport = engine::Sport::CrossCountrySkiing;
    analysis.score = 97;
    analysis.band = engine::Band::Amber;
    analysis.verdict = engine::Verdict::Mixed;
    for (const engine::Reason reason : {engine::Reason::Longer, engine::Reason::Harder,
                                        engine::Reason::WorkStepsOffTarget, engine::Reason::Extra})
        analysis.reasons.append(QString::fromStdString(std::string(key(reason))));
    for (const std::string_view flag :
         {protocol::analysis_flag::kWrote, protocol::analysis_flag::kAsked, protocol::analysis_flag::kFeltBad,
          protocol::analysis_flag::kThreshold})
        analysis.flags.append(QString::fromLatin1(flag.data(), static_cast<qsizetype>(flag.size())));
    analysis.plannedS = 12'345.6;
    analysis.doneS = 12'345.6;
    analysis.plannedLoad = 123.4;
    analysis.doneLoad = 234.5;
    analysis.adjusted = domain::AdjustReason::Equipment;
    analysis.handedToHead = true;
    m_store->done(m_company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
    Renderer renderer(m_store->db(), m_company, m_store->now());
    for (int length = 0; length < 120; ++length) {
        analysis.title = QString(length, u'x') + QString::fromUcs4(U"🚴🚴🚴🚴");
        m_store->done(m_company, [&](Changes& changes) {
            return putAnalysis(changes, analysis, {QStringLiteral("title")});
        });
        const auto payloads = renderer.payloads(RowKind::Analysis, {analysis.id.uuid()});
        VERIFY_DONE(payloads);
        const QByteArray payload = payloads->value(analysis.id.uuid());
        QVERIFY2(!payload.isEmpty() && payload.size() <= kMaxListRow, payload.constData());
        QVERIFY2(protocol::parseJson(payload, {.bytes = kMaxListRow}).has_value(), payload.constData());
        QVERIFY2(payload.contains("\"again\":432000,"), payload.constData());
        QVERIFY2(payload.contains("\"reasons\":\"longer"), payload.constData());
    }
}

void TestStoreFeed::anAnswersRowsAreThoseThatCanBeSeenNow() {
    const Analysis seen = addAnalysis(m_theirs);
    const Analysis hidden = addAnalysis(m_other);
    const Viewer viewer = m_store->viewer(m_company, m_assistant);
    const auto rows = Feed(m_store->db(), m_key, viewer, m_store->now())
                          .rows({hidden.id.uuid(), m_store->uuid(), seen.id.uuid()});
    VERIFY_DONE(rows);
    QCOMPARE(rows->size(), 1U);
    QCOMPARE(rows->front().id, seen.id.uuid());
    QVERIFY(!findAnalysis(m_store->db(), viewer, hidden.id)->has_value());
    QVERIFY(findAnalysis(m_store->db(), viewer, seen.id)->has_value());
    QCOMPARE(openAnalyses(m_store->db(), viewer)->size(), 1U);
}

void TestStoreFeed::permissionsGivenForATimeEnd() {
    ConsentRecord consent;
    consent.id = m_store->uuid();
    consent.athlete = m_theirs;
    consent.kind = domain::ConsentKind::SeeWorkouts;
    consent.given = true;
    consent.source = ConsentRecord::Source::AthletePage;
    consent.until = dayIn(QStringLiteral("Europe/Lisbon"), m_store->now());
    m_store->done(m_company, [&](Changes& changes) { return recordConsent(changes, consent); });
    QVERIFY(m_store->viewer(m_company, m_head).seesBody(m_theirs));
    m_store->clock().advance(std::chrono::hours(24));
    const Viewer viewer = m_store->viewer(m_company, m_head);
    QVERIFY(!viewer.seesBody(m_theirs));
    QVERIFY(viewer.sees(m_theirs));
    const auto facts = factsOf(m_store->db(), viewer, m_theirs, m_store->now());
    VERIFY_DONE(facts);
    QVERIFY(!facts->consent.has(domain::ConsentKind::SeeWorkouts));
    QCOMPARE(facts->relation, domain::Relation::NotAssigned);
}

void TestStoreFeed::whatAnOperatorSetsIsToldToEveryProgram() {
    PullClient client = follow(m_assistant);
    const auto set = [&](const CompanySettings& settings) {
        m_store->done(m_company, [&](Changes& changes) {
            const Company company = allCompanies(changes.connection())->front();
            return setCompany(changes.connection(), company, settings, changes.now());
        });
    };
    const QString before = etag(m_assistant);
    set({{}, QStringLiteral("metric"), 14}); // as it is already
    QCOMPARE(etag(m_assistant), before);
    set({QStringLiteral("de"), {}, 30});
    QVERIFY(etag(m_assistant) != before);
    const auto answer = ask(m_assistant, client.request(false, protocol::kMaxPageRows));
    QVERIFY(answer.has_value());
    client.apply(*answer);
    const auto told = protocol::readCompanyRow(client.rows().value(m_company.uuid()).payload);
    QVERIFY(told && told->language == u"de" && told->units == u"metric");
    QCOMPARE(told->offlineDays, 30);
}

QTEST_GUILESS_MAIN(TestStoreFeed)
#include "test_store_feed.moc"
