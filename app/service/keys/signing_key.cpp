// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/keys/signing_key.h"

#include "core/signature/crypto/algorithms.h"

#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>

/// A provider for OpenSSL 3 (provider-keymgmt(7), provider-signature(7)) in a library context of its own,
/// where nobody else finds it. What is asked about a key is answered by its public half, which is a key of
/// OpenSSL's.
namespace yenile::registration {
namespace {

using signature::DigestAlgorithm;
using signature::SignatureAlgorithm;
using signature::SignatureScheme;
namespace openssl = signature::openssl;

constexpr const char* signerParameter = "yenile-signer";

enum class Kind { Rsa, Ec };

struct Key {
    Kind kind;
    openssl::PrivateKey publicHalf;
    std::shared_ptr<signature::Signer> signer; ///< null where it is a public key alone
};

/// The work of one signature.
struct Signing {
    const Key* key = nullptr; ///< OpenSSL's key keeps it
    SignatureAlgorithm algorithm;
    QByteArray message;
};

Key* keyOf(void* data) {
    return static_cast<Key*>(data);
}
const Key* keyOf(const void* data) {
    return static_cast<const Key*>(data);
}

template <Kind kind>
void* newKey(void* /*provider*/) {
    return new Key{kind, nullptr, nullptr};
}

void freeKey(void* data) {
    delete keyOf(data);
}

int has(const void* data, int selection) {
    const Key* const key = keyOf(data);
    return static_cast<int>(key->publicHalf &&
                            ((selection & OSSL_KEYMGMT_SELECT_PRIVATE_KEY) == 0 || key->signer));
}

int matches(const void* one, const void* other, int /*selection*/) {
    return static_cast<int>(EVP_PKEY_eq(keyOf(one)->publicHalf.get(), keyOf(other)->publicHalf.get()) == 1);
}

int getKeyParameters(void* data, OSSL_PARAM parameters[]) {
    return EVP_PKEY_get_params(keyOf(data)->publicHalf.get(), parameters);
}

const OSSL_PARAM* gettableKeyParameters(void* /*provider*/) {
    static const OSSL_PARAM parameters[] = {
        OSSL_PARAM_int(OSSL_PKEY_PARAM_BITS, nullptr),
        OSSL_PARAM_int(OSSL_PKEY_PARAM_SECURITY_BITS, nullptr),
        OSSL_PARAM_int(OSSL_PKEY_PARAM_MAX_SIZE, nullptr),
        OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, nullptr, 0),
        OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_DEFAULT_DIGEST, nullptr, 0),
        OSSL_PARAM_END};
    return parameters;
}

/// Whether a certificate and a key belong together OpenSSL finds out with both in our hands.
openssl::PrivateKey publicKeyFrom(Kind kind, const OSSL_PARAM parameters[]) {
    const openssl::KeyContext context(
        EVP_PKEY_CTX_new_from_name(nullptr, kind == Kind::Rsa ? "RSA" : "EC", nullptr));
    EVP_PKEY* key = nullptr;
    std::vector<OSSL_PARAM> copy;
    for (const OSSL_PARAM* each = parameters; each->key; ++each)
        copy.push_back(*each);
    copy.push_back(OSSL_PARAM_construct_end());
    if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, copy.data()) != 1)
        return nullptr;
    return openssl::PrivateKey(key);
}

int import(void* data, int /*selection*/, const OSSL_PARAM parameters[]) {
    Key* const key = keyOf(data);
    const void* given = nullptr;
    size_t size = 0;
    const OSSL_PARAM* const signer = OSSL_PARAM_locate_const(parameters, signerParameter);
    if (!signer) {
        key->publicHalf = publicKeyFrom(key->kind, parameters);
    } else if (OSSL_PARAM_get_octet_ptr(signer, &given, &size) == 1) {
        key->signer = *static_cast<const std::shared_ptr<signature::Signer>*>(given);
        key->publicHalf.reset(X509_get_pubkey(key->signer->certificate().handle()));
    }
    return static_cast<int>(key->publicHalf != nullptr);
}

template <Kind kind>
const OSSL_PARAM* importable(int /*selection*/) {
    static const OSSL_PARAM rsa[] = {OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_N, nullptr, 0),
                                     OSSL_PARAM_BN(OSSL_PKEY_PARAM_RSA_E, nullptr, 0), OSSL_PARAM_END};
    static const OSSL_PARAM ec[] = {OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, nullptr, 0),
                                    OSSL_PARAM_octet_string(OSSL_PKEY_PARAM_PUB_KEY, nullptr, 0),
                                    OSSL_PARAM_END};
    return kind == Kind::Rsa ? rsa : ec;
}

template <Kind kind>
const char* operationName(int operation) {
    return operation == OSSL_OP_SIGNATURE && kind == Kind::Ec ? "ECDSA" : "RSA";
}

void* newSigning(void* /*provider*/, const char* /*properties*/) {
    return new Signing;
}

void freeSigning(void* context) {
    delete static_cast<Signing*>(context);
}

void* copyOf(void* context) {
    return new Signing(*static_cast<const Signing*>(context));
}

std::optional<DigestAlgorithm> digestOf(const char* name) {
    switch (const EVP_MD* const digest = EVP_get_digestbyname(name); digest ? EVP_MD_get_type(digest) : 0) {
    case NID_sha256:
        return DigestAlgorithm::Sha256;
    case NID_sha384:
        return DigestAlgorithm::Sha384;
    case NID_sha512:
        return DigestAlgorithm::Sha512;
    default:
        return std::nullopt;
    }
}

bool isPss(const OSSL_PARAM& padding) {
    int number = 0;
    const char* name = nullptr;
    return (OSSL_PARAM_get_int(&padding, &number) == 1 && number == RSA_PKCS1_PSS_PADDING) ||
           (OSSL_PARAM_get_utf8_string_ptr(&padding, &name) == 1 &&
            qstrcmp(name, OSSL_PKEY_RSA_PAD_MODE_PSS) == 0);
}

/// TLS wants salts as long as the digest (RFC 8446, 4.2.3), which is what signers make.
int setParameters(void* context, const OSSL_PARAM parameters[]) {
    const OSSL_PARAM* const padding = OSSL_PARAM_locate_const(parameters, OSSL_SIGNATURE_PARAM_PAD_MODE);
    if (padding)
        static_cast<Signing*>(context)->algorithm.scheme =
            isPss(*padding) ? SignatureScheme::RsaPss : SignatureScheme::RsaPkcs1;
    return 1;
}

const OSSL_PARAM* settableParameters(void* /*context*/, void* /*provider*/) {
    static const OSSL_PARAM parameters[] = {
        OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PAD_MODE, nullptr, 0),
        OSSL_PARAM_utf8_string(OSSL_SIGNATURE_PARAM_PSS_SALTLEN, nullptr, 0), OSSL_PARAM_END};
    return parameters;
}

int begin(void* context, const char* digest, void* key, const OSSL_PARAM parameters[]) {
    const auto algorithm = digestOf(digest ? digest : "SHA256");
    if (!algorithm || !keyOf(key)->signer)
        return 0;
    const bool isRsa = keyOf(key)->kind == Kind::Rsa;
    *static_cast<Signing*>(context) = {
        keyOf(key), {isRsa ? SignatureScheme::RsaPkcs1 : SignatureScheme::Ecdsa, *algorithm}, {}};
    return parameters ? setParameters(context, parameters) : 1;
}

int update(void* context, const unsigned char* data, size_t size) {
    static_cast<Signing*>(context)->message.append(reinterpret_cast<const char*>(data),
                                                   static_cast<qsizetype>(size));
    return 1;
}

int finish(void* context, unsigned char* out, size_t* size, size_t room) {
    const Signing& signing = *static_cast<const Signing*>(context);
    if (!out) {
        *size = static_cast<size_t>(EVP_PKEY_get_size(signing.key->publicHalf.get()));
        return 1;
    }
    const auto signature =
        signing.key->signer->sign({.digest = signature::digestOf({signing.message}, signing.algorithm.digest),
                                   .algorithm = signing.algorithm,
                                   .description = QStringLiteral("TLS"),
                                   .message = signing.message});
    if (!signature || static_cast<size_t>(signature->size()) > room)
        return 0;
    std::ranges::copy(*signature, reinterpret_cast<char*>(out));
    *size = static_cast<size_t>(signature->size());
    return 1;
}

/// As OpenSSL takes any of the functions; what `expected` is of, it has to be.
template <typename Expected>
OSSL_DISPATCH entry(int id, Expected* function) {
    return {id, reinterpret_cast<void (*)()>(function)};
}

template <Kind kind>
const OSSL_DISPATCH* keyFunctions() {
    static const std::array functions{
        entry<OSSL_FUNC_keymgmt_new_fn>(OSSL_FUNC_KEYMGMT_NEW, newKey<kind>),
        entry<OSSL_FUNC_keymgmt_free_fn>(OSSL_FUNC_KEYMGMT_FREE, freeKey),
        entry<OSSL_FUNC_keymgmt_has_fn>(OSSL_FUNC_KEYMGMT_HAS, has),
        entry<OSSL_FUNC_keymgmt_match_fn>(OSSL_FUNC_KEYMGMT_MATCH, matches),
        entry<OSSL_FUNC_keymgmt_get_params_fn>(OSSL_FUNC_KEYMGMT_GET_PARAMS, getKeyParameters),
        entry<OSSL_FUNC_keymgmt_gettable_params_fn>(OSSL_FUNC_KEYMGMT_GETTABLE_PARAMS, gettableKeyParameters),
        entry<OSSL_FUNC_keymgmt_import_fn>(OSSL_FUNC_KEYMGMT_IMPORT, import),
        entry<OSSL_FUNC_keymgmt_import_types_fn>(OSSL_FUNC_KEYMGMT_IMPORT_TYPES, importable<kind>),
        entry<OSSL_FUNC_keymgmt_query_operation_name_fn>(OSSL_FUNC_KEYMGMT_QUERY_OPERATION_NAME,
                                                         operationName<kind>),
        OSSL_DISPATCH{0, nullptr}};
    return functions.data();
}

const OSSL_DISPATCH* signatureFunctions() {
    static const std::array functions{
        entry<OSSL_FUNC_signature_newctx_fn>(OSSL_FUNC_SIGNATURE_NEWCTX, newSigning),
        entry<OSSL_FUNC_signature_freectx_fn>(OSSL_FUNC_SIGNATURE_FREECTX, freeSigning),
        entry<OSSL_FUNC_signature_dupctx_fn>(OSSL_FUNC_SIGNATURE_DUPCTX, copyOf),
        entry<OSSL_FUNC_signature_digest_sign_init_fn>(OSSL_FUNC_SIGNATURE_DIGEST_SIGN_INIT, begin),
        entry<OSSL_FUNC_signature_digest_sign_update_fn>(OSSL_FUNC_SIGNATURE_DIGEST_SIGN_UPDATE, update),
        entry<OSSL_FUNC_signature_digest_sign_final_fn>(OSSL_FUNC_SIGNATURE_DIGEST_SIGN_FINAL, finish),
        entry<OSSL_FUNC_signature_set_ctx_params_fn>(OSSL_FUNC_SIGNATURE_SET_CTX_PARAMS, setParameters),
        entry<OSSL_FUNC_signature_settable_ctx_params_fn>(OSSL_FUNC_SIGNATURE_SETTABLE_CTX_PARAMS,
                                                          settableParameters),
        OSSL_DISPATCH{0, nullptr}};
    return functions.data();
}

const OSSL_ALGORITHM* algorithmsOf(void* /*provider*/, int operation, int* mayChange) {
    static const std::array keys{
        OSSL_ALGORITHM{"RSA:rsaEncryption", "provider=yenile", keyFunctions<Kind::Rsa>(), ""},
        OSSL_ALGORITHM{"EC:id-ecPublicKey", "provider=yenile", keyFunctions<Kind::Ec>(), ""},
        OSSL_ALGORITHM{nullptr, nullptr, nullptr, nullptr}};
    static const std::array signatures{OSSL_ALGORITHM{"RSA", "provider=yenile", signatureFunctions(), ""},
                                       OSSL_ALGORITHM{"ECDSA", "provider=yenile", signatureFunctions(), ""},
                                       OSSL_ALGORITHM{nullptr, nullptr, nullptr, nullptr}};
    *mayChange = 0;
    return operation == OSSL_OP_KEYMGMT     ? keys.data()
           : operation == OSSL_OP_SIGNATURE ? signatures.data()
                                            : nullptr;
}

int initialise(const OSSL_CORE_HANDLE* /*core*/, const OSSL_DISPATCH* /*offered*/,
               const OSSL_DISPATCH** offers, void** context) {
    static const std::array functions{
        entry<OSSL_FUNC_provider_query_operation_fn>(OSSL_FUNC_PROVIDER_QUERY_OPERATION, algorithmsOf),
        OSSL_DISPATCH{0, nullptr}};
    static int nothing = 0; // OpenSSL takes null for a failure
    *offers = functions.data();
    *context = &nothing;
    return 1;
}

/// Where the provider is loaded, once in a process; keys may live as long.
OSSL_LIB_CTX* library() {
    static OSSL_LIB_CTX* const context = [] {
        OSSL_LIB_CTX* const made = OSSL_LIB_CTX_new();
        OSSL_PROVIDER_add_builtin(made, "yenile", initialise);
        OSSL_PROVIDER_load(made, "yenile");
        return made;
    }();
    return context;
}

} // namespace

std::shared_ptr<EVP_PKEY> signingKey(std::shared_ptr<signature::Signer> signer) {
    const auto type = signer->certificate().keyType();
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(
        library(), type == signature::Certificate::KeyType::Rsa ? "RSA" : "EC", "provider=yenile"));
    void* given = &signer;
    std::array parameters{OSSL_PARAM_construct_octet_ptr(signerParameter, &given, sizeof signer),
                          OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.data()) != 1)
        return nullptr;
    return {key, EVP_PKEY_free};
}

} // namespace yenile::registration
