// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/command_payloads.h"
#include "core/protocol/json_writer.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace leadout::domain;
using leadout::protocol::canonicalJson;
using leadout::protocol::CommandError;
using leadout::protocol::JsonError;
using leadout::protocol::JsonErrorKind;
using leadout::protocol::JsonMember;
using leadout::protocol::JsonValue;
using leadout::protocol::nameOf;
using leadout::protocol::parseJson;
using leadout::protocol::readCommand;
using leadout::protocol::writePayload;
namespace engine = leadout::engine;

namespace {

/// The id that the letters a to f stand for in the expected texts.
template <typename AnyId>
AnyId id(char letter) {
    return *AnyId::parse(QStringLiteral("0190a000-0000-7000-8000-00000000000") + QLatin1Char(letter));
}

struct Sample {
    const char* title;
    AnyCommand command;
    QByteArray payload; ///< as it must be written, $a standing for the id of the letter
};

QByteArray spelled(QByteArray payload) {
    for (const char letter : {'a', 'b', 'c', 'd'})
        payload.replace(QByteArray("$") + letter,
                        QByteArray("\"0190a000-0000-7000-8000-00000000000") + letter + '"');
    return payload;
}

engine::Workout fullPlan() {
    engine::Step step;
    step.name = "Over";
    step.extent = {engine::Extent::Unit::Seconds, 720};
    step.target = {engine::TargetMeasure::PowerPercent, 88, 92.5, true};
    step.cadence_low_rpm = 85;
    step.cadence_high_rpm = 95;
    step.test = true;
    engine::Workout plan;
    plan.name = "3 × 12 min";
    plan.description = "Steady.\n\"Hold back.\"";
    plan.sport = engine::Sport::Cycling;
    plan.type = engine::SessionType::Test;
    plan.items = {engine::Repeat{3, {step, engine::Repeat{2, {engine::Step{}}}}}};
    plan.duration_s = 5400;
    plan.distance_m = 40'000;
    plan.load = 88.5;
    plan.intensity = 0.81;
    plan.by_distance = true;
    return plan;
}

constexpr const char* kFullPlan =
    "{\"by_distance\":true,\"description\":\"Steady.\\n\\\"Hold back.\\\"\""
    R"(,"distance_m":40000,"duration_s":5400,)"
    R"("intensity":0.81,"items":[{"count":3,"items":[{"cadence_high_rpm":95,"cadence_low_rpm":85,)"
    R"("extent":{"unit":"seconds","value":720},"kind":"work","name":"Over","target":{"high":92.5,"low":88,)"
    R"("measure":"power_percent","ramp":true},"test":true},{"count":2,"items":[{"kind":"work"}]}]}],)"
    R"("load":88.5,"name":"3 × 12 min","sport":"cycling","type":"test"})";

const QString kContentHash = QStringLiteral("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
const QString kFileHash = QString(64, u'5');

void addReview(std::vector<Sample>& all) {
    const auto analysis = id<AnalysisId>('a');
    const auto add = [&all](const char* title, AnyCommand command, const char* payload) {
        all.push_back({title, std::move(command), spelled(payload)});
    };
    add("edit", EditFeedback{analysis, QStringLiteral("Grüße,\n\"老師\"")},
        "{\"analysis\":$a,\"text\":\"Grüße,\\n\\\"老師\\\"\"}");
    add("edit to nothing", EditFeedback{analysis, {}}, R"({"analysis":$a,"text":""})");
    add("note", EditPersonalNote{analysis, QStringLiteral("Hi Li")}, R"({"analysis":$a,"text":"Hi Li"})");
    add("back", BackToDraft{analysis}, R"({"analysis":$a})");
    add("approve", ApproveAndPublish{analysis, kContentHash},
        R"({"analysis":$a,"content_hash":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"})");
    add("retry", RetryPublish{analysis, kContentHash},
        R"({"analysis":$a,"content_hash":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"})");
    add("comment", CommentOnly{analysis, QStringLiteral("Well done")},
        R"({"analysis":$a,"comment":"Well done"})");
    add("done", MarkDone{analysis}, R"({"analysis":$a})");
    add("adjust", Adjust{analysis, AdjustReason::Weather, QStringLiteral("Ice")},
        R"({"analysis":$a,"note":"Ice","reason":"weather"})");
    add("adjust without a note", Adjust{analysis, AdjustReason::Agreed, {}},
        R"({"analysis":$a,"note":"","reason":"agreed"})");
    add("review anyway", ReviewAnyway{id<ActivityId>('b')}, R"({"activity":$b})");
    add("hand on", HandToHead{analysis, QStringLiteral("Please look")},
        R"({"analysis":$a,"note":"Please look"})");
    add("pair",
        Pair{id<AthleteId>('a'),
             {{id<WorkoutId>('b'), {id<ActivityId>('c'), id<ActivityId>('d')}}, {id<WorkoutId>('c'), {}}}},
        R"({"athlete":$a,"pairings":[{"activities":[$c,$d],"workout":$b},{"activities":[],"workout":$c}]})");
    add("pair with nothing", Pair{id<AthleteId>('a'), {{std::nullopt, {id<ActivityId>('c')}}}},
        R"({"athlete":$a,"pairings":[{"activities":[$c]}]})");
    add("add a note",
        AddNote{id<NoteId>('a'), id<AthleteId>('b'), id<AnalysisId>('c'), QStringLiteral("Knee"), true},
        R"({"analysis":$c,"athlete":$b,"note":$a,"pinned":true,"text":"Knee"})");
    add("add a note on nothing",
        AddNote{id<NoteId>('a'), id<AthleteId>('b'), std::nullopt, QStringLiteral("Knee"), false},
        R"({"athlete":$b,"note":$a,"pinned":false,"text":"Knee"})");
    add("decide", DecideHeld{id<OpId>('a'), true}, R"({"accept":true,"op":$a})");
    add("switch off", SwitchReportOff{id<ReportId>('a')}, R"({"report":$a})");
}

void addAthletes(std::vector<Sample>& all) {
    const auto athlete = id<AthleteId>('a');
    const QDate day(2026, 12, 24);
    const auto add = [&all](const char* title, AnyCommand command, const QByteArray& payload) {
        all.push_back({title, std::move(command), spelled(payload)});
    };
    add("add",
        AddAthlete{athlete, QStringLiteral("Li"), QStringLiteral("li@example.org"),
                   QStringLiteral("Asia/Taipei")},
        R"({"athlete":$a,"email":"li@example.org","name":"Li","time_zone":"Asia/Taipei"})");
    add("deactivate later", SetAthleteStatus{athlete, AthleteStatus::Active, day},
        R"({"athlete":$a,"deactivate_on":"2026-12-24","status":"active"})");
    add("deactivate", SetAthleteStatus{athlete, AthleteStatus::Deactivated, std::nullopt},
        R"({"athlete":$a,"status":"deactivated"})");
    add("mode", SetFeedbackMode{athlete, FeedbackMode::AutoApprove},
        R"({"athlete":$a,"mode":"auto_approve"})");
    add("training", SetTrainingType{athlete, TrainingType::Vo2Max},
        R"({"athlete":$a,"training_type":"vo2_max"})");
    add("no training", SetTrainingType{athlete, std::nullopt}, R"({"athlete":$a})");
    add("plan type", SetPlanType{athlete, PlanType::OffTheShelf},
        R"({"athlete":$a,"plan_type":"off_the_shelf"})");
    add("assign", AssignAthlete{athlete, id<CoachId>('b')}, R"({"athlete":$a,"coach":$b})");
    add("unassign", AssignAthlete{athlete, std::nullopt}, R"({"athlete":$a})");
    add("consent", RecordConsent{athlete, ConsentKind::PublishReport, true, ConsentHow::OnPaper, day},
        R"({"athlete":$a,"given":true,"how":"on_paper","kind":"publish_report","until":"2026-12-24"})");
    add("no consent", RecordConsent{athlete, ConsentKind::Comment, false, ConsentHow::ByPhone, std::nullopt},
        R"({"athlete":$a,"given":false,"how":"by_phone","kind":"comment"})");
    add("thresholds", SetThresholds{athlete, day, {250.0, 168.5, 189.0, 4.2, 1.25}},
        R"({"athlete":$a,"from":"2026-12-24","heart_rate_bpm":168.5,"max_heart_rate_bpm":189,)"
        R"("power_w":250,"run_speed_m_s":4.2,"swim_speed_m_s":1.25})");
    add("plan", PlanWorkout{id<WorkoutId>('b'), athlete, day, fullPlan()},
        QByteArray(R"({"athlete":$a,"day":"2026-12-24","plan":)") + kFullPlan + R"(,"workout":$b})");
    engine::Workout named;
    named.name = "Free ride";
    add("plan of a name", PlanWorkout{id<WorkoutId>('b'), athlete, day, named},
        R"({"athlete":$a,"day":"2026-12-24","plan":{"items":[],"name":"Free ride","sport":"other",)"
        R"("type":"training"},"workout":$b})");
    add("upload",
        UploadActivity{id<ActivityId>('b'), athlete, QStringLiteral("Morning.fit"), kFileHash, 200'000},
        R"({"activity":$b,"athlete":$a,"file_name":"Morning.fit","sha256":")" + kFileHash.toLatin1() +
            R"(","size":200000})");
}

void addTeam(std::vector<Sample>& all) {
    const auto add = [&all](const char* title, AnyCommand command, const char* payload) {
        all.push_back({title, std::move(command), spelled(payload)});
    };
    add("invite", CreateInvite{id<InviteId>('a'), QStringLiteral("jo@example.org")},
        R"({"email":"jo@example.org","invite":$a})");
    add("invite anybody", CreateInvite{id<InviteId>('a'), {}}, R"({"email":"","invite":$a})");
    add("revoke", RevokeInvite{id<InviteId>('a')}, R"({"invite":$a})");
    add("deactivate a coach", DeactivateCoach{id<CoachId>('a')}, R"({"coach":$a})");
    add("promote", PromoteCoach{id<CoachId>('a')}, R"({"coach":$a})");
    add("demote", DemoteCoach{id<CoachId>('a')}, R"({"coach":$a})");
}

std::vector<Sample> samples() {
    std::vector<Sample> all;
    addReview(all);
    addAthletes(all);
    addTeam(all);
    return all;
}

JsonValue parsed(const QByteArray& text) {
    return parseJson(text, {.bytes = 1'000'000}).value_or(JsonValue{});
}

/// Where and why a payload is refused: "unknown_field /x", "invalid.day /day", or "ok".
QString refusal(std::string_view name, const JsonValue& payload) {
    const auto command = readCommand(name, payload);
    if (command)
        return QStringLiteral("ok");
    if (const auto* error = std::get_if<JsonError>(&command.error()))
        return QString::fromLatin1(key(error->kind).data()) + u' ' + error->path;
    const auto& field = std::get<InvalidField>(command.error());
    return QString::fromStdString(field.sentence.id) + u' ' + field.path;
}

/// The same value with the members of all objects in reverse.
JsonValue reversed(JsonValue value) {
    if (auto* members = std::get_if<JsonValue::Object>(&value.data)) {
        std::reverse(members->begin(), members->end());
        for (JsonMember& member : *members)
            member.value = reversed(std::move(member.value));
    }
    if (auto* elements = std::get_if<JsonValue::Array>(&value.data)) {
        for (JsonValue& element : *elements)
            element = reversed(std::move(element));
    }
    return value;
}

/// Every value within another that is an object, the outermost first, with its pointer.
void collectObjects(JsonValue& value, const QString& path,
                    std::vector<std::pair<QString, JsonValue*>>& found) {
    if (auto* members = std::get_if<JsonValue::Object>(&value.data)) {
        found.emplace_back(path, &value);
        for (JsonMember& member : *members)
            collectObjects(member.value, path + u'/' + QString::fromStdString(member.name), found);
    }
    if (auto* elements = std::get_if<JsonValue::Array>(&value.data)) {
        for (std::size_t i = 0; i < elements->size(); ++i)
            collectObjects((*elements)[i], path + u'/' + QString::number(i), found);
    }
}

} // namespace

class TestCommandPayloads : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandOfTheRegistryIsWrittenAndRead() {
        std::set<std::string_view> sampled;
        for (const Sample& sample : samples())
            sampled.insert(nameOf(sample.command));
        AllCommands::forEach([&sampled]<typename Command>() {
            const std::string_view name = Command::kCommand.name;
            QVERIFY2(sampled.contains(name), name.data());
            QCOMPARE(nameOf(Command{}), name);
            QVERIFY(!writePayload(Command{}).isEmpty());
            QVERIFY2(refusal(name, parsed("{}")).startsWith(QLatin1String("missing /")), name.data());
            QCOMPARE(refusal(name, parsed("[]")), QStringLiteral("wrong_type "));
        });
        QCOMPARE(sampled.size(), kCommands.size());
    }

    void aCommandReadsBackAsItWasWritten_data() {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Sample& sample : samples())
            QTest::newRow(sample.title) << index++;
    }

    void aCommandReadsBackAsItWasWritten() {
        QFETCH(const int, index);
        const Sample sample = samples().at(static_cast<std::size_t>(index));
        QCOMPARE(writePayload(sample.command), sample.payload);
        const JsonValue payload = parsed(sample.payload);
        QCOMPARE(canonicalJson(payload), sample.payload);
        QCOMPARE(refusal(nameOf(sample.command), payload), QStringLiteral("ok"));
        const auto again = readCommand(nameOf(sample.command), payload);
        QCOMPARE(again->index(), sample.command.index());
        QCOMPARE(writePayload(*again), sample.payload);
    }

    void theOrderInWhichMembersComeDoesNotMatter() {
        for (const Sample& sample : samples()) {
            const JsonValue turned = reversed(parsed(sample.payload));
            const auto command = readCommand(nameOf(sample.command), turned);
            QVERIFY2(command, sample.title);
            QCOMPARE(writePayload(*command), sample.payload);
        }
    }

    void aMemberThatNobodyKnowsIsRefusedWhereverItIs() {
        for (const Sample& sample : samples()) {
            JsonValue payload = parsed(sample.payload);
            std::vector<std::pair<QString, JsonValue*>> objects;
            collectObjects(payload, {}, objects);
            // Inner objects first, because adding a member moves what the outer ones hold.
            std::reverse(objects.begin(), objects.end());
            for (const auto& [path, object] : objects) {
                auto& members = std::get<JsonValue::Object>(object->data);
                members.push_back({"role", {std::string("head")}});
                QCOMPARE(refusal(nameOf(sample.command), payload),
                         QStringLiteral("unknown_field ") + path + QStringLiteral("/role"));
                members.pop_back();
            }
            QCOMPARE(refusal(nameOf(sample.command), payload), QStringLiteral("ok"));
        }
    }

    void onlyWhatIsOptionalMayBeAbsent() {
        const std::set<std::string> optional = {"AddNote/analysis",
                                                "SetAthleteStatus/deactivate_on",
                                                "SetTrainingType/training_type",
                                                "AssignAthlete/coach",
                                                "RecordConsent/until",
                                                "SetThresholds/power_w",
                                                "SetThresholds/heart_rate_bpm",
                                                "SetThresholds/max_heart_rate_bpm",
                                                "SetThresholds/run_speed_m_s",
                                                "SetThresholds/swim_speed_m_s"};
        std::set<std::string> spared;
        for (const Sample& sample : samples()) {
            const std::string_view name = nameOf(sample.command);
            const JsonValue payload = parsed(sample.payload);
            const auto& members = *payload.as<JsonValue::Object>();
            for (std::size_t i = 0; i < members.size(); ++i) {
                auto fewer = members;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
                const QString refused = refusal(name, JsonValue{fewer});
                if (refused == u"ok")
                    spared.insert(std::string(name) + '/' + members[i].name);
                else
                    QCOMPARE(refused, QStringLiteral("missing /") + QString::fromStdString(members[i].name));
            }
        }
        QVERIFY(spared == optional);
    }

    void aBadValueIsNamedByItsPointer_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("refused");
        const auto row = [](const char* title, const char* from, const char* to, const char* refused) {
            QTest::addRow("%s %s", title, to)
                << QString::fromUtf8(title) << spelled(from) << spelled(to) << QString::fromUtf8(refused);
        };
        row("edit", "$a", R"("A190A000-0000-7000-8000-00000000000A")", "bad_form /analysis");
        row("edit", "$a", R"("00000000-0000-0000-0000-000000000000")", "bad_form /analysis");
        row("edit", "$a", "7", "wrong_type /analysis");
        row("edit to nothing", R"("")", "null", "wrong_type /text");
        row("edit to nothing", R"("")", R"("\u001b")", "invalid.characters /text");
        row("approve", "47DEQ", "", "invalid.hash /content_hash");
        row("comment", "Well done", " ", "invalid.missing /comment");
        row("adjust", "weather", "Weather", "unknown_word /reason");
        row("pair", "[$c,$d]", "[$c,$c]", "invalid.twice /pairings/0/activities/1");
        row("pair", "[$c,$d]", "[$c,1]", "wrong_type /pairings/0/activities/1");
        row("pair", "[$c,$d]", R"([$c,"x"])", "bad_form /pairings/0/activities/1");
        row("pair", "[$c,$d]", R"({"0":$c})", "wrong_type /pairings/0/activities");
        row("pair", R"("workout":$c)", R"("workout":$b)", "invalid.twice /pairings/1/workout");
        row("pair with nothing", R"([{"activities":[$c]}])", "[]", "invalid.missing /pairings");
        row("pair with nothing", "[$c]", "[]", "invalid.missing /pairings/0");
        row("pair with nothing", R"({"activities":[$c]})", "[]", "wrong_type /pairings/0");
        row("pair with nothing", R"("activities":[$c])", R"("workout":$c)", "missing /pairings/0/activities");
        row("add a note", "true", "1", "wrong_type /pinned");
        row("add", "Asia/Taipei", "Asia/Leadout", "invalid.time_zone /time_zone");
        row("add", "li@example.org", "li", "invalid.email /email");
        row("deactivate later", "2026-12-24", "2026-12-32", "bad_form /deactivate_on");
        row("deactivate later", "2026-12-24", "1926-12-24", "invalid.day /deactivate_on");
        row("deactivate", "deactivated", "erased", "unknown_word /status");
        row("no consent", "comment", "everything", "unknown_word /kind");
        row("no consent", "by_phone", "told_coach", "unknown_word /how");
        row("upload", "200000", "-1", "invalid.file_size /size");
        row("upload", "200000", "2e5", "wrong_type /size");
        row("upload", "555", "FFF", "invalid.hash /sha256");
        row("plan", "5400", "-1", "invalid.number /plan/duration_s");
        row("plan", "5400", R"("5400")", "wrong_type /plan/duration_s");
        row("plan", "\"cycling\"", "\"quidditch\"", "unknown_word /plan/sport");
        row("plan", "\"count\":3", "\"count\":0", "invalid.count /plan/items/0/count");
        row("plan", "\"count\":3", "\"count\":1e3", "wrong_type /plan/items/0/count");
        row("plan", "\"count\":3", "\"count\":2147483648", "out_of_range /plan/items/0/count");
        row("plan", "720", "1e300", "invalid.number /plan/items/0/items/0/extent/value");
        row("plan", "92.5", "-92.5", "invalid.number /plan/items/0/items/0/target/high");
        row("plan", "power_percent", "power", "unknown_word /plan/items/0/items/0/target/measure");
        row("plan", "\"seconds\"", "\"hours\"", "unknown_word /plan/items/0/items/0/extent/unit");
        row("plan", R"([{"kind":"work"}])", "[]", "invalid.missing /plan/items/0/items/1/items");
        row("plan", R"([{"kind":"work"}])", "{}", "wrong_type /plan/items/0/items/1/items");
    }

    void aBadValueIsNamedByItsPointer() {
        QFETCH(const QString, title);
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, refused);
        for (const Sample& sample : samples()) {
            if (title != QString::fromUtf8(sample.title))
                continue;
            QByteArray payload = sample.payload;
            const qsizetype at = payload.indexOf(from);
            QVERIFY(at >= 0);
            QCOMPARE(refusal(nameOf(sample.command), parsed(payload.replace(at, from.size(), to))), refused);
            return;
        }
        QFAIL("no such sample");
    }

    void aTextThatIsTooLongIsRefusedWithItsLimit() {
        JsonValue payload = parsed(spelled(R"({"analysis":$a,"text":""})"));
        std::get<JsonValue::Object>(payload.data)[1].value.data = std::string(kMaxFeedback + 1, 'x');
        const auto command = readCommand("EditFeedback", payload);
        QVERIFY(!command);
        const auto& field = std::get<InvalidField>(command.error());
        QCOMPARE(field.path, QStringLiteral("/text"));
        QCOMPARE(field.sentence.id, std::string("invalid.too_long"));
        QCOMPARE(std::get<engine::Quantity>(field.sentence.values.at(0)).value, double{kMaxFeedback});
    }

    void aNameThatIsNoCommandsIsRefused() {
        for (const std::string_view name : {"", "Patch", "editFeedback", "EditFeedback "})
            QCOMPARE(refusal(name, parsed("{}")), QStringLiteral("unknown_word "));
    }
};

QTEST_APPLESS_MAIN(TestCommandPayloads)
#include "test_command_payloads.moc"
