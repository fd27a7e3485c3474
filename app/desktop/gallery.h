// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/program.h"
#include "app/desktop/sample_backend.h"
#include "app/desktop/stages.h"

namespace leadout::desktop {

/// Leaves a picture of every page in a folder, as an assistant and as a head coach see it, in both shades:
/// "dashboard-assistant-light.png". The assistant's dashboard is offline. GUI thread.
class Gallery final : public QObject {
    Q_OBJECT
public:
    /// All of it outlives the gallery.
    struct Parts {
        Program& program;
        SampleBackend& backend;
        ui::Theme& theme;
    };

    Gallery(const Parts& parts, const QString& folder, QObject* parent = nullptr);
    void start();
    const QStringList& files() const { return m_files; }

Q_SIGNALS:
    void finished();
    void failed(const QString& sentence);

private:
    void addSignInWindow();
    void addCoach(const QString& email, const QString& role);
    void addPage(const QString& page, const QString& role, std::function<void()> prepare = {});
    void addPicture(const QString& name);
    void addOffline();
    void openSession(const QString& athlete, const QString& title);
    /// The session that needs the coach first.
    void openFirst();
    void openAthlete(const QString& name);
    bool isFilled() const;
    QWidget* window() const;

    Parts m_parts;
    QString m_folder;
    Stages m_stages;
    QStringList m_files;
    bool m_stopped = false;
};

} // namespace leadout::desktop
