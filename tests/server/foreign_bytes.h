// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/columns.h"
#include "core/database/connection.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace leadout::test {

/// Everything in a store that must never stand in a public report, and the search for it in served bytes.
class ForeignBytes {
public:
    /// Reads all companies. A value that is missing would be a test that cannot fail, so what a table lacks
    /// is an error.
    static backend::Result<ForeignBytes> of(database::Connection& connection) {
        ForeignBytes foreign;
        const auto take = [&connection](const char* sql, auto add) -> backend::Result<> {
            const auto texts = connection.list(QString::fromLatin1(sql), [](const database::Statement& row) {
                return row.get<std::optional<QString>>(0);
            });
            if (!texts)
                return tl::unexpected(texts.error());
            for (const std::optional<QString>& text : *texts)
                add(text.value_or(QString()));
            return {};
        };
        for (const char* table : {"company", "account", "coach", "athlete", "workout", "activity", "analysis",
                                  "feedback", "report", "coach_note", "publish_job", "analyze_job"}) {
            const QByteArray sql = QByteArray("SELECT id FROM ") + table;
            if (const auto done = take(sql, [&](const QString& id) { foreign.addId(id); }); !done)
                return tl::unexpected(done.error());
        }
        for (const char* sql : {"SELECT name FROM coach", "SELECT name FROM athlete"}) {
            if (const auto done = take(sql, [&](const QString& name) { foreign.addPerson(name); }); !done)
                return tl::unexpected(done.error());
        }
        for (const char* sql :
             {"SELECT name FROM company", "SELECT email FROM account", "SELECT email FROM coach",
              "SELECT email FROM athlete", "SELECT file_name FROM activity", "SELECT sha256 FROM activity",
              "SELECT comment FROM activity", "SELECT personal_note FROM feedback",
              "SELECT adjust_note FROM analysis", "SELECT hand_note FROM analysis",
              "SELECT text FROM coach_note"}) {
            if (const auto done = take(sql, [&](const QString& text) { foreign.addText(text); }); !done)
                return tl::unexpected(done.error());
        }
        for (const char16_t* device : {u"garmin", u"wahoo", u"elemnt", u"forerunner", u"fenix", u"suunto",
                                       u"coros", u"zwift", u"trainerroad", u"serial number", u".fit"})
            foreign.m_texts.insert(QString::fromUtf16(device));
        return foreign;
    }

    /// What of it stands in these bytes, as it is or escaped, in whatever case.
    QStringList in(const QByteArray& bytes) const {
        const QString page = QString::fromUtf8(bytes).toLower();
        QStringList forms{page, unescaped(page),
                          QString::fromUtf8(QByteArray::fromPercentEncoding(bytes)).toLower()};
        forms.removeDuplicates();
        QSet<QString> found;
        for (const QString& form : forms) {
            for (const QString& text : m_texts) {
                if (form.contains(text))
                    found.insert(text);
            }
            for (const QString& word : m_words) {
                if (holdsWord(form, word))
                    found.insert(word);
            }
            static const QRegularExpression id(
                QStringLiteral("(?=([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}))"));
            for (auto it = id.globalMatch(form); it.hasNext();) {
                const QString digits = it.next().captured(1).remove(u'-');
                if (m_ids.contains(digits))
                    found.insert(digits);
            }
        }
        QStringList sorted(found.begin(), found.end());
        sorted.sort();
        return sorted;
    }

    qsizetype size() const { return m_ids.size() + m_texts.size() + m_words.size(); }

private:
    static constexpr qsizetype kShortestText = 6; // shorter ones are words that any text may have
    static constexpr qsizetype kShortestWord = 3;

    void addId(const QString& id) { m_ids.insert(QString(id).remove(u'-').toLower()); }
    void addText(const QString& text) {
        if (const QString clean = text.trimmed().toLower(); clean.size() >= kShortestText)
            m_texts.insert(clean);
    }
    void addPerson(const QString& name) {
        m_words.insert(name.trimmed().toLower());
        for (const QString& part : name.toLower().split(u' ', Qt::SkipEmptyParts)) {
            if (part.size() >= kShortestWord)
                m_words.insert(part);
        }
        m_words.remove(QString());
    }

    static bool holdsWord(const QString& text, const QString& word) {
        const auto inWord = [&text](qsizetype at) {
            return at >= 0 && at < text.size() && text.at(at).isLetterOrNumber();
        };
        for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (!inWord(at - 1) && !inWord(at + word.size()))
                return true;
        }
        return false;
    }

    /// With the references of HTML replaced by what they stand for.
    static QString unescaped(const QString& text) {
        static const QRegularExpression reference(QStringLiteral("&(#x?[0-9a-f]+|amp|lt|gt|quot|apos);"));
        QString plain;
        qsizetype from = 0;
        for (auto it = reference.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            plain += text.sliced(from, match.capturedStart() - from);
            plain += standsFor(match.captured(1));
            from = match.capturedEnd();
        }
        return plain + text.sliced(from);
    }
    static QString standsFor(const QString& name) {
        if (name.startsWith(QStringLiteral("#x")))
            return QString(QChar(name.sliced(2).toUShort(nullptr, 16))).toLower();
        if (name.startsWith(u'#'))
            return QString(QChar(name.sliced(1).toUShort())).toLower();
        if (name == QStringLiteral("amp"))
            return QStringLiteral("&");
        if (name == QStringLiteral("lt"))
            return QStringLiteral("<");
        if (name == QStringLiteral("gt"))
            return QStringLiteral(">");
        return name == QStringLiteral("quot") ? QStringLiteral("\"") : QStringLiteral("'");
    }

    QSet<QString> m_ids;   ///< without dashes
    QSet<QString> m_texts; ///< count wherever they stand
    QSet<QString> m_words; ///< count as words of their own
};

} // namespace leadout::test
