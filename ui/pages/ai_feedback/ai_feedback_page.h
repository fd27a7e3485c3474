// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

namespace leadout::ui {

/// The prompts of the company, by which drafts get their tone.
class AiFeedbackPage : public Page {
    Q_OBJECT
public:
    explicit AiFeedbackPage(const Surroundings& surroundings);
    void activate() override;

protected:
    void stepChosen() override;
};

} // namespace leadout::ui
