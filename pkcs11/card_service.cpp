// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/card_service.h"

namespace yenile::pkcs11 {

CardService::CardService() : m_outcome(SCardEstablishContext(SCARD_SCOPE_USER, nullptr, nullptr, &m_handle)) {
}

CardService::~CardService() {
    if (isConnected())
        SCardReleaseContext(m_handle);
}

Result<std::vector<std::string>> CardService::readerNames() const {
    DWORD size = 0;
    LONG value = isConnected() ? SCardListReaders(m_handle, nullptr, nullptr, &size) : m_outcome;
    std::vector<char> names(size);
    if (value == SCARD_S_SUCCESS)
        value = SCardListReaders(m_handle, nullptr, names.data(), &size);
    if (value == SCARD_E_NO_READERS_AVAILABLE || isAsleep(value))
        return std::vector<std::string>();
    if (value != SCARD_S_SUCCESS)
        return cardServiceFailed(value);
    std::vector<std::string> result;
    for (const char* name = names.data(); *name; name += result.back().size() + 1)
        result.emplace_back(name);
    return result;
}

std::unexpected<Error> cardServiceFailed(LONG value) {
    // With polkit the service closes the connection of whoever may not use it, and the library says this.
    const bool denied = value == static_cast<LONG>(SCARD_W_SECURITY_VIOLATION);
    return fail(denied ? ErrorCode::CardServiceDenied : ErrorCode::CardServiceNotRunning, {},
                QStringLiteral("PC/SC 0x%1").arg(static_cast<quint32>(value), 8, 16, QLatin1Char('0')));
}

std::vector<SCARD_READERSTATE> unknownStates(const std::vector<std::string>& readers) {
    std::vector<SCARD_READERSTATE> states;
    for (const std::string& reader : readers) {
        SCARD_READERSTATE state{};
        state.szReader = reader.c_str();
        state.dwCurrentState = SCARD_STATE_UNAWARE;
        states.push_back(state);
    }
    return states;
}

} // namespace yenile::pkcs11
