// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tour.h"

#include "core/platform/private_files.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/pages/dashboard/queue_panel.h"
#include "ui/pages/review/action_bar.h"
#include "ui/pages/review/review_view.h"
#include "ui/shell/main_window.h"

#include <QDir>
#include <QFileInfo>
#include <QNetworkReply>
#include <QPixmap>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace leadout::desktop {

using namespace std::chrono_literals;

namespace {

/// How long a page may take to get its last answers before it is painted for a picture.
constexpr auto kSettling = 700ms;
constexpr qint64 kLongestReport = 4 * 1024 * 1024;

ui::DashboardPage* dashboardOf(const Program& program) {
    return qobject_cast<ui::DashboardPage*>(program.mainWindow()->page());
}

/// Approving it as it stands is what a coach would do.
bool isApprovable(const client::SessionItem& session) {
    return session.state == domain::AnalysisState::ReviewPending && !session.missed && !session.error &&
           !session.wrote && !session.feltBad && !session.sending && session.score.value_or(0) >= 80;
}

bool writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

bool savePicture(QWidget& window, const QString& path) {
    return window.grab().save(path, "PNG");
}

Tour::Tour(Program& program, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_folder(QDir(folder).absolutePath()) {
    connect(&m_stages, &Stages::finished, this, &Tour::finished);
    connect(&m_stages, &Stages::failed, this, &Tour::failed);
}

void Tour::start() {
    if (!QFileInfo(m_folder).isDir() && !platform::makePrivateFolder(m_folder)) {
        m_stages.fail(QStringLiteral("The folder %1 can't be made.").arg(m_folder));
        return;
    }
    m_stages.add({QStringLiteral("the first sync"),
                  [this] { m_program.mainWindow()->openPage(QStringLiteral("dashboard")); },
                  [this] {
                      const client::Status status = m_program.desk()->status();
                      return status.syncedAt && status.queueNotLocal == 0 &&
                             dashboardOf(m_program)->panel().counts().toReview > 0;
                  },
                  kSettling});
    m_stages.add({QStringLiteral("the dashboard"), {}, {}, kSettling});
    m_stages.add({QString(), [this] { picture(QStringLiteral("dashboard.png")); }, {}});
    addApproval();
    addReport();
    for (const char* page : {"athletes", "team", "alerts", "ai-feedback", "settings"}) {
        const QString word = QLatin1String(page);
        m_stages.add({word, [this, word] { m_program.mainWindow()->openPage(word); }, {}, kSettling});
        m_stages.add({word, [this, word] { picture(word + QStringLiteral(".png")); }, {}});
    }
    m_stages.start();
}

void Tour::addApproval() {
    m_stages.add({QStringLiteral("a session that can be approved"), [this] { openCandidate(); },
                  [this] { return isCandidateOpen(); }, kSettling});
    m_stages.add({QString(), [this] { picture(QStringLiteral("review.png")); }, {}});
    m_stages.add(
        {QStringLiteral("the approval to be taken in"),
         [this] { m_program.mainWindow()->findChild<ui::ActionBar*>()->action(ui::Act::Approve)->trigger(); },
         [this] { return m_program.desk()->undoable().has_value(); }});
    // A decision can be taken back for ten seconds before it goes out.
    m_stages.add({QStringLiteral("the session to be published"), {}, [this] {
                      askForReview();
                      return m_published;
                  }});
    m_stages.add({QStringLiteral("the published session"),
                  [this] {
                      if (m_id)
                          dashboardOf(m_program)->open(*m_id);
                  },
                  {},
                  kSettling});
    m_stages.add({QString(), [this] { picture(QStringLiteral("published.png")); }, {}});
}

void Tour::addReport() {
    m_stages.add(
        {QStringLiteral("the report page"), [this] { fetchReport(); }, [this] { return m_fetched; }});
}

void Tour::openCandidate() {
    ui::QueuePanel& panel = dashboardOf(m_program)->panel();
    for (int row = 0; row < panel.model().rowCount(); ++row) {
        const client::SessionItem* session = panel.model().session(panel.model().index(row, 0));
        if (session == nullptr || !isApprovable(*session))
            continue;
        m_id = session->id;
        m_session = QStringLiteral("%1 · %2").arg(session->athleteName, session->title);
        dashboardOf(m_program)->open(*m_id);
        return;
    }
    m_stages.fail(QStringLiteral("No session in the queue can be approved as it stands."));
}

bool Tour::isCandidateOpen() const {
    const auto* review = m_program.mainWindow()->findChild<ui::ReviewView*>();
    const auto* actions = m_program.mainWindow()->findChild<ui::ActionBar*>();
    return m_id && review != nullptr && review->wanted() == m_id && actions != nullptr &&
           actions->action(ui::Act::Approve)->isEnabled();
}

void Tour::askForReview() {
    if (m_asking || !m_id)
        return;
    m_asking = true;
    m_program.desk()->review(*m_id, this,
                             [this](const tl::expected<client::Review, client::Refusal>& review) {
                                 m_asking = false;
                                 if (!review)
                                     return;
                                 m_published = review->session.state == domain::AnalysisState::Published &&
                                               !review->reportPage.isEmpty() && !review->session.sending;
                                 m_report = review->reportPage;
                             });
}

void Tour::fetchReport() {
    QNetworkRequest request(m_report);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply* reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        takeReport(*reply);
    });
}

void Tour::takeReport(QNetworkReply& reply) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray page = reply.read(kLongestReport);
    if (status != 200 || page.isEmpty()) {
        m_stages.fail(
            QStringLiteral("The report at %1 can't be read (%2).")
                .arg(m_report.toString(), status == 0 ? reply.errorString() : QString::number(status)));
        return;
    }
    const QString name = path(QStringLiteral("report.html"));
    if (!writeFile(name, page)) {
        m_stages.fail(QStringLiteral("%1 can't be written.").arg(name));
        return;
    }
    m_files.append(name);
    m_fetched = true;
}

void Tour::picture(const QString& name) {
    if (savePicture(*m_program.mainWindow(), path(name)))
        m_files.append(path(name));
    else
        m_stages.fail(QStringLiteral("%1 can't be written.").arg(path(name)));
}

} // namespace leadout::desktop
