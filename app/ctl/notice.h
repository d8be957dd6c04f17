// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>

namespace yenile::ctl {

/// A notice for the desktop.
struct Notice {
    QString title;
    QString text;
    QString action; ///< of the button
};

/// Shows it and waits until it is answered or closed, at most for `patience`; then it stays. True: the action
/// was chosen. Errors: NoticeNotShown; Internal, where a part of the installation is missing.
[[nodiscard]] Result<bool> show(const Notice& notice, std::chrono::milliseconds patience);

using Show = Result<bool>(const Notice& notice, std::chrono::milliseconds patience);

} // namespace yenile::ctl
