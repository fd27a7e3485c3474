// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/password_page.h"

#include "core/backend/web/html.h"
#include "core/backend/web/page_style.h"
#include "core/domain/sentences/sentences.h"

namespace leadout::backend {

namespace {

const QString kPasswordType = QStringLiteral("password");

void writeHead(HtmlWriter& html, const QString& title) {
    const auto head = html.open("head");
    html.empty("meta", {{"charset", QStringLiteral("utf-8")}});
    html.empty("meta", {{"name", QStringLiteral("viewport")},
                        {"content", QStringLiteral("width=device-width, initial-scale=1")}});
    html.element("title", {}, title);
    html.styleSheet(pageStyle());
}

/// A field with its label above it.
void writeField(HtmlWriter& html, const QString& label, const QString& name, const QString& type,
                const QString& autocomplete) {
    html.element("label", {{"for", name}}, label);
    html.empty("input", {{"id", name},
                         {"name", name},
                         {"type", type},
                         {"autocomplete", autocomplete},
                         {"required", QStringLiteral("required")}});
}

} // namespace

QByteArray PasswordPage::write() const {
    const domain::Sentences sentences(language);
    const auto word = [&sentences](std::string_view id) { return sentences.word(id); };
    HtmlWriter html;
    {
        const auto root = html.open("html", {{"lang", sentences.language()}});
        writeHead(html, word("password_page.title"));
        const auto body = html.open("body");
        const auto main = html.open("main");
        html.element("h1", {}, word("password_page.title"));
        if (!sentence.empty())
            html.element("p", {{"role", QStringLiteral("status")}}, word(sentence));
        if (form) {
            const auto fields = html.open(
                "form", {{"method", QStringLiteral("post")}, {"action", QStringLiteral("/password")}});
            const QString name = QStringLiteral("token");
            if (token.isEmpty())
                writeField(html, word("password_page.token"), name, QStringLiteral("text"),
                           QStringLiteral("off"));
            else
                html.empty("input", {{"type", QStringLiteral("hidden")}, {"name", name}, {"value", token}});
            const QString kind = QStringLiteral("new-password");
            writeField(html, word("password_page.new"), QStringLiteral("password"), kPasswordType, kind);
            writeField(html, word("password_page.again"), QStringLiteral("again"), kPasswordType, kind);
            html.element("p", {{"class", QStringLiteral("muted")}}, word("password_page.hint"));
            html.element("button", {{"type", QStringLiteral("submit")}}, word("password_page.set"));
        }
    }
    return html.bytes();
}

QString pageLanguage(std::string_view acceptLanguage) {
    const QString first =
        QString::fromLatin1(acceptLanguage.data(), static_cast<qsizetype>(acceptLanguage.size()))
            .trimmed()
            .left(2)
            .toLower();
    return domain::Sentences::languages().contains(first) ? first : QStringLiteral("en");
}

std::vector<std::pair<std::string, std::string>> passwordPageHeaders() {
    return {
        {"Content-Security-Policy", contentPolicy("'self'").toStdString() + "; frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Content-Type-Options", "nosniff"},
        {"Cache-Control", "no-store"},
        {"X-Robots-Tag", "noindex"},
    };
}

} // namespace leadout::backend
