// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

class QComboBox;

namespace leadout::ui {

class Label;
class Notice;
class Preferences;

/// Who is signed in, how Leadout looks and speaks on this computer, and the way out.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(const Surroundings& surroundings, Preferences& preferences);
    void activate() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    QWidget* profile();
    QWidget* looks();
    QWidget* company();
    void chooseShade(int index);
    void chooseLanguage(int index);

    Preferences& m_preferences;
    Label* m_name = nullptr;
    Label* m_email = nullptr;
    Label* m_role = nullptr;
    Label* m_company = nullptr;
    Label* m_units = nullptr;
    Label* m_zone = nullptr;
    QComboBox* m_shade = nullptr;
    QComboBox* m_language = nullptr;
    Notice* m_restart = nullptr;
};

} // namespace leadout::ui
