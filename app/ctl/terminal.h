// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

/// The person at the terminal. Questions go to standard error, so that standard output stays clean.
namespace yenile::ctl::terminal {

/// Sets the console to UTF-8, if it is not.
void speakUtf8();

/// Whether somebody can be asked.
[[nodiscard]] bool isInteractive();

/// One line. May be called in any thread, one at a time. Errors: Cancelled at the end of the input or after
/// Ctrl+C.
[[nodiscard]] Result<QString> ask(const QString& prompt);

/// The same without echo.
[[nodiscard]] Result<Secret> askSecretly(const QString& prompt);

} // namespace yenile::ctl::terminal
