// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ids.h"

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
    if (text.size() != 36)
        return std::nullopt;
    const QUuid uuid = QUuid::fromString(text);
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != text)
        return std::nullopt;
    return uuid;
}

} // namespace leadout::domain
