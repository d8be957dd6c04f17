// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdio>

namespace yenile::ctl {

/// A line, or more, for people. Whatever stands in it, it does nothing to a terminal.
void say(std::FILE* to, const QString& text);

} // namespace yenile::ctl
