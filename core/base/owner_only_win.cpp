#include "core/base/owner_only.h"

#include <QDir>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

#include <io.h>
#include <memory>

namespace yenile {

namespace {

/// Nothing is inherited from the folder above; all rights for the owner and for the system, here and in all
/// below.
constexpr auto access = L"D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;SY)";

struct LocalMemory {
    void operator()(void* memory) const { LocalFree(memory); }
};
using Descriptor = std::unique_ptr<void, LocalMemory>;

Descriptor newDescriptor() {
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ConvertStringSecurityDescriptorToSecurityDescriptorW(access, SDDL_REVISION_1, &descriptor, nullptr);
    return Descriptor(descriptor);
}

} // namespace

// Qt's setPermissions() knows no more of Windows than whether a file can be written.
bool keepForOwner(QFileDevice& file) {
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
