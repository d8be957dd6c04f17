// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/interruption.h"

#include <QObject>

#include <windows.h>

#include <mutex>
#include <utility>

namespace yenile::ctl {

namespace {

std::mutex guard;
QObject* receiver = nullptr; ///< in whose thread `stop` is called
std::function<void()> stop;

/// In a thread of the system's.
BOOL WINAPI interrupt(DWORD control) {
    const std::lock_guard lock(guard);
    if (control != CTRL_C_EVENT || !stop)
        return FALSE;
    QMetaObject::invokeMethod(receiver, std::exchange(stop, {}), Qt::QueuedConnection);
    return TRUE;
}

} // namespace

struct Interruption::Private {
    QObject context;
};

Interruption::Interruption(std::function<void()> toStop) : d(std::make_unique<Private>()) {
    {
        const std::lock_guard lock(guard);
        receiver = &d->context;
        stop = std::move(toStop);
    }
    SetConsoleCtrlHandler(interrupt, TRUE);
}

Interruption::~Interruption() {
    SetConsoleCtrlHandler(interrupt, FALSE);
    const std::lock_guard lock(guard);
    receiver = nullptr;
    stop = {};
}

} // namespace yenile::ctl
