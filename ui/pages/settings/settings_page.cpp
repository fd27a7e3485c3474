// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settings_page.h"

#include "ui/shell/preferences.h"
#include "ui/widgets/card.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>

namespace leadout::ui {

namespace {

constexpr int kColumn = 640;

/// Names at the left, values at the right.
QFormLayout* rows(Card* card) {
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kPadding);
    form->setVerticalSpacing(kGap);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    card->body()->addLayout(form);
    return form;
}

Label* name(const Theme& theme, const QString& text, QWidget* control, QWidget* parent) {
    auto* label = new Label(theme, text, kBody, Role::Muted, QFont::Normal, parent);
    label->setMinimumWidth(120);
    if (control != nullptr) {
        label->setBuddy(control);
        control->setAccessibleName(text);
    }
    return label;
}

} // namespace

SettingsPage::SettingsPage(const Surroundings& surroundings, Preferences& preferences)
    : Page(surroundings, tr("Settings"), Icon::Settings)
    , m_preferences(preferences) {
    useHeader();
    auto* column = new QWidget(content());
    column->setMaximumWidth(kColumn);
    auto* cards = new QVBoxLayout(column);
    cards->setContentsMargins(kMargin, 0, kMargin, kMargin);
    cards->setSpacing(12);
    cards->addWidget(profile());
    cards->addWidget(looks());
    cards->addWidget(company());
    cards->addStretch(1);
    for (QComboBox* box : {m_shade, m_language})
        box->installEventFilter(this);
    auto* area = new QScrollArea(content());
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(column);
    area->viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(content());
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(area);
    connect(&desk(), &client::Desk::meChanged, this, &SettingsPage::fill);
    // The menu of the window has the same choice.
    connect(&theme(), &Theme::changed, this, &SettingsPage::fill);
    showContent();
    fill();
}

QWidget* SettingsPage::profile() {
    auto* card = new Card(theme(), tr("Profile"), content());
    QFormLayout* form = rows(card);
    for (auto& [label, text] : {std::pair<Label**, QString>(&m_name, tr("Name")),
                                std::pair<Label**, QString>(&m_email, tr("E-mail")),
                                std::pair<Label**, QString>(&m_role, tr("Role"))}) {
        *label = new Label(theme(), {}, kBody, Role::Text, QFont::Normal, card);
        (*label)->setMarkable();
        form->addRow(name(theme(), text, *label, card), *label);
    }
    auto* out = new QPushButton(tr("Sign out"), card);
    out->setAccessibleName(tr("Sign out"));
    connect(out, &QPushButton::clicked, this, &Page::signOutWanted);
    card->body()->addSpacing(kGap);
    card->body()->addWidget(out, 0, Qt::AlignLeft);
    return card;
}

QWidget* SettingsPage::looks() {
    auto* card = new Card(theme(), tr("On this computer"), content());
    QFormLayout* form = rows(card);
    m_shade = new QComboBox(card);
    m_shade->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    form->addRow(name(theme(), tr("Theme"), m_shade, card), m_shade);
    m_language = new QComboBox(card);
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    form->addRow(name(theme(), tr("Language"), m_language, card), m_language);
    for (QComboBox* box : {m_shade, m_language})
        box->setMinimumSize(200, 28);
    m_restart = new Notice(theme(), Tone::Neutral, Icon::Info,
                           tr("Leadout speaks the new language from its next start on."), card);
    m_restart->hide();
    card->body()->addWidget(m_restart);
    connect(m_shade, &QComboBox::activated, this, &SettingsPage::chooseShade);
    connect(m_language, &QComboBox::activated, this, &SettingsPage::chooseLanguage);
    return card;
}

QWidget* SettingsPage::company() {
    auto* card = new Card(theme(), tr("Company"), content());
    QFormLayout* form = rows(card);
    for (auto& [label, text] : {std::pair<Label**, QString>(&m_company, tr("Name")),
                                std::pair<Label**, QString>(&m_units, tr("Units")),
                                std::pair<Label**, QString>(&m_zone, tr("Time zone"))}) {
        *label = new Label(theme(), {}, kBody, Role::Text, QFont::Normal, card);
        form->addRow(name(theme(), text, nullptr, card), *label);
    }
    auto* about = new Label(theme(), tr("These are the same for every coach of the company."), kSmall,
                            Role::Muted, QFont::Normal, card);
    about->setWrapped(true);
    card->body()->addSpacing(kGrid);
    card->body()->addWidget(about);
    return card;
}

void SettingsPage::activate() {
    fill();
    // Not a choice: a key or the wheel would change it by accident.
    setFocus();
}

bool SettingsPage::eventFilter(QObject* watched, QEvent* event) {
    // Scrolling past a choice must not change it.
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void SettingsPage::fill() {
    const std::optional<client::Myself> me = desk().me();
    const QString none = QStringLiteral("–");
    m_name->setText(me ? me->name : none);
    m_email->setText(me ? me->email : none);
    m_role->setText(me ? words().word(me->isHead() ? "role.head" : "role.assistant") : none);
    m_company->setText(me ? me->company : none);
    m_units->setText(!me                                      ? none
                     : me->units == QLatin1String("imperial") ? tr("Miles and yards")
                                                              : tr("Kilometres and metres"));
    m_zone->setText(me ? me->timeZone : none);
    m_shade->setCurrentIndex(static_cast<int>(theme().choice()));
    m_language->setCurrentIndex(qMax(0, m_language->findData(m_preferences.language())));
}

void SettingsPage::chooseShade(int index) {
    const auto choice = static_cast<ShadeChoice>(index);
    m_preferences.setShade(choice);
    theme().choose(choice);
}

void SettingsPage::chooseLanguage(int index) {
    m_preferences.setLanguage(m_language->itemData(index).toString());
    m_restart->setVisible(m_preferences.languageInUse() != words().language());
}

} // namespace leadout::ui
