// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/access/matrix.h"
#include "core/domain/commands/registry.h"
#include "core/domain/sentences/catalogue.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace leadout::domain;
namespace engine = leadout::engine;

namespace {

const FixedClock kClock{Instant{std::chrono::milliseconds(1'795'694'400'000)}};

template <typename AnyId>
AnyId fresh() {
    static SeededRandom random(11);
    return AnyId::make(kClock, random);
}

/// The bad field, or "ok"; and that its sentence is in the catalogue.
QString badField(const Validity& validity) {
    if (!validity)
        return QStringLiteral("ok");
    return findSentence(validity->sentence.id) == nullptr ? QStringLiteral("no such sentence")
                                                          : validity->path;
}

QString why(const Validity& validity) {
    return validity ? QString::fromStdString(validity->sentence.id) : QStringLiteral("ok");
}

QString letters(int count) {
    return QString(count, u'x');
}

engine::Step step(double seconds) {
    engine::Step step;
    step.extent = {engine::Extent::Unit::Seconds, seconds};
    return step;
}

PlanWorkout plan() {
    PlanWorkout command{fresh<WorkoutId>(), fresh<AthleteId>(), QDate(2026, 11, 24), {}};
    command.plan.name = "3 × 12 min";
    command.plan.items = {step(900), engine::Repeat{3, {step(720), step(450)}}, step(540)};
    return command;
}

UploadActivity upload() {
    return {fresh<ActivityId>(), fresh<AthleteId>(), QStringLiteral("Morning.fit"), QString(64, u'a'),
            200'000};
}

} // namespace

class TestCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandHasANameOfItsOwn() {
        std::set<std::string_view> names;
        for (const CommandTraits& command : kCommands) {
            QVERIFY2(names.insert(command.name).second, command.name.data());
            QCOMPARE(commandNamed(command.name)->name, command.name);
            QVERIFY(static_cast<std::size_t>(command.action) < kActionCount);
        }
        QVERIFY(commandNamed("Patch") == nullptr);
        QVERIFY(commandNamed("") == nullptr);
    }

    void everyDecisionOfTheDesktopIsACommand() {
        for (const std::string_view name :
             {"EditFeedback", "BackToDraft",      "ApproveAndPublish", "MarkDone",        "Adjust",
              "Pair",         "AddNote",          "SetAthleteStatus",  "SetFeedbackMode", "SetTrainingType",
              "SetPlanType",  "AssignAthlete",    "RecordConsent",     "SwitchReportOff", "RetryPublish",
              "HandToHead",   "CommentOnly",      "PlanWorkout",       "UploadActivity",  "CreateInvite",
              "RevokeInvite", "DeactivateCoach",  "PromoteCoach",      "DemoteCoach",     "AddAthlete",
              "DecideHeld",   "EditPersonalNote", "ReviewAnyway",      "SetThresholds"})
            QVERIFY2(commandNamed(name) != nullptr, name.data());
        QCOMPARE(kCommands.size(), std::size_t(29));
    }

    void everyCommandCanBeGivenByACoach() {
        for (const CommandTraits& command : kCommands) {
            const Rule& rule = kMatrix[static_cast<std::size_t>(command.action)];
            QVERIFY2(rule.head != Cell::No, command.name.data());
        }
    }

    void whatConcernsAnAthleteLiesInTheAthletesScope() {
        for (const CommandTraits& command : kCommands) {
            const Rule& rule = kMatrix[static_cast<std::size_t>(command.action)];
            const bool ofAthlete =
                command.scope == Scope::Kind::Athlete || command.scope == Scope::Kind::AthleteBody;
            const bool decidedByRelation = rule.head == Cell::All;
            // A new athlete has no relation to anybody yet.
            if (command.name != "AddAthlete")
                QVERIFY2(ofAthlete == decidedByRelation, command.name.data());
        }
    }

    void whatAnAthleteHasWithdrawnCannotBeWritten() {
        for (const CommandTraits& command : kCommands) {
            if (command.scope != Scope::Kind::AthleteBody)
                continue;
            const Consents& needs = kMatrix[static_cast<std::size_t>(command.action)].needs;
            QVERIFY2(!needs.firstMissing(kSeeSessions), command.name.data());
        }
    }

    void theListCanBeWalkedByType() {
        std::size_t count = 0;
        AllCommands::forEach([&count]<typename Command>() {
            QCOMPARE(kCommands[count].name, Command::kCommand.name);
            // Every command can be checked, and none is sound without the id of what it concerns.
            QVERIFY2(validate(Command{}).has_value(), Command::kCommand.name.data());
            ++count;
        });
        QCOMPARE(count, kCommands.size());
    }

    void textsHaveTheirLimits() {
        const auto analysis = fresh<AnalysisId>();
        QCOMPARE(badField(validate(EditFeedback{analysis, letters(10'000)})), QStringLiteral("ok"));
        QCOMPARE(badField(validate(EditFeedback{analysis, letters(10'001)})), QStringLiteral("/text"));
        QCOMPARE(badField(validate(EditFeedback{analysis, QString()})), QStringLiteral("ok"));
        QCOMPARE(badField(validate(EditPersonalNote{analysis, letters(500)})), QStringLiteral("ok"));
        QCOMPARE(badField(validate(EditPersonalNote{analysis, letters(501)})), QStringLiteral("/text"));
        QCOMPARE(badField(validate(CommentOnly{analysis, letters(500)})), QStringLiteral("ok"));
        QCOMPARE(badField(validate(CommentOnly{analysis, letters(501)})), QStringLiteral("/comment"));
        QCOMPARE(why(validate(CommentOnly{analysis, QStringLiteral(" \n")})),
                 QStringLiteral("invalid.missing"));
        QCOMPARE(badField(validate(Adjust{analysis, AdjustReason::Weather, letters(500)})),
                 QStringLiteral("ok"));
        QCOMPARE(badField(validate(Adjust{analysis, AdjustReason::Weather, letters(501)})),
                 QStringLiteral("/note"));
        QCOMPARE(badField(validate(HandToHead{analysis, letters(501)})), QStringLiteral("/note"));
        AddNote note{fresh<NoteId>(), fresh<AthleteId>(), std::nullopt, letters(500), true};
        QCOMPARE(badField(validate(note)), QStringLiteral("ok"));
        note.text += u'x';
        QCOMPARE(badField(validate(note)), QStringLiteral("/text"));
        for (const QString& blank : {QStringLiteral("  "), QStringLiteral("\u200b\n")}) {
            note.text = blank;
            QCOMPARE(why(validate(note)), QStringLiteral("invalid.missing"));
        }
    }

    void textsHoldOnlyWhatCanBeShown_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("sound");
        QTest::newRow("lines and tabs") << QStringLiteral("Two lines,\n\tone tab.") << true;
        QTest::newRow("other scripts") << QStringLiteral("老師,今天風很大 🚴 ça roule") << true;
        QTest::newRow("nul") << QString(QChar(u'\0')) << false;
        QTest::newRow("escape") << QString(QChar(0x1b)) << false;
        QTest::newRow("delete") << QString(QChar(0x7f)) << false;
        QTest::newRow("lone surrogate") << QString(QChar(0xd83d)) << false;
    }

    void textsHoldOnlyWhatCanBeShown() {
        QFETCH(const QString, text);
        QFETCH(const bool, sound);
        const Validity validity = validate(EditFeedback{fresh<AnalysisId>(), text});
        QCOMPARE(why(validity), sound ? QStringLiteral("ok") : QStringLiteral("invalid.characters"));
    }

    void approvingNeedsTheHashOfWhatWasSeen() {
        const auto analysis = fresh<AnalysisId>();
        const QString hash = QStringLiteral("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        QCOMPARE(badField(validate(ApproveAndPublish{analysis, hash})), QStringLiteral("ok"));
        for (const QString& bad : {QString(), hash + u'=', hash.chopped(1), hash.chopped(1) + u'+'}) {
            QCOMPARE(badField(validate(ApproveAndPublish{analysis, bad})), QStringLiteral("/content_hash"));
            QCOMPARE(badField(validate(RetryPublish{analysis, bad})), QStringLiteral("/content_hash"));
        }
    }

    void aPairingNamesEverythingOnce() {
        const auto workout = fresh<WorkoutId>();
        const auto one = fresh<ActivityId>();
        const auto two = fresh<ActivityId>();
        const auto athlete = fresh<AthleteId>();
        const auto pair = [&athlete](std::vector<Pairing> pairings) {
            return badField(validate(Pair{athlete, std::move(pairings)}));
        };
        QCOMPARE(pair({{workout, {one, two}}}), QStringLiteral("ok"));
        QCOMPARE(pair({{workout, {}}, {std::nullopt, {one}}}), QStringLiteral("ok"));
        QCOMPARE(pair({}), QStringLiteral("/pairings"));
        QCOMPARE(pair({{std::nullopt, {}}}), QStringLiteral("/pairings/0"));
        QCOMPARE(pair({{workout, {one}}, {std::nullopt, {one}}}), QStringLiteral("/pairings/1/activities/0"));
        QCOMPARE(pair({{workout, {one}}, {workout, {two}}}), QStringLiteral("/pairings/1/workout"));
        QCOMPARE(pair({{workout, {one, ActivityId()}}}), QStringLiteral("/pairings/0/activities/1"));
        QCOMPARE(pair({{WorkoutId(), {one}}}), QStringLiteral("/pairings/0/workout"));
        QCOMPARE(pair(std::vector<Pairing>(21, Pairing{workout, {}})), QStringLiteral("/pairings"));
        QCOMPARE(pair({{workout, std::vector<ActivityId>(21, one)}}),
                 QStringLiteral("/pairings/0/activities"));
    }

    void aNewAthleteHasANameAndAZone() {
        const AddAthlete good{fresh<AthleteId>(), QStringLiteral("Wang Li (王丽)"),
                              QStringLiteral("li@example.org"), QStringLiteral("Asia/Taipei")};
        QCOMPARE(badField(validate(good)), QStringLiteral("ok"));
        AddAthlete bad = good;
        bad.name = QStringLiteral(" ");
        QCOMPARE(badField(validate(bad)), QStringLiteral("/name"));
        bad.name = letters(121);
        QCOMPARE(badField(validate(bad)), QStringLiteral("/name"));
        bad.name = QStringLiteral("Two\nlines");
        QCOMPARE(badField(validate(bad)), QStringLiteral("/name"));
        // Nothing of it would be seen in the list, or it would turn the rest of its row round.
        bad.name = QStringLiteral(" \u200b\u00a0");
        QCOMPARE(why(validate(bad)), QStringLiteral("invalid.missing"));
        for (const QString& name : {QStringLiteral(" \u202e "), QStringLiteral("Lea \u202eremmoS"),
                                    QStringLiteral("\u2067Lea\u2069")}) {
            bad.name = name;
            QCOMPARE(badField(validate(bad)), QStringLiteral("/name"));
            QCOMPARE(why(validate(bad)), QStringLiteral("invalid.characters"));
        }
        bad.name =
            QStringLiteral("\u0646\u06cc\u200c\u0644\u0648\u0641\u0631"); // with a joiner, as it is written
        QCOMPARE(why(validate(bad)), QStringLiteral("ok"));
        bad = good;
        bad.time_zone = QStringLiteral("Europe/Leadout");
        QCOMPARE(badField(validate(bad)), QStringLiteral("/time_zone"));
        bad = good;
        bad.email = QString();
        QCOMPARE(badField(validate(bad)), QStringLiteral("ok"));
        for (const QString& email :
             {QStringLiteral("li"), QStringLiteral("@example.org"), QStringLiteral("li@"),
              QStringLiteral("li@b@example.org"), QStringLiteral("li @example.org"),
              QStringLiteral("li@example.org\r\nBcc: all@example.org"),
              letters(250) + QStringLiteral("@b.de")}) {
            bad.email = email;
            QCOMPARE(badField(validate(bad)), QStringLiteral("/email"));
            QCOMPARE(badField(validate(CreateInvite{fresh<InviteId>(), email})), QStringLiteral("/email"));
        }
    }

    void datesMustMakeSense() {
        const auto athlete = fresh<AthleteId>();
        const QDate day(2026, 12, 24);
        QCOMPARE(badField(validate(SetAthleteStatus{athlete, AthleteStatus::Active, day})),
                 QStringLiteral("ok"));
        QCOMPARE(badField(validate(SetAthleteStatus{athlete, AthleteStatus::Deactivated, day})),
                 QStringLiteral("/deactivate_on"));
        QCOMPARE(badField(validate(SetAthleteStatus{athlete, AthleteStatus::Active, QDate()})),
                 QStringLiteral("/deactivate_on"));
        QCOMPARE(
            badField(validate(RecordConsent{athlete, ConsentKind::Comment, true, ConsentHow::ByPhone, day})),
            QStringLiteral("ok"));
        QCOMPARE(
            badField(validate(RecordConsent{athlete, ConsentKind::Comment, false, ConsentHow::ByPhone, day})),
            QStringLiteral("/until"));
        QCOMPARE(badField(validate(RecordConsent{athlete, ConsentKind::Comment, true, ConsentHow::ByPhone,
                                                 QDate(2200, 1, 1)})),
                 QStringLiteral("/until"));
    }

    void thresholdsAreThoseOfPeople() {
        const SetThresholds good{fresh<AthleteId>(), QDate(2026, 11, 1), {262.0, 172.0, 190.0, 4.1, 1.25}};
        QCOMPARE(badField(validate(good)), QStringLiteral("ok"));
        SetThresholds bad = good;
        bad.values = {};
        QCOMPARE(badField(validate(bad)), QString());
        QCOMPARE(validate(bad)->sentence.id, std::string("invalid.threshold.none"));
        for (const auto member : {&engine::Thresholds::power_w, &engine::Thresholds::heart_rate_bpm,
                                  &engine::Thresholds::max_heart_rate_bpm, &engine::Thresholds::run_speed_m_s,
                                  &engine::Thresholds::swim_speed_m_s}) {
            SetThresholds one{good.athlete, good.from, {}};
            one.values.*member = good.values.*member;
            QCOMPARE(badField(validate(one)), QStringLiteral("ok"));
            for (const double value : {std::numeric_limits<double>::quiet_NaN(),
                                       std::numeric_limits<double>::infinity(), -1.0, 0.0, 1000.0}) {
                one.values.*member = value;
                QVERIFY(validate(one));
                QCOMPARE(validate(one)->sentence.values.size(), std::size_t(2));
            }
        }
        bad = good;
        bad.values.heart_rate_bpm = 191.0;
        QCOMPARE(badField(validate(bad)), QStringLiteral("/heart_rate_bpm"));
        bad = good;
        bad.from = QDate();
        QCOMPARE(badField(validate(bad)), QStringLiteral("/from"));
    }

    void nobodyIsAssignedToANullCoach() {
        const auto athlete = fresh<AthleteId>();
        QCOMPARE(badField(validate(AssignAthlete{athlete, std::nullopt})), QStringLiteral("ok"));
        QCOMPARE(badField(validate(AssignAthlete{athlete, CoachId()})), QStringLiteral("/coach"));
    }

    void aSoundWorkoutCanBePlanned() { QCOMPARE(badField(validate(plan())), QStringLiteral("ok")); }

    void aWorkoutsNumbersAreThoseOfASession() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinite = std::numeric_limits<double>::infinity();
        for (const double bad : {nan, infinite, -1.0, 1e9}) {
            PlanWorkout command = plan();
            command.plan.duration_s = bad;
            QCOMPARE(badField(validate(command)), QStringLiteral("/plan/duration_s"));
            command = plan();
            command.plan.intensity = bad;
            QCOMPARE(badField(validate(command)), QStringLiteral("/plan/intensity"));
            command = plan();
            std::get<engine::Step>(command.plan.items[0]).target.high = bad;
            QCOMPARE(badField(validate(command)), QStringLiteral("/plan/items/0/target/high"));
            command = plan();
            std::get<engine::Step>(std::get<engine::Repeat>(command.plan.items[1]).items[1]).extent.value =
                bad;
            QCOMPARE(badField(validate(command)), QStringLiteral("/plan/items/1/items/1/extent/value"));
        }
        PlanWorkout command = plan();
        command.day = QDate(2026, 2, 30);
        QCOMPARE(badField(validate(command)), QStringLiteral("/day"));
        command = plan();
        command.plan.name = "\xff\xfe";
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/name"));
        command.plan.name = std::string(201, 'x');
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/name"));
    }

    void aPlanOfNothingIsNone() {
        PlanWorkout command = plan();
        command.plan.items.clear();
        QCOMPARE(why(validate(command)), QStringLiteral("ok"));
        for (const char* name : {"", " ", "\u200b"}) {
            command.plan.name = name;
            QCOMPARE(badField(validate(command)), QStringLiteral("/plan/name"));
            QCOMPARE(why(validate(command)), QStringLiteral("invalid.missing"));
        }
        command.plan.duration_s = 3'600.0;
        QCOMPARE(why(validate(command)), QStringLiteral("ok"));
        command.plan.duration_s.reset();
        command.plan.items = {step(900)};
        QCOMPARE(why(validate(command)), QStringLiteral("ok"));
    }

    void aTargetGoesFromItsLowerEndToItsHigherOneUnlessItIsARamp() {
        PlanWorkout command = plan();
        engine::Target& target = std::get<engine::Step>(command.plan.items[0]).target;
        target = {engine::TargetMeasure::PowerPercent, 95.0, 88.0, false};
        const Validity refused = validate(command);
        QCOMPARE(badField(refused), QStringLiteral("/plan/items/0/target/high"));
        QCOMPARE(why(refused), QStringLiteral("invalid.between"));
        QCOMPARE(refused->sentence.values.size(), std::size_t(2));
        target.ramp = true;
        QCOMPARE(why(validate(command)), QStringLiteral("ok"));
        target = {engine::TargetMeasure::PowerPercent, 95.0, 95.0, false};
        QCOMPARE(why(validate(command)), QStringLiteral("ok"));
    }

    void aWorkoutsMessagesAreBounded() {
        PlanWorkout command = plan();
        command.plan.cues.assign(1'000, {600, 10, std::string(1'000, 'x')});
        QCOMPARE(badField(validate(command)), QStringLiteral("ok"));
        command.plan.cues[2].text += 'x';
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/cues/2/text"));
        command.plan.cues[2] = {-1, 10, "x"};
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/cues/2/at"));
        command.plan.cues[2] = {600, std::numeric_limits<double>::quiet_NaN(), "x"};
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/cues/2/shown_s"));
        command.plan.cues.assign(1'001, {600, 10, "x"});
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/cues"));
    }

    void aWorkoutCannotGrowWithoutBound() {
        PlanWorkout command = plan();
        command.plan.items = {engine::Repeat{1'000, {step(10)}}};
        QCOMPARE(badField(validate(command)), QStringLiteral("ok"));
        command.plan.items = {engine::Repeat{500, {step(10), step(10), step(10)}}};
        QCOMPARE(why(validate(command)), QStringLiteral("invalid.too_many"));
        command.plan.items = {engine::Repeat{1'000, {engine::Repeat{1'000, {step(10)}}}}};
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/items/0/items/0/count"));
        for (const int count : {0, -1, 1'001, std::numeric_limits<int>::max()}) {
            command.plan.items = {engine::Repeat{count, {step(10)}}};
            QCOMPARE(badField(validate(command)), QStringLiteral("/plan/items/0/count"));
        }
        command.plan.items = {engine::Repeat{2, {}}};
        QCOMPARE(badField(validate(command)), QStringLiteral("/plan/items/0/items"));
        engine::WorkoutItem nested = step(10);
        for (int depth = 0; depth < 4; ++depth)
            nested = engine::Repeat{1, {nested}};
        command.plan.items = {nested};
        QCOMPARE(badField(validate(command)), QStringLiteral("ok"));
        command.plan.items = {engine::Repeat{1, {nested}}};
        QCOMPARE(why(validate(command)), QStringLiteral("invalid.too_deep"));
    }

    void aRecordingIsNamedByItsBytes() {
        QCOMPARE(badField(validate(upload())), QStringLiteral("ok"));
        UploadActivity command = upload();
        command.sha256 = command.sha256.toUpper();
        QCOMPARE(badField(validate(command)), QStringLiteral("/sha256"));
        command.sha256 = QString(63, u'a');
        QCOMPARE(badField(validate(command)), QStringLiteral("/sha256"));
        command = upload();
        command.size = 64LL * 1024 * 1024;
        QCOMPARE(badField(validate(command)), QStringLiteral("ok"));
        ++command.size;
        QCOMPARE(badField(validate(command)), QStringLiteral("/size"));
        command.size = -1;
        QCOMPARE(badField(validate(command)), QStringLiteral("/size"));
        command = upload();
        command.file_name = QString();
        QCOMPARE(badField(validate(command)), QStringLiteral("/file_name"));
        command.file_name = letters(256);
        QCOMPARE(badField(validate(command)), QStringLiteral("/file_name"));
    }
};

QTEST_APPLESS_MAIN(TestCommands)
#include "test_commands.moc"
