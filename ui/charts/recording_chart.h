// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/metrics.h"
#include "ui/charts/recording_plot.h"
#include "ui/widgets/label.h"

#include <functional>

class QGridLayout;

namespace leadout::ui {

/// The names of the curves with their averages, each beside a piece of its line.
class ChartLegend : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString text;
        CurveStyle style;
        bool area = false; ///< a filled box in place of a line
    };
    explicit ChartLegend(const Theme& theme, QWidget* parent = nullptr);
    void show(std::vector<Entry> entries);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::vector<Entry> m_entries;
};

/// A recording over the session's clock with its planned ranges behind it.
/// Mouse: moving reads values, dragging selects a span and tells its averages, dragging with Shift or the
/// middle button pans, the wheel zooms once the chart has the focus (or with Ctrl), a double click goes back
/// to the whole. Keys: Left and Right read along, with Shift they select, with Ctrl they pan; + and - zoom,
/// Return zooms to the selection, Escape gives it up, 0 goes back to the whole.
class RecordingChart : public QWidget {
    Q_OBJECT
public:
    explicit RecordingChart(const Theme& theme, QWidget* parent = nullptr);

    /// Shows a recording; `averages` are those of the whole session. The view is kept when it is the same
    /// one.
    void show(RecordingData recording, const engine::Metrics& averages, const domain::Formatting& formatting);
    /// What stands beside the legend while nothing is read or selected, such as the peak powers.
    void setRemark(const QString& remark);
    /// Frames a span, such as a step's; zooms out when it lies outside the view.
    void highlight(const std::optional<TimeSpan>& part);

    std::optional<TimeSpan> selection() const { return m_selection; }
    void select(const std::optional<TimeSpan>& part);
    TimeSpan view() const { return m_plot->view(); }
    void zoom(double factor, double aroundSecond);
    void showWhole();

    /// What stands beside the legend: the values at the cursor or the averages of the selection.
    QString readout() const { return m_readout->text(); }
    /// The recording in words, for who cannot see it.
    QString summary() const;
    const RecordingPlot& plot() const { return *m_plot; }

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    double secondAt(const QPointF& place) const;
    void readAt(std::optional<double> second);
    void tell(const QString& text, Role role = Role::Text);
    void tellSelection();
    void arrangeReadout();
    void step(double seconds, Qt::KeyboardModifiers modifiers);
    QString values(const QString& when,
                   const std::function<std::optional<double>(client::Curve::Kind)>& value) const;

    const Theme& m_theme;
    QGridLayout* m_top;
    Label* m_title;
    ElidedLabel* m_readout;
    bool m_readoutBelow = false;
    ChartLegend* m_legend;
    RecordingPlot* m_plot;
    domain::Formatting m_formatting;
    engine::Metrics m_averages;
    std::vector<client::Curve::Kind> m_kinds;
    QString m_remark;
    std::optional<TimeSpan> m_selection;
    std::optional<double> m_cursor;
    std::optional<double> m_dragFrom; ///< second under the mouse when a selection began
    std::optional<double> m_panFrom;  ///< x of the mouse when panning began
    double m_pressedX = 0.0;
    TimeSpan m_panView;
};

} // namespace leadout::ui
