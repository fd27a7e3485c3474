// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QProgressBar;

namespace leadout::ui {
class Label;
}

namespace leadout::desktop {

/// What stands on the screen until a sample company can be opened: what is being done, or why it is not
/// there.
class StartWindow final : public QWidget {
    Q_OBJECT
public:
    explicit StartWindow(const ui::Theme& theme, QWidget* parent = nullptr);
    void setMaking();
    void setTrouble(const QString& sentence);

private:
    ui::Label* m_sentence;
    QProgressBar* m_bar;
};

} // namespace leadout::desktop
