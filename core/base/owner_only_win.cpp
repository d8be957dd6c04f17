// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/owner_only.h"

#include <QDir>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

#include <cstddef>
#include <io.h>
#include <memory>
#include <string>
#include <vector>

namespace yenile {

namespace {

struct LocalMemory {
    void operator()(void* memory) const { LocalFree(memory); }
};
using Descriptor = std::unique_ptr<void, LocalMemory>;

/// The security identifier of whoever this program runs for, as it is written: "S-1-5-21-…".
std::wstring ownIdentifier() {
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return {};
    DWORD size = 0;
    GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<std::max_align_t> user(size / sizeof(std::max_align_t) + 1);
    const BOOL known = GetTokenInformation(token, TokenUser, user.data(), size, &size);
    CloseHandle(token);
    LPWSTR text = nullptr;
    if (!known || !ConvertSidToStringSidW(reinterpret_cast<const TOKEN_USER*>(user.data())->User.Sid, &text))
        return {};
    const std::unique_ptr<wchar_t, LocalMemory> freed(text);
    return text;
}

/// Nothing is inherited from the folder above; all rights for this person and for the system, here and in all
/// below. Not for the "owner rights": what an administrator makes belongs to all of them.
Descriptor newDescriptor() {
    const std::wstring access = L"D:P(A;OICI;FA;;;" + ownIdentifier() + L")(A;OICI;FA;;;SY)";
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ConvertStringSecurityDescriptorToSecurityDescriptorW(access.c_str(), SDDL_REVISION_1, &descriptor,
                                                         nullptr);
    return Descriptor(descriptor);
}

} // namespace

// Qt's setPermissions() knows no more of Windows than whether a file can be written.
bool restrictToOwner(QFileDevice& file) {
    // Qt's own handle may not change that.
    HANDLE handle = ReOpenFile(reinterpret_cast<HANDLE>(_get_osfhandle(file.handle())), WRITE_DAC,
                               FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, 0);
    if (handle == INVALID_HANDLE_VALUE)
        return false;
    const BOOL done = SetKernelObjectSecurity(
        handle, DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, newDescriptor().get());
    CloseHandle(handle);
    return done != 0;
}

void makeFolderForOwner(const QString& path) {
    const Descriptor descriptor = newDescriptor();
    SECURITY_ATTRIBUTES attributes{sizeof attributes, descriptor.get(), FALSE};
    CreateDirectoryW(QDir::toNativeSeparators(path).toStdWString().c_str(), &attributes);
}

} // namespace yenile
