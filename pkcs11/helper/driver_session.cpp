// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/driver_session.h"

#include "pkcs11/helper/return_value.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace yenile::pkcs11::helper {

namespace {

/// More than any object has: what a driver says beyond is not believed.
constexpr CK_ULONG largestAttribute = 1 << 20;
/// More than nearly every attribute has: asked for with so much room, one call does where a question for the
/// size makes it two.
constexpr qsizetype usualAttribute = 4096;

/// PKCS#11 takes bytes that it only reads by pointers to non-const.
CK_BYTE* readOnly(QByteArrayView bytes) {
    return const_cast<CK_BYTE*>(reinterpret_cast<const CK_BYTE*>(bytes.data()));
}

CK_ULONG sizeOf(const Secret* secret) {
    return secret ? static_cast<CK_ULONG>(secret->size()) : 0;
}

} // namespace

Result<DriverSession> DriverSession::open(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot, Access access) {
    CK_SESSION_HANDLE handle = CK_INVALID_HANDLE;
    const CK_FLAGS flags = CKF_SERIAL_SESSION | (access == Access::Write ? CKF_RW_SESSION : 0);
    const CK_RV value = functions.C_OpenSession(slot, flags, nullptr, nullptr, &handle);
    if (value != CKR_OK && access == Access::Write)
        return std::unexpected(errorOfPinChange("C_OpenSession", value, false));
    if (value != CKR_OK)
        return failed("C_OpenSession", value);
    return DriverSession(functions, handle);
}

DriverSession::DriverSession(DriverSession&& other) noexcept
    : m_functions(other.m_functions), m_handle(std::exchange(other.m_handle, CK_INVALID_HANDLE)) {
}

DriverSession::~DriverSession() {
    if (m_handle != CK_INVALID_HANDLE)
        m_functions->C_CloseSession(m_handle);
}

Result<void> DriverSession::login(CK_USER_TYPE user, const Secret* pin) const {
    const CK_RV value =
        m_functions->C_Login(m_handle, user, pin ? readOnly(pin->bytes()) : nullptr, sizeOf(pin));
    if (value != CKR_OK && value != CKR_USER_ALREADY_LOGGED_IN)
        return failed("C_Login", value);
    return {};
}

Result<void> DriverSession::loginWithPuk(const Secret* puk) const {
    const CK_RV value =
        m_functions->C_Login(m_handle, CKU_SO, puk ? readOnly(puk->bytes()) : nullptr, sizeOf(puk));
    if (value != CKR_OK)
        return std::unexpected(errorOfPinChange("C_Login", value, true));
    return {};
}

Result<void> DriverSession::initPin(const Secret* pin) const {
    const CK_RV value = m_functions->C_InitPIN(m_handle, pin ? readOnly(pin->bytes()) : nullptr, sizeOf(pin));
    if (value != CKR_OK)
        return std::unexpected(errorOfPinChange("C_InitPIN", value, false));
    return {};
}

Result<void> DriverSession::changePin(const Secret* present, const Secret* next) const {
    const CK_RV value =
        m_functions->C_SetPIN(m_handle, present ? readOnly(present->bytes()) : nullptr, sizeOf(present),
                              next ? readOnly(next->bytes()) : nullptr, sizeOf(next));
    if (value != CKR_OK)
        return std::unexpected(errorOfPinChange("C_SetPIN", value, false));
    return {};
}

void DriverSession::logout() const {
    m_functions->C_Logout(m_handle);
}

Result<std::vector<CK_OBJECT_HANDLE>> DriverSession::objects(CK_OBJECT_CLASS objectClass) const {
    CK_ATTRIBUTE wanted{CKA_CLASS, &objectClass, sizeof objectClass};
    CK_RV value = m_functions->C_FindObjectsInit(m_handle, &wanted, 1);
    if (value != CKR_OK)
        return failed("C_FindObjectsInit", value);
    std::vector<CK_OBJECT_HANDLE> result;
    std::array<CK_OBJECT_HANDLE, 128> part{};
    CK_ULONG count = 0;
    do {
        value = m_functions->C_FindObjects(m_handle, part.data(), part.size(), &count);
        if (value == CKR_OK && count > part.size()) // it cannot have written so many
            value = CKR_GENERAL_ERROR;
        for (const CK_OBJECT_HANDLE object : std::span(part).first(value == CKR_OK ? count : 0)) {
            if (std::ranges::find(result, object) != result.end()) // begins again and would never end
                count = 0;
            else
                result.push_back(object);
        }
    } while (value == CKR_OK && count == part.size());
    m_functions->C_FindObjectsFinal(m_handle);
    if (value != CKR_OK)
        return failed("C_FindObjects", value);
    return result;
}

std::optional<QByteArray> DriverSession::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const {
    return attributes(object, {type}).front();
}

std::vector<std::optional<QByteArray>>
DriverSession::attributes(CK_OBJECT_HANDLE object, const std::vector<CK_ATTRIBUTE_TYPE>& types) const {
    std::vector<QByteArray> buffers;
    std::vector<CK_ATTRIBUTE> wanted;
    for (const CK_ATTRIBUTE_TYPE type : types) {
        QByteArray& buffer = buffers.emplace_back(usualAttribute, '\0');
        wanted.push_back({type, buffer.data(), static_cast<CK_ULONG>(buffer.size())});
    }
    const CK_RV value = m_functions->C_GetAttributeValue(m_handle, object, wanted.data(),
                                                         static_cast<CK_ULONG>(wanted.size()));
    std::vector<std::optional<QByteArray>> values(types.size());
    for (std::size_t i = 0; i < types.size(); ++i) {
        // A token that lacks one of them may yet tell the others, or stop at the first that it does not have.
        if (value == CKR_OK && wanted[i].ulValueLen <= static_cast<CK_ULONG>(buffers[i].size()))
            values[i] = QByteArray(buffers[i].constData(), static_cast<qsizetype>(wanted[i].ulValueLen));
        else
            values[i] = attributeOfAnySize(object, types[i]);
    }
    return values;
}

std::optional<QByteArray> DriverSession::attributeOfAnySize(CK_OBJECT_HANDLE object,
                                                            CK_ATTRIBUTE_TYPE type) const {
    CK_ATTRIBUTE wanted{type, nullptr, 0};
    if (m_functions->C_GetAttributeValue(m_handle, object, &wanted, 1) != CKR_OK ||
        wanted.ulValueLen > largestAttribute) // CK_UNAVAILABLE_INFORMATION among them
        return std::nullopt;
    QByteArray bytes(static_cast<qsizetype>(wanted.ulValueLen), '\0');
    wanted.pValue = bytes.data();
    if (m_functions->C_GetAttributeValue(m_handle, object, &wanted, 1) != CKR_OK ||
        wanted.ulValueLen > static_cast<CK_ULONG>(bytes.size()))
        return std::nullopt;
    bytes.truncate(static_cast<qsizetype>(wanted.ulValueLen));
    return bytes;
}

bool DriverSession::flag(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, bool otherwise) const {
    const auto bytes = attribute(object, type);
    return bytes && bytes->size() == 1 ? bytes->at(0) != CK_FALSE : otherwise;
}

Result<void> DriverSession::beginSignature(CK_MECHANISM mechanism, CK_OBJECT_HANDLE key) const {
    const CK_RV value = m_functions->C_SignInit(m_handle, &mechanism, key);
    if (value == CKR_OPERATION_NOT_INITIALIZED) // some AKİS versions say this for CKR_MECHANISM_INVALID
        return failed("C_SignInit", CKR_MECHANISM_INVALID);
    if (value != CKR_OK)
        return failed("C_SignInit", value);
    return {};
}

Result<QByteArray> DriverSession::finishSignature(QByteArray data) const {
    // Not asked for its size first: some drivers take that for the signature itself.
    QByteArray signature(1024, '\0');
    auto size = static_cast<CK_ULONG>(signature.size());
    const CK_RV value = m_functions->C_Sign(m_handle, readOnly(data), static_cast<CK_ULONG>(data.size()),
                                            reinterpret_cast<CK_BYTE*>(signature.data()), &size);
    if (value != CKR_OK)
        return failed("C_Sign", value);
    if (size > static_cast<CK_ULONG>(signature.size()))
        return failed("C_Sign", CKR_GENERAL_ERROR);
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

} // namespace yenile::pkcs11::helper
