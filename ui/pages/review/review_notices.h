// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QWidget>

class QPushButton;

namespace leadout::ui {

class Card;
class ElidedLabel;
class Label;
class Notice;

/// What stands above a review: what went wrong, why it waited for a coach, and where its report is.
class ReviewNotices : public QWidget {
    Q_OBJECT
public:
    ReviewNotices(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void show(const client::Review& review);
    /// Whether a recording can be read again now, which the server does.
    void setOnline(bool online);
    /// What came of having a recording read again; it stays until it is closed or forgotten.
    void tellRead(const QString& outcome);
    /// Something that the coach wanted could not be done; it stays until it is closed or forgotten.
    void tell(const QString& trouble);
    void forget();
    /// Whether a threshold that fits better can be accepted.
    bool offersThreshold() const { return m_offersThreshold; }

Q_SIGNALS:
    void retryWanted();
    void uploadWanted();
    void readAgainWanted();
    void switchOffWanted();
    /// The suggested threshold is to hold.
    void thresholdAccepted();
    void pairWanted();

private:
    void showPublished(const client::Review& review);
    void showThreshold(const client::Review& review);
    void offerReading();

    const Words& m_words;
    Notice* m_trouble;
    Notice* m_read;
    Notice* m_publishFault;
    Notice* m_fault;
    Notice* m_waits;
    Notice* m_threshold;
    Notice* m_pairing;
    Card* m_published;
    Label* m_publishedAt;
    ElidedLabel* m_link;
    Label* m_views;
    Label* m_noAddress; ///< why there is no link
    QPushButton* m_folder;
    QPushButton* m_copy;
    QPushButton* m_off;
    QString m_url;                                 ///< of the report, or the path of the file it was saved in
    std::optional<client::Permission> m_readAgain; ///< of a recording in error
    bool m_online = true;
    bool m_offersThreshold = false;
};

} // namespace leadout::ui
