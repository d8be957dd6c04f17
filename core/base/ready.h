// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QPromise>

namespace yenile {

/// A future whose outcome is known already.
template <typename T>
[[nodiscard]] Async<T> ready(Result<T> outcome) {
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(outcome));
    promise.finish();
    return promise.future();
}

} // namespace yenile
