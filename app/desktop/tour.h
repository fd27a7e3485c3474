// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/program.h"
#include "app/desktop/stages.h"

#include <QNetworkAccessManager>

namespace leadout::desktop {

/// Uses the open desk as a coach would, without one: looks at every page, approves one session with the
/// window's own action, waits until it is published, and reads the public report over its link. Pictures and
/// the report are left in a folder. GUI thread.
class Tour final : public QObject {
    Q_OBJECT
public:
    /// The program outlives it. The folder is made when it is missing.
    Tour(Program& program, const QString& folder, QObject* parent = nullptr);
    void start();

    /// Of the session that was approved.
    const QString& session() const { return m_session; }
    const QUrl& report() const { return m_report; }
    /// What was written, in its order.
    const QStringList& files() const { return m_files; }

Q_SIGNALS:
    void finished();
    void failed(const QString& sentence);

private:
    void addApproval();
    void addReport();
    void openCandidate();
    bool isCandidateOpen() const;
    void askForReview();
    void fetchReport();
    void takeReport(QNetworkReply& reply);
    void picture(const QString& name);
    QString path(const QString& name) const { return m_folder + QLatin1Char('/') + name; }

    Program& m_program;
    QString m_folder;
    Stages m_stages;
    QNetworkAccessManager m_network;
    std::optional<domain::AnalysisId> m_id;
    QString m_session;
    QUrl m_report;
    QStringList m_files;
    bool m_asking = false;
    bool m_published = false;
    bool m_fetched = false;
};

/// Leaves a picture of a window in a file, in the window's size.
bool savePicture(QWidget& window, const QString& path);

} // namespace leadout::desktop
