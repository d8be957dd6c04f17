// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/say.h"

#include "core/base/shown_text.h"

namespace yenile::ctl {

void say(std::FILE* to, const QString& text) {
    std::fprintf(to, "%s\n", shownText(text).toUtf8().constData());
    std::fflush(to);
}

} // namespace yenile::ctl
