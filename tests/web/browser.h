// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <utility>
#include <vector>

namespace leadout::test {

/// Serves fixed pages on loopback and remembers what was asked for.
class PageServer : public QObject {
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    PageServer() {
        QObject::connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    void serve(const QString& path, const QByteArray& body, const Headers& headers) {
        QByteArray answer =
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
            "\r\n";
        for (const auto& [name, value] : headers)
            answer += QByteArray::fromStdString(name + ": " + value + "\r\n");
        m_answers[path] = answer + "\r\n" + body;
    }

    QString url(const QString& path) const {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }

    /// The paths asked for, without the icon that browsers look for by themselves.
    QStringList takeRequests() { return std::exchange(m_requests, {}); }

private:
    void answer(QTcpSocket* socket) {
        QByteArray& request = m_requested[socket];
        request += socket->readAll();
        if (!request.contains("\r\n\r\n"))
            return;
        const QString path = QString::fromLatin1(request.split(' ').value(1));
        m_requested.remove(socket);
        if (path != QStringLiteral("/favicon.ico"))
            m_requests.append(path);
        socket->write(m_answers.value(
            path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        socket->disconnectFromHost();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    QTcpServer m_server;
    QHash<QString, QByteArray> m_answers;
    QHash<QTcpSocket*, QByteArray> m_requested;
    QStringList m_requests;
};

/// What headless Chromium made of a page.
struct Visit {
    bool finished = false;
    QString dom; ///< as it stood in the end, as HTML
    QString log;

    /// What the page itself, rather than the browser, had to complain about.
    QStringList complaints() const { return log.split(u'\n').filter(QStringLiteral("CONSOLE")); }
};

/// Empty where there is no Chromium.
inline QString chromium() {
    return QStandardPaths::findExecutable(QStringLiteral("chromium"));
}

/// Opens an address in a browser that knows nothing from before.
inline Visit visit(const QString& url, const QStringList& arguments) {
    const QTemporaryDir profile;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), profile.path());
    process.setProcessEnvironment(environment);
    QStringList all = {
        QStringLiteral("--headless"),
        QStringLiteral("--no-sandbox"),
        QStringLiteral("--disable-gpu"),
        QStringLiteral("--disable-quic"),
        QStringLiteral("--no-first-run"),
        QStringLiteral("--disable-background-networking"),
        QStringLiteral("--disable-component-update"),
        QStringLiteral("--disable-sync"),
        QStringLiteral("--no-proxy-server"),
        QStringLiteral("--hide-scrollbars"),
        QStringLiteral("--enable-logging=stderr"),
        QStringLiteral("--virtual-time-budget=3000"),
        QStringLiteral("--user-data-dir=") + profile.path(),
    };
    process.start(chromium(), all + arguments + QStringList{url});
    Visit result;
    result.finished = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000) &&
                      process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    result.dom = QString::fromUtf8(process.readAllStandardOutput());
    result.log = QString::fromUtf8(process.readAllStandardError());
    return result;
}

} // namespace leadout::test
