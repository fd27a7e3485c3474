// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/gallery.h"

#include "app/desktop/tour.h"
#include "ui/dialogs/sign_in_window.h"
#include "ui/pages/athletes/athlete_model.h"
#include "ui/pages/athletes/athlete_table.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/dashboard/queue_panel.h"
#include "ui/shell/main_window.h"

#include <QDir>

#include <array>
#include <utility>

namespace leadout::desktop {

using namespace std::chrono_literals;

namespace {

constexpr auto kPageSettling = 900ms;
/// The sample is made when the first coach comes.
constexpr auto kMaking = 10min;
constexpr QSize kSize(1440, 900);
constexpr std::array kShades = {std::pair{ui::ShadeChoice::Light, "light"},
                                std::pair{ui::ShadeChoice::Dark, "dark"}};
const QString kAssistantFolder = QStringLiteral("assistant");
const QString kHeadFolder = QStringLiteral("head");

} // namespace

Gallery::Gallery(const Parts& parts, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_folder(QDir(folder).absolutePath()) {
    connect(&m_stages, &Stages::finished, this, &Gallery::finished);
    connect(&m_stages, &Stages::failed, this, &Gallery::failed);
    connect(&m_parts.backend, &SampleBackend::ready, &m_parts.program, &Program::signInOnce);
    connect(&m_parts.backend, &SampleBackend::stopped, this, [this] { m_stopped = true; });
    connect(&m_parts.backend, &SampleBackend::failed, &m_stages, &Stages::fail);
    connect(&m_parts.program, &Program::refused, &m_stages, &Stages::fail);
}

void Gallery::start() {
    if (!QDir().mkpath(m_folder)) {
        m_stages.fail(QStringLiteral("The folder %1 can't be made.").arg(m_folder));
        return;
    }
    addSignInWindow();
    addCoach(QStringLiteral("jonas.weber@northside.example"), kAssistantFolder);
    addOffline();
    addPage(QStringLiteral("dashboard"), kAssistantFolder,
            [this] { openSession(QStringLiteral("Mara Lindqvist"), QStringLiteral("3 × 12")); });
    addCoach(QStringLiteral("ana.ruiz@northside.example"), kHeadFolder);
    addPage(QStringLiteral("dashboard"), kHeadFolder, [this] { openFirst(); });
    addOffline();
    m_stages.start();
}

void Gallery::addSignInWindow() {
    m_stages.add(
        {QStringLiteral("the sign-in window"), [this] { m_parts.program.showSignIn(); }, {}, kPageSettling});
    addPicture(QStringLiteral("sign-in"));
}

void Gallery::addCoach(const QString& email, const QString& role) {
    m_stages.add({QStringLiteral("the sample company"), [this, email] { m_parts.backend.start(email); },
                  [this, email] {
                      const client::Desk* desk = m_parts.program.desk();
                      return desk != nullptr && desk->me() && desk->me()->email == email && isFilled();
                  },
                  kPageSettling, kMaking});
    for (const char* page : {"team", "alerts", "ai-feedback", "settings"})
        addPage(QLatin1String(page), role);
    addPage(QStringLiteral("athletes"), role, [this] { openAthlete(QStringLiteral("Mara Lindqvist")); });
}

void Gallery::addPage(const QString& page, const QString& role, std::function<void()> prepare) {
    m_stages.add({page, [this, page] { m_parts.program.mainWindow()->openPage(page); }, {}, kPageSettling});
    m_stages.add({page, std::move(prepare), {}, kPageSettling});
    addPicture(page + QLatin1Char('-') + role);
}

void Gallery::addPicture(const QString& name) {
    for (const auto& [shade, word] : kShades) {
        m_stages.add({name,
                      [this, choice = shade] {
                          m_parts.theme.choose(choice);
                          if (m_parts.program.mainWindow() != nullptr)
                              window()->resize(kSize);
                      },
                      {},
                      300ms});
        m_stages.add({name,
                      [this, file = m_folder + QStringLiteral("/%1-%2.png").arg(name, QLatin1String(word))] {
                          if (savePicture(*window(), file))
                              m_files.append(file);
                          else
                              m_stages.fail(QStringLiteral("%1 can't be written.").arg(file));
                      },
                      {}});
    }
}

void Gallery::addOffline() {
    m_stages.add({QStringLiteral("the backend to end"),
                  [this] {
                      m_stopped = false;
                      m_parts.backend.stop();
                  },
                  [this] { return m_stopped; }});
    m_stages.add({QStringLiteral("the desk to notice"), [this] { m_parts.program.desk()->syncNow(); },
                  [this] { return m_parts.program.desk()->status().link == client::LinkState::Offline; }});
}

bool Gallery::isFilled() const {
    const client::Status status = m_parts.program.desk()->status();
    return status.link == client::LinkState::Online && status.syncedAt && status.queueSize > 0 &&
           status.queueNotLocal == 0;
}

void Gallery::openSession(const QString& athlete, const QString& title) {
    auto* dashboard = qobject_cast<ui::DashboardPage*>(m_parts.program.mainWindow()->page());
    ui::QueueModel& model = dashboard->panel().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const client::SessionItem* session = model.session(model.index(row, 0));
        if (session != nullptr && session->athleteName == athlete && session->title.contains(title)) {
            dashboard->open(session->id);
            return;
        }
    }
    m_stages.fail(QStringLiteral("%1's session %2 is not in the queue.").arg(athlete, title));
}

void Gallery::openFirst() {
    auto* dashboard = qobject_cast<ui::DashboardPage*>(m_parts.program.mainWindow()->page());
    ui::QueueModel& model = dashboard->panel().model();
    model.hold(std::nullopt);
    if (const client::SessionItem* session = model.session(model.neighbour({}, 1)))
        dashboard->open(session->id);
    else
        m_stages.fail(QStringLiteral("Nothing waits for a review."));
}

void Gallery::openAthlete(const QString& name) {
    auto* athletes = qobject_cast<ui::AthletesPage*>(m_parts.program.mainWindow()->page());
    const auto* model = qobject_cast<ui::AthleteModel*>(athletes->table().model());
    for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
        const client::AthleteItem* athlete = model->athlete(model->index(row, 0));
        if (athlete != nullptr && athlete->name == name) {
            athletes->open(athlete->id);
            return;
        }
    }
    m_stages.fail(QStringLiteral("%1 is not in the list of athletes.").arg(name));
}

QWidget* Gallery::window() const {
    if (m_parts.program.mainWindow() != nullptr)
        return m_parts.program.mainWindow();
    return m_parts.program.signInWindow();
}

} // namespace leadout::desktop
