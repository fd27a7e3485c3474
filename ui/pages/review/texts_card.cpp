// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/texts_card.h"

#include "core/domain/commands/review.h"
#include "ui/widgets/length_limit.h"
#include "ui/widgets/notice.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>
#include <chrono>

namespace leadout::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kNoteTypingPause = 500ms;
constexpr int kLeastHeight = 344;
constexpr int kLeastLines = 4;
constexpr int kNoteHeight = 44;

QPushButton* link(const Theme& theme, const QString& text, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setProperty("link", true);
    button->setFont(theme.font(kSmall, QFont::DemiBold));
    return button;
}

const char* sentenceOf(domain::FoundName::Whose whose) {
    switch (whose) {
    case domain::FoundName::Whose::Athlete: return "review.names_athlete";
    case domain::FoundName::Whose::Coach: return "review.names_coach";
    case domain::FoundName::Whose::Company: return "review.names_company";
    case domain::FoundName::Whose::OtherAthlete: return "review.names_other";
    }
    return "";
}

QHBoxLayout* row(std::initializer_list<QWidget*> left, std::initializer_list<QWidget*> right) {
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    for (QWidget* widget : left)
        line->addWidget(widget);
    line->addStretch(1);
    for (QWidget* widget : right)
        line->addWidget(widget);
    return line;
}

} // namespace

TextsCard::TextsCard(const Theme& theme, const Words& words, QWidget* parent)
    : Card(theme, {}, parent)
    , m_words(words)
    , m_comment(new Label(theme))
    , m_origin(new ElidedLabel(theme, {}, kSmall, Role::Muted))
    , m_toDraft(link(theme, words.word("editor.back_to_draft"), this))
    , m_versions(link(theme, {}, this))
    , m_feedback(new FeedbackEditor(theme, this))
    , m_check(new QWidget(this))
    , m_unverified(new Label(theme, {}, kSmall, Role::Muted))
    , m_use(link(theme, {}, this))
    , m_saved(new Label(theme, {}, kSmall, Role::Muted))
    , m_newer(new Notice(theme, Tone::Warn, Icon::Info, {}, this))
    , m_note(new QPlainTextEdit(this))
    , m_line(new Label(theme, tr("Fill in the first line before this goes out."), kSmall, Role::Warn)) {
    m_comment->setWrapped(true);
    m_comment->setMarkable();
    m_comment->setObjectName(QStringLiteral("comment"));
    m_unverified->setObjectName(QStringLiteral("unverified"));
    m_use->setObjectName(QStringLiteral("use"));
    m_saved->setObjectName(QStringLiteral("saved"));
    m_newer->setObjectName(QStringLiteral("newer"));
    m_newer->setClosable(true);
    m_newer->hide();
    m_feedback->setMinimumHeight(kLeastLines * QFontMetrics(theme.font()).lineSpacing() + kPadding);
    m_feedback->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_note->setAccessibleName(tr("Personal note, only in the comment"));
    m_note->setTabChangesFocus(true);
    m_note->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setFixedHeight(kNoteHeight);
    m_note->setPlaceholderText(tr("May hold a name; it is not in the report"));
    m_note->installEventFilter(this);

    m_unverified->setWrapped(true);
    m_versions->setObjectName(QStringLiteral("versions"));
    m_notePause.setSingleShot(true);
    m_notePause.setInterval(kNoteTypingPause);

    auto* title = new Label(theme, tr("Feedback"), kSmall, Role::Muted, QFont::DemiBold);
    body()->setSpacing(kGrid);
    body()->addWidget(m_comment);
    body()->addSpacing(kGrid);
    body()->addLayout(row({title}, {m_origin}));
    body()->addWidget(m_newer);
    body()->addWidget(m_feedback, 1);
    buildBelow(theme);

    connect(m_toDraft, &QPushButton::clicked, this, &TextsCard::backToDraftWanted);
    connect(m_versions, &QPushButton::clicked, this, &TextsCard::versionsWanted);
    connect(m_feedback, &FeedbackEditor::marksChanged, this, &TextsCard::showUnverified);
    connect(m_feedback, &QPlainTextEdit::textChanged, this, [this] { setSaved(!m_feedback->undecided()); });
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT correctionWanted();
        m_feedback->setFocus();
    });
    connect(m_newer, &Notice::actionChosen, this, [this] {
        m_feedback->replaceBy(m_theirs);
        m_newer->hide();
        m_feedback->setFocus();
    });
    connectNote();
}

void TextsCard::buildBelow(const Theme& theme) {
    auto* note = new Label(theme, tr("Personal note"), kSmall, Role::Muted, QFont::DemiBold);
    auto* where = new Label(theme, tr("(only in the comment)"), kSmall, Role::Muted);
    auto* check = new QHBoxLayout(m_check);
    check->setContentsMargins({});
    check->setSpacing(kGap);
    check->addWidget(m_unverified, 1);
    check->addWidget(m_use);
    auto* feedbackLength = new Label(theme, {}, kSmall, Role::Muted, QFont::Normal, this);
    auto* noteLength = new Label(theme, {}, kSmall, Role::Muted, QFont::Normal, this);
    feedbackLength->setObjectName(QStringLiteral("feedbackLength"));
    noteLength->setObjectName(QStringLiteral("noteLength"));
    new LengthLimit(m_feedback, domain::kMaxFeedback, feedbackLength);
    new LengthLimit(m_note, domain::kMaxComment, noteLength);
    body()->addWidget(m_line);
    body()->addWidget(m_check);
    body()->addLayout(row({m_saved, feedbackLength}, {m_versions, m_toDraft}));
    body()->addLayout(row({note, where}, {noteLength}));
    body()->addWidget(m_note);
}

void TextsCard::connectNote() {
    connect(&m_notePause, &QTimer::timeout, this, &TextsCard::notePaused);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loadingNote)
            m_notePause.start();
    });
}

void TextsCard::loadNote(const client::Texts& texts) {
    m_loadingNote = true;
    if (m_note->toPlainText() != texts.personalNote)
        m_note->setPlainText(texts.personalNote);
    m_loadingNote = false;
    m_notePause.stop();
    m_noteBase = texts.personalNote;
    m_noteSaved = texts.noteSaved;
}

void TextsCard::setNoteDecided(const QString& note) {
    m_noteBase = note;
    m_noteSaved = true;
    if (!noteUndecided())
        m_notePause.stop();
}

std::optional<TextsCard::Unverified> TextsCard::unverified() const {
    const bool writable = !m_feedback->isReadOnly();
    if (const std::vector<domain::FoundName> names = m_feedback->names(); !names.empty()) {
        const domain::FoundName& name = names.front();
        return Unverified{m_words.say({sentenceOf(name.whose), {name.name.toStdString()}}),
                          writable ? tr("Take it out", "a name") : QString(), true};
    }
    const std::vector<client::UnverifiedNumber> numbers = m_feedback->unverified();
    if (numbers.empty())
        return std::nullopt;
    const client::UnverifiedNumber& number = numbers.front();
    Unverified told{m_words.say(number.sentence, m_sport), {}};
    if (!number.replacement.isEmpty() && writable) {
        // "172": the number alone, as the sentence before it says what it is.
        const QString shown = number.nearest ? m_words.number(*number.nearest, m_sport) : number.replacement;
        told.offer = m_words.say({"review.use_value", {shown.section(u' ', 0, 0).toStdString()}});
    }
    return told;
}

QWidget* TextsCard::versionsButton() const {
    return m_versions;
}

void TextsCard::begin(const client::Review& review) {
    m_newer->hide();
    m_feedback->begin(review.texts);
    loadNote(review.texts);
    showAround(review);
}

void TextsCard::meet(const client::Review& review) {
    switch (m_feedback->meet(review.texts)) {
    case Meeting::Same: m_newer->hide(); break;
    case Meeting::Kept: break;
    case Meeting::Newer: {
        const QString by = review.texts.editedBy;
        m_newer->setText(by.isEmpty() ? tr("There is a newer text. Yours is kept.")
                                      : tr("%1 has written a newer text. Yours is kept.").arg(by));
        m_theirs = review.texts.feedback;
        m_newer->setAction(review.texts.saved ? tr("Show theirs") : QString());
        m_newer->show();
        break;
    }
    }
    if (!noteUndecided() || m_note->toPlainText() == review.texts.personalNote)
        loadNote(review.texts);
    showAround(review);
}

void TextsCard::showAround(const client::Review& review) {
    const QString first = review.session.athleteName.section(u' ', 0, 0);
    const bool wrote = !review.comment.isEmpty();
    const QString felt = feltWords(review.effort, review.feel);
    m_sport = review.session.sport;
    setTitle(wrote ? tr("%1 wrote").arg(first) : felt.isEmpty() ? QString() : first);
    setRemark(felt);
    m_comment->setText(wrote ? tr("“%1”").arg(review.comment) : tr("No comment from %1.").arg(first));
    m_comment->setRole(wrote ? Role::Text : Role::Muted);
    m_origin->setText(originWords(review.texts, m_words));
    m_toDraft->setVisible(!review.texts.draft.isEmpty() && review.texts.draft != review.texts.feedback);
    m_toDraft->setEnabled(review.backToDraft.allowed);
    m_toDraft->setToolTip(reasonOf(review.backToDraft));
    permit(m_feedback, review.edit);
    permit(m_note, review.note);
    m_versions->setVisible(review.texts.versions.size() > 1);
    m_versions->setText(tr("%n versions", "", static_cast<int>(review.texts.versions.size())));
    // A text that holds no line to fill is to be changed, which the unverified number says by itself.
    m_line->setVisible(review.texts.needsCoachLine && review.texts.feedback.startsWith(QLatin1Char('[')));
    setSaved(!m_feedback->undecided());
    showUnverified();
}

QString TextsCard::reasonOf(const client::Permission& permission) const {
    return permission.allowed || !permission.why ? QString() : m_words.say(*permission.why);
}

void TextsCard::permit(QPlainTextEdit* text, const client::Permission& permission) {
    if (text->isReadOnly() == permission.allowed)
        text->setReadOnly(!permission.allowed);
    const QString why = reasonOf(permission);
    text->setToolTip(why);
    text->setAccessibleDescription(why);
}

void TextsCard::showUnverified() {
    const std::optional<Unverified> told = unverified();
    m_check->setVisible(told && m_tellsUnverified);
    m_unverified->setText(!told ? QString() : m_reason.isEmpty() ? told->sentence : m_reason);
    m_unverified->setRole(m_reason.isEmpty() ? Role::Muted : Role::Warn);
    m_use->setVisible(told && !told->offer.isEmpty());
    m_use->setText(told ? told->offer : QString());
    fitHeight();
}

void TextsCard::tellUnverified(bool here, const QString& reason) {
    if (here == m_tellsUnverified && reason == m_reason)
        return;
    m_tellsUnverified = here;
    m_reason = reason;
    showUnverified();
}

void TextsCard::setSaved(bool saved) {
    m_saved->setText(saved ? tr("Saved here") : tr("Kept as you type"));
}

void TextsCard::fitHeight() {
    setMinimumHeight(std::max(kLeastHeight, layout()->minimumHeightForWidth(width())));
}

void TextsCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    fitHeight();
}

bool TextsCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_note)
        return Card::eventFilter(watched, event);
    const bool escape =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (event->type() == QEvent::FocusOut || escape)
        Q_EMIT noteLeft();
    return escape;
}

} // namespace leadout::ui
