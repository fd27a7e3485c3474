// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/add_athlete_popup.h"

#include "core/domain/commands/athletes.h"
#include "core/domain/commands/checks.h"
#include "ui/dialogs/field.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace leadout::ui {

namespace {

constexpr int kPopupWidth = 320;
constexpr int kLeastHeight = 32;

} // namespace

AddAthletePopup::AddAthletePopup(const Theme& theme, const Words& words, const client::NewAthlete& start,
                                 QWidget* parent)
    : Popup(theme, tr("Add athlete"), kPopupWidth, parent)
    , m_words(words)
    , m_name(new Field(theme, tr("Name"), this))
    , m_email(new Field(theme, tr("E-mail, if you like"), this))
    , m_zone(new QComboBox(this))
    , m_fault(new Label(theme, {}, kSmall, Role::Bad, QFont::Normal, this)) {
    m_name->setText(start.name);
    m_email->setText(start.email);
    body()->addWidget(m_name);
    body()->addWidget(m_email);
    auto* heading = new Label(theme, tr("Time zone"), kSmall, Role::Muted, QFont::DemiBold, this);
    heading->setBuddy(m_zone);
    body()->addWidget(heading);
    m_zone->setAccessibleName(heading->text());
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id));
    const int zone = m_zone->findText(start.timeZone);
    m_zone->setCurrentIndex(zone >= 0 ? zone : m_zone->findText(QStringLiteral("UTC")));
    m_zone->setMinimumHeight(kLeastHeight);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    body()->addWidget(m_zone);
    m_fault->setWrapped(true);
    m_fault->hide();
    body()->addWidget(m_fault);
    auto* add = new QPushButton(tr("Add"), this);
    add->setProperty("primary", true);
    body()->addWidget(add, 0, Qt::AlignRight);

    connect(add, &QPushButton::clicked, this, &AddAthletePopup::finish);
    const auto changed = [this] { Q_EMIT typed(entered()); };
    for (Field* field : {m_name, m_email}) {
        connect(field, &Field::entered, this, &AddAthletePopup::finish);
        connect(field->line(), &QLineEdit::textChanged, this, changed);
    }
    connect(m_zone, &QComboBox::currentIndexChanged, this, changed);
    m_name->setFocus();
}

client::NewAthlete AddAthletePopup::entered() const {
    return {m_name->text().trimmed(), m_email->text().trimmed(), m_zone->currentText()};
}

void AddAthletePopup::setFault(const QString& fault) {
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    adjustSize();
}

void AddAthletePopup::finish() {
    const client::NewAthlete athlete = entered();
    const auto fault = [this](const domain::Validity& bad) {
        return bad ? m_words.say(bad->sentence) : QString();
    };
    m_name->setFault(fault(domain::checks::line({}, athlete.name, domain::kMaxName)));
    m_email->setFault(fault(domain::checks::email({}, athlete.email)));
    setFault({});
    for (Field* field : {m_name, m_email}) {
        if (field->fault().isEmpty())
            continue;
        field->setFocus();
        return;
    }
    Q_EMIT chosen(athlete);
}

} // namespace leadout::ui
