// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/when_done.h"

#include <QPromise>
#include <QTimer>

#include <chrono>
#include <memory>

namespace yenile {

/// The outcome, or Cancelled if it has not come after that time. Runs in the thread of `context`, which has
/// to live as long.
template <typename T>
[[nodiscard]] Async<T> within(std::chrono::milliseconds limit, const Async<T>& future, QObject* context) {
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto conclude = [promise](const Result<T>& outcome) {
        if (promise->future().isFinished())
            return;
        promise->addResult(outcome);
        promise->finish();
    };
    whenDone(future, context, conclude);
    QTimer::singleShot(limit, context, [conclude] { conclude(fail(ErrorCode::Cancelled)); });
    return promise->future();
}

} // namespace yenile
