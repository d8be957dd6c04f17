// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/token_monitor.h"
#include "tests/support/virtual_card/virtual_card.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

// yenile-plug-rounds COUNT: takes a virtual card out and puts it back in so often, while a monitor watches.
// Run under valgrind by valgrind-plug-rounds.
namespace {

using namespace yenile;

void awaitTokens(pkcs11::TokenMonitor& monitor, std::size_t count) {
    QEventLoop loop;
    const auto check = [&] {
        if (monitor.snapshot().tokens.size() == count)
            loop.quit();
    };
    QObject::connect(&monitor, &pkcs11::TokenMonitor::changed, &loop, check);
    QMetaObject::invokeMethod(&loop, check, Qt::QueuedConnection);
    loop.exec();
}

void run(int rounds) {
    const tests::TestCa ca;
    tests::VirtualCard card({{0x9A, ca.issue({})}});
    pkcs11::TokenMonitor monitor({tests::VirtualCard::driver()});
    monitor.watchReaders();
    awaitTokens(monitor, 1);
    for (int round = 0; round < rounds; ++round) {
        card.remove();
        awaitTokens(monitor, 0);
        card.insert();
        awaitTokens(monitor, 1);
    }
    std::printf("%d rounds\n", rounds);
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    try {
        run(argc > 1 ? std::atoi(argv[1]) : 200);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
    return 0;
}
