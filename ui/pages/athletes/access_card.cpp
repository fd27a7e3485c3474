// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/access_card.h"

#include "core/domain/words.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <chrono>
#include <utility>

namespace leadout::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kPauseInTyping = 500ms;

QGridLayout* renewed(Card& card, QWidget*& rows) {
    delete rows;
    rows = new QWidget;
    card.body()->insertWidget(0, rows);
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(kGrid);
    return grid;
}

QString howWords(domain::ConsentHow how, const Words& words) {
    return words.word("consent_how." + std::string(domain::key(how)));
}

QString stateWords(const client::ConsentShown& consent, const Words& words) {
    if (consent.given && !consent.asked)
        return AccessCard::tr("until they decide");
    if (consent.given && consent.until)
        return AccessCard::tr("until %1").arg(words.day(*consent.until));
    const QString state = consent.given ? AccessCard::tr("granted") : AccessCard::tr("not granted");
    return consent.how ? AccessCard::tr("%1 (%2)").arg(state, howWords(*consent.how, words)) : state;
}

} // namespace

AccessCard::AccessCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, tr("Access granted by the athlete"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk) {}

void AccessCard::show(const client::AthleteDetail& detail) {
    const bool same =
        m_athlete == detail.athlete.id && m_record.allowed == detail.recordConsent.allowed &&
        std::equal(m_consents.begin(), m_consents.end(), detail.consents.begin(), detail.consents.end(),
                   [](const client::ConsentShown& a, const client::ConsentShown& b) {
                       return a.kind == b.kind && a.given == b.given && a.asked == b.asked &&
                              a.until == b.until && a.how == b.how;
                   });
    if (same && m_rows != nullptr)
        return;
    const auto focused = std::find_if(m_buttons.begin(), m_buttons.end(),
                                      [](const QPushButton* button) { return button->hasFocus(); });
    const bool hadFocus = focused != m_buttons.end();
    const auto place = static_cast<std::size_t>(focused - m_buttons.begin());
    m_buttons.clear();
    m_athlete = detail.athlete.id;
    m_record = detail.recordConsent;
    m_consents = detail.consents;
    QGridLayout* grid = renewed(*this, m_rows);
    grid->setColumnStretch(0, 1);
    for (const client::ConsentShown& consent : detail.consents)
        addConsent(*grid, consent);
    const QString why = m_record.allowed || !m_record.why
                            ? tr("Record only what %1 has told you.").arg(detail.athlete.name)
                            : m_words.say(*m_record.why);
    auto* hint = new Label(m_theme, why, kSmall, Role::Muted);
    hint->setWrapped(true);
    grid->addWidget(hint, grid->rowCount(), 0, 1, 3);
    // Whoever goes through these with the keyboard stays where they were.
    if (hadFocus && place < m_buttons.size())
        m_buttons[place]->setFocus();
}

void AccessCard::addConsent(QGridLayout& grid, const client::ConsentShown& consent) {
    const int row = grid.rowCount();
    const QString kind = m_words.word("consent." + std::string(domain::key(consent.kind)));
    const QString state = stateWords(consent, m_words);
    auto* name = new Label(m_theme, kind);
    name->setWrapped(true);
    grid.addWidget(name, row, 0);
    auto* told = new Label(m_theme, state, kSmall, consent.given ? Role::Ok : Role::Muted);
    told->setWrapped(true);
    told->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(told, row, 1);
    auto* button = new QPushButton(consent.given ? tr("Record withdrawal") : tr("Record consent"));
    m_buttons.push_back(button);
    button->setProperty("link", true);
    button->setEnabled(m_record.allowed);
    button->setAccessibleName(tr("%1: %2").arg(kind, button->text()));
    button->setAccessibleDescription(state);
    grid.addWidget(button, row, 2, Qt::AlignRight);
    auto* ways = new QMenu(button);
    ways->addSection(tr("How did they tell you?"));
    for (std::size_t i = 0; i < domain::kWords<domain::ConsentHow>.size(); ++i) {
        const auto how = static_cast<domain::ConsentHow>(i);
        ways->addAction(
            domain::upperFirst(howWords(how, m_words)), this,
            [this, kind = consent.kind, given = !consent.given, how] { record(kind, given, how); });
    }
    connect(button, &QPushButton::clicked, ways,
            [button, ways] { ways->popup(button->mapToGlobal(button->rect().bottomLeft())); });
}

void AccessCard::record(domain::ConsentKind kind, bool given, domain::ConsentHow how) {
    m_desk.recordConsent(m_athlete, kind, given, how, this,
                         [this](const tl::expected<QUuid, client::Refusal>& reply) {
                             if (!reply)
                                 Q_EMIT refused(m_words.say(reply.error()));
                         });
}

NotesCard::NotesCard(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent)
    : Card(theme, tr("Notes for coaches"), parent)
    , m_theme(theme)
    , m_words(words)
    , m_desk(desk)
    , m_text(new QLineEdit)
    , m_add(new QPushButton(tr("Add"))) {
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_text->setPlaceholderText(tr("A note that only coaches see"));
    m_text->setAccessibleName(tr("New note"));
    m_add->setAccessibleName(tr("Add the note"));
    m_add->setEnabled(false);
    line->addWidget(m_text, 1);
    line->addWidget(m_add);
    body()->addLayout(line);
    connect(m_text, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_add->setEnabled(!text.trimmed().isEmpty()); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseInTyping);
    connect(m_text, &QLineEdit::textEdited, this, [this] {
        m_unkept = true;
        m_pause.start();
    });
    connect(m_text, &QLineEdit::editingFinished, this, &NotesCard::keep);
    connect(&m_pause, &QTimer::timeout, this, &NotesCard::keep);
    connect(m_text, &QLineEdit::returnPressed, this, &NotesCard::add);
    connect(m_add, &QPushButton::clicked, this, &NotesCard::add);
}

void NotesCard::show(const client::AthleteDetail& detail) {
    // What is being typed belongs to the athlete it was typed for.
    if (m_athlete != detail.athlete.id) {
        keep();
        m_typed.insert(m_athlete, m_text->text());
        m_athlete = detail.athlete.id;
        m_text->setText(m_typed.value(m_athlete, detail.typedNote));
    }
    QGridLayout* grid = renewed(*this, m_rows);
    for (const client::ShownNote& note : detail.notes) {
        auto* text = new Label(m_theme, note.text);
        text->setWrapped(true);
        text->setMarkable();
        grid->addWidget(text, grid->rowCount(), 0);
        const QString by = tr("%1, %2").arg(note.author, m_words.recently(note.writtenAt));
        grid->addWidget(new Label(m_theme, note.pinned ? tr("%1 · pinned").arg(by) : by, kSmall, Role::Muted),
                        grid->rowCount(), 0);
    }
    m_rows->setVisible(!detail.notes.empty());
}

void NotesCard::keep() {
    m_pause.stop();
    if (!std::exchange(m_unkept, false))
        return;
    m_desk.keepTypingCoachNote(m_athlete, std::nullopt, m_text->text(), false);
}

void NotesCard::add() {
    const QString text = m_text->text().trimmed();
    if (text.isEmpty())
        return;
    // Kept first: should the desk refuse it, it is still here.
    keep();
    m_desk.addNote(m_athlete, std::nullopt, text, false, this,
                   [this, text](const tl::expected<QUuid, client::Refusal>& reply) {
                       if (!reply) {
                           Q_EMIT refused(m_words.say(reply.error()));
                           return;
                       }
                       if (m_text->text().trimmed() == text)
                           m_text->clear();
                   });
}

} // namespace leadout::ui
