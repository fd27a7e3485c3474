// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/number_help.h"

#include "ui/widgets/label.h"

#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QTextBlock>
#include <QTextBrowser>

#include <algorithm>

// Resources of a static library are linked only where they are asked for, outside every namespace.
static void needHelpPages() {
    Q_INIT_RESOURCE(help);
}

namespace leadout::ui {

namespace {

constexpr QSize kHelpSize(720, 560);
constexpr int kNamesWidth = 200;

/// Headings as large as those of cards, formulas on a ground of their own.
void dress(QTextDocument& document, const Theme& theme) {
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextBlockFormat blocks;
        QTextCharFormat letters;
        if (block.blockFormat().headingLevel() > 0) {
            letters.setFont(theme.font(kSmall, QFont::DemiBold));
            letters.setForeground(theme.colour(Role::Muted));
            letters.setProperty(QTextFormat::FontSizeAdjustment, 0);
            blocks.setTopMargin(kPadding);
            blocks.setBottomMargin(kGrid);
        } else if (block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)) {
            blocks.setBackground(theme.colour(Role::Sunken));
            letters.setForeground(theme.colour(Role::Text));
        } else {
            continue;
        }
        cursor.mergeCharFormat(letters);
        cursor.mergeBlockFormat(blocks);
    }
}

} // namespace

QString helpPage(engine::NumberKey number, const QString& language) {
    needHelpPages();
    const auto word = key(number);
    const auto name = QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    for (const QString& each : {language, QStringLiteral("en")}) {
        QFile file(QStringLiteral(":/help/%1/%2.md").arg(each, name));
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

NumberHelp::NumberHelp(const Theme& theme, const Words& words, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_words(words)
    , m_names(new QListWidget(this))
    , m_title(new Label(theme, {}, kLarge, Role::Text, QFont::DemiBold, this))
    , m_page(new QTextBrowser(this)) {
    setWindowTitle(tr("How the numbers are computed"));
    for (std::size_t i = 0; i < engine::kNumberKeys; ++i) {
        const auto word = key(static_cast<engine::NumberKey>(i));
        m_names->addItem(m_words.word("number." + std::string(word)));
    }
    m_names->setAccessibleName(tr("Numbers"));
    m_names->setFixedWidth(kNamesWidth);
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDefaultFont(theme.font(kBody));
    auto* page = new QVBoxLayout;
    page->setSpacing(kGap);
    page->addWidget(m_title);
    page->addWidget(m_page, 1);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    all->setSpacing(kPadding);
    all->addWidget(m_names);
    all->addLayout(page, 1);
    connect(m_names, &QListWidget::currentRowChanged, this, &NumberHelp::showPage);
    connect(&theme, &Theme::changed, this, [this] { showPage(m_names->currentRow()); });
    resize(kHelpSize);
}

void NumberHelp::turnTo(engine::NumberKey number) {
    m_names->setCurrentRow(static_cast<int>(number));
    show();
    raise();
    activateWindow();
    m_names->setFocus();
}

engine::NumberKey NumberHelp::number() const {
    return static_cast<engine::NumberKey>(std::max(0, m_names->currentRow()));
}

void NumberHelp::showPage(int row) {
    if (row < 0)
        return;
    const auto number = static_cast<engine::NumberKey>(row);
    m_title->setText(m_names->item(row)->text());
    m_page->setAccessibleName(m_title->text());
    m_page->setMarkdown(helpPage(number, m_words.language()));
    dress(*m_page->document(), m_theme);
    m_page->moveCursor(QTextCursor::Start);
}

} // namespace leadout::ui
