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

int TextLabel::heightForWidth(int width) const {
    return QLabel::heightForWidth(qMin(width, style::measure(this)) + contentsMargins().right());
}

void TextLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    const int spare = wordWrap() ? qMax(0, width() - style::measure(this)) : 0;
    if (spare != contentsMargins().right())
        setContentsMargins(0, 0, spare, 0);
}

} // namespace yenile::ui
