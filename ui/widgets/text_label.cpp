// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include "ui/widgets/style.h"

namespace yenile::ui {

/// The margin on the right keeps lines short. It asks for no room.
QSize TextLabel::sizeHint() const {
    return QLabel::sizeHint() - QSize(contentsMargins().right(), 0);
}

QSize TextLabel::minimumSizeHint() const {
    return QLabel::minimumSizeHint() - QSize(contentsMargins().right(), 0);
}

/// Layouts ask many times for a page, and each time QLabel would lay out the text anew.
int TextLabel::heightForWidth(int width) const {
    if (m_measured != std::pair(text(), font())) {
        m_measured = {text(), font()};
        m_heights.clear();
    }
    const int used = qMin(width, style::measure(this));
    if (const auto known = m_heights.constFind(used); known != m_heights.constEnd())
        return *known;
    return *m_heights.insert(used, QLabel::heightForWidth(used + contentsMargins().right()));
}

void TextLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    const int spare = wordWrap() ? qMax(0, width() - style::measure(this)) : 0;
    if (spare != contentsMargins().right())
        setContentsMargins(0, 0, spare, 0);
}

} // namespace yenile::ui
