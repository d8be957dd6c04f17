// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <QWidget>

#include <functional>

namespace yenile::ui {

/// Does it in the widget's thread, and waits until it is done.
inline void inUiThread(QWidget& widget, const std::function<void()>& action) {
    const bool alreadyThere = QThread::currentThread() == widget.thread();
    QMetaObject::invokeMethod(&widget, action,
                              alreadyThere ? Qt::DirectConnection : Qt::BlockingQueuedConnection);
}

} // namespace yenile::ui
