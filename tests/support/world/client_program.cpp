// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/world/client_program.h"

#include "core/client/cache/schema.h"
#include "core/client/work/schema.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace leadout::test {

using client::kCacheApplicationId;
using client::kWorkApplicationId;
using database::Connection;
using database::Statement;

namespace {

constexpr int kPatience = 30'000;
constexpr int kGlance = 20;

const QString kCache = QStringLiteral("cache.db");
const QString kWork = QStringLiteral("work.db");

/// In memory where there is such a volume: processes die here, computers do not, so nothing needs to reach a
/// disk.
QString folderTemplate() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/client-XXXXXX");
}

} // namespace

ClientProgram::ClientProgram() : m_folder(folderTemplate()) {}

ClientProgram::~ClientProgram() {
    kill();
}

bool ClientProgram::launch(const QStringList& arguments, qint64 dieAt) {
    kill();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LEADOUT_AHEAD_MS"), QString::number(m_aheadMs));
    environment.insert(QStringLiteral("LEADOUT_DIE_AT"), QString::number(dieAt));
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(environment);
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QCoreApplication::applicationDirPath() + QStringLiteral("/sync_client"),
                     QStringList{m_folder.path()} + arguments);
    return nextLine().value(QStringLiteral("open")).toBool();
}

bool ClientProgram::signIn(const QUrl& server, const QString& secret) {
    return launch({server.toString(), secret}, 0);
}

bool ClientProgram::start(qint64 dieAt) {
    return launch({}, dieAt);
}

QJsonObject ClientProgram::nextLine() {
    QElapsedTimer since;
    since.start();
    while (m_process && !m_process->canReadLine()) {
        if (m_process->state() == QProcess::NotRunning || since.elapsed() > kPatience)
            return {};
        m_process->waitForReadyRead(kGlance);
    }
    return m_process ? QJsonDocument::fromJson(m_process->readLine()).object() : QJsonObject();
}

QJsonObject ClientProgram::ask(const QString& line) {
    if (!isAlive())
        return {};
    m_process->write(line.toUtf8() + '\n');
    m_process->waitForBytesWritten(kPatience);
    return nextLine();
}

QString ClientProgram::decide(const QString& line) {
    const QJsonObject answer = ask(line);
    const QString op = answer.value(QStringLiteral("op")).toString();
    if (op.isEmpty())
        QTest::qFail(qPrintable(line + u' ' + answer.value(QStringLiteral("refused")).toString()), __FILE__,
                     __LINE__);
    return op;
}

void ClientProgram::pass(std::chrono::milliseconds time) {
    m_aheadMs += time.count();
    ask(QStringLiteral("pass %1").arg(time.count()));
}

bool ClientProgram::isAlive() {
    if (!m_process)
        return false;
    m_process->waitForReadyRead(0);
    return m_process->state() != QProcess::NotRunning;
}

void ClientProgram::kill() {
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(kPatience);
    m_process.reset();
}

void ClientProgram::quit() {
    if (isAlive()) {
        m_process->write("quit\n");
        if (!m_process->waitForFinished(kPatience) || m_process->exitStatus() != QProcess::NormalExit)
            QTest::qFail("the program does not end", __FILE__, __LINE__);
    }
    m_process.reset();
}

bool ClientProgram::diesWithin(std::chrono::milliseconds time) {
    if (!m_process)
        return true;
    return m_process->state() == QProcess::NotRunning ||
           m_process->waitForFinished(static_cast<int>(time.count()));
}

QString ClientProgram::find(const QString& file) const {
    QDirIterator all(m_folder.path(), {file}, QDir::Files, QDirIterator::Subdirectories);
    return all.hasNext() ? all.next() : QString();
}

std::unique_ptr<Connection> ClientProgram::open(const QString& file, std::int32_t applicationId) const {
    database::ConnectionOptions options;
    options.path = find(file);
    options.access = database::Access::Read;
    options.applicationId = applicationId;
    auto connection = Connection::open(options);
    if (connection)
        return *std::move(connection);
    QTest::qFail(qPrintable(file + u' ' + connection.error().detail), __FILE__, __LINE__);
    return nullptr;
}

int ClientProgram::number(const QString& file, std::int32_t applicationId, const QString& sql) const {
    const auto connection = open(file, applicationId);
    if (!connection)
        return -1;
    const auto found = connection->first(sql, [](const Statement& row) { return row.get<std::int64_t>(0); });
    return found ? static_cast<int>(found->value_or(-1)) : -1;
}

std::map<QString, qint64> ClientProgram::cachedRows() {
    std::map<QString, qint64> rows;
    const auto connection = open(kCache, kCacheApplicationId);
    if (!connection)
        return rows;
    const auto found = connection->list(
        QStringLiteral("SELECT id, rev FROM cached_row WHERE deleted = 0"), [](const Statement& row) {
            return std::pair(row.get<QString>(0), qint64(row.get<std::int64_t>(1)));
        });
    if (found)
        rows.insert(found->begin(), found->end());
    return rows;
}

QStringList ClientProgram::heldScopes() {
    const auto connection = open(kCache, kCacheApplicationId);
    const auto found = connection
                           ? connection->list(QStringLiteral("SELECT scope FROM held_scope ORDER BY scope"),
                                              [](const Statement& row) { return row.get<QString>(0); })
                           : database::Result<std::vector<QString>>();
    return found ? QStringList(found->begin(), found->end()) : QStringList();
}

int ClientProgram::unfinished() {
    return number(
               kCache, kCacheApplicationId,
               QStringLiteral("SELECT (SELECT COUNT(*) FROM purge) + (SELECT COUNT(*) FROM cached_row WHERE "
                              "scope NOT IN (SELECT scope FROM held_scope))")) +
           number(kWork, kWorkApplicationId,
                  QStringLiteral("SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending', "
                                 "'accepted')"));
}

int ClientProgram::outOfSight() {
    return number(kWork, kWorkApplicationId,
                  QStringLiteral("SELECT COALESCE(SUM(ops), 0) FROM notice WHERE outcome <> 'held'"));
}

QStringList ClientProgram::brokenRules() {
    QStringList broken;
    for (const auto& [file, id] : {std::pair(kCache, kCacheApplicationId), {kWork, kWorkApplicationId}}) {
        const QString badPages =
            QStringLiteral("SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
        if (number(file, id, badPages) != 0)
            broken.append(file + QStringLiteral(" is damaged"));
        if (number(file, id, QStringLiteral("SELECT COUNT(*) FROM pragma_foreign_key_check")) != 0)
            broken.append(file + QStringLiteral(" refers to nothing"));
    }
    QDirIterator aside(m_folder.path(), {QStringLiteral("*.bad-*")}, QDir::Files,
                       QDirIterator::Subdirectories);
    if (aside.hasNext())
        broken.append(QStringLiteral("a file was set aside: ") + aside.next());
    return broken;
}

QByteArray ClientProgram::allBytes() const {
    QByteArray bytes;
    QDirIterator all(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.fileName().contains(QLatin1String("/keychain/")) && file.open(QIODevice::ReadOnly))
            bytes += file.readAll() + '\n';
    }
    return bytes;
}

} // namespace leadout::test
