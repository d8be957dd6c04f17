// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/driver.h"

#include "pkcs11/gate/gate.h"
#include "pkcs11/gate/library.h"
#include "pkcs11/helper/return_value.h"
#include "pkcs11/helper/token_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

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
    void operator()(void* library) const { gate::closeLibrary(library); }
};

template <typename Function>
Function symbol(void* library, const char* name) {
    return reinterpret_cast<Function>(gate::symbolOf(library, name));
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

/// Beside this program in the build tree and on Windows, in the libraries' folder once installed.
QByteArray findGate() {
    const QDir folder(QCoreApplication::applicationDirPath());
    const QString name = QStringLiteral(YENILE_GATE_NAME);
    const QString beside = folder.filePath(name);
    return QFile::encodeName(QFile::exists(beside) ? beside
                                                   : folder.absoluteFilePath(u"../lib/yenile/"_s + name));
}

} // namespace

struct Driver::Private {
    std::unique_ptr<void, CloseLibrary> gate;
    gate::LastFailure lastFailure = nullptr;
    const CK_FUNCTION_LIST* functions = nullptr;
    std::unique_ptr<PKCS11_CTX, FreeContext> context;
    std::optional<TokenReader> tokens;
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
};

Driver::Driver(std::unique_ptr<Private> handles) : d(std::move(handles)) {
}

Driver::~Driver() = default;

Result<std::unique_ptr<Driver>> Driver::load(const QByteArray& path, const QByteArray& initReserved) {
    auto handles = std::make_unique<Private>();
    handles->path = QFile::decodeName(path);
    qputenv(gate::driverVariable, path);
    const QByteArray gateFile = findGate();
    handles->gate.reset(gate::openLibrary(gateFile.constData()));
    if (!handles->gate)
        return fail(ErrorCode::HelperMissing, {}, QString::fromStdString(gate::lastLoadProblem()));
    void* library = handles->gate.get();
    handles->lastFailure = symbol<gate::LastFailure>(library, gate::lastFailureSymbol);
    handles->functions = symbol<gate::Functions>(library, gate::functionsSymbol)();
    handles->context.reset(PKCS11_CTX_new());
    if (!initReserved.isEmpty())
        PKCS11_CTX_init_args(handles->context.get(), initReserved.constData());
    if (PKCS11_CTX_load(handles->context.get(), gateFile.constData()) != 0) {
        const auto& last = *handles->lastFailure();
        return fail(ErrorCode::DriverFailed, {handles->path},
                    *last.detail ? QString::fromUtf8(last.detail) : handles->failure().cause);
    }
    handles->loaded = true;
    handles->tokens.emplace(*handles->functions);
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
        auto token = d->tokens->read(PKCS11_get_slotid_from_slot(&slot));
        if (!token) {
            listing.problems.push_back(token.error());
            continue;
        }
        token->reader = QString::fromUtf8(slot.description).trimmed();
        token->isRemovable = slot.removable != 0;
        listing.tokens.push_back(std::move(*token));
    }
    return listing;
}

Result<std::vector<CK_SLOT_ID>> Driver::slotsOf(const protocol::TokenId& token) const {
    CK_ULONG count = 0;
    CK_RV value = d->functions->C_GetSlotList(CK_TRUE, nullptr, &count);
    std::vector<CK_SLOT_ID> slots(value == CKR_OK ? std::min<CK_ULONG>(count, 4096) : 0);
    if (value == CKR_OK && count > 0)
        value = d->functions->C_GetSlotList(CK_TRUE, slots.data(), &count);
    if (value != CKR_OK)
        return failed("C_GetSlotList", value);
    slots.resize(std::min<CK_ULONG>(count, slots.size()));
    std::erase_if(slots, [&](CK_SLOT_ID slot) {
        const auto id = d->tokens->id(slot);
        return !id || *id != token;
    });
    return slots;
}

Result<CK_SLOT_ID> Driver::slotOf(const protocol::TokenId& token, const QByteArray& certificate) const {
    const auto slots = slotsOf(token);
    if (!slots)
        return failure(slots);
    if (slots->size() == 1)
        return slots->front();
    for (const CK_SLOT_ID slot : *slots) {
        const auto session = DriverSession::open(*d->functions, slot);
        if (session && holds(*session, certificate).value_or(false))
            return slot;
    }
    return fail(ErrorCode::TokenRemoved, {}, u"the token is in no slot"_s);
}

Result<PinState> Driver::pinState(CK_SLOT_ID slot) const {
    return d->tokens->pinState(slot);
}

const CK_FUNCTION_LIST& Driver::functions() const {
    return *d->functions;
}

} // namespace yenile::pkcs11::helper
