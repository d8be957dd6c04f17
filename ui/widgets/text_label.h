// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QLabel>

#include <utility>

namespace yenile::ui {

/// A label whose lines have at most 70 letters, however wide it is, if it wraps.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    mutable std::pair<QString, QFont> m_measured; ///< what the heights are of
    mutable QHash<int, int> m_heights;            ///< by width
};

} // namespace yenile::ui
