// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/client/helper_connection.h"
#include "tests/bench/in_process_token.h"
#include "tests/support/softhsm.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <stdexcept>

// yenile-token-bench: how long it takes to list tokens and how much memory, and what a signature costs
// through the helper process beside libp11 in this process. Medians of one run; with SoftHSM2, so that no
// card's own time hides the program's.
namespace {

using namespace yenile;
using namespace yenile::tests;
using pkcs11::HelperConnection;

double medianMilliseconds(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    QElapsedTimer timer;
    for (int i = 0; i < rounds; ++i) {
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[static_cast<std::size_t>(rounds / 2)];
}

/// The most memory that the process ever had (VmHWM, proc(5)).
double peakMegabytes(qint64 process) {
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').at(1).toDouble() / 1024;
    }
    return 0;
}

template <typename T>
T need(Result<T> outcome) {
    if (!outcome)
        throw std::runtime_error(codeName(outcome.error().code).toStdString());
    return *std::move(outcome);
}

void listTokens(int tokens, int certificatesOnEach) {
    const TestCa ca;
    const Identity identity = ca.issue({});
    SoftHsmToken softHsm(QStringLiteral("token 0"));
    for (int token = 0; token < tokens; ++token) {
        if (token > 0)
            softHsm.addToken(QStringLiteral("token %1").arg(token), softHsm.pin());
        for (int i = 0; i < certificatesOnEach; ++i)
            softHsm.storeCertificate(identity.certificate, QByteArray(1, static_cast<char>(i + 1)));
    }
    HelperConnection connection(SoftHsmToken::driver(), {});
    const auto look = [&] {
        if (static_cast<int>(need(connection.list()).tokens.size()) != tokens)
            throw std::runtime_error("not all tokens were seen");
    };
    const double first = medianMilliseconds(1, look);
    const double next = medianMilliseconds(21, look);
    std::printf("%6d %12d %11.1f %10.1f %13.1f\n", tokens, certificatesOnEach, first, next,
                peakMegabytes(connection.processId()));
}

double signThroughHelper(const Identity& identity, const QString& pinText, const QByteArray& digest,
                         int rounds) {
    HelperConnection connection(SoftHsmToken::driver(), {});
    const auto listing = need(connection.list());
    QString pin = pinText;
    const Secret secret = Secret::take(pin);
    const auto token = pkcs11::protocol::idOf(listing.tokens.at(0));
    if (!connection.login(token, identity.certificate.der(), &secret))
        throw std::runtime_error("cannot log in");
    const pkcs11::protocol::HelperRequest request{
        .kind = pkcs11::protocol::RequestKind::Sign,
        .token = token,
        .certificate = identity.certificate.der(),
        .keyId = QByteArrayLiteral("\x01"),
        .digest = digest,
        .algorithm = {signature::SignatureScheme::RsaPkcs1, signature::DigestAlgorithm::Sha256}};
    return medianMilliseconds(rounds, [&] {
        if (need(connection.sign(request, nullptr)).signature.isEmpty())
            throw std::runtime_error("no signature");
    });
}

void compareSignatures(KeyKind kind, const char* name) {
    constexpr int rounds = 201;
    const TestCa ca;
    LeafProfile profile;
    profile.key = kind;
    const Identity identity = ca.issue(profile);
    SoftHsmToken softHsm;
    softHsm.store(identity);
    const QByteArray digest = QCryptographicHash::hash("sözleşme", QCryptographicHash::Sha256);
    const InProcessToken inProcess(SoftHsmToken::driver(), softHsm.label(), softHsm.pin());
    const double plain = medianMilliseconds(rounds, [&] { (void)inProcess.sign(digest); });
    const double helped = signThroughHelper(identity, softHsm.pin(), digest, rounds);
    std::printf("%-8s %17.2f %15.2f %11.2f\n", name, plain, helped, helped - plain);
}

void run() {
    std::printf("tokens certificates  first look  next look  helper's peak\n"
                "            on each        (ms)       (ms)           (MB)\n");
    listTokens(1, 1);
    listTokens(8, 1);
    listTokens(64, 1);
    listTokens(1, 100);
    std::printf("\nkey      in process (ms)    helper (ms)  more (ms)\n");
    compareSignatures(KeyKind::Rsa2048, "RSA-2048");
    compareSignatures(KeyKind::Rsa3072, "RSA-3072");
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    try {
        run();
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
    return 0;
}
