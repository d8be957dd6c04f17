// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFutureWatcher>
#include <QObject>

namespace yenile {

/// Calls `done` with the outcome, in the thread of `context`, unless `context` is gone by then. (A
/// continuation by `.then(context, …)` must not outlive its context in Qt 6.4: for windows, which close when
/// they like, this is the way.)
template <typename Outcome, typename Done>
void whenDone(const QFuture<Outcome>& future, QObject* context, Done done) {
    auto* const watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) // else it was given up with whoever was to answer
            done(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace yenile
