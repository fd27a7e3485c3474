// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

namespace leadout::ui {

/// Alert rules, by which head coaches have unusual weeks watched.
class AlertsPage : public Page {
    Q_OBJECT
public:
    explicit AlertsPage(const Surroundings& surroundings);
    void activate() override;

protected:
    void stepChosen() override;
};

} // namespace leadout::ui
