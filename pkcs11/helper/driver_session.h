// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <p11-kit/pkcs11.h>

#include <QByteArray>

#include <optional>
#include <vector>

namespace yenile::pkcs11::helper {

/// A session on a token (PKCS#11 v2.40, 5.6); closed when it goes.
class DriverSession {
public:
    enum class Access { Read, Write };

    /// Errors: TokenRemoved, TokenFailed; for writing also PinChangeUnsupported.
    [[nodiscard]] static Result<DriverSession> open(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot,
                                                    Access access = Access::Read);
    DriverSession(DriverSession&& other) noexcept;
    DriverSession& operator=(DriverSession&& other) = delete;
    DriverSession(const DriverSession&) = delete;
    ~DriverSession();

    /// `pin` is null if the person enters it on the reader. Errors: the PIN codes, TokenRemoved, TokenFailed.
    [[nodiscard]] Result<void> login(CK_USER_TYPE user, const Secret* pin) const;
    void logout() const;

    // In a session that may write. Null secrets are entered on the reader. Errors of all: as
    // errorOfPinChange().
    [[nodiscard]] Result<void> loginWithPuk(const Secret* puk) const;
    /// After that login.
    [[nodiscard]] Result<void> initPin(const Secret* pin) const;
    [[nodiscard]] Result<void> changePin(const Secret* present, const Secret* next) const;

    [[nodiscard]] Result<std::vector<CK_OBJECT_HANDLE>> objects(CK_OBJECT_CLASS objectClass) const;
    /// Nothing if the object does not have it or does not show it.
    [[nodiscard]] std::optional<QByteArray> attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const;
    /// Several in one call, in their order.
    [[nodiscard]] std::vector<std::optional<QByteArray>>
    attributes(CK_OBJECT_HANDLE object, const std::vector<CK_ATTRIBUTE_TYPE>& types) const;
    [[nodiscard]] bool flag(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, bool otherwise) const;

    [[nodiscard]] Result<void> beginSignature(CK_MECHANISM mechanism, CK_OBJECT_HANDLE key) const;
    [[nodiscard]] Result<QByteArray> finishSignature(QByteArray data) const;

private:
    [[nodiscard]] std::optional<QByteArray> attributeOfAnySize(CK_OBJECT_HANDLE object,
                                                               CK_ATTRIBUTE_TYPE type) const;
    DriverSession(const CK_FUNCTION_LIST& functions, CK_SESSION_HANDLE handle)
        : m_functions(&functions), m_handle(handle) {}
    const CK_FUNCTION_LIST* m_functions;
    CK_SESSION_HANDLE m_handle;
};

} // namespace yenile::pkcs11::helper
