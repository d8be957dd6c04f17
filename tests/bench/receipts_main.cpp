// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/keys/hsm_signer.h"
#include "app/service/receipt.h"
#include "core/base/file.h"
#include "core/signature/signing/key_signer.h"
#include "tests/support/softhsm.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <thread>

// yenile-receipt-bench: how many receipts a second a service can sign, with its key in a file and in
// SoftHSM2.
namespace {

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

template <typename T>
T need(Result<T> outcome) {
    if (!outcome)
        throw std::runtime_error(codeName(outcome.error().code).toStdString());
    return *std::move(outcome);
}

double receiptsPerSecond(const registration::ReceiptWriter& writer, int threads, int count) {
    const service::ReceiptContent content{MemberName::nearest(u"20270101-ACDE3479"_s),
                                          u"ACDE-FHJK-LMNP-RTUV"_s,
                                          QDateTime::currentDateTimeUtc(),
                                          QString(64, u'a'),
                                          u"01"_s,
                                          {}};
    std::atomic<int> next = 0;
    std::vector<std::thread> all;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < threads; ++i)
        all.emplace_back([&] {
            while (next++ < count)
                need(writer.write(content));
        });
    for (std::thread& each : all)
        each.join();
    return count / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

void compare(const char* name, KeyKind kind) {
    const TestCa ca;
    LeafProfile profile;
    profile.key = kind;
    const Identity identity = ca.issue(profile);
    SoftHsmToken hsm;
    hsm.storeKey(identity, "\x01");
    const auto write = [&](const QString& file, const QByteArray& content) {
        if (!writeFile(hsm.folder().filePath(file), content))
            throw std::runtime_error("cannot write");
        return hsm.folder().filePath(file);
    };
    const registration::ReceiptWriter file(need(signature::openKeySigner(
        write(u"key"_s, identity.keyPem()), write(u"pem"_s, identity.certificatePem()))));
    const registration::ReceiptWriter inHsm(std::make_shared<registration::HsmSigner>(
        need(registration::KeyUri::read(u"pkcs11:token=Yenile%20Test?module-path="_s +
                                        SoftHsmToken::driver())),
        write(u"pin"_s, hsm.pin().toUtf8()), std::vector{identity.certificate},
        std::make_shared<registration::RefusedPins>()));
    for (const int threads : {1, 8}) {
        receiptsPerSecond(inHsm, 1, 1); // logs in
        const double inFile = receiptsPerSecond(file, threads, 1000);
        const double elsewhere = receiptsPerSecond(inHsm, threads, 1000);
        std::printf("%-10s %7d %12.0f /s %12.0f /s\n", name, threads, inFile, elsewhere);
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    std::printf("key        threads      in a file   in SoftHSM2\n");
    compare("RSA-2048", KeyKind::Rsa2048);
    compare("P-256", KeyKind::P256);
    return 0;
}
