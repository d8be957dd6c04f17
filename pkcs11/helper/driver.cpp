#include "pkcs11/helper/driver.h"

#include "pkcs11/gate/gate.h"
#include "pkcs11/helper/mechanism.h"
#include "pkcs11/helper/return_value.h"
#include "pkcs11/helper/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <dlfcn.h>
#include <libp11.h>

#include <algorithm>
#include <span>
#include <utility>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11::helper {

namespace {

struct FreeContext {
    void operator()(PKCS11_CTX* context) const { PKCS11_CTX_free(context); }
};
struct CloseLibrary {
    void operator()(void* library) const { dlclose(library); }
};

template <typename Function>
Function symbol(void* library, const char* name) {
    return reinterpret_cast<Function>(dlsym(library, name));
}

/// The slots that libp11 found, given back in the order it demands: before the context.
struct SlotList {
    explicit SlotList(PKCS11_CTX* owner) : context(owner) {}
    SlotList(const SlotList&) = delete;
    SlotList& operator=(const SlotList&) = delete;
    ~SlotList() {
        if (slots)
            PKCS11_release_all_slots(context, slots, count);
    }

    PKCS11_CTX* context;
    PKCS11_SLOT* slots = nullptr;
    unsigned int count = 0;
};

/// A field of PKCS#11 text: padded with blanks to its fixed size; some drivers end it with a NUL.
template <std::size_t Size>
QString text(const CK_UTF8CHAR (&field)[Size]) {
    const auto end = std::ranges::find(field, '\0');
    return QString::fromUtf8(reinterpret_cast<const char*>(field), end - std::begin(field)).trimmed();
}

PinState pinStateOf(const CK_TOKEN_INFO& info) {
    const auto has = [&](CK_FLAGS flag) { return (info.flags & flag) != 0; };
    const auto length = [](CK_ULONG value, int otherwise) {
        return value == 0 || value > 255 ? otherwise : static_cast<int>(value);
    };
    PinState state;
    state.initialised = has(CKF_USER_PIN_INITIALIZED);
    state.countLow = has(CKF_USER_PIN_COUNT_LOW);
    state.finalTry = has(CKF_USER_PIN_FINAL_TRY);
    state.locked = has(CKF_USER_PIN_LOCKED);
    state.protectedPath = has(CKF_PROTECTED_AUTHENTICATION_PATH);
    state.minimumLength = length(info.ulMinPinLen, 0);
    state.maximumLength = length(info.ulMaxPinLen, 255);
    if (state.minimumLength > state.maximumLength) { // nothing that could be relied on
        state.minimumLength = 0;
        state.maximumLength = 255;
    }
    return state;
}

std::vector<CK_MECHANISM_TYPE> mechanismsOf(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot) {
    CK_ULONG count = 0;
    constexpr CK_ULONG most = 4096;
    if (functions.C_GetMechanismList(slot, nullptr, &count) != CKR_OK || count > most)
        return {};
    std::vector<CK_MECHANISM_TYPE> mechanisms(count);
    if (functions.C_GetMechanismList(slot, mechanisms.data(), &count) != CKR_OK)
        return {};
    mechanisms.resize(std::min<CK_ULONG>(count, mechanisms.size()));
    return mechanisms;
}

/// CKA_ID of every key object that can be seen without the PIN.
std::vector<QByteArray> visibleKeyIds(const CK_FUNCTION_LIST& functions, CK_SLOT_ID slot) {
    std::vector<QByteArray> ids;
    const auto session = Session::open(functions, slot);
    if (!session)
        return ids;
    for (const CK_OBJECT_CLASS keyClass : {CKO_PRIVATE_KEY, CKO_PUBLIC_KEY}) {
        const auto keys = session->objects(keyClass);
        for (const CK_OBJECT_HANDLE key : keys.value_or(std::vector<CK_OBJECT_HANDLE>()))
            ids.push_back(session->attribute(key, CKA_ID).value_or(QByteArray()));
    }
    return ids;
}

/// Beside this program in the build tree, in the libraries' folder once installed.
QByteArray findGate() {
    const QDir folder(QCoreApplication::applicationDirPath());
    const QString beside = folder.filePath(u"yenile-driver-gate.so"_s);
    return QFile::encodeName(
        QFile::exists(beside) ? beside : folder.absoluteFilePath(u"../lib/yenile/yenile-driver-gate.so"_s));
}

} // namespace

struct Driver::Private {
    std::unique_ptr<void, CloseLibrary> gate;
    gate::LastFailure lastFailure = nullptr;
    const CK_FUNCTION_LIST* functions = nullptr;
    std::unique_ptr<PKCS11_CTX, FreeContext> context;
    QString path;
    bool loaded = false; // PKCS11_CTX_unload after a failed load crashes

    ~Private() {
        if (loaded)
            PKCS11_CTX_unload(context.get());
    }

    [[nodiscard]] Error failure() const {
        const gate::Failure& last = *lastFailure();
        return errorOf(last.function, last.value);
    }
    [[nodiscard]] Result<CK_TOKEN_INFO> tokenInfo(CK_SLOT_ID slot) const;
    [[nodiscard]] Result<Token> readToken(PKCS11_SLOT& slot) const;
};

Result<CK_TOKEN_INFO> Driver::Private::tokenInfo(CK_SLOT_ID slot) const {
    CK_TOKEN_INFO info{};
    const CK_RV value = functions->C_GetTokenInfo(slot, &info);
    if (value != CKR_OK)
        return failed("C_GetTokenInfo", value);
    return info;
}

Result<Token> Driver::Private::readToken(PKCS11_SLOT& slot) const {
    const CK_SLOT_ID id = PKCS11_get_slotid_from_slot(&slot);
    const auto info = tokenInfo(id);
    if (!info)
        return yenile::failure(info);
    Token token;
    token.reader = QString::fromUtf8(slot.description).trimmed();
    token.isRemovable = slot.removable != 0;
    token.label = text(info->label);
    token.serialNumber = text(info->serialNumber);
    token.manufacturer = text(info->manufacturerID);
    token.model = text(info->model);
    token.pin = pinStateOf(*info);

    PKCS11_CERT* certificates = nullptr;
    unsigned int count = 0;
    if (PKCS11_enumerate_certs(slot.token, &certificates, &count) != 0)
        return std::unexpected(failure());
    const auto mechanisms = mechanismsOf(*functions, id);
    const auto keyIds = visibleKeyIds(*functions, id);
    for (const PKCS11_CERT& entry : std::span(certificates, count)) {
        if (!entry.x509)
            continue;
        auto certificate = signature::Certificate::fromHandle(entry.x509);
        const QByteArray keyId(reinterpret_cast<const char*>(entry.id), static_cast<qsizetype>(entry.id_len));
        // A token that hides all its keys until the login gets the benefit of the doubt.
        const bool hasKey =
            keyIds.empty() ? !certificate.isCa() : std::ranges::find(keyIds, keyId) != keyIds.end();
        auto algorithms = algorithmsFor(entry.x509, mechanisms);
        token.certificates.push_back(
            {std::move(certificate), keyId, QString::fromUtf8(entry.label), hasKey, std::move(algorithms)});
    }
    return token;
}

Driver::Driver(std::unique_ptr<Private> handles) : d(std::move(handles)) {
}

Driver::~Driver() = default;

Result<std::unique_ptr<Driver>> Driver::load(const QByteArray& path) {
    auto handles = std::make_unique<Private>();
    handles->path = QFile::decodeName(path);
    qputenv(gate::driverVariable, path);
    const QByteArray gateFile = findGate();
    handles->gate.reset(dlopen(gateFile.constData(), RTLD_NOW | RTLD_LOCAL));
    if (!handles->gate)
        return fail(ErrorCode::HelperMissing, {}, QString::fromUtf8(dlerror()));
    void* library = handles->gate.get();
    handles->lastFailure = symbol<gate::LastFailure>(library, gate::lastFailureSymbol);
    handles->functions = symbol<gate::Functions>(library, gate::functionsSymbol)();
    handles->context.reset(PKCS11_CTX_new());
    if (PKCS11_CTX_load(handles->context.get(), gateFile.constData()) != 0) {
        const auto& last = *handles->lastFailure();
        return fail(ErrorCode::DriverFailed, {handles->path},
                    *last.detail ? QString::fromUtf8(last.detail) : handles->failure().cause);
    }
    handles->loaded = true;
    return std::unique_ptr<Driver>(new Driver(std::move(handles)));
}

Result<protocol::Listing> Driver::list() const {
    PKCS11_CTX* context = d->context.get();
    protocol::Listing listing;
    unsigned int count = 0;
    // Without this question first, "no slots" and a failure look the same.
    if (PKCS11_enumerate_slots(context, nullptr, &count) != 0)
        return std::unexpected(d->failure());
    if (count == 0)
        return listing;
    SlotList found(context);
    if (PKCS11_enumerate_slots(context, &found.slots, &found.count) != 0)
        return std::unexpected(d->failure());
    for (PKCS11_SLOT& slot : std::span(found.slots, found.count)) {
        if (!slot.token)
            continue;
        if (!slot.token->initialized) {
            // A card that was never set up; a software token keeps such a slot for its next token.
            if (slot.removable)
                listing.problems.push_back({ErrorCode::TokenNotInitialised, {}, {}});
            continue;
        }
        auto token = d->readToken(slot);
        if (token)
            listing.tokens.push_back(std::move(*token));
        else
            listing.problems.push_back(token.error());
    }
    return listing;
}

Result<CK_SLOT_ID> Driver::slotOf(const protocol::TokenId& token) const {
    CK_ULONG count = 0;
    CK_RV value = d->functions->C_GetSlotList(CK_TRUE, nullptr, &count);
    std::vector<CK_SLOT_ID> slots(value == CKR_OK ? std::min<CK_ULONG>(count, 4096) : 0);
    if (value == CKR_OK && count > 0)
        value = d->functions->C_GetSlotList(CK_TRUE, slots.data(), &count);
    if (value != CKR_OK)
        return failed("C_GetSlotList", value);
    slots.resize(std::min<CK_ULONG>(count, slots.size()));
    for (const CK_SLOT_ID slot : slots) {
        const auto info = d->tokenInfo(slot);
        if (info && protocol::TokenId{text(info->serialNumber), text(info->label)} == token)
            return slot;
    }
    return fail(ErrorCode::TokenRemoved, {}, u"the token is in no slot"_s);
}

Result<PinState> Driver::pinState(const protocol::TokenId& token) const {
    const auto slot = slotOf(token);
    if (!slot)
        return failure(slot);
    const auto info = d->tokenInfo(*slot);
    if (!info)
        return failure(info);
    return pinStateOf(*info);
}

const CK_FUNCTION_LIST& Driver::functions() const {
    return *d->functions;
}

} // namespace yenile::pkcs11::helper
