// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/sandbox.h"

#include <windows.h>

#include <sddl.h>

#include <cstdlib>
#include <exception>
#include <new>

namespace yenile::reading::worker {

namespace {

template <typename Policy>
void restrict(PROCESS_MITIGATION_POLICY kind, Policy policy) {
    SetProcessMitigationPolicy(kind, &policy, sizeof policy);
}

/// What is of low integrity writes to nothing that is of medium, as all files of a person are.
void lowerIntegrity() {
    HANDLE token = nullptr;
    PSID low = nullptr;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_DEFAULT, &token) &&
        ConvertStringSidToSidW(L"S-1-16-4096", &low)) {
        TOKEN_MANDATORY_LABEL label{{low, SE_GROUP_INTEGRITY}};
        SetTokenInformation(token, TokenIntegrityLevel, &label,
                            static_cast<DWORD>(sizeof label + GetLengthSid(low)));
    }
    LocalFree(low);
    if (token)
        CloseHandle(token);
}

[[noreturn]] void endFor(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        std::_Exit(outOfMemory);
    } catch (...) {
        std::abort();
    }
}

} // namespace

void limitCosts(qint64 memory, qint64 processorSeconds) {
    std::set_new_handler([] { std::_Exit(outOfMemory); });
    std::set_terminate([] { endFor(std::current_exception()); }); // Qt throws where it gets no memory
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_ACTIVE_PROCESS;
    limits.BasicLimitInformation.ActiveProcessLimit = 1;
    limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart =
        processorSeconds * 10'000'000; // of 100 ns
    limits.ProcessMemoryLimit = static_cast<SIZE_T>(memory);
    HANDLE job = CreateJobObjectW(nullptr, nullptr); // open until the process ends
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    AssignProcessToJobObject(job, GetCurrentProcess());
}

void enterSandbox() {
    PROCESS_MITIGATION_DYNAMIC_CODE_POLICY code{};
    code.ProhibitDynamicCode = 1;
    restrict(ProcessDynamicCodePolicy, code);
    PROCESS_MITIGATION_EXTENSION_POINT_DISABLE_POLICY extensions{};
    extensions.DisableExtensionPoints = 1;
    restrict(ProcessExtensionPointDisablePolicy, extensions);
    PROCESS_MITIGATION_IMAGE_LOAD_POLICY images{};
    images.NoRemoteImages = 1;
    images.NoLowMandatoryLabelImages = 1;
    restrict(ProcessImageLoadPolicy, images);
    lowerIntegrity();
}

// The job of limitCosts() has room for one process.
void stayAlone() {
}

} // namespace yenile::reading::worker
