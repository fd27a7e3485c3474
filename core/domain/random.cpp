// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/random.h"

namespace leadout::domain {

namespace {

void fillFrom(QRandomGenerator& generator, std::span<std::byte> bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        quint32 word = generator.generate();
        for (int byte = 0; byte < 4 && i < bytes.size(); ++byte, ++i) {
            bytes[i] = static_cast<std::byte>(word & 0xffU);
            word >>= 8;
        }
    }
}

} // namespace

void SystemRandom::fill(std::span<std::byte> bytes) {
    fillFrom(*QRandomGenerator::system(), bytes);
}

void SeededRandom::fill(std::span<std::byte> bytes) {
    fillFrom(m_generator, bytes);
}

} // namespace leadout::domain
