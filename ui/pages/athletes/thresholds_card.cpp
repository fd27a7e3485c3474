// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/thresholds_card.h"

#include "core/domain/commands/athletes.h"
#include "ui/dialogs/field.h"

#include <QDateEdit>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace leadout::ui {

namespace {

using engine::Sport;
using engine::Unit;

constexpr int kSetDayWidth = 84;
constexpr int kFieldColumns = 2;

/// A value of a set, as a field shows it.
struct ThresholdField {
    std::optional<double> client::ThresholdSet::*member;
    const char* path; ///< in the command
    const char* name;
    Unit unit;
    Sport sport;
    double example;
};

constexpr ThresholdField kThresholdFields[] = {
    {&client::ThresholdSet::powerW, "/power_w",
     QT_TRANSLATE_NOOP("leadout::ui::ThresholdsCard", "Threshold power"), Unit::Watts, Sport::Cycling, 250.0},
    {&client::ThresholdSet::heartRateBpm, "/heart_rate_bpm",
     QT_TRANSLATE_NOOP("leadout::ui::ThresholdsCard", "Threshold heart rate"), Unit::Bpm, Sport::Cycling,
     170.0},
    {&client::ThresholdSet::maxHeartRateBpm, "/max_heart_rate_bpm",
     QT_TRANSLATE_NOOP("leadout::ui::ThresholdsCard", "Highest heart rate"), Unit::Bpm, Sport::Cycling,
     190.0},
    {&client::ThresholdSet::runSpeedMs, "/run_speed_m_s",
     QT_TRANSLATE_NOOP("leadout::ui::ThresholdsCard", "Threshold pace, running"), Unit::SpeedMs,
     Sport::Running, 4.0},
    {&client::ThresholdSet::swimSpeedMs, "/swim_speed_m_s",
     QT_TRANSLATE_NOOP("leadout::ui::ThresholdsCard", "Critical swim speed"), Unit::SpeedMs, Sport::Swimming,
     1.25},
};

double paceMetres(const ThresholdField& value, const Words& words) {
    domain::Formatting formatting = words.formatting();
    formatting.sport = value.sport;
    return domain::speedUnit(formatting).metres;
}

/// The unit as it stands behind a number.
QString unitOf(const ThresholdField& value, const Words& words) {
    return words.number({value.example, value.unit}, value.sport).section(u' ', 1);
}

QString textOf(const ThresholdField& value, const std::optional<double>& number, const Words& words) {
    return number ? words.number({*number, value.unit}, value.sport) : QString();
}

/// The number that a text means, with or without its unit; a pace is written as minutes and seconds.
std::optional<double> numberIn(const ThresholdField& value, QString text, const Words& words) {
    if (const QString unit = unitOf(value, words); text.endsWith(unit, Qt::CaseInsensitive))
        text = text.chopped(unit.size()).trimmed();
    if (value.unit != Unit::SpeedMs) {
        bool good = false;
        const double number = words.formatting().locale.toDouble(text, &good);
        return good ? std::optional(number) : std::nullopt;
    }
    static const QRegularExpression pace(QStringLiteral("^([0-9]{1,2}):([0-5][0-9])$"));
    const QRegularExpressionMatch match = pace.match(text);
    const int seconds = match.captured(1).toInt() * 60 + match.captured(2).toInt();
    return seconds > 0 ? std::optional(paceMetres(value, words) / seconds) : std::nullopt;
}

} // namespace

ThresholdsCard::ThresholdsCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, tr("Thresholds"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_enter(new QPushButton(tr("Enter thresholds")))
    , m_why(new Label(theme, {}, kSmall, Role::Muted))
    , m_form(new QWidget)
    , m_from(new QDateEdit)
    , m_save(new QPushButton(tr("Save"))) {
    m_enter->setProperty("link", true);
    body()->addWidget(m_enter, 0, Qt::AlignLeft);
    m_why->setWrapped(true);
    body()->addWidget(m_why);
    build();
    body()->addWidget(m_form);
    m_form->hide();
    connect(m_enter, &QPushButton::clicked, this, &ThresholdsCard::open);
}

void ThresholdsCard::build() {
    auto* grid = new QGridLayout(m_form);
    grid->setContentsMargins(0, kGap, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kGap);
    auto* day = new QVBoxLayout;
    day->setSpacing(kGrid);
    auto* heading = new Label(m_theme, tr("From"), kSmall, Role::Muted, QFont::DemiBold);
    heading->setBuddy(m_from);
    m_from->setCalendarPopup(true);
    m_from->setAccessibleName(tr("First day of the thresholds"));
    m_from->setDateRange(QDate(1970, 1, 1), QDate(2199, 12, 31));
    m_from->setDisplayFormat(m_words.formatting().locale.dateFormat(QLocale::ShortFormat));
    day->addWidget(heading);
    day->addWidget(m_from);
    day->addStretch(1);
    grid->addLayout(day, 0, 0);
    for (std::size_t i = 0; i < kValues; ++i) {
        m_fields[i] = new Field(m_theme, tr(kThresholdFields[i].name));
        const int place = static_cast<int>(i) + 1;
        grid->addWidget(m_fields[i], place / kFieldColumns, place % kFieldColumns, Qt::AlignTop);
        connect(m_fields[i], &Field::entered, this, &ThresholdsCard::save);
    }
    m_from->setMinimumHeight(m_fields.front()->line()->minimumHeight());
    auto* hint = new Label(m_theme,
                           tr("They hold until the next set. Sessions from that day on that nobody has "
                              "decided are compared anew; published reports stay."),
                           kSmall, Role::Muted);
    hint->setWrapped(true);
    grid->addWidget(hint, grid->rowCount(), 0, 1, kFieldColumns);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_save->setProperty("primary", true);
    m_save->setAccessibleName(tr("Save the thresholds"));
    auto* leave = new QPushButton(tr("Cancel"));
    leave->setAccessibleName(tr("Don't enter thresholds"));
    line->addStretch(1);
    line->addWidget(leave);
    line->addWidget(m_save);
    grid->addLayout(line, grid->rowCount(), 0, 1, kFieldColumns);
    connect(m_save, &QPushButton::clicked, this, &ThresholdsCard::save);
    connect(leave, &QPushButton::clicked, this, &ThresholdsCard::close);
}

QString ThresholdsCard::values(const client::ThresholdSet& set, const Words& words) {
    QStringList values;
    for (const ThresholdField& value : kThresholdFields) {
        const std::optional<double>& number = set.*value.member;
        if (!number)
            continue;
        const QString text = words.number({*number, value.unit}, value.sport);
        values.append(value.member == &client::ThresholdSet::maxHeartRateBpm ? tr("max %1").arg(text) : text);
    }
    return values.join(QStringLiteral(" · "));
}

void ThresholdsCard::show(const client::AthleteDetail& detail) {
    const bool other = m_athlete != detail.athlete.id;
    if (other && !m_form->isHidden()) {
        Typed& typed = m_typed[m_athlete];
        typed.from = m_from->date();
        for (std::size_t i = 0; i < kValues; ++i)
            typed.texts[i] = m_fields[i]->text();
    }
    m_athlete = detail.athlete.id;
    m_sets = detail.thresholds;
    m_permission = detail.setThresholds;
    list();
    m_enter->setEnabled(m_permission.allowed);
    m_save->setEnabled(m_permission.allowed && !m_saving);
    const QString why =
        m_permission.allowed || !m_permission.why ? QString() : m_words.say(*m_permission.why);
    m_enter->setAccessibleDescription(why);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    if (!other)
        return;
    const auto typed = m_typed.constFind(m_athlete);
    if (typed != m_typed.constEnd())
        fill(typed->from, typed->texts);
    m_form->setVisible(typed != m_typed.constEnd());
    m_enter->setVisible(typed == m_typed.constEnd());
}

void ThresholdsCard::list() {
    delete m_rows;
    m_rows = new QWidget;
    body()->insertWidget(0, m_rows);
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnMinimumWidth(0, kSetDayWidth);
    grid->setColumnStretch(1, 1);
    const auto add = [&](const QString& left, const QString& right) {
        const int row = grid->rowCount();
        auto* text = new Label(m_theme, right);
        text->setWrapped(true);
        grid->addWidget(new Label(m_theme, left, kBody, Role::Muted), row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1);
    };
    for (const client::ThresholdSet& set : m_sets)
        add(tr("from %1").arg(m_words.longDay(set.from)), values(set, m_words));
    if (!m_sets.empty())
        return;
    auto* none =
        new Label(m_theme, tr("None known, so targets in per cent can't be compared."), kBody, Role::Muted);
    none->setWrapped(true);
    grid->addWidget(none, 0, 0, 1, 2);
}

std::array<QString, ThresholdsCard::kValues> ThresholdsCard::known() const {
    std::array<QString, kValues> texts;
    for (std::size_t i = 0; i < kValues && !m_sets.empty(); ++i)
        texts[i] = textOf(kThresholdFields[i], m_sets.front().*kThresholdFields[i].member, m_words);
    return texts;
}

void ThresholdsCard::fill(const QDate& from, const std::array<QString, kValues>& texts) {
    m_from->setDate(from);
    for (std::size_t i = 0; i < kValues; ++i) {
        const QString example = m_words.number({kThresholdFields[i].example, kThresholdFields[i].unit},
                                               kThresholdFields[i].sport);
        m_fields[i]->setPlaceholder(tr("such as %1").arg(example));
        m_fields[i]->setText(texts[i]);
        m_fields[i]->setFault({});
    }
}

void ThresholdsCard::open() {
    fill(m_words.today(), known());
    m_enter->hide();
    m_form->show();
    m_from->setFocus();
}

void ThresholdsCard::close() {
    m_typed.remove(m_athlete);
    m_form->hide();
    m_enter->show();
    m_enter->setFocus();
}

bool ThresholdsCard::read(std::size_t field, client::ThresholdSet& set) {
    const ThresholdField& value = kThresholdFields[field];
    const QString text = m_fields[field]->text().trimmed();
    std::optional<double>& number = set.*value.member;
    m_fields[field]->setFault({});
    number.reset();
    if (text.isEmpty())
        return true;
    // A pace is shown in whole seconds; one that nobody has changed stays exactly what it was.
    if (!m_sets.empty() && text == textOf(value, m_sets.front().*value.member, m_words)) {
        number = m_sets.front().*value.member;
        return true;
    }
    number = numberIn(value, text, m_words);
    if (!number)
        m_fields[field]->setFault(
            tr("Write it like %1.").arg(m_words.number({value.example, value.unit}, value.sport)));
    return number.has_value();
}

void ThresholdsCard::save() {
    if (!m_save->isEnabled())
        return;
    client::ThresholdSet set;
    set.from = m_from->date();
    bool sound = true;
    for (std::size_t i = 0; i < kValues; ++i)
        sound = read(i, set) && sound;
    if (!sound)
        return;
    const domain::SetThresholds command{
        m_athlete,
        set.from,
        {set.powerW, set.heartRateBpm, set.maxHeartRateBpm, set.runSpeedMs, set.swimSpeedMs}};
    if (const domain::Validity bad = domain::validate(command)) {
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < kValues; ++i)
            wrong = bad->path == QLatin1String(kThresholdFields[i].path) ? i : wrong;
        m_fields[wrong]->setFault(m_words.say(bad->sentence, kThresholdFields[wrong].sport));
        m_fields[wrong]->setFocus();
        return;
    }
    // Until the reply, so that a second click does not save it twice.
    m_saving = true;
    m_save->setEnabled(false);
    m_desk.setThresholds(m_athlete, set, this,
                         [this, athlete = m_athlete](const tl::expected<QUuid, client::Refusal>& reply) {
                             m_saving = false;
                             m_save->setEnabled(m_permission.allowed);
                             if (!reply)
                                 Q_EMIT refused(m_words.say(reply.error()));
                             else if (athlete == m_athlete)
                                 close();
                             else
                                 m_typed.remove(athlete);
                         });
}

} // namespace leadout::ui
