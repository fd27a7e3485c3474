// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http_fixture.h"
#include "tests/server/raw_client.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

using namespace leadout::backend::http;
using namespace leadout::test;

namespace {

/// Writes a new key and a certificate for 127.0.0.1, signed by itself and valid for a day.
bool makeCertificate(const TlsFiles& files) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("127.0.0.1"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_EXTENSION* address = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate, address, -1);
    X509_EXTENSION_free(address);
    bool made = X509_sign(certificate, key, EVP_sha256()) > 0;
    BIO* file = BIO_new_file(files.certificate.c_str(), "w");
    made = made && file && PEM_write_bio_X509(file, certificate) == 1;
    BIO_free(file);
    file = BIO_new_file(files.key.c_str(), "w");
    made = made && file && PEM_write_bio_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
    BIO_free(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return made;
}

} // namespace

class TestHttpTls : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    TlsFiles m_files;

    QSslConfiguration trusting() const {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(
            QSslCertificate::fromPath(QString::fromStdString(m_files.certificate)));
        return configuration;
    }

    QNetworkRequest request(std::uint16_t port, const char* path) const {
        QNetworkRequest made(
            QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(port).arg(QLatin1String(path))));
        made.setSslConfiguration(trusting());
        made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        return made;
    }

private Q_SLOTS:
    void initTestCase() {
        m_files.certificate = m_folder.filePath(QStringLiteral("cert.pem")).toStdString();
        m_files.key = m_folder.filePath(QStringLiteral("key.pem")).toStdString();
        QVERIFY(makeCertificate(m_files));
    }

    void servesAClientThatTrustsTheCertificate() {
        HttpFixture world;
        world.options.tls = m_files;
        const std::string large(3'000'000, 'x');
        world.add(Method::Get, "/large", says(large));
        world.add(Method::Post, "/in", measure);
        const std::uint16_t port = world.start();
        QNetworkAccessManager client;
        const std::unique_ptr<QNetworkReply> got(client.get(request(port, "/large")));
        QTRY_VERIFY_WITH_TIMEOUT(got->isFinished(), 20000);
        QCOMPARE(got->error(), QNetworkReply::NoError);
        QVERIFY(got->readAll().toStdString() == large);
        QNetworkRequest sending = request(port, "/in");
        sending.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
        const std::unique_ptr<QNetworkReply> sent(client.post(sending, QByteArray(500'000, 'y')));
        QTRY_VERIFY_WITH_TIMEOUT(sent->isFinished(), 20000);
        QCOMPARE(sent->readAll(), QByteArray("500000 from 127.0.0.1"));
        const std::unique_ptr<QNetworkReply> refused(client.post(sending, QByteArray(2'000'000, 'y')));
        QTRY_VERIFY_WITH_TIMEOUT(refused->isFinished(), 20000);
        QCOMPARE(refused->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 413);
    }

    void letsNobodyInWithOldTlsOrWithout() {
        HttpFixture world;
        world.options.tls = m_files;
        world.options.limits.header_time = std::chrono::milliseconds(500);
        world.add(Method::Get, "/hello", says("hello"));
        const std::uint16_t port = world.start();
        RawClient plain(port);
        QVERIFY(!plain.exchange(get("/hello")));
        RawClient silent(port);
        QVERIFY(silent.ended());
        QSslSocket old;
        QSslConfiguration configuration = trusting();
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        configuration.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        old.setSslConfiguration(configuration);
        old.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        QTRY_VERIFY_WITH_TIMEOUT(old.state() == QAbstractSocket::UnconnectedState, 20000);
        QVERIFY(!old.isEncrypted());
        QNetworkAccessManager client;
        const std::unique_ptr<QNetworkReply> reply(client.get(request(port, "/hello")));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20000);
        QCOMPARE(reply->readAll(), QByteArray("hello"));
    }

    void saysWhichFileIsWrong() {
        ServerOptions options;
        options.tls = TlsFiles{m_files.certificate, m_files.certificate};
        const auto started = Server::start(options, {}, {});
        QVERIFY(!started);
        QVERIFY(started.error().starts_with("The TLS key "));
        options.tls = m_files;
        QVERIFY(Server::start(options, {}, {}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "test_http_tls.moc"
