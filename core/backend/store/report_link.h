// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/platform/crypto/secret_bytes.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace leadout::backend {

/// The last part of a report's address: 43 characters of base64url that nobody can guess. It is made anew
/// from the link key whenever it is shown, so that nothing secret has to be stored.
class ReportToken {
public:
    /// HMAC-SHA-256 under the link key over the report and the generation of its link. A new generation is
    /// how a link is switched off: the token of the old one opens nothing any more.
    static ReportToken make(const platform::SecretBytes& linkKey, const domain::ReportId& report,
                            int generation);

    /// What stood in an address; nothing for any text that make() cannot give.
    static std::optional<ReportToken> parse(QStringView text);

    const QString& text() const { return m_text; }

    /// By which the report is found without storing what opens it: the SHA-256 of the token, in hexadecimal.
    QString lookup() const;

private:
    explicit ReportToken(const QString& text) : m_text(text) {}

    QString m_text;
};

} // namespace leadout::backend
