// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/review_notices.h"

#include "ui/pages/review/review_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/notice.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace leadout::ui {

namespace {

void showIf(Notice* notice, const QString& text) {
    if (!text.isEmpty())
        notice->setText(text);
    notice->setVisible(!text.isEmpty());
}

} // namespace

ReviewNotices::ReviewNotices(const Theme& theme, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_words(words)
    , m_trouble(new Notice(theme, Tone::Bad, Icon::Warning, {}, this))
    , m_read(new Notice(theme, Tone::Neutral, Icon::Clock, {}, this))
    , m_publishFault(new Notice(theme, Tone::Bad, Icon::Warning, {}, this))
    , m_fault(new Notice(theme, Tone::Bad, Icon::Warning, {}, this))
    , m_waits(new Notice(theme, Tone::Neutral, Icon::Clock, {}, this))
    , m_threshold(new Notice(theme, Tone::Warn, Icon::Flag, {}, this))
    , m_pairing(new Notice(theme, Tone::Neutral, Icon::Flag, {}, this))
    , m_published(new Card(theme, {}, this))
    , m_publishedAt(new Label(theme, {}, kBody, Role::Ok, QFont::DemiBold, m_published))
    , m_link(new ElidedLabel(theme, {}, kBody, Role::Text, QFont::Normal, m_published))
    , m_views(new Label(theme, {}, kSmall, Role::Muted, QFont::Normal, m_published))
    , m_noAddress(new Label(theme, {}, kSmall, Role::Muted, QFont::Normal, m_published))
    , m_folder(new QPushButton(tr("Open folder"), m_published))
    , m_copy(new QPushButton(words.word("action.copy_link"), m_published))
    , m_off(new QPushButton(tr("Switch off"), m_published)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(kGap);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_trouble, m_read, m_publishFault, m_fault,
                                                           m_waits, m_threshold, m_pairing, m_published}) {
        all->addWidget(widget);
        widget->hide();
    }
    m_published->setAccessibleName(tr("Report"));
    m_trouble->setClosable(true);
    m_read->setClosable(true);
    m_publishFault->setAction(words.word("action.try_again"));
    m_fault->setAction(tr("Upload the file again"));
    m_pairing->setAction(words.word("action.pair"));
    auto* row = new QHBoxLayout;
    row->setSpacing(kPadding);
    row->addWidget(m_publishedAt);
    row->addWidget(m_link, 1);
    row->addWidget(m_views);
    for (QPushButton* button : {m_folder, m_copy, m_off}) {
        button->setProperty("link", true);
        row->addWidget(button);
    }
    m_published->body()->addLayout(row);
    m_noAddress->setWordWrap(true);
    m_published->body()->addWidget(m_noAddress);
    m_off->setToolTip(tr("The link stops working; nothing else changes"));

    connect(m_publishFault, &Notice::actionChosen, this, &ReviewNotices::retryWanted);
    connect(m_fault, &Notice::actionChosen, this, &ReviewNotices::uploadWanted);
    connect(m_fault, &Notice::otherChosen, this, &ReviewNotices::readAgainWanted);
    connect(m_off, &QPushButton::clicked, this, &ReviewNotices::switchOffWanted);
    connect(m_pairing, &Notice::actionChosen, this, &ReviewNotices::pairWanted);
    connect(m_threshold, &Notice::actionChosen, this, &ReviewNotices::thresholdAccepted);
    connect(m_folder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_url).absolutePath())); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_url);
        m_copy->setText(tr("Copied"));
    });
}

void ReviewNotices::tell(const QString& trouble) {
    showIf(m_trouble, trouble);
    setVisible(true);
}

void ReviewNotices::tellRead(const QString& outcome) {
    showIf(m_read, outcome);
    setVisible(true);
}

void ReviewNotices::forget() {
    m_trouble->hide();
    m_read->hide();
}

void ReviewNotices::setOnline(bool online) {
    m_online = online;
    offerReading();
}

void ReviewNotices::offerReading() {
    QString reason;
    if (m_readAgain && !m_readAgain->allowed && m_readAgain->why)
        reason = m_words.say(*m_readAgain->why);
    else if (!m_online)
        reason = tr("The server reads the file again, so this needs a connection.");
    m_fault->setOther(m_readAgain ? m_words.word("action.try_again") : QString(), reason);
}

void ReviewNotices::showThreshold(const client::Review& review) {
    const bool flagged = review.session.thresholdFlag || review.compliance.threshold_flag;
    const engine::Sport sport = review.session.sport;
    QString told;
    QString accept;
    bool settled = false;
    if (review.compliance.threshold_missing) {
        told = tr("The threshold is not known, so steps were compared by time only.");
    } else if (flagged && review.suggestion) {
        const client::SuggestedThreshold& fits = *review.suggestion;
        settled = fits.settled;
        told = settled
                   ? tr("The threshold that looked out of date was set anew from %1 on. Sessions since then "
                        "that nobody has decided are compared by it.")
                         .arg(m_words.day(fits.set.from))
                   : thresholdWords(fits, sport, m_words);
        if (fits.accept.allowed)
            accept = tr("Accept %1", "a threshold").arg(m_words.number(fits.value, sport));
    } else if (flagged) {
        told = domain::upperFirst(m_words.word("threshold.out_of_date")) + u'.';
    }
    m_threshold->setTone(settled ? Tone::Ok : Tone::Warn, settled ? Icon::Check : Icon::Flag);
    m_threshold->setAction(accept);
    m_offersThreshold = !accept.isEmpty();
    showIf(m_threshold, told);
}

void ReviewNotices::show(const client::Review& review) {
    showIf(m_publishFault, publishFaultWords(review.session, m_words));
    m_publishFault->setAction(review.retry.allowed ? m_words.word("action.try_again") : QString());
    m_publishFault->setToolTip(review.retry.allowed || !review.retry.why ? QString()
                                                                         : m_words.say(*review.retry.why));
    showIf(m_fault, faultWords(review, m_words));
    m_readAgain = review.inError ? std::optional(review.readAgain) : std::nullopt;
    offerReading();
    const bool asked = review.asksPairing && !review.offersPairing;
    const bool waits = review.waits && !(asked && review.waits->id == "waits.pairing");
    showIf(m_waits, waits ? m_words.say(*review.waits, review.session.sport) : QString());
    showThreshold(review);
    showIf(m_pairing, review.offersPairing
                          ? tr("Another pairing of these days' recordings and workouts fits better.")
                      : asked ? tr("Another workout of the day fits about as well. Which one was it?")
                              : QString());
    showPublished(review);
    const auto notices = {m_trouble, m_read, m_publishFault, m_fault, m_waits, m_threshold, m_pairing};
    const bool any =
        std::any_of(notices.begin(), notices.end(), [](const Notice* n) { return !n->isHidden(); });
    setVisible(any || !m_published->isHidden());
}

void ReviewNotices::showPublished(const client::Review& review) {
    m_published->setVisible(review.publishedAt.has_value());
    if (!review.publishedAt)
        return;
    const bool live = !review.reportPage.isEmpty();
    const bool asFile = live && review.reportUrl.isEmpty();
    const bool saved = asFile && !review.reportFile.isEmpty();
    m_url = asFile ? review.reportFile : review.reportUrl;
    m_publishedAt->setText(
        m_words.say({"publish.done", {m_words.moment(*review.publishedAt).toStdString()}}));
    m_link->setText(live ? m_url : tr("The report is switched off."));
    m_noAddress->setText(saved ? m_words.say({"publish.no_public_address", {}})
                               : tr("This server has no public address, and the report is not saved yet."));
    m_noAddress->setVisible(asFile);
    m_link->setRole(live ? Role::Text : Role::Muted);
    m_views->setText(review.reportViews == 0   ? tr("not seen yet")
                     : review.reportViews == 1 ? tr("seen once")
                                               : tr("seen %1 times").arg(review.reportViews));
    m_copy->setText(asFile ? tr("Copy path") : m_words.word("action.copy_link"));
    m_copy->setVisible(!m_url.isEmpty());
    m_folder->setVisible(saved);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_views, m_off})
        widget->setVisible(live && !asFile);
    m_off->setEnabled(review.switchReportOff.allowed);
    if (!review.switchReportOff.allowed && review.switchReportOff.why)
        m_off->setToolTip(m_words.say(*review.switchReportOff.why));
}

} // namespace leadout::ui
