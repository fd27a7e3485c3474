// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace leadout::backend {

/// A number as SVG reads it: one decimal, with a point in every language.
QString svgNumber(double value);

/// The path of a curve that is reduced to the least and the greatest value of every column, in the order in
/// which they came: as many points as can be seen, and no peak is lost.
class CurvePath {
public:
    /// The next value; columns never go back.
    void add(int column, double y);

    /// Nothing was recorded here: the line ends. A gap within one column is not seen.
    void gap(int column);

    /// The finished path, such as "M0 12.5V3.0L1 4.0".
    QString take();

private:
    void enter(int column);
    void finishColumn();
    void endLine();

    QString m_path;
    int m_column = 0;
    int m_points = 0; ///< of the line being drawn
    bool m_any = false;
    bool m_gap = false;
    bool m_least_came_last = false;
    double m_least = 0.0;
    double m_greatest = 0.0;
};

} // namespace leadout::backend
