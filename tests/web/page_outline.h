// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QXmlStreamReader>

#include <algorithm>

namespace leadout::test {

/// A page as a strict XML parser reads it.
struct PageOutline {
    QString error;      ///< empty when the page is well-formed
    QStringList shape;  ///< every element with the names of its attributes, and every end of one
    QStringList texts;  ///< what stands in an element before its first child or its end
    QStringList values; ///< of all attributes
};

inline PageOutline outlineOf(const QByteArray& page) {
    PageOutline outline;
    QXmlStreamReader reader(page);
    QString text;
    const auto finishText = [&] {
        if (!text.trimmed().isEmpty())
            outline.texts.append(text);
        text.clear();
    };
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: {
            finishText();
            QString element = reader.name().toString();
            for (const QXmlStreamAttribute& attribute : reader.attributes()) {
                element += QLatin1Char(' ') + attribute.name().toString();
                outline.values.append(attribute.value().toString());
            }
            outline.shape.append(element);
            break;
        }
        case QXmlStreamReader::EndElement:
            finishText();
            outline.shape.append(QLatin1Char('/') + reader.name().toString());
            break;
        case QXmlStreamReader::Characters: text += reader.text(); break;
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::ProcessingInstruction:
        case QXmlStreamReader::EntityReference: outline.shape.append(QStringLiteral("foreign")); break;
        default: break;
        }
    }
    if (reader.hasError())
        outline.error = reader.errorString();
    return outline;
}

} // namespace leadout::test
