// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/card_service.h"

#include <windows.h>

#include <memory>

namespace yenile::pkcs11 {

namespace {

struct CloseService {
    void operator()(SC_HANDLE service) const { CloseServiceHandle(service); }
};
using Service = std::unique_ptr<SC_HANDLE__, CloseService>;

bool isSwitchedOff() {
    const Service manager(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
    const Service service(manager ? OpenServiceW(manager.get(), L"SCardSvr", SERVICE_QUERY_CONFIG) : nullptr);
    alignas(QUERY_SERVICE_CONFIGW) char room[8192]; // what it says takes no more
    auto* const configuration = reinterpret_cast<QUERY_SERVICE_CONFIGW*>(room);
    DWORD needed = 0;
    return !service || !QueryServiceConfigW(service.get(), configuration, sizeof room, &needed) ||
           configuration->dwStartType == SERVICE_DISABLED;
}

} // namespace

bool isAsleep(LONG value) {
    return (value == SCARD_E_NO_SERVICE || value == SCARD_E_SERVICE_STOPPED) && !isSwitchedOff();
}

} // namespace yenile::pkcs11
