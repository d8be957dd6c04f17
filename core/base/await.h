// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>

namespace yenile {

/// Runs the event loop until the outcome is there: for programs without a window and for tests. Cancelled
/// where whoever promised it has gone. What was left to be deleted is deleted then, and does not wait, with
/// what it holds, for the next time that somebody awaits something.
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
