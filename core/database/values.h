// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <concepts>
#include <cstdint>
#include <optional>
#include <utility>

/// What may be bound to a placeholder and read from a column: whole numbers, truth (as 0 and 1), double,
/// QString, QByteArray, and a std::optional of these for columns that may be NULL.
namespace leadout::database {

template <std::integral T>
requires(std::signed_integral<T> || sizeof(T) < sizeof(std::int64_t)) QVariant toVariant(T value) {
    return QVariant::fromValue(static_cast<qint64>(value));
}
inline QVariant toVariant(std::floating_point auto value) {
    return static_cast<double>(value);
}
QVariant toVariant(const char*) = delete;
/// Never NULL: a null QString is an empty text.
inline QVariant toVariant(const QString& value) {
    return value.isNull() ? QString(QLatin1String("")) : value;
}
/// Never NULL: a null QByteArray is an empty blob.
inline QVariant toVariant(const QByteArray& value) {
    return value.isNull() ? QByteArray("") : value;
}
inline QVariant toVariant(std::nullopt_t) {
    return {};
}
template <class T>
QVariant toVariant(const std::optional<T>& value) {
    return value ? toVariant(*value) : QVariant();
}

/// Reads a value into `target`; false when it is NULL or of another type.
bool fromVariant(const QVariant& value, std::int64_t& target);
bool fromVariant(const QVariant& value, bool& target);
template <std::integral T>
bool fromVariant(const QVariant& value, T& target) {
    std::int64_t wide = 0;
    if (!fromVariant(value, wide) || !std::in_range<T>(wide))
        return false;
    target = static_cast<T>(wide);
    return true;
}
bool fromVariant(const QVariant& value, double& target);
bool fromVariant(const QVariant& value, QString& target);
bool fromVariant(const QVariant& value, QByteArray& target);
template <class T>
bool fromVariant(const QVariant& value, std::optional<T>& target) {
    target.reset();
    return value.isNull() || fromVariant(value, target.emplace());
}

} // namespace leadout::database
