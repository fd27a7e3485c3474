// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/widgets/card.h"
#include "ui/words/words.h"

#include <QHash>
#include <QStringList>

#include <vector>

class QDateEdit;
class QProgressBar;
class QPushButton;

namespace leadout::ui {

class Notice;
class ToldFields;

/// Files for one athlete: a workout is shown and then planned for a day, a recording is sent. Several are
/// taken one after the other. What cannot be used stays where it is on the disk, and the reason stays in
/// sight until the coach closes it.
class FilesCard : public Card {
    Q_OBJECT
public:
    FilesCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);

    /// For whom files are taken. A change ends no upload: the recordings of the athlete before go on, their
    /// workouts wait until they are shown again.
    void show(const client::AthleteDetail& detail);
    /// The athlete may not be seen any more: their workouts wait no longer, which is told.
    void leave(const domain::AthleteId& athlete);
    /// Takes files that were dropped. A .fit is looked at first: it may be either.
    void take(const QStringList& paths);
    /// Whether a file may be something for this card, by its name.
    static bool takes(const QString& path);
    /// Whether this coach may plan or upload for this athlete at all.
    bool isOpen() const { return m_plan.allowed || m_upload.allowed; }

Q_SIGNALS:
    /// The coach wants to see the athlete for whom workouts wait.
    void openAthlete(const leadout::domain::AthleteId& id);

private:
    struct Whose {
        domain::AthleteId athlete;
        QString name;
    };
    /// A file that was taken and is neither planned nor sent yet.
    struct Waiting {
        enum class Kind : std::uint8_t { Unknown, Workout, Recording };
        quint64 serial = 0; ///< another one for each file that is taken
        Whose whose;
        QString path;
        Kind kind = Kind::Unknown;
        domain::AthleteWords words; ///< that go with it
    };
    /// A file with which nothing came about, and why.
    struct Failure {
        Waiting file;
        QString why;
    };

    void buildNotices();
    void buildButtons();
    void buildPreview();
    void buildProgress();
    void choose(bool recording);
    void add(const Whose& whose, const QStringList& paths, bool recordings);
    void next();
    bool takeNext();
    void read(const Waiting& file);
    void preview(const Waiting& file, const engine::Workout& workout);
    void closePreview();
    void setPlanning(bool planning);
    void plan();
    void onPlanned(const Waiting& file, QDate day, const tl::expected<QUuid, client::Refusal>& reply);
    void upload(const Waiting& file);
    void onUploaded(const Waiting& file, const tl::expected<bool, client::Refusal>& reply);
    void endUpload();
    /// What was typed for the athlete's next recording, which holds it from now on.
    domain::AthleteWords takeWords(const domain::AthleteId& athlete);
    /// A file that will not be uploaded leaves its words in the fields.
    Waiting keepWords(Waiting file);
    void askForOthers();
    /// A file's name, and whose it is where another athlete is shown.
    QString nameOf(const Waiting& file) const;
    void putFirst(const Waiting& file, Waiting::Kind kind);
    void tell(const QString& text);
    void fail(const Waiting& file, const QString& why);
    void forgetFailure(const Waiting& file);
    void succeed(const Waiting& file, const QString& text);
    void describeFailures();
    void describeWaiting();

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    Whose m_whose; ///< of the athlete shown
    client::Permission m_plan;
    client::Permission m_upload;
    std::vector<Waiting> m_waiting;
    QHash<domain::AthleteId, domain::AthleteWords> m_typed; ///< typed for those not shown
    std::vector<Failure> m_failed;                          ///< the newest last
    std::optional<Whose> m_waitsElsewhere; ///< the first of those not shown for whom workouts wait
    quint64 m_serial = 0;
    std::optional<engine::Workout> m_workout; ///< the one that is looked at
    std::optional<Waiting> m_workoutFile;     ///< where it came from
    bool m_reading = false;
    bool m_planning = false;      ///< the one that is looked at
    bool m_unreachable = false;   ///< nothing is sent until the coach tries again
    QObject* m_sending = nullptr; ///< lives as long as an upload; its end is the upload's
    Waiting m_sent;               ///< what is being uploaded

    Notice* m_failures;
    Notice* m_unsent;
    Notice* m_notice;
    Notice* m_elsewhere;
    Label* m_hint;
    QPushButton* m_chooseWorkout;
    QPushButton* m_chooseRecording;
    ToldFields* m_told;
    QWidget* m_preview;
    Label* m_workoutName;
    Label* m_workoutTotals;
    Label* m_steps;
    QDateEdit* m_day;
    QPushButton* m_planIt;
    QPushButton* m_leave;
    QWidget* m_progress;
    Label* m_uploadName;
    QProgressBar* m_bar;
};

} // namespace leadout::ui
