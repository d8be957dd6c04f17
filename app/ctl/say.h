// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdio>

namespace yenile::ctl {

/// Prints text for people. Whatever is in it cannot control the terminal.
void say(std::FILE* to, const QString& text);

} // namespace yenile::ctl
