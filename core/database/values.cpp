// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/values.h"

namespace leadout::database {

namespace {

template <class T>
bool take(const QVariant& value, T& target) {
    if (value.isNull() || value.metaType() != QMetaType::fromType<T>())
        return false;
    target = value.value<T>();
    return true;
}

} // namespace

bool fromVariant(const QVariant& value, std::int64_t& target) {
    // Drivers give whole numbers as int or as long long, after the width of the column.
    int narrow = 0;
    qlonglong wide = 0;
    if (take(value, narrow))
        target = narrow;
    else if (take(value, wide))
        target = wide;
    else
        return false;
    return true;
}

bool fromVariant(const QVariant& value, bool& target) {
    std::int64_t number = 0;
    if (!fromVariant(value, number) || (number != 0 && number != 1))
        return false;
    target = number == 1;
    return true;
}

bool fromVariant(const QVariant& value, double& target) {
    std::int64_t whole = 0;
    if (fromVariant(value, whole))
        target = static_cast<double>(whole);
    else
        return take(value, target);
    return true;
}

bool fromVariant(const QVariant& value, QString& target) {
    return take(value, target);
}

bool fromVariant(const QVariant& value, QByteArray& target) {
    return take(value, target);
}

} // namespace leadout::database
