// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/world/faulty_line.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace leadout::test {

namespace {

constexpr std::chrono::milliseconds kSlow{150};
constexpr std::chrono::milliseconds kLate{120};
constexpr int kLinePatience = 10'000;

/// The length of the first whole HTTP message in the bytes; nothing while it has not come to its end.
std::optional<qsizetype> messageLength(const QByteArray& bytes) {
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return std::nullopt;
    qsizetype body = 0;
    for (const QByteArray& line : bytes.left(head).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            body = line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
    }
    const qsizetype length = head + 4 + body;
    return bytes.size() >= length ? std::optional(length) : std::nullopt;
}

QByteArray answerOf(const QByteArray& status, const QByteArray& page) {
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(page.size()) + "\r\n\r\n" +
           page;
}

/// Brings one request to the backend and its answer back, then goes. Nothing comes back when the backend hung
/// up or is not there.
class Errand final : public QObject {
public:
    using Done = std::function<void(const QByteArray&)>;

    Errand(std::uint16_t port, const QByteArray& request, Done done, QObject* parent)
        : QObject(parent)
        , m_done(std::move(done)) {
        connect(&m_socket, &QTcpSocket::connected, this, [this, request] { m_socket.write(request); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(&m_socket, &QTcpSocket::disconnected, this, [this] { finish({}); });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { finish({}); });
        QTimer::singleShot(kLinePatience, this, [this] { finish({}); });
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

private:
    void read() {
        m_answer += m_socket.readAll();
        if (const auto length = messageLength(m_answer))
            finish(m_answer.left(*length));
    }
    void finish(const QByteArray& answer) {
        const Done done = std::exchange(m_done, nullptr);
        if (!done)
            return;
        m_socket.abort();
        deleteLater();
        done(answer);
    }

    Done m_done;
    QTcpSocket m_socket;
    QByteArray m_answer;
};

} // namespace

/// Takes the programs' connections. Lives on the line's thread.
class LineServer final : public QObject {
public:
    explicit LineServer(FaultyLine& line) : m_line(line) {
        connect(&m_server, &QTcpServer::newConnection, this, [this] { take(); });
        m_server.setParent(this);
    }

    std::uint16_t listen(std::uint16_t port) {
        if (!m_server.isListening() && !m_server.listen(QHostAddress(QHostAddress::LocalHost), port))
            qFatal("the line cannot listen: %s", qPrintable(m_server.errorString()));
        return m_server.serverPort();
    }
    void close() {
        m_server.close();
        for (QTcpSocket* socket : m_server.findChildren<QTcpSocket*>())
            socket->abort();
    }

private:
    void take() {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            auto received = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] {
                *received += socket->readAll();
                // A program waits for an answer before its next request on a connection.
                if (const auto length = messageLength(*received)) {
                    const QByteArray request = received->left(*length);
                    received->remove(0, *length);
                    carry(socket, request);
                }
            });
        }
    }

    void carry(QTcpSocket* socket, const QByteArray& request) {
        const QByteArray path = request.left(request.indexOf("\r\n")).split(' ').value(1);
        const Fate fate = m_line.fateOf(path);
        const QPointer<QTcpSocket> program(socket);
        const auto answer = [program](const QByteArray& bytes) {
            if (!program || !program->isOpen())
                return;
            if (bytes.isEmpty())
                program->abort();
            else
                program->write(bytes);
        };
        const auto hangUp = [program](const QByteArray&) {
            if (program)
                program->abort();
        };
        switch (fate) {
        case Fate::Pass: send(request, answer); return;
        case Fate::DropAnswer: send(request, hangUp); return;
        case Fate::CutRequest:
            // The backend waits for the rest, until the program hangs up.
            send(request.left(request.size() / 2), hangUp);
            QTimer::singleShot(kLate, this, [hangUp] { hangUp({}); });
            return;
        case Fate::CutAnswer:
            send(request, [program](const QByteArray& bytes) {
                if (!program || !program->isOpen())
                    return;
                program->write(bytes.left(bytes.size() / 2));
                program->disconnectFromHost();
            });
            return;
        case Fate::Duplicate:
            send(request, [this, request, answer](const QByteArray&) { send(request, answer); });
            return;
        case Fate::Late:
            hangUp({});
            QTimer::singleShot(kLate, this, [this, request] { send(request, [](const QByteArray&) {}); });
            return;
        case Fate::Slow:
            send(request, [this, answer](const QByteArray& bytes) {
                QTimer::singleShot(kSlow, this, [answer, bytes] { answer(bytes); });
            });
            return;
        case Fate::Portal:
            answer(answerOf("200 OK", "<html><title>Hotel Wi-Fi</title>Please accept our terms.</html>"));
            return;
        case Fate::ServerFailed: answer(answerOf("502 Bad Gateway", "<h1>Bad Gateway</h1>")); return;
        }
    }

    void send(const QByteArray& request, Errand::Done done) {
        new Errand(m_line.m_target, request, std::move(done), this);
    }

    FaultyLine& m_line;
    QTcpServer m_server;
};

FaultyLine::FaultyLine() {
    m_server = new LineServer(*this);
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
    setDown(false);
}

FaultyLine::~FaultyLine() {
    setDown(true);
    m_thread.quit();
    m_thread.wait();
}

QUrl FaultyLine::url() const {
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void FaultyLine::setDown(bool down) {
    QMetaObject::invokeMethod(
        m_server,
        [this, down] {
            if (down)
                m_server->close();
            else
                m_port = m_server->listen(m_port);
        },
        Qt::BlockingQueuedConnection);
}

void FaultyLine::plan(const QByteArray& path, Fate fate, int times) {
    const std::lock_guard lock(m_mutex);
    m_planned.push_back({path, fate, times});
}

void FaultyLine::setRandom(const QByteArray& path, quint32 seed, double share) {
    const std::lock_guard lock(m_mutex);
    m_randomPath = path;
    m_random.seed(seed);
    m_share = share;
}

void FaultyLine::heal() {
    const std::lock_guard lock(m_mutex);
    m_planned.clear();
    m_share = 0.0;
}

Fate FaultyLine::fateOf(const QByteArray& path) {
    const std::lock_guard lock(m_mutex);
    Fate fate = Fate::Pass;
    const auto planned = std::find_if(m_planned.begin(), m_planned.end(),
                                      [&path](const Planned& each) { return path.startsWith(each.path); });
    if (planned != m_planned.end()) {
        fate = planned->fate;
        if (--planned->times <= 0)
            m_planned.erase(planned);
    } else if (m_share > 0.0 && path.startsWith(m_randomPath) &&
               std::uniform_real_distribution<>(0.0, 1.0)(m_random) < m_share) {
        fate =
            static_cast<Fate>(std::uniform_int_distribution<int>(1, static_cast<int>(kFates) - 1)(m_random));
    }
    ++m_met[static_cast<std::size_t>(fate)];
    return fate;
}

} // namespace leadout::test
