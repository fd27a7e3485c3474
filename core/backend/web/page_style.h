// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace leadout::backend {

/// The style sheet of the public pages, that stands in each of them.
const QByteArray& pageStyle();

/// The policy by which a browser loads and runs nothing but that style sheet, for the page itself: a page
/// that was saved as a file has no headers. `forms` is where forms may be sent to. Any thread.
QByteArray contentPolicy(const QByteArray& forms = QByteArrayLiteral("'none'"));

} // namespace leadout::backend
