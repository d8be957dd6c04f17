// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oauth/browser.h"

#include <windows.h>

#include <shellapi.h>

namespace yenile::oauth {

bool openInBrowser(const QUrl& address) {
    const std::wstring text = address.toString(QUrl::FullyEncoded).toStdWString();
    const HINSTANCE outcome = ShellExecuteW(nullptr, L"open", text.c_str(), nullptr, nullptr, SW_SHOWNORMAL);
    return reinterpret_cast<INT_PTR>(outcome) > 32; // as ShellExecuteW tells success
}

} // namespace yenile::oauth
