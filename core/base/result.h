// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFuture>

#include <expected>
#include <utility>

namespace yenile {

/// The outcome of everything that can fail: a value, or an Error from the one error table.
template <typename T>
using Result = std::expected<T, Error>;

/// An outcome that comes later. Continue with `.then(context, [](Result<T> outcome) { … })`.
template <typename T>
using Async = QFuture<Result<T>>;

/// `return fail(ErrorCode::PinIncorrect, …)` from any function that returns a Result.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, QStringList arguments = {},
                                                 QString cause = {}) {
    return std::unexpected(Error{code, std::move(arguments), std::move(cause)});
}

/// Passes an error on as a Result of another type.
template <typename T>
[[nodiscard]] std::unexpected<Error> failure(const Result<T>& result) {
    return std::unexpected(result.error());
}

} // namespace yenile
