// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/saved_report.h"

#include "core/client/report_files.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace leadout::client {

namespace {

constexpr qsizetype kLongestTitle = 60;

/// What every system takes in the name of a file.
QString fileWords(const QString& title) {
    QString words;
    for (const QChar c : title.left(kLongestTitle))
        words += c.isLetterOrNumber() || c == u'-' ? c : QChar(u' ');
    return words.simplified();
}

/// When what stands in the report was changed last, in ms since 1970.
qint64 newestOf(const Review& review) {
    const auto published = review.publishedAt.value_or(domain::Instant{});
    return std::max(published, review.texts.editedAt.value_or(published)).time_since_epoch().count();
}

} // namespace

QString savedReportPath(const Review& review, const QString& folder) {
    if (!review.report)
        return {};
    // Two athletes may do the same session on one day.
    const QString own =
        QStringLiteral("%1-%2").arg(review.report->uuid().toString(QUuid::WithoutBraces).right(8),
                                    reportFileMark(review.session.athlete));
    const QStringList parts = {review.session.day.toString(Qt::ISODate), fileWords(review.session.title),
                               own};
    return folder + u'/' + parts.join(u' ').simplified() + QStringLiteral(".html");
}

bool isReportSaved(const Review& review, const QString& folder) {
    const QFileInfo file(savedReportPath(review, folder));
    if (!review.report || !file.isFile())
        return false;
    return file.lastModified().toMSecsSinceEpoch() >= newestOf(review);
}

platform::FileResult<> saveReport(const Review& review, const QString& folder, QByteArrayView page) {
    if (const auto made = platform::makePrivateFolder(folder); !made)
        return made;
    const QString path = savedReportPath(review, folder);
    auto written = platform::writePrivateFile(path, page);
    // A backend whose clock is ahead of this program's would make the file look out of date for ever.
    const QDateTime newest = QDateTime::fromMSecsSinceEpoch(newestOf(review));
    QFile file(path);
    if (written && QFileInfo(path).lastModified() < newest && file.open(QIODevice::ReadWrite))
        file.setFileTime(newest, QFileDevice::FileModificationTime);
    return written;
}

} // namespace leadout::client
