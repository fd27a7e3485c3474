// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/client/services_world.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace leadout;
using namespace leadout::test;
using client::QueueFilter;
using client::QueueGroup;

namespace {

QList<quint32> numbersOf(const client::Queue& queue) {
    QList<quint32> numbers;
    for (const client::SessionItem& item : queue.items) {
        for (quint32 i = 1; i < 30; ++i) {
            if (item.id == analysisId(i))
                numbers.append(i);
        }
    }
    return numbers;
}

} // namespace

class TestServicesQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNeedsACoachMostComesFirst() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.analysis(1, 1, 10, "\"score\":91,\"band\":\"green\",\"verdict\":\"on_target\",");
        world.analysis(2, 1, 9, "\"score\":88,\"band\":\"green\",\"verdict\":\"on_target\",");
        world.analysis(3, 1, 8, "\"score\":61,\"band\":\"amber\",\"verdict\":\"underdone\",");
        world.analysis(4, 1, 12, "\"missed\":true,");
        world.analysis(5, 1, 14,
                       "\"score\":95,\"band\":\"green\",\"verdict\":\"on_target\",\"flags\":\"wrote\",");
        world.analysis(6, 1, 13, "\"score\":95,\"band\":\"green\",\"publish_fault\":\"consent\",",
                       "approved");
        world.analysis(7, 1, 7, "\"verdict\":\"unplanned\",");
        world.analysis(8, 1, 15, "\"score\":95,\"band\":\"green\",\"flags\":\"felt_bad other_of_tomorrow\",");
        world.analysis(9, 1, 6, "\"verdict\":\"unplanned\",\"flags\":\"other\",");
        world.analysis(10, 1, 6, "\"score\":95,\"band\":\"green\",", "published");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Queue queue = world.queue(*desk);
        QCOMPARE(numbersOf(queue), (QList<quint32>{5, 8, 6, 3, 7, 4, 2, 1}));
        QCOMPARE(queue.toReview, 8);
        QVERIFY(queue.loaded);
        QVERIFY(queue.items[0].wrote && queue.items[0].group == QueueGroup::Wrote);
        QVERIFY(queue.items[4].group == QueueGroup::NeedsALook);
        QVERIFY(queue.items[7].group == QueueGroup::Rest);
        QCOMPARE(queue.items[0].athleteName, QStringLiteral("Pia"));

        QueueFilter newest;
        newest.order = client::QueueOrder::NewestFirst;
        QCOMPARE(numbersOf(world.queue(*desk, newest)), (QList<quint32>{8, 5, 6, 4, 1, 2, 3, 7}));
        QueueFilter amber;
        amber.band = engine::Band::Amber;
        QCOMPARE(numbersOf(world.queue(*desk, amber)), QList<quint32>{3});
        QueueFilter sent;
        sent.which = QueueFilter::Which::Published;
        QCOMPARE(numbersOf(world.queue(*desk, sent)), QList<quint32>{10});
        QueueFilter text;
        text.text = QStringLiteral("session 4");
        QCOMPARE(numbersOf(world.queue(*desk, text)), QList<quint32>{4});
    }

    void aMissedKeySessionComesBeforeWhatIsFarFromPlanAndOthersAfterIt() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        const auto planned = [&world](quint32 number, const QByteArray& plan) {
            const QUuid workout = thing(0xe, number);
            world.row(protocol::RowKind::Workout, workout, domain::Scope::athlete(athleteId(1)),
                      "{\"day\":\"2026-11-10\",\"sport\":\"cycling\",\"state\":\"missed\"," + plan +
                          "\"title\":\"Ride\"}");
            world.analysis(number, 1, 10 + static_cast<int>(number),
                           "\"missed\":true,\"workout\":" + quoted(workout) + ",");
        };
        planned(1, "\"intensity\":0.65,");
        planned(2, "\"type\":\"recovery\",\"intensity\":0.5,");
        planned(3, "\"intensity\":0.86,");
        planned(4, "\"type\":\"race\",");
        planned(5, "");
        world.analysis(6, 1, 15, "\"missed\":true,\"workout\":" + quoted(thing(0xe, 99)) + ",");
        world.analysis(7, 1, 9, "\"score\":61,\"band\":\"amber\",\"verdict\":\"underdone\",");
        world.analysis(8, 1, 9, "\"score\":95,\"band\":\"green\",");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        // At once, as a row that moved later would jump under the coach's hand.
        const client::Queue queue = world.queue(*desk);
        QCOMPARE(numbersOf(queue), (QList<quint32>{3, 4, 7, 1, 2, 5, 6, 8}));
        for (const client::SessionItem& item : queue.items) {
            QCOMPARE(item.keySession, item.id == analysisId(3) || item.id == analysisId(4));
            QCOMPARE(item.group == QueueGroup::Rest, item.id == analysisId(8));
        }
    }

    void aRowKnowsByHowMuchASessionMissedItsPlan() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        const QByteArray numbers =
            "\"planned_s\":10800,\"done_s\":5640,\"planned_load\":105,\"done_load\":52,"
            "\"verdict\":\"underdone\",\"workout\":";
        world.analysis(1, 1, 10, numbers + quoted(thing(0xe, 1)) + ",");
        world.analysis(2, 1, 11, numbers + quoted(thing(0xe, 2)) + ",");
        for (const quint32 workout : {1u, 2u})
            world.row(protocol::RowKind::Workout, thing(0xe, workout), domain::Scope::athlete(athleteId(1)),
                      QByteArray("{\"day\":\"2026-11-10\",\"sport\":\"running\",\"state\":\"paired\",") +
                          (workout == 2 ? "\"by_distance\":true," : "") + "\"title\":\"Run\"}");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        // The plans of what is done are read after what waits; until then nothing is told of them.
        QSignalSpy changed(desk.get(), &client::Desk::sessionsChanged);
        const client::Queue first = world.queue(*desk);
        QCOMPARE(numbersOf(first), (QList<quint32>{1, 2}));
        for (const client::SessionItem& item : first.items)
            QVERIFY(!item.byDistance || *item.byDistance == (item.id == analysisId(2)));
        QTRY_COMPARE(changed.size(), 1);
        const client::Queue queue = world.queue(*desk);
        QCOMPARE(numbersOf(queue), (QList<quint32>{1, 2}));
        for (const client::SessionItem& item : queue.items) {
            QVERIFY(item.plannedS == 10800 && item.doneS == 5640);
            QVERIFY(item.plannedLoad == 105.0 && item.doneLoad == 52.0);
        }
        QVERIFY(queue.items[0].byDistance == false && queue.items[1].byDistance == true);
    }

    void anAssistantSeesAndCountsOnlyTheirOwn() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.coach(2, "Ana", true);
        world.athlete(1, "Pia", 1);
        world.athlete(2, "Ole", 2);
        world.analysis(1, 1, 10, "");
        world.analysis(2, 2, 10, "");
        world.analysis(3, 1, 11, "\"handed\":true,");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Queue queue = world.queue(*desk);
        QCOMPARE(numbersOf(queue), QList<quint32>{1});
        QCOMPARE(queue.toReview, 1);
        QCOMPARE(desk->status().queueSize, 1);
        QVERIFY(!desk->may(domain::Action::CreateInvite).allowed);
        QCOMPARE(desk->may(domain::Action::CreateInvite).why->id, std::string("access.head_only.invite"));
        QVERIFY(desk->may(domain::Action::EditFeedback).allowed);
        QVERIFY(desk->may(domain::Action::ManageNotifications).allowed);
    }

    void aHeadSeesAllAndCountsTheirOwnAndNobodys() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Ana", true);
        world.coach(2, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.athlete(2, "Ole", 2);
        world.athlete(3, "Ida", 0);
        world.analysis(1, 1, 10, "");
        world.analysis(2, 2, 11, "");
        world.analysis(3, 3, 12, "");
        world.analysis(4, 2, 13, "\"handed\":true,");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Queue all = world.queue(*desk);
        QCOMPARE(all.items.size(), std::size_t{4});
        QCOMPARE(all.toReview, 3);
        QueueFilter mine;
        mine.whose = QueueFilter::Whose::MineAndUnassigned;
        QCOMPARE(numbersOf(world.queue(*desk, mine)), (QList<quint32>{4, 1, 3}));
        QueueFilter theirs;
        theirs.whose = QueueFilter::Whose::Coach;
        theirs.coach = coachId(2);
        QCOMPARE(world.queue(*desk, theirs).items.size(), std::size_t{2});
        QVERIFY(desk->may(domain::Action::CreateInvite).allowed);
        QVERIFY(desk->me()->isHead());
        QCOMPARE(desk->me()->language, QStringLiteral("de"));
    }

    void anEmptyQueueTellsWhatIsPlannedToday() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        const auto scope = domain::Scope::athlete(athleteId(1));
        world.row(protocol::RowKind::Workout, thing(0xe, 1), scope,
                  R"({"day":"2026-11-22","sport":"cycling","state":"open","title":"Threshold"})");
        world.row(protocol::RowKind::Workout, thing(0xe, 2), scope,
                  R"({"day":"2026-11-23","sport":"cycling","state":"open","title":"Easy"})");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Queue queue = world.queue(*desk);
        QVERIFY(queue.items.empty());
        QCOMPARE(queue.plannedToday, 1);
    }

    void nothingIsLoadedBeforeTheFirstSync() {
        ServicesWorld world;
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(!world.queue(*desk).loaded);
        QCOMPARE(desk->me()->name, QStringLiteral("Jonas Weber"));
    }

    void aRowThatCannotBeReadIsLeftOutAlone() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.analysis(1, 1, 10, "");
        world.analysis(2, 1, 11, "\"band\":\"of_tomorrow\",");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(numbersOf(world.queue(*desk)), QList<quint32>{1});
    }

    void nothingIsMissingWhereverOneLooksFirst_data() {
        QTest::addColumn<int>("place");
        for (int i = 0; i < 5; ++i)
            QTest::addRow("place %d", i) << i;
    }
    void nothingIsMissingWhereverOneLooksFirst() {
        QFETCH(int, place);
        ServicesWorld world;
        world.company();
        world.coach(1, "Ana", true);
        world.athlete(1, "Pia", 1);
        world.athlete(2, "Ole", 1);
        world.analysis(1, 1, 20, "");
        world.analysis(2, 1, 18, "\"band\":\"green\",", "published");
        world.analysis(3, 2, 17, "", "reviewed");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QueueFilter filter;
        using Athletes = std::vector<client::AthleteItem>;
        using Detail = tl::expected<client::AthleteDetail, client::Refusal>;
        switch (place) {
        case 0:
            filter.which = QueueFilter::Which::Published;
            QCOMPARE(numbersOf(world.queue(*desk, filter)), QList<quint32>{2});
            return;
        case 1:
            filter.which = QueueFilter::Which::All;
            filter.order = client::QueueOrder::NewestFirst;
            QCOMPARE(numbersOf(world.queue(*desk, filter)), (QList<quint32>{1, 2, 3}));
            return;
        case 2: {
            const client::Review shown = world.review(*desk, 3);
            QCOMPARE(shown.session.title, QStringLiteral("Session 3"));
            const client::Review other = world.review(*desk, 1);
            QCOMPARE(other.lastDays[4].band, std::optional(engine::Band::Green));
            return;
        }
        case 3: {
            const auto athletes =
                world.answered<Athletes>([&](auto reply) { desk->athletes({}, world.context(), reply); });
            QVERIFY(athletes->front().name == QLatin1String("Ole") && athletes->front().lastActivity);
            QCOMPARE(athletes->back().waiting, 1);
            return;
        }
        default: {
            const auto detail = world.answered<Detail>(
                [&](auto reply) { desk->athlete(athleteId(1), world.context(), reply); });
            QCOMPARE((*detail)->sessions.size(), std::size_t{2});
        }
        }
    }

    void aReplyIsDroppedWhenTheContextOrTheDeskIsGone() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.fill();
        auto desk = world.open();
        QVERIFY(desk);
        int replies = 0;
        auto context = std::make_unique<QObject>();
        desk->queue({}, context.get(), [&](const client::Queue&) { ++replies; });
        context.reset();
        bool answered = false;
        desk->queue({}, world.context(), [&](const client::Queue&) { answered = true; });
        // Nothing is answered within the call itself, so nothing can have been waited for.
        QVERIFY(!answered);
        QTRY_VERIFY(answered);
        QCOMPARE(replies, 0);
        desk->queue({}, world.context(), [&](const client::Queue&) { ++replies; });
        desk.reset();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(replies, 0);
    }

    void aProfileIsOpenOnlyOnce() {
        ServicesWorld world;
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(!world.open());
        QCOMPARE(world.refusal->id, std::string("profile.in_use"));
    }

    void aProfileHoldsNothingThatOthersMayRead() {
        ServicesWorld world;
        const auto desk = world.open();
        QVERIFY(desk);
        constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::ReadOther;
        const QDir folder(world.folder());
        QVERIFY(folder.exists(QStringLiteral("lock")));
        for (const QString& name : folder.entryList(QDir::Files))
            QVERIFY2(!(QFile::permissions(folder.filePath(name)) & kOthers), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(TestServicesQueue)
#include "test_services_queue.moc"
