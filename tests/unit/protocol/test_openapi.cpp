// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/registry.h"
#include "core/protocol/commands/athletes.h"
#include "core/protocol/commands/review.h"
#include "core/protocol/commands/team.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/workout_json.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/protocol/samples.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <optional>
#include <vector>

using namespace leadout::protocol;
namespace domain = leadout::domain;
namespace engine = leadout::engine;

namespace {

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// openapi.yaml as far as it is a tree of "name: value" lines by indentation, which is how it is written:
/// the value of a line under the path of names that leads to it, such as "paths /v1/me get operationId".
class Document {
public:
    Document() {
        QFile file(leadout::test::sourceFolder() + QStringLiteral("/core/protocol/openapi.yaml"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        static const QRegularExpression line(QStringLiteral(R"re(^( *)"?([^ "#:-][^":]*)"?:(?: +(.*))?$)re"));
        m_text = QString::fromUtf8(file.readAll());
        QStringList path;
        for (const QString& each : m_text.split(u'\n')) {
            const auto match = line.match(each);
            if (each.trimmed().startsWith(QLatin1String("- $ref")))
                m_alternatives[path.join(u' ')] += schemaIn(each);
            if (!match.hasMatch())
                continue;
            path = path.first(std::min(path.size(), match.captured(1).size() / 2));
            path += match.captured(2);
            m_values.insert(path.join(u' '), match.captured(3));
        }
    }

    QString value(const QString& path) const { return m_values.value(path); }
    bool has(const QString& path) const { return m_values.contains(path); }

    /// The names directly below a path.
    QStringList below(const QString& path) const {
        QStringList names;
        for (const QString& each : m_values.keys()) {
            if (each.startsWith(path + u' ') && !each.sliced(path.size() + 1).contains(u' '))
                names += each.sliced(path.size() + 1);
        }
        return names;
    }

    /// The name of the schema that a value refers to.
    static QString schemaIn(const QString& value) {
        static const QRegularExpression reference(QStringLiteral("#/components/schemas/([A-Za-z]+)"));
        return reference.match(value).captured(1);
    }

    /// The schemas that a schema is one of.
    QStringList alternatives(const QString& schema) const {
        return m_alternatives.value(QStringLiteral("components schemas %1 oneOf").arg(schema));
    }
    QStringList members(const QString& schema) const {
        return below(QStringLiteral("components schemas %1 properties").arg(schema));
    }
    QString member(const QString& schema, const QString& name) const {
        return value(QStringLiteral("components schemas %1 properties %2").arg(schema, name));
    }

    const QString& text() const { return m_text; }

private:
    QMap<QString, QString> m_values;
    QMap<QString, QStringList> m_alternatives;
    QString m_text;
};

QString operationOf(const Endpoint& endpoint) {
    return QStringLiteral("paths %1 %2").arg(text(endpoint.path), text(key(endpoint.method)).toLower());
}

/// The words of "[a, b]".
QStringList wordsIn(const QString& list) {
    return QString(list).remove(u'[').remove(u']').split(QStringLiteral(", "), Qt::SkipEmptyParts);
}

/// How the document writes the type of a member of a command.
QString typeOf(const QString&) {
    return QStringLiteral("type: string");
}
QString typeOf(const QDate&) {
    return QStringLiteral("type: string, format: date");
}
QString typeOf(bool) {
    return QStringLiteral("type: boolean");
}
QString typeOf(qint64) {
    return QStringLiteral("type: integer, format: int64");
}
QString typeOf(double) {
    return QStringLiteral("type: number");
}
template <class Thing>
QString typeOf(const domain::Id<Thing>&) {
    return QStringLiteral("type: string, format: uuid");
}
template <domain::Worded Enum>
QString typeOf(Enum) {
    QStringList words;
    for (const std::string_view each : domain::kWords<Enum>)
        words += text(each);
    return QStringLiteral("type: string, enum: [%1]").arg(words.join(QStringLiteral(", ")));
}
QString typeOf(const engine::Workout&) {
    return QStringLiteral("$ref: \"#/components/schemas/Workout\"");
}
QString typeOf(const domain::Pairing&) {
    return QStringLiteral("$ref: \"#/components/schemas/Pairing\"");
}
template <class T>
QString typeOf(const std::vector<T>&) {
    return QStringLiteral("type: array, items: { %1").arg(typeOf(T()));
}

/// The words of an enumeration of the engine, as the document lists them.
template <class Enum>
QStringList wordsOf(Enum last) {
    QStringList words;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        words += text(engine::key(static_cast<Enum>(i)));
    return words;
}

/// The members of a command, as its writer and its reader visit them.
struct Members {
    QStringList all;
    QStringList required;
    QMap<QString, QString> types;

    template <class T>
    void operator()(std::string_view name, const T& member) {
        add(name, typeOf(member));
        required += text(name);
    }
    template <class T>
    void operator()(std::string_view name, const std::optional<T>&) {
        add(name, typeOf(T()));
    }

private:
    void add(std::string_view name, const QString& type) {
        all += text(name);
        types.insert(text(name), type);
    }
};

template <class Struct>
Members membersOf() {
    Members members;
    Struct value;
    eachMember(value, [&members](std::string_view name, const auto& member) { members(name, member); });
    return members;
}

/// A workout with everything that one can have.
engine::Workout fullWorkout() {
    engine::Step step;
    step.name = "Over";
    step.extent = {engine::Extent::Unit::Seconds, 720};
    step.target = {engine::TargetMeasure::PowerPercent, 88, 92, true};
    step.cadence_low_rpm = step.cadence_high_rpm = 90;
    step.test = true;
    engine::Workout workout;
    workout.name = "Endurance";
    workout.description = "Steady.";
    workout.items = {engine::Repeat{2, {step}}};
    workout.duration_s = workout.distance_m = workout.load = workout.intensity = 1;
    workout.by_distance = true;
    workout.cues = {{600, 10, "Settle in"}};
    return workout;
}

} // namespace

class TestOpenapi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandsPayloadIsDescribedAsItIs() {
        QStringList names;
        domain::AllCommands::forEach([&]<typename Command>() {
            const QString name = text(Command::kCommand.name);
            names += name;
            compareMembers(name, membersOf<Command>());
        });
        compareMembers(QStringLiteral("Pairing"), membersOf<domain::Pairing>());
        QCOMPARE(m_document.alternatives(QStringLiteral("CommandPayload")), names);
        QCOMPARE(wordsIn(m_document.value(QStringLiteral("components schemas Op properties command enum"))),
                 names);
    }

    void theWordsOfAWorkoutAreTheEngines() {
        const auto words = [this](const char* schema, const char* member) {
            const QString line = m_document.member(QLatin1String(schema), QLatin1String(member));
            return wordsIn(line.section(u'[', 1).section(u']', 0, 0));
        };
        QCOMPARE(words("Workout", "sport"), wordsOf(engine::Sport::Multisport));
        QCOMPARE(words("Workout", "type"), wordsOf(engine::SessionType::Test));
        QCOMPARE(words("WorkoutStep", "kind"), wordsOf(engine::StepKind::CoolDown));
        QCOMPARE(words("StepExtent", "unit"), wordsOf(engine::Extent::Unit::Open));
        QCOMPARE(words("StepTarget", "measure"), wordsOf(engine::TargetMeasure::Effort));
    }

    void everyEndpointIsDescribedAsItIs() {
        for (const Endpoint& endpoint : endpoints()) {
            const QString operation = operationOf(endpoint);
            const QByteArray name = operation.toUtf8();
            QVERIFY2(m_document.has(operation), name.constData());
            QCOMPARE(m_document.value(operation + QStringLiteral(" operationId")), text(endpoint.name));
            QCOMPARE(m_document.value(operation + QStringLiteral(" x-auth")), text(key(endpoint.auth)));
            QCOMPARE(m_document.value(operation + QStringLiteral(" x-body-limit")),
                     QString::number(qint64{endpoint.bodyLimit}));

            const QString request = operation + QStringLiteral(" requestBody content");
            const QString media = text(key(endpoint.requestMedia));
            QCOMPARE(m_document.below(request), media.isEmpty() ? QStringList() : QStringList(media));
            QCOMPARE(Document::schemaIn(m_document.value(QStringLiteral("%1 %2 schema").arg(request, media))),
                     text(endpoint.request));

            const bool empty = endpoint.answerMedia == Media::None;
            const QString answer =
                operation + (empty ? QStringLiteral(" responses 204") : QStringLiteral(" responses 200"));
            QVERIFY2(m_document.has(answer), name.constData());
            const QString type = text(key(endpoint.answerMedia));
            QCOMPARE(m_document.below(answer + QStringLiteral(" content")),
                     empty ? QStringList() : QStringList(type));
            QCOMPARE(Document::schemaIn(
                         m_document.value(QStringLiteral("%1 content %2 schema").arg(answer, type))),
                     text(endpoint.answer));
            QVERIFY2(m_document.has(operation + QStringLiteral(" responses default")), name.constData());
        }
    }

    void everyDescribedOperationIsAnEndpoint() {
        QStringList described;
        for (const QString& path : m_document.below(QStringLiteral("paths"))) {
            for (const QString& method : m_document.below(QStringLiteral("paths ") + path))
                described += QStringLiteral("paths %1 %2").arg(path, method);
        }
        QStringList known;
        for (const Endpoint& endpoint : endpoints())
            known += operationOf(endpoint);
        described.sort();
        known.sort();
        QCOMPARE(described, known);
    }

    void everyNameInAPathIsAParameter() {
        static const QRegularExpression names(QStringLiteral(R"(\{([a-z_]+)\})"));
        int found = 0;
        for (const Endpoint& endpoint : endpoints()) {
            const QString path = text(endpoint.path);
            const QString section = m_document.text()
                                        .section(QStringLiteral("\n  ") + path + u':', 1)
                                        .section(QStringLiteral("\n  /"), 0, 0);
            auto each = names.globalMatch(path);
            while (each.hasNext()) {
                const QString name = each.next().captured(1);
                QVERIFY2(section.contains(QStringLiteral("- name: %1\n          in: path").arg(name)),
                         qPrintable(path));
                ++found;
            }
        }
        QVERIFY(found > 0);
    }

    void everyReferenceLeadsToASchemaAndEverySchemaIsUsed() {
        QSet<QString> referred;
        for (const QString& line : m_document.text().split(u'\n')) {
            if (const QString name = Document::schemaIn(line); !name.isEmpty())
                referred.insert(name);
        }
        const QStringList schemas = m_document.below(QStringLiteral("components schemas"));
        QCOMPARE(QSet<QString>(schemas.cbegin(), schemas.cend()), referred);
    }

    void theDocumentListsTheErrorCodes() {
        QStringList known;
        for (std::size_t i = 0; i < kErrorCodeCount; ++i)
            known += text(key(static_cast<ErrorCode>(i)));
        QCOMPARE(wordsIn(m_document.value(QStringLiteral("components schemas ErrorCode enum"))), known);
    }

    void theDocumentListsTheOutcomesOfAnOp() {
        QStringList known;
        for (const OpResult& result : leadout::test::sampleResults())
            known += text(key(result.outcome));
        QCOMPARE(
            wordsIn(m_document.value(QStringLiteral("components schemas OpResult properties result enum"))),
            known);
    }

    /// What the writers write and what the document describes, member by member, in both directions. The
    /// samples hold every member at least once.
    void theDocumentNamesTheMembersOfEveryMessage() {
        QMap<QString, QSet<QString>> written;
        for (const auto& sample : leadout::test::sampleBodies())
            collect(QString::fromUtf8(sample.message), *parseJson(sample.body, {.bytes = 100'000}), written);
        // The payloads' own names are compared with what the commands have.
        domain::AllCommands::forEach([&]<typename Command>() {
            for (const QString& name : m_document.members(text(Command::kCommand.name)))
                written[text(Command::kCommand.name)].insert(name);
        });
        for (const QString& name : m_document.members(QStringLiteral("Pairing")))
            written[QStringLiteral("Pairing")].insert(name);
        JsonWriter out;
        writeWorkout(out, fullWorkout());
        collect(QStringLiteral("Workout"), *parseJson(out.take(), {.bytes = 100'000}), written);
        for (auto each = written.cbegin(); each != written.cend(); ++each) {
            const QStringList described =
                m_document.below(QStringLiteral("components schemas %1 properties").arg(each.key()));
            QCOMPARE(each.value(), QSet<QString>(described.cbegin(), described.cend()));
        }
        for (const QString& schema : m_document.below(QStringLiteral("components schemas"))) {
            if (m_document.has(QStringLiteral("components schemas %1 properties").arg(schema)))
                QVERIFY2(written.contains(schema), qPrintable(schema));
        }
    }

private:
    void compareMembers(const QString& schema, const Members& members) {
        const QString path = QStringLiteral("components schemas ") + schema;
        QStringList described = m_document.members(schema);
        described.sort();
        QCOMPARE(described, members.all);
        QCOMPARE(wordsIn(m_document.value(path + QStringLiteral(" required"))), members.required);
        QCOMPARE(m_document.value(path + QStringLiteral(" additionalProperties")), QStringLiteral("false"));
        for (const QString& name : members.all) {
            const QString line = m_document.member(schema, name);
            const QString type = QStringLiteral("{ ") + members.types.value(name);
            QVERIFY2(line.startsWith(type), qPrintable(schema + u' ' + name + u' ' + type));
        }
    }

    /// Adds the names of the members of a value and of the messages within it.
    void collect(const QString& schema, const JsonValue& value, QMap<QString, QSet<QString>>& written) const {
        if (const auto* elements = value.as<JsonValue::Array>()) {
            for (const JsonValue& element : *elements)
                collect(schema, element, written);
        }
        const auto* members = value.as<JsonValue::Object>();
        if (!members)
            return;
        if (const QStringList some = m_document.alternatives(schema); !some.isEmpty()) {
            // The first that describes every member of it; payloads of the samples are of no command.
            for (const QString& one : some) {
                const QStringList described = m_document.members(one);
                if (std::all_of(members->begin(), members->end(), [&described](const JsonMember& member) {
                        return described.contains(QString::fromStdString(member.name));
                    }))
                    return collect(one, value, written);
            }
            return;
        }
        for (const JsonMember& member : *members) {
            const QString name = QString::fromStdString(member.name);
            written[schema].insert(name);
            const QString property = QStringLiteral("components schemas %1 properties %2").arg(schema, name);
            if (const QString inner = Document::schemaIn(m_document.value(property)); !inner.isEmpty())
                collect(inner, member.value, written);
        }
    }

    Document m_document;
};

QTEST_APPLESS_MAIN(TestOpenapi)
#include "test_openapi.moc"
