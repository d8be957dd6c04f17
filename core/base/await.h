// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>

namespace yenile {

/// Runs the event loop until the future has its outcome. For programs without a window and for tests. The
/// outcome is Cancelled if the promise was destroyed. Objects that were to be deleted later are deleted
/// before this returns, so that what they hold does not stay until the next call.
template <typename T>
[[nodiscard]] std::expected<T, Error> await(QFuture<std::expected<T, Error>> future) {
    QFutureWatcher<std::expected<T, Error>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (future.resultCount() == 0)
        return fail(ErrorCode::Cancelled);
    return future.result();
}

} // namespace yenile
