// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/page_style.h"

#include "core/platform/crypto/digest.h"

#include <QFile>

static void loadReportResources() {
    // Resources of a static library are only reached when somebody asks for them.
    Q_INIT_RESOURCE(report);
}

namespace leadout::backend {

namespace {

QByteArray readStyle() {
    loadReportResources();
    QFile file(QStringLiteral(":/report/report.css"));
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return file.readAll();
}

} // namespace

const QByteArray& pageStyle() {
    static const QByteArray style = readStyle();
    return style;
}

QByteArray contentPolicy(const QByteArray& forms) {
    static const QByteArray styleOnly = "default-src 'none'; style-src 'sha256-" +
                                        platform::sha256(pageStyle()).toBase64() +
                                        "'; base-uri 'none'; form-action ";
    return styleOnly + forms;
}

} // namespace leadout::backend
