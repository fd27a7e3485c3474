// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include "app/desktop/settings_file.h"
#include "core/client/remote/http_remote.h"
#include "core/client/secrets/memory_secrets.h"
#include "core/platform/private_files.h"
#include "ui/shell/main_window.h"
#include "ui/words/texts.h"

#include <QApplication>
#include <QLibraryInfo>

#include <cstdio>

namespace leadout::desktop {

namespace {

/// When the sample of the gallery ends, so that its pictures are the same on every day.
const QString kGalleryEnd = QStringLiteral("2026-11-22T08:10:00Z");
const QString kAssistant = QStringLiteral("jonas.weber@northside.example");
const QString kHead = QStringLiteral("ana.ruiz@northside.example");
const QString kSamplePassword = QStringLiteral("sample on this computer");

/// A sample is signed in to anew at every start, so its secrets are nothing to keep.
class SampleSecrets final : public client::SecretStore {
public:
    bool forgetsAtQuit() const override { return false; }
    void read(const QString& name, client::SecretAnswer<platform::SecretBytes> answer) override {
        m_secrets.read(name, std::move(answer));
    }
    void write(const QString& name, platform::SecretBytes secret,
               client::SecretAnswer<bool> answer) override {
        m_secrets.write(name, std::move(secret), std::move(answer));
    }
    void remove(const QString& name, client::SecretAnswer<bool> answer) override {
        m_secrets.remove(name, std::move(answer));
    }

private:
    client::MemorySecrets m_secrets;
};

domain::Instant instant(const QString& text) {
    return domain::Instant(
        std::chrono::milliseconds(QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch()));
}

/// The system's way of writing numbers and days where it fits the language.
QLocale localeFor(const QString& language) {
    const QLocale wanted(language);
    const QLocale system = QLocale::system();
    if (system.language() == wanted.language() && system != QLocale::c())
        return system;
    return language == QLatin1String("en") ? QLocale(QLocale::English, QLocale::UnitedKingdom) : wanted;
}

void print(FILE* stream, const QString& line) {
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

Application::Application(const Options& options) : m_options(options), m_sampleEnd(instant(kGalleryEnd)) {
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setDesktopFileName(QStringLiteral("leadout"));
    if (!m_options.screenshotsFolder.isEmpty())
        compose(m_temporary.path() + QStringLiteral("/desktop"));
    else if (!m_options.sampleFolder.isEmpty()) {
        const QString folder = QDir(m_options.sampleFolder).absolutePath();
        // First, or it would come to be as the parent of the desktop's, for everybody to enter.
        (void)platform::makePrivateFolder(folder);
        compose(folder + QStringLiteral("/desktop"));
    } else
        compose(m_options.dataFolder);
    connect(qApp, &QApplication::lastWindowClosed, this, [this] { end(0); });
    m_asked = std::make_unique<platform::TerminationSignal>();
    connect(m_asked.get(), &platform::TerminationSignal::requested, this, [this] { end(0); });
}

Application::~Application() = default;

void Application::compose(const QString& dataFolder) {
    const bool gallery = !m_options.screenshotsFolder.isEmpty();
    const bool sample = gallery || !m_options.sampleFolder.isEmpty();
    m_settings = openSettings(dataFolder);
    m_preferences = std::make_unique<ui::Preferences>(*m_settings);
    const QString language = !m_options.language.isEmpty() ? m_options.language
                             : gallery                     ? QStringLiteral("en")
                                                           : m_preferences->languageInUse();
    translate(language);
    m_theme = std::make_unique<ui::Theme>(m_options.theme.value_or(m_preferences->shade()));
    domain::Formatting formatting;
    if (!gallery || language != QLatin1String("en"))
        formatting.locale = localeFor(language);
    const domain::Clock& clock = gallery ? static_cast<const domain::Clock&>(m_sampleEnd) : m_systemClock;
    m_words = std::make_unique<ui::Words>(language, formatting, clock,
                                          gallery ? QTimeZone("Europe/Berlin") : QTimeZone::systemTimeZone());
    auto parts =
        client::ProfileDoor::systemParts(dataFolder, sample ? QString() : backendProgram(), clock, m_random);
    if (sample)
        parts.secrets = []() -> std::unique_ptr<client::SecretStore> {
            return std::make_unique<SampleSecrets>();
        };
    m_door = std::make_unique<client::ProfileDoor>(std::move(parts));
    m_program = std::make_unique<Program>(Program::Parts{*m_door, *m_preferences, *m_theme, *m_words});
}

void Application::translate(const QString& language) {
    ui::loadTexts(m_texts, language);
    QCoreApplication::installTranslator(&m_texts);
    if (m_qtTexts.load(QStringLiteral("qtbase_") + language,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
}

void Application::start() {
    if (!m_options.screenshotsFolder.isEmpty())
        startGallery();
    else if (!m_options.sampleFolder.isEmpty())
        startSample(m_options.sampleFolder);
    else
        m_program->reopen();
}

void Application::startSample(const QString& folder) {
    m_startWindow = std::make_unique<StartWindow>(*m_theme);
    m_startWindow->show();
    m_sample = std::make_unique<SampleBackend>(backendProgram(), folder);
    connect(m_sample.get(), &SampleBackend::making, m_startWindow.get(), &StartWindow::setMaking);
    connect(m_sample.get(), &SampleBackend::ready, this, [this](const QUrl& url, const QString& secret) {
        tellHowToSignIn(url);
        m_program->signInOnce(url, secret);
    });
    connect(m_sample.get(), &SampleBackend::failed, this, &Application::giveUp);
    connect(m_program.get(), &Program::refused, this, &Application::giveUp);
    connect(m_program.get(), &Program::opened, this, [this] {
        m_startWindow.reset();
        if (!m_options.tourFolder.isEmpty() && !m_tour)
            startTour();
    });
    m_sample->start(kAssistant);
}

void Application::tellHowToSignIn(const QUrl& url) const {
    print(stdout, QStringLiteral("The sample company is open as the assistant coach %1.\n"
                                 "To see it as a head coach, sign out and sign in with\n"
                                 "  server address  %2\n"
                                 "  e-mail          %3\n"
                                 "  password        %4")
                      .arg(kAssistant, url.toString(), kHead, kSamplePassword));
}

void Application::startTour() {
    m_tour = std::make_unique<Tour>(*m_program, m_options.tourFolder);
    connect(m_tour.get(), &Tour::failed, this, &Application::giveUp);
    connect(m_tour.get(), &Tour::finished, this, [this] {
        print(stdout, QStringLiteral("Approved and published: %1\nThe report was read at %2\nLeft behind:")
                          .arg(m_tour->session(), m_tour->report().toString()));
        for (const QString& file : m_tour->files())
            print(stdout, QStringLiteral("  ") + file);
        end(0);
    });
    m_tour->start();
}

void Application::startGallery() {
    m_sample = std::make_unique<SampleBackend>(backendProgram(), m_temporary.path(), kGalleryEnd);
    m_gallery = std::make_unique<Gallery>(Gallery::Parts{*m_program, *m_sample, *m_theme},
                                          m_options.screenshotsFolder);
    connect(m_gallery.get(), &Gallery::failed, this, &Application::giveUp);
    connect(m_gallery.get(), &Gallery::finished, this, [this] {
        for (const QString& file : m_gallery->files())
            print(stdout, file);
        end(0);
    });
    m_gallery->start();
}

void Application::giveUp(const QString& sentence) {
    print(stderr, QStringLiteral("leadout: ") + sentence);
    // With a person before the screen the sentence stays there until they close it.
    const bool alone = m_tour || !m_options.tourFolder.isEmpty() || m_gallery;
    if (alone) {
        end(1);
        return;
    }
    if (m_program->mainWindow() != nullptr)
        return;
    if (!m_startWindow)
        m_startWindow = std::make_unique<StartWindow>(*m_theme);
    m_startWindow->setTrouble(sentence);
    m_startWindow->show();
}

void Application::end(int code) {
    if (m_ending)
        return;
    m_ending = true;
    m_program->close([this, code] {
        m_startWindow.reset();
        if (!m_sample) {
            m_door->close([code] { QCoreApplication::exit(code); });
            return;
        }
        m_sample->disconnect(this);
        connect(m_sample.get(), &SampleBackend::stopped, qApp, [code] { QCoreApplication::exit(code); });
        m_sample->stop();
    });
}

} // namespace leadout::desktop
