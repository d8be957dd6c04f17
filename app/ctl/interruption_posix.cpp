// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/interruption.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace yenile::ctl {

namespace {

/// From the signal, which may come in any thread, to the event loop.
std::array<int, 2> bell{-1, -1};

void ring(int) {
    const int error = errno;
    (void)!write(bell[1], "", 1);
    errno = error;
}

} // namespace

struct Interruption::Private {
    struct sigaction before{};
    std::unique_ptr<QSocketNotifier> notifier;
};

Interruption::Interruption(std::function<void()> stop) : d(std::make_unique<Private>()) {
    if (pipe2(bell.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    d->notifier = std::make_unique<QSocketNotifier>(bell[0], QSocketNotifier::Read);
    QObject::connect(d->notifier.get(), &QSocketNotifier::activated, d->notifier.get(),
                     [this, stop = std::move(stop)] {
                         d->notifier->setEnabled(false);
                         stop();
                     });
    struct sigaction action{};
    action.sa_handler = ring;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, &d->before);
}

Interruption::~Interruption() {
    if (!d->notifier)
        return;
    sigaction(SIGINT, &d->before, nullptr);
    d->notifier.reset();
    for (const int end : bell)
        close(end);
}

} // namespace yenile::ctl
