// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/signature_forms.h"

#include "core/signature/crypto/algorithms.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

namespace yenile::signature {

using openssl::Owned;

namespace {

using EcdsaPair = Owned<ECDSA_SIG, ECDSA_SIG_free>;

bool isEcdsaSigValue(QByteArrayView bytes) {
    const unsigned char* at = openssl::data(bytes);
    const EcdsaPair pair(d2i_ECDSA_SIG(nullptr, &at, bytes.size()));
    ERR_clear_error();
    return pair && at == openssl::data(bytes) + bytes.size();
}

} // namespace

QByteArray ecdsaSigValue(QByteArrayView pair) {
    if (pair.isEmpty() || pair.size() % 2 != 0)
        return {};
    const auto half = static_cast<int>(pair.size() / 2);
    const unsigned char* bytes = openssl::data(pair);
    const EcdsaPair value(ECDSA_SIG_new());
    ECDSA_SIG_set0(value.get(), BN_bin2bn(bytes, half, nullptr), BN_bin2bn(bytes + half, half, nullptr));
    return openssl::der([&](unsigned char** out) { return i2d_ECDSA_SIG(value.get(), out); });
}

QByteArray asEcdsaSigValue(const QByteArray& either) {
    return isEcdsaSigValue(either) ? either : ecdsaSigValue(either);
}

namespace {

Owned<X509_ALGOR, X509_ALGOR_free> digestIdentifier(const EVP_MD* md) {
    Owned<X509_ALGOR, X509_ALGOR_free> identifier(X509_ALGOR_new());
    X509_ALGOR_set_md(identifier.get(), md);
    return identifier;
}

} // namespace

QByteArray pssParameters(DigestAlgorithm digest) {
    const EVP_MD* md = messageDigest(digest);
    const Owned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free> parameters(RSA_PSS_PARAMS_new());
    parameters->hashAlgorithm = digestIdentifier(md).release();
    parameters->maskGenAlgorithm = X509_ALGOR_new();
    ASN1_STRING* mask = nullptr;
    ASN1_item_pack(digestIdentifier(md).get(), ASN1_ITEM_rptr(X509_ALGOR), &mask);
    X509_ALGOR_set0(parameters->maskGenAlgorithm, OBJ_nid2obj(NID_mgf1), V_ASN1_SEQUENCE, mask);
    parameters->saltLength = ASN1_INTEGER_new();
    ASN1_INTEGER_set(parameters->saltLength, EVP_MD_get_size(md));
    return openssl::der([&](unsigned char** out) { return i2d_RSA_PSS_PARAMS(parameters.get(), out); });
}

} // namespace yenile::signature
