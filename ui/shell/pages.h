// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/access/action.h"
#include "ui/shell/page.h"

#include <functional>
#include <optional>
#include <vector>

namespace leadout::ui {

class Preferences;

/// A page of the navigation. It is made when it is first opened.
struct PageEntry {
    /// What the number behind the title counts.
    enum class Count : std::uint8_t { None, Queue, Athletes };

    QString word; ///< by which other pages ask for it
    QString title;
    Icon icon = Icon::Dashboard;
    Count count = Count::None;
    /// Who may not do this sees a lock; the page can be opened and says why.
    std::optional<domain::Action> needs;
    std::function<Page*(const Surroundings&)> make;
};

/// The pages there are, in the order of the navigation.
std::vector<PageEntry> pages(Preferences& preferences);

} // namespace leadout::ui
