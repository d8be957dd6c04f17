// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <QWidget>

#include <functional>

namespace yenile::ui {

/// Runs it in the widget's thread and waits for its end.
inline void inUiThread(QWidget& widget, const std::function<void()>& action) {
    const bool alreadyThere = QThread::currentThread() == widget.thread();
    QMetaObject::invokeMethod(&widget, action,
                              alreadyThere ? Qt::DirectConnection : Qt::BlockingQueuedConnection);
}

} // namespace yenile::ui
