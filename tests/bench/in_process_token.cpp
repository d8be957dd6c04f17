// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/in_process_token.h"

#include <libp11.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <span>
#include <stdexcept>

namespace yenile::tests {

namespace {

void require(bool holds, const char* what) {
    if (!holds)
        throw std::runtime_error(what);
}

const unsigned char* bytes(const QByteArray& array) {
    return reinterpret_cast<const unsigned char*>(array.constData());
}

} // namespace

struct InProcessToken::Private {
    PKCS11_CTX* context = PKCS11_CTX_new();
    PKCS11_SLOT* slots = nullptr;
    unsigned int count = 0;
    EVP_PKEY* key = nullptr;
};

InProcessToken::InProcessToken(const QString& driver, const QString& label, const QString& pin)
    : d(std::make_unique<Private>()) {
    require(PKCS11_CTX_load(d->context, driver.toUtf8().constData()) == 0, "cannot load the driver");
    require(PKCS11_enumerate_slots(d->context, &d->slots, &d->count) == 0, "cannot list the slots");
    for (PKCS11_SLOT& slot : std::span(d->slots, d->count)) {
        if (!slot.token || label != QString::fromUtf8(slot.token->label))
            continue;
        PKCS11_KEY* keys = nullptr;
        unsigned int keyCount = 0;
        require(PKCS11_login(&slot, 0, pin.toUtf8().constData()) == 0, "cannot log in");
        require(PKCS11_enumerate_keys(slot.token, &keys, &keyCount) == 0 && keyCount > 0, "no key");
        d->key = PKCS11_get_private_key(keys);
    }
    require(d->key, "no such token");
}

// In the order that libp11 demands.
InProcessToken::~InProcessToken() {
    EVP_PKEY_free(d->key);
    PKCS11_release_all_slots(d->context, d->slots, d->count);
    PKCS11_CTX_unload(d->context);
    PKCS11_CTX_free(d->context);
}

QByteArray InProcessToken::sign(const QByteArray& digest) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(d->key, nullptr), EVP_PKEY_CTX_free);
    require(EVP_PKEY_sign_init(context.get()) == 1 &&
                EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1 &&
                EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1,
            "cannot begin the signature");
    QByteArray signature(1024, '\0');
    auto size = static_cast<std::size_t>(signature.size());
    require(EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                          bytes(digest), static_cast<std::size_t>(digest.size())) == 1,
            "cannot sign");
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

} // namespace yenile::tests
