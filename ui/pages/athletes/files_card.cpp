// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/files_card.h"

#include "ui/pages/athletes/workout_lines.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/notice.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace leadout::ui {

namespace {

/// What the reader of workouts says of a sound file that holds none.
constexpr std::string_view kNotWorkout = "workout.fault.not_workout";
constexpr int kBarSteps = 1000;

bool hasEnding(const QString& path, QLatin1String ending) {
    return path.endsWith(ending, Qt::CaseInsensitive);
}

} // namespace

FilesCard::FilesCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, tr("Plan a workout, upload a recording"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_notice(new Notice(theme, Tone::Ok, Icon::Check))
    , m_hint(new Label(theme, {}, kSmall, Role::Muted))
    , m_chooseWorkout(new QPushButton(tr("Choose a workout…")))
    , m_chooseRecording(new QPushButton(tr("Choose a recording…")))
    , m_preview(new QWidget)
    , m_workoutName(new Label(theme, {}, kLarge, Role::Text, QFont::DemiBold))
    , m_workoutTotals(new Label(theme, {}, kSmall, Role::Muted))
    , m_steps(new Label(theme))
    , m_day(new QDateEdit)
    , m_planIt(new QPushButton(tr("Plan")))
    , m_progress(new QWidget)
    , m_uploadName(new Label(theme))
    , m_bar(new QProgressBar) {
    m_notice->setClosable(true);
    m_notice->hide();
    body()->addWidget(m_notice);
    m_hint->setWrapped(true);
    body()->addWidget(m_hint);
    buildButtons();
    buildPreview();
    buildProgress();
}

void FilesCard::buildButtons() {
    auto* buttons = new QWidget;
    auto* line = new FlowLayout(kGap, buttons);
    line->addWidget(m_chooseWorkout);
    line->addWidget(m_chooseRecording);
    body()->addWidget(buttons);
    connect(m_chooseWorkout, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_chooseRecording, &QPushButton::clicked, this, [this] { choose(true); });
}

void FilesCard::buildPreview() {
    auto* column = new QVBoxLayout(m_preview);
    column->setContentsMargins(0, kGap, 0, 0);
    column->setSpacing(kGrid);
    m_workoutName->setWrapped(true);
    m_steps->setWrapped(true);
    m_steps->setAccessibleName(tr("Steps of the workout"));
    column->addWidget(m_workoutName);
    column->addWidget(m_workoutTotals);
    column->addWidget(m_steps);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_day->setCalendarPopup(true);
    m_day->setAccessibleName(tr("Day of the workout"));
    m_day->setDisplayFormat(m_words.formatting().locale.dateFormat(QLocale::ShortFormat));
    m_planIt->setProperty("primary", true);
    m_planIt->setAccessibleName(tr("Plan the workout for this day"));
    auto* leave = new QPushButton(tr("Cancel"));
    leave->setAccessibleName(tr("Don't plan this workout"));
    line->addWidget(m_day, 1);
    line->addWidget(m_planIt);
    line->addWidget(leave);
    column->addLayout(line);
    m_preview->hide();
    body()->addWidget(m_preview);
    connect(m_planIt, &QPushButton::clicked, this, &FilesCard::plan);
    connect(leave, &QPushButton::clicked, this, [this] {
        closePreview();
        next();
    });
}

void FilesCard::buildProgress() {
    auto* column = new QVBoxLayout(m_progress);
    column->setContentsMargins(0, kGap, 0, 0);
    m_uploadName->setWrapped(true);
    column->addWidget(m_uploadName);
    auto* line = new QHBoxLayout;
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the upload"));
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAccessibleName(tr("Cancel the upload"));
    line->addWidget(m_bar, 1);
    line->addWidget(cancel);
    column->addLayout(line);
    m_progress->hide();
    body()->addWidget(m_progress);
    connect(cancel, &QPushButton::clicked, this, [this] {
        endUpload();
        tell(true, tr("The upload was cancelled. The file is still on your computer."));
        next();
    });
}

void FilesCard::show(const client::AthleteDetail& detail) {
    const bool another = m_athlete != detail.athlete.id;
    if (another) {
        if (m_workoutFile && !m_planning)
            m_waiting.insert(m_waiting.begin(), *m_workoutFile);
        closePreview();
        m_notice->hide();
        m_day->setDate(m_words.today());
    }
    m_athlete = detail.athlete.id;
    m_athleteName = detail.athlete.name;
    m_plan = detail.planWorkout;
    m_upload = detail.upload;
    m_chooseWorkout->setEnabled(m_plan.allowed);
    m_chooseRecording->setEnabled(m_upload.allowed);
    QStringList hints = {tr(
        "Drop files anywhere here: a workout (.zwo, .mrc, .erg, .fit) or a recording (.fit, .tcx, .gpx).")};
    for (const client::Permission& permission : {m_plan, m_upload}) {
        if (!permission.allowed && permission.why)
            hints.append(m_words.say(*permission.why));
    }
    hints.removeDuplicates();
    m_hint->setText(hints.join(u'\n'));
    if (another)
        next();
}

bool FilesCard::takes(const QString& path) {
    for (const char* ending :
         {".zwo", ".mrc", ".erg", ".fit", ".tcx", ".gpx", ".fit.gz", ".tcx.gz", ".gpx.gz"}) {
        if (hasEnding(path, QLatin1String(ending)))
            return true;
    }
    return false;
}

void FilesCard::take(const QStringList& paths) {
    add(paths, false);
}

void FilesCard::add(const QStringList& paths, bool recordings) {
    for (const QString& path : paths) {
        Waiting::Kind kind = Waiting::Kind::Recording;
        if (hasEnding(path, QLatin1String(".zwo")) || hasEnding(path, QLatin1String(".mrc")) ||
            hasEnding(path, QLatin1String(".erg")))
            kind = Waiting::Kind::Workout;
        else if (hasEnding(path, QLatin1String(".fit")) && !recordings)
            kind = Waiting::Kind::Unknown;
        m_waiting.push_back({m_athlete, m_athleteName, path, kind});
    }
    next();
}

void FilesCard::choose(bool recording) {
    auto* dialog = new QFileDialog(this, recording ? tr("Choose a recording") : tr("Choose a workout"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(recording ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setNameFilter(recording ? tr("Recordings (*.fit *.tcx *.gpx *.fit.gz *.tcx.gz *.gpx.gz)")
                                    : tr("Workouts (*.zwo *.mrc *.erg *.fit)"));
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, recording](const QStringList& paths) { add(paths, recording); });
    dialog->open();
}

void FilesCard::next() {
    if (m_reading || m_sending != nullptr)
        return;
    // A workout is planned by the coach who looks at it, so it waits for its athlete and for the one before.
    const auto file = std::find_if(m_waiting.begin(), m_waiting.end(), [this](const Waiting& each) {
        return each.kind != Waiting::Kind::Workout || (each.athlete == m_athlete && !m_workout);
    });
    if (file == m_waiting.end())
        return;
    const Waiting taken = *file;
    m_waiting.erase(file);
    if (taken.kind == Waiting::Kind::Recording)
        upload(taken);
    else
        read(taken);
}

void FilesCard::read(const Waiting& file) {
    m_reading = true;
    m_desk.readWorkoutFile(
        file.path, this, [this, file](const tl::expected<engine::Workout, client::Refusal>& reply) {
            m_reading = false;
            if (reply)
                preview(file, *reply);
            else if (reply.error().id == kNotWorkout && file.kind == Waiting::Kind::Unknown)
                m_waiting.insert(m_waiting.begin(),
                                 {file.athlete, file.athleteName, file.path, Waiting::Kind::Recording});
            else
                tell(false, tr("%1: %2").arg(nameOf(file), m_words.say(reply.error())));
            next();
        });
}

void FilesCard::preview(const Waiting& file, const engine::Workout& workout) {
    if (file.athlete != m_athlete || m_workout) {
        m_waiting.insert(m_waiting.begin(),
                         {file.athlete, file.athleteName, file.path, Waiting::Kind::Workout});
        return;
    }
    m_notice->hide();
    if (!m_plan.allowed) {
        tell(false, m_plan.why ? m_words.say(*m_plan.why) : tr("A workout can't be planned here."));
        return;
    }
    m_workout = workout;
    m_workoutFile = {file.athlete, file.athleteName, file.path, Waiting::Kind::Workout};
    m_planIt->setEnabled(true);
    m_workoutName->setText(QString::fromStdString(workout.name));
    m_workoutTotals->setText(workoutTotals(workout, m_words));
    m_steps->setText(workoutLines(workout, m_words).join(u'\n'));
    m_day->setMinimumDate(m_words.today());
    m_preview->show();
    m_day->setFocus();
}

void FilesCard::closePreview() {
    m_workout.reset();
    m_workoutFile.reset();
    m_preview->hide();
}

void FilesCard::plan() {
    if (!m_workout || !m_planIt->isEnabled())
        return;
    // Until the reply, so that a second click does not plan it twice.
    m_planIt->setEnabled(false);
    m_planning = true;
    const QDate day = m_day->date();
    m_desk.planWorkout(m_athlete, day, *m_workout, this,
                       [this, day, file = *m_workoutFile](const tl::expected<QUuid, client::Refusal>& reply) {
                           m_planning = false;
                           const bool shown = file.athlete == m_athlete && m_workoutFile;
                           if (!reply) {
                               tell(false, tr("%1: %2").arg(nameOf(file), m_words.say(reply.error())));
                               m_planIt->setEnabled(true);
                               if (!shown)
                                   m_waiting.insert(m_waiting.begin(), file);
                               return;
                           }
                           if (shown)
                               closePreview();
                           tell(true, file.athlete == m_athlete
                                          ? tr("Planned for %1.").arg(m_words.day(day))
                                          : tr("%1: planned for %2.").arg(nameOf(file), m_words.day(day)));
                           next();
                       });
}

void FilesCard::upload(const Waiting& file) {
    if (file.athlete == m_athlete && !m_upload.allowed) {
        tell(false, m_upload.why ? m_words.say(*m_upload.why) : tr("A recording can't be uploaded here."));
        next();
        return;
    }
    m_notice->hide();
    m_uploadName->setText(tr("Uploading %1 for %2").arg(QFileInfo(file.path).fileName(), file.athleteName));
    m_bar->setValue(0);
    m_progress->show();
    m_sending = new QObject(this);
    m_desk.upload(
        file.athlete, file.path, m_sending,
        [this](double share) { m_bar->setValue(static_cast<int>(share * kBarSteps)); },
        [this, file](const tl::expected<bool, client::Refusal>& reply) {
            endUpload();
            const QString name = nameOf(file);
            if (!reply)
                tell(false, tr("%1: %2").arg(name, m_words.say(reply.error())));
            else
                tell(true, *reply ? tr("%1 was uploaded. Its review comes with the next sync.").arg(name)
                                  : tr("%1 had been uploaded before.").arg(name));
            next();
        });
}

QString FilesCard::nameOf(const Waiting& file) const {
    const QString name = QFileInfo(file.path).fileName();
    return file.athlete == m_athlete ? name : tr("%1 for %2").arg(name, file.athleteName);
}

void FilesCard::endUpload() {
    // The reply may be running in the name of this object, so it goes later.
    if (m_sending != nullptr)
        m_sending->deleteLater();
    m_sending = nullptr;
    m_progress->hide();
}

void FilesCard::tell(bool good, const QString& text) {
    m_notice->setTone(good ? Tone::Ok : Tone::Bad, good ? Icon::Check : Icon::Warning);
    m_notice->setText(text);
    m_notice->show();
}

} // namespace leadout::ui
