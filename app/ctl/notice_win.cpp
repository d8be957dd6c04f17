// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/notice.h"

#include <windows.h>

namespace yenile::ctl {

/// A window, which stays until it is answered.
Result<bool> show(const Notice& notice, std::chrono::milliseconds /*patience*/) {
    const QString text = notice.text + QStringLiteral("\n\n") + notice.action + u'?';
    const auto* const shown = reinterpret_cast<const wchar_t*>(text.utf16());
    const auto* const title = reinterpret_cast<const wchar_t*>(notice.title.utf16());
    const int answer = MessageBoxW(nullptr, shown, title, MB_YESNO | MB_ICONINFORMATION | MB_SETFOREGROUND);
    if (answer == 0)
        return fail(ErrorCode::NoticeNotShown);
    return answer == IDYES;
}

} // namespace yenile::ctl
