// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"
#include "ui/pages/athletes/athlete_detail.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/athletes/files_card.h"
#include "ui/pages/athletes/told_fields.h"
#include "ui/widgets/notice.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace leadout;

namespace {

/// Answers about plans only when it is told to, and may still be fetching its athletes.
class SlowDesk : public test::SampleDesk {
public:
    using SampleDesk::SampleDesk;
    bool holdsPlans = false;
    bool fetching = false; ///< no athlete is here yet
    bool isKnown = false;  ///< every file that is uploaded
    std::vector<client::Decided> held;

    void athlete(const domain::AthleteId& id, QObject* context,
                 client::Reply<client::AthleteDetail> reply) override {
        if (fetching)
            reply(tl::unexpected(client::Refusal{"athlete.not_here_yet", {}}));
        else
            SampleDesk::athlete(id, context, std::move(reply));
    }
    void upload(const domain::AthleteId& id, const QString& path, const domain::AthleteWords& told,
                QObject* context, std::function<void(double)> progress, client::Reply<bool> done) override {
        if (isKnown)
            done = [done = std::move(done)](const tl::expected<bool, client::Refusal>& answer) {
                done(answer.map([](bool) { return false; }));
            };
        SampleDesk::upload(id, path, told, context, std::move(progress), std::move(done));
    }
    void planWorkout(const domain::AthleteId& id, QDate day, const engine::Workout& workout, QObject* context,
                     client::Decided decided) override {
        if (holdsPlans)
            held.push_back(std::move(decided));
        else
            SampleDesk::planWorkout(id, day, workout, context, std::move(decided));
    }
};

/// The page of athletes over a sample desk, with the first athlete open.
struct Page {
    Page()
        : words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc())
        , page(ui::Surroundings{theme, words, desk}) {
        page.resize(1256, 872);
        page.show();
        page.activate();
        show(0);
    }
    ui::FilesCard& card() { return *page.findChild<ui::FilesCard*>(); }
    ui::ToldFields& fields() { return *page.findChild<ui::ToldFields*>(); }
    void show(std::size_t athlete) {
        page.open(desk.people.at(athlete).id);
        QTest::qWait(50);
    }
    QString nameOf(std::size_t athlete) const { return desk.people.at(athlete).name; }
    template <class Widget>
    Widget* visible(const QString& text) {
        for (Widget* one : card().findChildren<Widget*>()) {
            if (one->text() == text && one->isVisibleTo(&page))
                return one;
        }
        return nullptr;
    }
    bool press(const QString& text) {
        auto* button = visible<QPushButton>(text);
        if (button != nullptr)
            button->click();
        return button != nullptr;
    }
    QStringList messages() {
        QStringList all;
        for (const ui::Notice* notice : card().findChildren<ui::Notice*>()) {
            if (notice->isVisibleTo(&page))
                all.append(notice->text());
        }
        return all;
    }
    /// One file of which the desk says no.
    void refuse(const char* why, const QString& path) {
        desk.refuseNext = client::Refusal{why, {}};
        card().take({path});
        (void)QTest::qWaitFor([this] { return !desk.refuseNext; });
        QTest::qWait(20);
    }
    QStringList sent() const {
        QStringList all;
        for (const test::SampleDesk::Decision& decision : desk.decisions) {
            if (decision.what == QLatin1String("UploadActivity"))
                all.append(decision.text);
        }
        return all;
    }

    ui::Theme theme{ui::ShadeChoice::Light};
    SlowDesk desk{domain::Role::Assistant};
    ui::Words words;
    ui::AthletesPage page;
};

} // namespace

class TestFilesCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordingsAreOfTheAthleteForWhomTheyWereChosen() {
        Page page;
        QVERIFY(page.press(QStringLiteral("Choose a recording…")));
        auto* dialog = page.card().findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        page.show(1);
        Q_EMIT dialog->filesSelected({QStringLiteral("/rides/one.fit")});
        QTRY_COMPARE(page.sent().size(), 1);
        QCOMPARE(page.desk.decisions.last().thing, page.desk.people.at(0).id.uuid());
        dialog->close();
    }

    void whatFailedStaysInSightUntilItIsClosed() {
        Page page;
        page.refuse("upload.unreadable", QStringLiteral("/rides/a.fit.gz"));
        page.refuse("workout.fault.malformed", QStringLiteral("/rides/b.zwo"));
        page.card().take({QStringLiteral("/rides/c.fit.gz")});
        QTRY_COMPARE(page.sent(), QStringList{QStringLiteral("/rides/c.fit.gz")});
        QTRY_COMPARE(page.messages().size(), 2);
        QStringList lines = page.messages().at(0).split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(0).startsWith(QStringLiteral("a.fit.gz: ")));
        QCOMPARE(lines.at(1), QStringLiteral("b.zwo: This workout file is damaged. Export it again."));
        page.show(1);
        QCOMPARE(page.messages().size(), 1);
        QVERIFY(page.messages().at(0).startsWith(QStringLiteral("a.fit.gz for %1: ").arg(page.nameOf(0))));
        for (const QString& name :
             {QStringLiteral("d"), QStringLiteral("e"), QStringLiteral("f"), QStringLiteral("g")})
            page.refuse("upload.unreadable", QStringLiteral("/rides/%1.fit.gz").arg(name));
        lines = page.messages().at(0).split(u'\n');
        QCOMPARE(lines.size(), 6);
        QVERIFY(lines.at(1).startsWith(QStringLiteral("b.zwo for ")));
        QVERIFY(lines.at(5).startsWith(QStringLiteral("g.fit.gz: ")));
        Q_EMIT page.card().findChildren<ui::Notice*>().first()->closed();
        page.refuse("upload.unreadable", QStringLiteral("/rides/h.fit.gz"));
        QCOMPARE(page.messages().at(0).split(u'\n').size(), 1);
    }

    void nothingIsLostWhileTheServerIsAway() {
        Page page;
        const QStringList files{QStringLiteral("/rides/a.fit.gz"), QStringLiteral("/rides/b.fit.gz")};
        page.desk.refuseNext = client::Refusal{"server.unreachable", {}};
        page.card().take(files);
        const QString wait =
            QStringLiteral("The server can't be reached. 2 recording(s) wait to be uploaded.");
        QTRY_COMPARE(page.messages(), QStringList{wait});
        QTest::qWait(50);
        QVERIFY(page.sent().isEmpty());
        page.show(1);
        QCOMPARE(page.messages(), QStringList{wait});
        QVERIFY(page.press(QStringLiteral("Try again")));
        QTRY_COMPARE(page.sent(), files);
        QTRY_VERIFY(!page.messages().contains(wait));

        page.desk.refuseNext = client::Refusal{"server.unreachable", {}};
        page.card().take(files);
        QTRY_VERIFY(page.messages().contains(wait));
        QVERIFY(page.press(QStringLiteral("Don't upload")));
        QTest::qWait(50);
        QCOMPARE(page.sent().size(), 2);
        QVERIFY(!page.press(QStringLiteral("Try again")));
    }

    void whatTheAthleteSaidGoesWithTheNextRecordingOfTheirs() {
        Page page;
        const domain::AthleteWords said{QStringLiteral("Legs like wood"), 8, 2};
        page.fields().setWords(said);
        page.show(1);
        QVERIFY(page.fields().words().isEmpty());
        page.card().take({QStringLiteral("/rides/a.tcx")});
        QTRY_COMPARE(page.desk.uploadedWords.size(), 1);
        QVERIFY(page.desk.uploadedWords.last().isEmpty());
        page.show(0);
        QCOMPARE(page.fields().words(), said);
        page.card().take({QStringLiteral("/rides/b.tcx")});
        QTRY_COMPARE(page.desk.uploadedWords.size(), 2);
        QCOMPARE(page.desk.uploadedWords.last(), said);
        QVERIFY(page.fields().words().isEmpty());
        page.card().take({QStringLiteral("/rides/c.tcx")});
        QTRY_COMPARE(page.desk.uploadedWords.size(), 3);
        QVERIFY(page.desk.uploadedWords.last().isEmpty());
    }

    void whatTheAthleteSaidIsNotLostWithTheFile() {
        Page page;
        const domain::AthleteWords said{QStringLiteral("Legs like wood"), {}, 2};
        page.fields().setWords(said);
        page.refuse("upload.unreadable", QStringLiteral("/rides/a.tcx"));
        QTRY_COMPARE(page.fields().words(), said);
        page.refuse("server.unreachable", QStringLiteral("/rides/b.tcx"));
        QTRY_VERIFY(page.visible<QPushButton>(QStringLiteral("Don't upload")) != nullptr);
        QVERIFY(page.fields().words().isEmpty());
        page.fields().setWords({QStringLiteral("Slept badly"), 4, {}});
        QVERIFY(page.press(QStringLiteral("Don't upload")));
        QCOMPARE(page.fields().words(),
                 (domain::AthleteWords{QStringLiteral("Legs like wood\nSlept badly"), 4, 2}));
        QVERIFY(page.desk.uploadedWords.isEmpty());
        // A workout is nothing that an athlete has told of.
        page.fields().setWords(said);
        page.card().take({QStringLiteral("/rides/one.zwo")});
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) != nullptr);
        QCOMPARE(page.fields().words(), said);
    }

    void whatTheAthleteSaidOfAKnownFileIsSpent() {
        Page page;
        page.desk.isKnown = true;
        page.card().take({QStringLiteral("/rides/a.tcx")});
        QTRY_COMPARE(page.messages(), QStringList{QStringLiteral("a.tcx had been uploaded before.")});
        page.fields().setWords({QStringLiteral("Legs like wood"), 8, {}});
        page.card().take({QStringLiteral("/rides/a.tcx")});
        QTRY_COMPARE(page.messages(), QStringList{QStringLiteral("a.tcx had been uploaded before. What the "
                                                                 "athlete said was added to it.")});
        QVERIFY(page.fields().words().isEmpty());
    }

    void whatTheAthleteSaidIsOfOneRecording() {
        Page page;
        const domain::AthleteWords said{QStringLiteral("Legs like wood"), 8, {}};
        page.fields().setWords(said);
        page.card().take({QStringLiteral("/rides/a.tcx"), QStringLiteral("/rides/b.fit")});
        QTest::qWait(50);
        QVERIFY(page.sent().isEmpty());
        QCOMPARE(page.fields().words(), said);
        QCOMPARE(page.messages().size(), 1);
        QVERIFY(page.messages().at(0).startsWith(
            QStringLiteral("What %1 said goes with one recording.").arg(page.nameOf(0))));
        // A workout among them is none of those that are held back.
        page.card().take({QStringLiteral("/rides/a.tcx"), QStringLiteral("/rides/b.tcx"),
                          QStringLiteral("/rides/one.zwo")});
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) != nullptr);
        QVERIFY(page.sent().isEmpty());
        QCOMPARE(page.fields().words(), said);
    }

    void whatIsTooLongToTravelIsHeldBack() {
        Page page;
        const domain::AthleteWords said{QString(1500, QChar(0x0436)), {}, {}}; // six bytes for each letter
        page.fields().setWords(said);
        page.card().take({QStringLiteral("/rides/a.tcx")});
        QTest::qWait(50);
        QVERIFY(page.sent().isEmpty());
        QCOMPARE(page.fields().words(), said);
        QCOMPARE(page.messages().size(), 1);
        QVERIFY(
            page.messages().at(0).startsWith(QStringLiteral("What %1 said is too long").arg(page.nameOf(0))));
        page.fields().setWords({QString(1300, QChar(0x0436)), {}, {}});
        page.card().take({QStringLiteral("/rides/a.tcx")});
        QTRY_COMPARE(page.sent().size(), 1);
    }

    void aLateAnswerClosesNoOtherWorkout() {
        Page page;
        page.desk.holdsPlans = true;
        page.card().take({QStringLiteral("/rides/one.zwo"), QStringLiteral("/rides/two.zwo")});
        QTRY_VERIFY(page.press(QStringLiteral("Plan")));
        QVERIFY(!page.visible<QPushButton>(QStringLiteral("Cancel"))->isEnabled());
        page.show(1);
        page.show(0);
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("two.zwo")) != nullptr);
        QVERIFY(page.visible<QPushButton>(QStringLiteral("Cancel"))->isEnabled());
        QCOMPARE(page.desk.held.size(), std::size_t{1});
        page.desk.held.front()(QUuid::createUuid());
        QVERIFY(page.messages().contains(QStringLiteral("Planned for 22 Nov.")));
        QVERIFY(page.visible<QLabel>(QStringLiteral("two.zwo")) != nullptr);
    }

    void aFileThatFailsAgainIsToldOfOnce() {
        Page page;
        page.card().take({QStringLiteral("/rides/one.zwo")});
        for (int i = 0; i < 2; ++i) {
            page.desk.refuseNext = client::Refusal{"storage.full", {}};
            QTRY_VERIFY(page.press(QStringLiteral("Plan")));
            QTRY_VERIFY(!page.desk.refuseNext);
            QTRY_VERIFY(page.visible<QPushButton>(QStringLiteral("Plan"))->isEnabled());
        }
        QCOMPARE(page.messages().size(), 1);
        QCOMPARE(page.messages().first().split(u'\n').size(), 1);
    }

    void aPlanThatIsRefusedAsItsAthleteIsGoneIsToldOfOnce() {
        Page page;
        page.desk.holdsPlans = true;
        page.card().take({QStringLiteral("/rides/one.zwo")});
        QTRY_VERIFY(page.press(QStringLiteral("Plan")));
        page.show(1);
        page.desk.people.erase(page.desk.people.begin());
        Q_EMIT page.desk.athletesChanged();
        page.desk.held.front()(tl::unexpected(client::Refusal{"access.not_found", {}}));
        QTest::qWait(50);
        QCOMPARE(page.messages().size(), 1);
        QCOMPARE(page.messages().first().split(u'\n').size(), 1);
    }

    void whileAthletesAreFetchedAnewTheirWorkoutsWait() {
        Page page;
        page.card().take({QStringLiteral("/rides/one.zwo")});
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) != nullptr);
        page.show(1);
        page.desk.fetching = true;
        Q_EMIT page.desk.athletesChanged();
        QTest::qWait(50);
        page.desk.fetching = false;
        Q_EMIT page.desk.athletesChanged();
        page.show(0);
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) != nullptr);
        QVERIFY(page.messages().isEmpty());
    }

    void whoeverHasWorkoutsWaitingIsToldAndShown() {
        Page page;
        page.card().take({QStringLiteral("/rides/one.zwo"), QStringLiteral("/rides/two.zwo")});
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) != nullptr);
        QVERIFY(page.messages().isEmpty());
        page.show(1);
        QCOMPARE(page.messages(),
                 QStringList{QStringLiteral("2 workout(s) wait for %1").arg(page.nameOf(0))});
        QVERIFY(page.press(QStringLiteral("Show")));
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) != nullptr);
        QCOMPARE(page.page.detail().athlete(), std::optional(page.desk.people.at(0).id));
        QVERIFY(page.messages().isEmpty());
    }

    void workoutsOfAnAthleteWhoIsGoneAreTold_data() {
        QTest::addColumn<bool>("shown");
        QTest::newRow("while another is shown") << false;
        QTest::newRow("while they are shown") << true;
    }
    void workoutsOfAnAthleteWhoIsGoneAreTold() {
        QFETCH(bool, shown);
        Page page;
        page.card().take({QStringLiteral("/rides/one.zwo")});
        QTRY_VERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) != nullptr);
        const QString gone = page.nameOf(0);
        if (!shown)
            page.show(1);
        page.desk.people.erase(page.desk.people.begin());
        Q_EMIT page.desk.athletesChanged();
        QTest::qWait(50);
        page.show(0);
        QTRY_COMPARE(page.messages(),
                     QStringList{QStringLiteral("one.zwo for %1: It isn't planned, as you can't see this "
                                                "athlete any more.")
                                     .arg(gone)});
        QVERIFY(page.visible<QLabel>(QStringLiteral("one.zwo")) == nullptr);
    }
};

QTEST_MAIN(TestFilesCard)
#include "test_files_card.moc"
