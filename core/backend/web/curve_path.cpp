// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/curve_path.h"

namespace leadout::backend {

QString svgNumber(double value) {
    return QString::number(value, 'f', 1);
}

void CurvePath::add(int column, double y) {
    enter(column);
    if (!m_any) {
        m_any = true;
        m_least = m_greatest = y;
    } else if (y < m_least) {
        m_least = y;
        m_least_came_last = true;
    } else if (y > m_greatest) {
        m_greatest = y;
        m_least_came_last = false;
    }
}

void CurvePath::gap(int column) {
    enter(column);
    m_gap = true;
}

QString CurvePath::take() {
    finishColumn();
    endLine();
    return m_path;
}

void CurvePath::enter(int column) {
    if (column == m_column)
        return;
    finishColumn();
    m_column = column;
}

void CurvePath::finishColumn() {
    if (m_any) {
        m_path += (m_points == 0 ? u'M' : u'L') + QString::number(m_column) + u' ' +
                  svgNumber(m_least_came_last ? m_greatest : m_least);
        ++m_points;
        if (m_greatest > m_least) {
            m_path += u'V' + svgNumber(m_least_came_last ? m_least : m_greatest);
            ++m_points;
        }
    } else if (m_gap) {
        endLine();
    }
    m_any = false;
    m_gap = false;
    m_least_came_last = false;
}

void CurvePath::endLine() {
    if (m_points == 1)
        m_path += QStringLiteral("h0"); // a round line cap makes it a dot
    m_points = 0;
}

} // namespace leadout::backend
