// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/status.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"
#include "ui/words/words.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace leadout::ui {

class ElidedLabel;

/// At the bottom of the window: online or offline, what waits to be sent, what could not be sent, what waits
/// for a head coach, and when everything was last here.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    StatusLine(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    void setStatus(const client::Status& status);

    // The words of a status, each empty where there is nothing to say.
    static QString linkSentence(const client::Status& status, const Words& words);
    static QString waitingSentence(const client::Status& status, const Words& words);
    static QString heldSentence(const client::Status& status, const Words& words);
    static QString syncedSentence(const client::Status& status, const Words& words);

Q_SIGNALS:
    void unacceptedWanted();
    void toDecideWanted();
    void heldDismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// How the program stands to its server.
    static QString standing(const client::Status& status, const Words& words);
    void fill();
    /// Says it all where there is room, else the least important in fewer words.
    void fit();

    const Theme& m_theme;
    const Words& m_words;
    client::Status m_status;
    Tone m_tone = Tone::Neutral;
    QWidget* m_dot;
    ElidedLabel* m_link;
    ElidedLabel* m_waiting;
    QPushButton* m_attention;
    QPushButton* m_toDecide;
    ElidedLabel* m_held;
    QToolButton* m_heldSeen;
    ElidedLabel* m_synced;
    QTimer m_minute; ///< "just now" grows old
};

} // namespace leadout::ui
