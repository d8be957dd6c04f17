// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/readers.h"

#include "pkcs11/card_service.h"

namespace yenile::pkcs11 {

namespace {

Reader readerFrom(const SCARD_READERSTATE& state) {
    const auto has = [&](DWORD flag) { return (state.dwEventState & flag) != 0; };
    return {QString::fromUtf8(state.szReader), has(SCARD_STATE_PRESENT),
            has(SCARD_STATE_PRESENT) && has(SCARD_STATE_MUTE), has(SCARD_STATE_EXCLUSIVE),
            QByteArray(reinterpret_cast<const char*>(state.rgbAtr), static_cast<qsizetype>(state.cbAtr))};
}

} // namespace

Result<std::vector<Reader>> listReaders() {
    const CardService service;
    const auto names = service.readerNames();
    if (!names)
        return failure(names);
    if (names->empty())
        return fail(ErrorCode::NoReader);
    auto states = unknownStates(*names);
    const LONG value = SCardGetStatusChange(service.handle(), 0, states.data(), states.size());
    if (value != SCARD_S_SUCCESS)
        return cardServiceFailed(value);
    std::vector<Reader> readers;
    readers.reserve(states.size());
    for (const SCARD_READERSTATE& state : states)
        readers.push_back(readerFrom(state));
    return readers;
}

} // namespace yenile::pkcs11
