// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pkcs11/token_bench.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QCryptographicHash>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;

namespace yenile::tests {

Result<Secret> ScriptedPinEntry::askPin(const pkcs11::PinRequest& request) {
    requests.push_back(request);
    if (beforeAnswer)
        beforeAnswer();
    if (m_pins.isEmpty())
        return fail(ErrorCode::Cancelled);
    QString pin = m_pins.takeFirst();
    return Secret::take(pin);
}

void ScriptedPinEntry::readerWaits(const pkcs11::PinRequest& /*request*/, std::chrono::milliseconds limit,
                                   const std::function<void()>& giveUp) {
    readerLimits.push_back(limit);
    if (!givesUpAtReader)
        return;
    // The login has to be under way before it can be given up.
    m_givingUp = std::async(std::launch::async, [this, giveUp] {
        while (!readyToGiveUp())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        giveUp();
    });
}

void ScriptedPinEntry::begin(QStringList pins) {
    m_pins = std::move(pins);
    requests.clear();
}

FaultyDriver::FaultyDriver() {
    qputenv("YENILE_FAULTS", QFile::encodeName(m_folder.filePath(u"faults"_s)));
    qputenv("YENILE_FAULT_LOG", QFile::encodeName(m_folder.filePath(u"calls"_s)));
}

FaultyDriver::~FaultyDriver() {
    qunsetenv("YENILE_FAULTS");
    qunsetenv("YENILE_FAULT_LOG");
}

QString FaultyDriver::path() {
    return QCoreApplication::applicationDirPath() + u"/yenile-faulty-driver.so"_s;
}

void FaultyDriver::set(const QByteArray& script) const {
    REQUIRE(writeFile(m_folder.filePath(u"faults"_s), script));
}

void FaultyDriver::setOnce(const QByteArray& how, int later) const {
    set("call " + QByteArray::number(allCalls().size() + 1 + later) + ' ' + how + '\n');
}

bool FaultyDriver::hasStruck() const {
    return QFile::exists(m_folder.filePath(u"faults.struck"_s));
}

int FaultyDriver::calls(const QByteArray& function) const {
    return static_cast<int>(allCalls().count(function));
}

QByteArrayList FaultyDriver::allCalls() const {
    QByteArray log = readFile(m_folder.filePath(u"calls"_s)).value_or(QByteArray());
    log.chop(1);
    return log.split('\n');
}

FaultyTokenBench::FaultyTokenBench(QStringList pins, pkcs11::Limits limits)
    : entry(std::move(pins)), monitor({FaultyDriver::path()}, limits),
      request(requestFor("sözleşme",
                         {signature::SignatureScheme::RsaPkcs1, signature::DigestAlgorithm::Sha256})) {
    softHsm.store(identity);
    signer = openSigner();
}

std::unique_ptr<signature::Signer> FaultyTokenBench::openSigner() {
    const auto token = onlyToken(monitor);
    return monitor.openSigner(token, token.certificates.at(0), entry);
}

Result<QByteArray> FaultyTokenBench::sign() const {
    return tests::sign(*signer, request);
}

pkcs11::TokenSnapshot look(pkcs11::TokenMonitor& monitor) {
    return await(monitor.refresh()).value();
}

pkcs11::Token onlyToken(pkcs11::TokenMonitor& monitor) {
    const auto snapshot = look(monitor);
    for (const Error& problem : snapshot.problems)
        UNSCOPED_INFO(codeName(problem.code).toStdString() << ": " << problem.cause.toStdString());
    REQUIRE(snapshot.tokens.size() == 1);
    return snapshot.tokens.front();
}

signature::SigningRequest requestFor(const QByteArray& text, const signature::SignatureAlgorithm& algorithm) {
    using enum signature::DigestAlgorithm;
    const auto hash = algorithm.digest == Sha256   ? QCryptographicHash::Sha256
                      : algorithm.digest == Sha384 ? QCryptographicHash::Sha384
                                                   : QCryptographicHash::Sha512;
    return {QCryptographicHash::hash(text, hash), algorithm, u"application.pdf"_s, 1, 1};
}

Result<QByteArray> sign(signature::Signer& signer, const signature::SigningRequest& request) {
    return std::async(std::launch::async, [&] { return signer.sign(request); }).get();
}

bool opensslAccepts(const signature::Certificate& certificate, const QByteArray& signature,
                    const signature::SigningRequest& request) {
    using enum signature::DigestAlgorithm;
    const EVP_MD* digest = request.algorithm.digest == Sha256   ? EVP_sha256()
                           : request.algorithm.digest == Sha384 ? EVP_sha384()
                                                                : EVP_sha512();
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(X509_get0_pubkey(certificate.handle()), nullptr), EVP_PKEY_CTX_free);
    REQUIRE(EVP_PKEY_verify_init(context.get()) == 1);
    REQUIRE(EVP_PKEY_CTX_set_signature_md(context.get(), digest) == 1);
    if (request.algorithm.scheme == signature::SignatureScheme::RsaPss) {
        REQUIRE(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PSS_PADDING) == 1);
        REQUIRE(EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_DIGEST) == 1);
    }
    return EVP_PKEY_verify(context.get(), reinterpret_cast<const unsigned char*>(signature.constData()),
                           static_cast<size_t>(signature.size()),
                           reinterpret_cast<const unsigned char*>(request.digest.constData()),
                           static_cast<size_t>(request.digest.size())) == 1;
}

} // namespace yenile::tests
