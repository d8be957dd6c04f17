// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

/// The person at the terminal. Questions go to standard error, so that standard output stays clean.
namespace yenile::ctl::terminal {

/// All texts are UTF-8: a console is told so where it does not take that for granted.
void speakUtf8();

/// Whether there is someone to ask.
[[nodiscard]] bool isInteractive();

/// One line. May be called in any thread, one at a time. Errors: Cancelled at the end of the input or after
/// Ctrl+C.
[[nodiscard]] Result<QString> ask(const QString& prompt);

/// The same without showing what is typed.
[[nodiscard]] Result<Secret> askSecretly(const QString& prompt);

} // namespace yenile::ctl::terminal
