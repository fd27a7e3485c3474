// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLineEdit>

namespace leadout::ui {

/// A field to search with, which shows the key that leads into it while it is empty.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    SearchField(const Theme& theme, const QString& placeholder, const QString& key,
                QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_key;
};

} // namespace leadout::ui
