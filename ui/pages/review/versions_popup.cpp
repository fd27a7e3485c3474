// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/versions_popup.h"

#include "ui/pages/review/text_difference.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QTextEdit>

namespace leadout::ui {

namespace {

constexpr int kVersionsWidth = 640;
constexpr int kListWidth = 236;
constexpr int kVersionsHeight = 220;

} // namespace

VersionsPopup::VersionsPopup(const Theme& theme, const Words& words,
                             const std::vector<client::TextVersion>& versions, const QString& now,
                             bool editable, QWidget* parent)
    : Popup(theme, tr("Versions of the feedback"), kVersionsWidth, parent)
    , m_versions(versions)
    , m_now(now)
    , m_editable(editable)
    , m_list(new QListWidget(this))
    , m_text(new QTextEdit(this))
    , m_compare(new QCheckBox(tr("Compare with the text now"), this))
    , m_legend(new Label(theme, tr("Underlined: only in this version. Struck out: only in the text now."),
                         kSmall, Role::Muted, QFont::Normal, this))
    , m_take(new QPushButton(tr("Take into the editor"), this)) {
    m_list->setAccessibleName(tr("Versions"));
    m_list->setFixedWidth(kListWidth);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSpacing(1);
    m_text->setAccessibleName(tr("Text of the version"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(kVersionsHeight);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_compare->setChecked(true);
    m_legend->setWrapped(true);
    m_take->setProperty("primary", true);
    for (const client::TextVersion& version : m_versions)
        m_list->addItem(nameOf(version, words));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(kGap);
    middle->addWidget(m_list);
    middle->addWidget(m_text, 1);
    auto* below = new QHBoxLayout;
    below->addWidget(m_compare);
    below->addStretch(1);
    below->addWidget(m_take);
    body()->addLayout(middle);
    body()->addWidget(m_legend);
    body()->addLayout(below);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsPopup::showVersion);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &VersionsPopup::take);
    connect(m_compare, &QCheckBox::toggled, this, &VersionsPopup::showVersion);
    connect(m_take, &QPushButton::clicked, this, &VersionsPopup::take);
    // The newest stands in the editor already.
    m_list->setCurrentRow(m_versions.size() > 1 ? 1 : 0);
    m_list->setFocus();
}

QString VersionsPopup::nameOf(const client::TextVersion& version, const Words& words) const {
    const QString by = version.byMachine      ? words.word("editor.drafted")
                       : version.by.isEmpty() ? tr("A coach")
                                              : version.by;
    const bool newest = version.version == m_versions.front().version;
    QString name = by + u'\n' + words.moment(version.writtenAt);
    if (version.isDraft)
        name += QStringLiteral(" · ") + tr("the draft");
    if (newest)
        name += QStringLiteral(" · ") + tr("newest");
    return name;
}

const client::TextVersion* VersionsPopup::selected() const {
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_versions.size()) ? nullptr
                                                                 : &m_versions[static_cast<std::size_t>(row)];
}

void VersionsPopup::showVersion() {
    const client::TextVersion* version = selected();
    if (version == nullptr)
        return;
    m_text->clear();
    const bool here = version->text.has_value();
    const bool differs = here && *version->text != m_now;
    m_compare->setEnabled(differs);
    m_legend->setText(!here      ? tr("This text is too old to be kept on this computer.")
                      : !differs ? tr("This is the text in the editor.")
                                 : tr("Underlined: only in this version. Struck out: only in the text now."));
    m_legend->setVisible(!differs || m_compare->isChecked());
    m_take->setEnabled(differs && m_editable);
    if (!here)
        return;
    if (!differs || !m_compare->isChecked()) {
        m_text->setPlainText(*version->text);
        return;
    }
    QTextCharFormat both;
    both.setForeground(theme().colour(Role::Text));
    QTextCharFormat mine = both;
    mine.setFontUnderline(true);
    mine.setBackground(theme().colour(Role::OkSoft));
    QTextCharFormat now;
    now.setForeground(theme().colour(Role::Muted));
    now.setFontStrikeOut(true);
    QTextCursor cursor(m_text->document());
    for (const TextPart& part : differenceOf(*version->text, m_now))
        cursor.insertText(part.text, part.in == TextPart::In::Both    ? both
                                     : part.in == TextPart::In::First ? mine
                                                                      : now);
    m_text->moveCursor(QTextCursor::Start);
}

void VersionsPopup::take() {
    const client::TextVersion* version = selected();
    if (!m_take->isEnabled() || version == nullptr)
        return;
    Q_EMIT chosen(*version->text);
    close();
}

void VersionsPopup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        take();
        return;
    }
    Popup::keyPressEvent(event);
}

} // namespace leadout::ui
