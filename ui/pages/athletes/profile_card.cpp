// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/profile_card.h"

#include "core/domain/words.h"
#include "ui/pages/athletes/thresholds_card.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/pill.h"

#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace leadout::ui {

namespace {

constexpr int kNameWidth = 112;

template <domain::Worded Choice>
void fill(QComboBox& box, const Words& words, std::string_view prefix) {
    for (std::size_t i = 0; i < domain::kWords<Choice>.size(); ++i) {
        const auto key = domain::key(static_cast<Choice>(i));
        box.addItem(words.heading(std::string(prefix) + std::string(key)), static_cast<int>(i));
    }
}

/// The name of a row; a long one breaks, so that all values begin at one place.
Label* nameLabel(const Theme& theme, const QString& name) {
    auto* label = new Label(theme, name, kBody, Role::Muted);
    label->setWrapped(true);
    label->setFixedWidth(kNameWidth);
    return label;
}

void choose(QComboBox& box, const QVariant& value) {
    const QSignalBlocker quiet(box);
    const int index = box.findData(value);
    if (index != box.currentIndex())
        box.setCurrentIndex(index);
}

} // namespace

ProfileCard::ProfileCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, {}, parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_name(new Label(theme, {}, kTitle, Role::Text, QFont::Bold))
    , m_line(new Label(theme, {}, kSmall, Role::Muted))
    , m_status(new Pill(theme))
    , m_switch(new QPushButton)
    , m_confirm(new Notice(theme, Tone::Warn, Icon::Warning))
    , m_day(new QDateEdit)
    , m_setDay(new QPushButton(tr("Set")))
    , m_removeDay(new QPushButton(tr("Remove")))
    , m_mode(new QComboBox)
    , m_training(new QComboBox)
    , m_plan(new QComboBox)
    , m_coach(new QComboBox) {
    buildHead();
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, kGrid, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnMinimumWidth(0, kNameWidth);
    grid->setColumnStretch(1, 1);
    buildStatus(*grid);
    buildChoices(*grid);
    buildFacts(*grid);
    body()->addLayout(grid);
}

void ProfileCard::buildHead() {
    auto* head = new QHBoxLayout;
    m_name->setMarkable();
    m_name->setWrapped(true);
    m_line->setWrapped(true);
    m_line->setMarkable();
    head->addWidget(m_name, 1);
    head->addWidget(m_status, 0, Qt::AlignTop);
    body()->addLayout(head);
    body()->addWidget(m_line);
    m_confirm->setClosable(true);
    m_confirm->hide();
    body()->addWidget(m_confirm);
    connect(m_confirm, &Notice::actionChosen, this, &ProfileCard::confirmed);
}

ProfileCard::Control ProfileCard::addControl(QGridLayout& grid, const QString& name, QWidget* widget,
                                             const QString& hint) {
    const int row = grid.rowCount();
    auto* label = nameLabel(m_theme, name);
    label->setBuddy(widget);
    widget->setAccessibleName(name);
    auto* explanation = new Label(m_theme, hint, kSmall, Role::Muted);
    explanation->setWrapped(true);
    explanation->setVisible(!hint.isEmpty());
    grid.addWidget(label, row, 0);
    const bool button = qobject_cast<QPushButton*>(widget) != nullptr;
    grid.addWidget(widget, row, 1, button ? Qt::AlignLeft : Qt::Alignment());
    grid.addWidget(explanation, row + 1, 1);
    return {widget, explanation, hint};
}

Label* ProfileCard::addFact(QGridLayout& grid, const QString& name) {
    const int row = grid.rowCount();
    auto* value = new Label(m_theme);
    value->setWrapped(true);
    value->setMarkable();
    value->setAccessibleName(name);
    grid.addWidget(nameLabel(m_theme, name), row, 0, Qt::AlignTop);
    grid.addWidget(value, row, 1);
    return value;
}

void ProfileCard::buildStatus(QGridLayout& grid) {
    m_statusControl = addControl(grid, tr("Status"), m_switch);
    connect(m_switch, &QPushButton::clicked, this, &ProfileCard::askDeactivation);

    auto* day = new QWidget;
    auto* line = new QHBoxLayout(day);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGrid + 2);
    m_day->setCalendarPopup(true);
    m_day->setAccessibleName(tr("Day of the deactivation"));
    line->addWidget(m_day, 1);
    line->addWidget(m_setDay);
    line->addWidget(m_removeDay);
    m_removeDay->hide(); // else the page gives it room for good before it knows the athlete
    m_dayControl = addControl(grid, tr("Deactivate on"), day);
    connect(m_setDay, &QPushButton::clicked, this, [this] { setDate(m_day->date()); });
    connect(m_removeDay, &QPushButton::clicked, this, [this] { setDate(std::nullopt); });
}

void ProfileCard::buildChoices(QGridLayout& grid) {
    fill<domain::FeedbackMode>(*m_mode, m_words, "feedback_mode.");
    m_training->addItem(m_words.heading("training.none"), -1);
    fill<domain::TrainingType>(*m_training, m_words, "training.");
    fill<domain::PlanType>(*m_plan, m_words, "plan.");
    m_modeControl =
        addControl(grid, tr("Feedback mode"), m_mode, tr("A change holds for new analyses only."));
    m_trainingControl = addControl(grid, tr("Training type"), m_training);
    m_planControl = addControl(grid, tr("Plan type"), m_plan);
    m_coachControl = addControl(grid, tr("Coach"), m_coach);

    connect(m_mode, &QComboBox::activated, this, [this] {
        const auto mode = static_cast<domain::FeedbackMode>(m_mode->currentData().toInt());
        if (mode != m_detail.athlete.mode)
            m_desk.setFeedbackMode(m_detail.athlete.id, mode, this, reply());
    });
    connect(m_training, &QComboBox::activated, this, [this] {
        const int value = m_training->currentData().toInt();
        const auto type = value < 0 ? std::nullopt : std::optional(static_cast<domain::TrainingType>(value));
        if (type != m_detail.athlete.trainingType)
            m_desk.setTrainingType(m_detail.athlete.id, type, this, reply());
    });
    connect(m_plan, &QComboBox::activated, this, [this] {
        const auto type = static_cast<domain::PlanType>(m_plan->currentData().toInt());
        if (type != m_detail.athlete.planType)
            m_desk.setPlanType(m_detail.athlete.id, type, this, reply());
    });
    connect(m_coach, &QComboBox::activated, this, [this] {
        const QUuid id = m_coach->currentData().toUuid();
        const auto coach = id.isNull() ? std::nullopt : std::optional(domain::CoachId(id));
        if (coach != m_detail.athlete.coach)
            m_desk.assign(m_detail.athlete.id, coach, this, reply());
    });
}

void ProfileCard::buildFacts(QGridLayout& grid) {
    m_goal = addFact(grid, tr("Goal"));
    m_race = addFact(grid, tr("Next race"));
    m_threshold = addFact(grid, tr("Threshold"));
}

client::Decided ProfileCard::reply() {
    return [this](const tl::expected<QUuid, client::Refusal>& answer) {
        if (answer)
            return;
        // What was chosen has not become true, so the controls go back to what is.
        m_dayOf.reset();
        showStatus();
        showChoices();
        Q_EMIT refused(m_words.say(answer.error()));
    };
}

void ProfileCard::allow(const Control& control, const client::Permission& permission) {
    const QString why = permission.allowed || !permission.why ? control.hint : m_words.say(*permission.why);
    control.widget->setEnabled(permission.allowed);
    control.widget->setToolTip(why);
    control.widget->setAccessibleDescription(why);
    control.explanation->setText(why);
    control.explanation->setVisible(!why.isEmpty());
}

void ProfileCard::show(const client::AthleteDetail& detail) {
    if (m_detail.athlete.id != detail.athlete.id)
        m_confirm->hide();
    m_detail = detail;
    showStatus();
    showChoices();
    showFacts();
}

void ProfileCard::setTeam(const std::vector<client::TeamMember>& members) {
    m_members = members;
    if (!m_detail.athlete.id.isNull())
        showChoices();
}

void ProfileCard::showStatus() {
    const client::AthleteItem& athlete = m_detail.athlete;
    const bool active = athlete.status == domain::AthleteStatus::Active;
    m_name->setText(athlete.name);
    m_status->setState(active ? Tone::Ok : Tone::Neutral,
                       m_words.heading("athlete." + std::string(domain::key(athlete.status))));
    m_switch->setText(active ? tr("Deactivate…") : tr("Activate"));
    m_switch->setAccessibleName(active ? tr("Deactivate %1").arg(athlete.name)
                                       : tr("Activate %1").arg(athlete.name));
    allow(m_statusControl, m_detail.setStatus);

    const QDate tomorrow = m_words.today().addDays(1);
    m_day->setMinimumDate(tomorrow);
    m_day->setDisplayFormat(m_words.formatting().locale.dateFormat(QLocale::ShortFormat));
    // A day that is being chosen stays; only another athlete or another day at the desk replaces it.
    const std::pair dayOf(athlete.id, athlete.deactivateOn);
    if (m_dayOf != dayOf) {
        m_dayOf = dayOf;
        m_day->setDate(athlete.deactivateOn.value_or(tomorrow.addDays(13)));
    }
    m_removeDay->setVisible(athlete.deactivateOn.has_value());
    m_setDay->setText(athlete.deactivateOn ? tr("Change") : tr("Set"));
    m_dayControl.hint = athlete.deactivateOn
                            ? tr("Deactivated by itself on %1.").arg(m_words.day(*athlete.deactivateOn))
                            : tr("No date is set.");
    allow(m_dayControl, m_detail.setStatus);
    m_dayControl.widget->setEnabled(m_detail.setStatus.allowed && active);
}

void ProfileCard::showChoices() {
    const client::AthleteItem& athlete = m_detail.athlete;
    choose(*m_mode, static_cast<int>(athlete.mode));
    choose(*m_training, athlete.trainingType ? static_cast<int>(*athlete.trainingType) : -1);
    choose(*m_plan, static_cast<int>(athlete.planType));
    QList<std::pair<QString, QUuid>> coaches = {{tr("Unassigned"), QUuid()}};
    bool listed = !athlete.coach;
    for (const client::TeamMember& member : m_members) {
        if (member.status != domain::MembershipStatus::Active)
            continue;
        coaches.append({member.name, member.id.uuid()});
        listed = listed || member.id == *athlete.coach;
    }
    if (!listed)
        coaches.append({athlete.coachName, athlete.coach->uuid()});
    // Filled only when it changes, as filling takes an open list away.
    if (coaches != m_coaches) {
        m_coaches = coaches;
        const QSignalBlocker quiet(m_coach);
        m_coach->clear();
        for (const auto& [name, id] : coaches)
            m_coach->addItem(name, id);
    }
    choose(*m_coach, athlete.coach ? athlete.coach->uuid() : QUuid());
    allow(m_modeControl, m_detail.setMode);
    allow(m_trainingControl, m_detail.setTrainingType);
    allow(m_planControl, m_detail.setPlanType);
    allow(m_coachControl, m_detail.assign);
}

void ProfileCard::showFacts() {
    QStringList line = {m_detail.athlete.email};
    if (m_detail.raceOn && *m_detail.raceOn >= m_words.today()) {
        const auto days = static_cast<int>(m_words.today().daysTo(*m_detail.raceOn));
        line.append(days == 0   ? tr("race today")
                    : days == 1 ? tr("race tomorrow")
                                : tr("race in %1 days").arg(days));
    }
    line.removeAll(QString());
    // An address keeps its small letters.
    const QString facts = line.join(QStringLiteral(" · "));
    m_line->setText(m_detail.athlete.email.isEmpty() ? domain::upperFirst(facts) : facts);
    const QString none = QStringLiteral("–");
    m_goal->setText(m_detail.goal.isEmpty() ? none : m_detail.goal);
    QStringList race;
    if (!m_detail.raceName.isEmpty())
        race.append(m_detail.raceName);
    if (m_detail.raceOn)
        race.append(m_words.day(*m_detail.raceOn));
    m_race->setText(race.isEmpty() ? none : race.join(QStringLiteral(", ")));
    m_threshold->setText(
        m_detail.thresholds.empty() ? none : ThresholdsCard::values(m_detail.thresholds.front(), m_words));
}

void ProfileCard::askDeactivation() {
    if (m_detail.athlete.status == domain::AthleteStatus::Deactivated) {
        m_desk.setStatus(m_detail.athlete.id, domain::AthleteStatus::Active, std::nullopt, this, reply());
        return;
    }
    m_confirm->setText(
        tr("Deactivate %1? New sessions get no review; their history stays.").arg(m_detail.athlete.name));
    m_confirm->setAction(tr("Deactivate"));
    m_confirm->show();
}

void ProfileCard::confirmed() {
    m_confirm->hide();
    m_desk.setStatus(m_detail.athlete.id, domain::AthleteStatus::Deactivated, std::nullopt, this, reply());
}

void ProfileCard::setDate(const std::optional<QDate>& day) {
    m_desk.setStatus(m_detail.athlete.id, m_detail.athlete.status, day, this, reply());
}

} // namespace leadout::ui
