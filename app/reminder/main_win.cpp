// SPDX-License-Identifier: GPL-3.0-or-later
#include <windows.h>

#include <string>

/// yenile-remind: Windows starts it when somebody logs in (the installer says so). It starts `yenilectl
/// remind` from its own folder and ends; by itself that is a program of the console, with a window that would
/// stand there for as long as it looks at the cards.
int WINAPI WinMain(HINSTANCE, HINSTANCE, char*, int) {
    std::wstring path(32768, L'\0'); // the longest one that Windows has
    path.resize(GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size())));
    path = path.substr(0, path.find_last_of(L'\\') + 1) + L"yenilectl.exe";
    std::wstring line = L'"' + path + L"\" remind";
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION started{};
    if (!CreateProcessW(path.c_str(), line.data(), nullptr, nullptr, FALSE, CREATE_NO_WINDOW, nullptr,
                        nullptr, &startup, &started))
        return 1;
    CloseHandle(started.hThread);
    CloseHandle(started.hProcess);
    return 0;
}
