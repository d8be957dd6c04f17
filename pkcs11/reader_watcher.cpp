// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/reader_watcher.h"

#include "pkcs11/card_service.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace yenile::pkcs11 {

namespace {

using namespace std::chrono_literals;

/// What to wait on: every reader, and last the set of readers itself.
std::vector<SCARD_READERSTATE> statesOf(const std::vector<std::string>& readers) {
    auto states = unknownStates(readers);
    SCARD_READERSTATE all{};
    all.szReader = "\\\\?PnP?\\Notification";
    all.dwCurrentState = static_cast<DWORD>(readers.size() << 16);
    states.push_back(all);
    return states;
}

/// Whether there is a card, and how often it came or went. The other flags tell who uses the card: they
/// change whenever we look at it ourselves.
DWORD cardPart(DWORD state) {
    return state & (SCARD_STATE_PRESENT | 0xffff0000U);
}

/// pcscd tells nobody that a card is free again: while one is not, it is asked now and then.
DWORD patienceFor(const std::vector<SCARD_READERSTATE>& states) {
    const bool held = std::ranges::any_of(states, [](const SCARD_READERSTATE& state) {
        return (state.dwCurrentState & SCARD_STATE_EXCLUSIVE) != 0;
    });
    return held ? 500 : INFINITE;
}

bool isReleased(const SCARD_READERSTATE& state) {
    return (state.dwCurrentState & ~state.dwEventState & SCARD_STATE_EXCLUSIVE) != 0;
}

} // namespace

struct ReaderWatcher::Private {
    explicit Private(ReaderWatcher* watcher) : owner(watcher), thread([this] { run(); }) {}
    ~Private();
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    void run();
    void watch(const CardService& service);
    LONG wait(const CardService& service, std::vector<SCARD_READERSTATE>& states);
    bool pause(std::chrono::milliseconds time);
    void tell(void (ReaderWatcher::*what)() = &ReaderWatcher::changed) const {
        QMetaObject::invokeMethod(owner, what, Qt::QueuedConnection);
    }

    ReaderWatcher* owner;
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    bool ended = false;
    const CardService* waitingIn = nullptr;
    std::thread thread; // last: it uses all of the above
};

ReaderWatcher::Private::~Private() {
    {
        std::unique_lock lock(mutex);
        stopping = true;
        wake.notify_all();
        // Again and again: a cancellation that comes just before the wait begins is forgotten by PC/SC.
        do {
            if (waitingIn)
                SCardCancel(waitingIn->handle());
        } while (!wake.wait_for(lock, 20ms, [this] { return ended; }));
    }
    thread.join();
}

void ReaderWatcher::Private::run() {
    // Without a pause a dead service would keep a whole processor busy.
    auto rest = 200ms;
    bool hadService = true;
    do {
        const CardService service;
        if (service.isConnected()) {
            hadService = true;
            rest = 200ms;
            watch(service);
        }
        // Said once: the service is not there (any more), so neither is any card.
        if (std::exchange(hadService, false))
            tell();
        rest = std::min(rest * 2, 1000ms);
    } while (!pause(rest));
    const std::scoped_lock lock(mutex);
    ended = true;
    wake.notify_all();
}

/// Until the service goes away or the watcher does.
void ReaderWatcher::Private::watch(const CardService& service) {
    while (const auto names = service.readerNames()) {
        auto states = statesOf(*names);
        if (names->empty())
            tell();
        bool first = true;
        bool sameReaders = true;
        while (sameReaders) {
            const LONG value = wait(service, states);
            if (value == SCARD_E_UNKNOWN_READER)
                break;
            if (value == SCARD_E_TIMEOUT)
                continue;
            if (value != SCARD_S_SUCCESS)
                return;
            sameReaders = (states.back().dwEventState & SCARD_STATE_CHANGED) == 0;
            bool significant = first && !names->empty();
            const bool released = std::ranges::any_of(states, isReleased);
            for (SCARD_READERSTATE& state : states) {
                significant = significant || cardPart(state.dwEventState) != cardPart(state.dwCurrentState);
                state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
            }
            first = false;
            if (significant)
                tell();
            else if (released)
                tell(&ReaderWatcher::released);
        }
        if (pause(300ms)) // a reader that is plugged in comes in several steps
            return;
    }
}

LONG ReaderWatcher::Private::wait(const CardService& service, std::vector<SCARD_READERSTATE>& states) {
    {
        const std::scoped_lock lock(mutex);
        if (stopping)
            return SCARD_E_CANCELLED;
        waitingIn = &service;
    }
    const LONG value =
        SCardGetStatusChange(service.handle(), patienceFor(states), states.data(), states.size());
    const std::scoped_lock lock(mutex);
    waitingIn = nullptr;
    return value;
}

/// True where the watcher is to end.
bool ReaderWatcher::Private::pause(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex);
    return wake.wait_for(lock, time, [this] { return stopping; });
}

ReaderWatcher::ReaderWatcher(QObject* parent) : QObject(parent), d(std::make_unique<Private>(this)) {
}

ReaderWatcher::~ReaderWatcher() = default;

} // namespace yenile::pkcs11
