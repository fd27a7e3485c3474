// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ids.h"

#include <algorithm>
#include <array>

namespace leadout::domain {

QUuid makeUuidV7(const Clock& clock, Random& random) {
    std::array<std::byte, 16> bytes{};
    random.fill(bytes);
    auto time = static_cast<quint64>(clock.now().time_since_epoch().count());
    for (std::size_t i = 6; i-- > 0; time >>= 8)
        bytes[i] = static_cast<std::byte>(time & 0xffU);
    bytes[6] = (bytes[6] & std::byte{0x0f}) | std::byte{0x70};
    bytes[8] = (bytes[8] & std::byte{0x3f}) | std::byte{0x80};
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), bytes.size()));
}

std::optional<QUuid> parseUuid(QStringView text) {
    // Capitals and braces, which QUuid takes too, are another form.
    const bool canonical = text.size() == 36 && std::all_of(text.begin(), text.end(), [](QChar c) {
                               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || c == u'-';
                           });
    const QUuid uuid = canonical ? QUuid::fromString(text) : QUuid();
    return uuid.isNull() ? std::nullopt : std::optional(uuid);
}

} // namespace leadout::domain
