// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/gallery.h"
#include "app/desktop/options.h"
#include "app/desktop/start_window.h"
#include "app/desktop/tour.h"
#include "core/client/services/profile_door.h"
#include "core/domain/clock.h"
#include "core/domain/random.h"
#include "core/platform/termination_signal.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>

namespace leadout::desktop {

/// Puts the program together for one start and runs it: the coach's desk, the sample company with or without
/// a person, or the gallery. Needs the running QApplication and outlives its loop.
class Application final : public QObject {
    Q_OBJECT
public:
    explicit Application(const Options& options);
    ~Application() override;

    void start();
    Program& program() { return *m_program; }

private:
    void translate(const QString& language);
    void compose(const QString& dataFolder);
    void startSample(const QString& folder);
    void startTour();
    void startGallery();
    void tellHowToSignIn(const QUrl& url) const;
    /// Ends windows, desk and children, then the loop.
    void end(int code);
    void giveUp(const QString& sentence);

    Options m_options;
    domain::SystemClock m_systemClock;
    domain::FixedClock m_sampleEnd;
    domain::SystemRandom m_random;
    QTranslator m_texts;
    QTranslator m_qtTexts;
    QTemporaryDir m_temporary;
    std::unique_ptr<platform::TerminationSignal> m_asked;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Words> m_words;
    std::unique_ptr<SampleBackend> m_sample;
    std::unique_ptr<StartWindow> m_startWindow;
    std::unique_ptr<client::ProfileDoor> m_door;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Tour> m_tour;
    std::unique_ptr<Gallery> m_gallery;
    bool m_ending = false;
};

} // namespace leadout::desktop
