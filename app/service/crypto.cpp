// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/crypto.h"

#include <QHash>
#include <QStringList>
#include <QUuid>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>
#include <semaphore>
#include <thread>

namespace yenile::registration {
namespace {

constexpr int hashSize = 32;
constexpr int saltSize = 16;
constexpr int nonceSize = 12;
constexpr int tagSize = 16;

/// Of scrypt: memory is 128 * n * r bytes.
struct Cost {
    quint64 n = 0;
    quint64 r = 0;
    quint64 p = 0;
};
Cost presentCost(int passes) {
    return {1 << 14, 8, static_cast<quint64>(passes)}; // 16 MiB
}

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* in(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* out(QByteArray& bytes, qsizetype offset = 0) {
    return reinterpret_cast<unsigned char*>(bytes.data() + offset);
}

int length(QByteArrayView bytes) {
    return static_cast<int>(bytes.size());
}

/// As many at once as there are processors: more take memory and end no sooner.
class ScryptPermit {
public:
    ScryptPermit() { permits().acquire(); }
    ~ScryptPermit() { permits().release(); }
    ScryptPermit(const ScryptPermit&) = delete;
    ScryptPermit& operator=(const ScryptPermit&) = delete;

private:
    static std::counting_semaphore<>& permits() {
        static std::counting_semaphore<> free(std::max(1U, std::thread::hardware_concurrency()));
        return free;
    }
};

QByteArray scrypt(QByteArrayView secret, QByteArrayView salt, const Cost& cost) {
    const ScryptPermit permit;
    QByteArray hash(hashSize, '\0');
    if (EVP_PBE_scrypt(secret.data(), static_cast<size_t>(secret.size()), in(salt),
                       static_cast<size_t>(salt.size()), cost.n, cost.r, cost.p, 64 << 20, out(hash),
                       hashSize) != 1)
        qFatal("scrypt failed");
    return hash;
}

/// By the parameters of a stored hash, and no faster than one of `passes`.
QByteArray computedAs(const QStringList& parts, QByteArrayView secret, int passes) {
    const Cost cost{parts[1].toULongLong(), parts[2].toULongLong(), parts[3].toULongLong()};
    const QByteArray salt = QByteArray::fromBase64(parts[4].toLatin1());
    Cost rest = presentCost(passes);
    if (rest.p > cost.p) {
        rest.p -= cost.p;
        (void)scrypt(secret, salt, rest);
    }
    return scrypt(secret, salt, cost);
}

} // namespace

QByteArray randomBytes(int count) {
    QByteArray bytes(count, '\0');
    if (RAND_bytes(out(bytes), count) != 1)
        qFatal("no random numbers");
    return bytes;
}

QString randomText(int length, QStringView alphabet) {
    QString text;
    const int even = 256 - 256 % static_cast<int>(alphabet.size()); // above it some would come more often
    while (text.size() < length) {
        const int drawn = static_cast<unsigned char>(randomBytes(1).front());
        if (drawn < even)
            text += alphabet[drawn % alphabet.size()];
    }
    return text;
}

QString newId() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces); // from the system's random numbers
}

QString hashSecret(QByteArrayView secret, int passes) {
    return hashSecret(secret, passes, randomBytes(saltSize));
}

QString hashSecret(QByteArrayView secret, int passes, QByteArrayView salt) {
    const Cost cost = presentCost(passes);
    return QStringLiteral("scrypt$%1$%2$%3$%4$%5")
        .arg(cost.n)
        .arg(cost.r)
        .arg(cost.p)
        .arg(QLatin1String(salt.toByteArray().toBase64()),
             QLatin1String(scrypt(secret, salt, cost).toBase64()));
}

QByteArray saltOf(QByteArrayView pepper, const QString& identityNumber) {
    return hmacSha256(pepper, "access password of " + identityNumber.toUtf8()).first(saltSize);
}

bool secretMatches(QByteArrayView secret, const QString& hash, int passes) {
    return secretAmong(secret, {hash}, passes).has_value();
}

std::optional<qsizetype> secretAmong(QByteArrayView secret, const QStringList& hashes, int passes) {
    QHash<QString, QByteArray> computed; // by parameters and salt
    std::optional<qsizetype> found;
    for (qsizetype i = 0; i < hashes.size(); ++i) {
        const QStringList parts = hashes[i].split(QLatin1Char('$'));
        if (parts.size() != 6 || parts[0] != QLatin1String("scrypt"))
            continue;
        const QString parameters = hashes[i].section(QLatin1Char('$'), 0, 4);
        if (!computed.contains(parameters))
            computed.insert(parameters, computedAs(parts, secret, passes));
        if (sameBytes(computed.value(parameters), QByteArray::fromBase64(parts[5].toLatin1())))
            found = i;
    }
    return found;
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView data) {
    QByteArray digest(hashSize, '\0');
    if (!HMAC(EVP_sha256(), key.data(), length(key), in(data), static_cast<size_t>(data.size()), out(digest),
              nullptr))
        qFatal("HMAC failed");
    return digest;
}

bool sameBytes(QByteArrayView a, QByteArrayView b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), static_cast<size_t>(a.size())) == 0;
}

QByteArray seal(QByteArrayView key, QByteArrayView plain) {
    QByteArray sealed = randomBytes(nonceSize);
    sealed.resize(nonceSize + plain.size() + tagSize);
    const CipherContext context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int written = 0;
    if (EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in(key), in(sealed)) != 1 ||
        EVP_EncryptUpdate(context.get(), out(sealed, nonceSize), &written, in(plain), length(plain)) != 1 ||
        EVP_EncryptFinal_ex(context.get(), out(sealed, nonceSize + written), &written) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagSize,
                            out(sealed, nonceSize + plain.size())) != 1)
        qFatal("sealing failed");
    return sealed;
}

std::optional<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed) {
    const qsizetype size = sealed.size() - nonceSize - tagSize;
    if (size < 0)
        return std::nullopt;
    QByteArray plain(size, '\0');
    QByteArray tag = sealed.last(tagSize).toByteArray();
    const CipherContext context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int written = 0;
    if (EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in(key), in(sealed)) != 1 ||
        EVP_DecryptUpdate(context.get(), out(plain), &written, in(sealed.sliced(nonceSize, size)),
                          static_cast<int>(size)) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) != 1 ||
        EVP_DecryptFinal_ex(context.get(), out(plain, written), &written) != 1)
        return std::nullopt;
    return plain;
}

} // namespace yenile::registration
