// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/roles.h"

namespace leadout::ui {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

/// In the order of Role.
constexpr std::array<Pair, kRoleCount> kColours = {{
    {0xfff5f6f8, 0xff13161b},
    {0xffffffff, 0xff1b1f26},
    {0xffeceef2, 0xff0f1216},
    {0xffdfe3e9, 0xff2b313b},
    {0xff1a1e26, 0xffe7eaf0},
    {0xff586170, 0xff9aa4b4},
    {0xff2b59e0, 0xff86a3ff},
    {0xffe6ecfd, 0xff22305c},
    {0xff177a4c, 0xff5fd19b},
    {0xffdff3e8, 0xff14382a},
    {0xff8f5a00, 0xffe9b95a},
    {0xfffdf0d5, 0xff3b2f14},
    {0xffb3261e, 0xffff8a80},
    {0xfffce4e1, 0xff442220},
    {0xff5b3fd6, 0xffa793ff},
    {0xffc92a5e, 0xffff7ba5},
    {0xff0b7285, 0xff58c7d9},
    {0x222b59e0, 0x2686a3ff},
}};

} // namespace

QColor colour(Role role, Shade shade) {
    const Pair& pair = kColours[static_cast<std::size_t>(role)];
    return QColor::fromRgba(shade == Shade::Light ? pair.light : pair.dark);
}

} // namespace leadout::ui
