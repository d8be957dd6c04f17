#include "pkcs11/reader_watcher.h"

#include <winscard.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace yenile::pkcs11 {

namespace {

using namespace std::chrono_literals;

/// A connection to the smart card service. Useless after the service went away: then a new one is needed.
class Context {
public:
    Context() {
        m_established =
            SCardEstablishContext(SCARD_SCOPE_USER, nullptr, nullptr, &m_handle) == SCARD_S_SUCCESS;
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() {
        if (m_established)
            SCardReleaseContext(m_handle);
    }

    [[nodiscard]] bool isEstablished() const { return m_established; }
    [[nodiscard]] SCARDCONTEXT handle() const { return m_handle; }

    /// Nothing where the service is gone.
    [[nodiscard]] std::optional<std::vector<std::string>> readers() const;

private:
    SCARDCONTEXT m_handle = 0;
    bool m_established = false;
};

std::optional<std::vector<std::string>> Context::readers() const {
    DWORD size = 0;
    LONG value = SCardListReaders(m_handle, nullptr, nullptr, &size);
    std::vector<char> names(size);
    if (value == SCARD_S_SUCCESS)
        value = SCardListReaders(m_handle, nullptr, names.data(), &size);
    if (value == SCARD_E_NO_READERS_AVAILABLE)
        return std::vector<std::string>();
    if (value != SCARD_S_SUCCESS)
        return std::nullopt;
    std::vector<std::string> result;
    for (const char* name = names.data(); *name; name += result.back().size() + 1)
        result.emplace_back(name);
    return result;
}

SCARD_READERSTATE stateOf(const char* reader, DWORD known) {
    SCARD_READERSTATE state{};
    state.szReader = reader;
    state.dwCurrentState = known;
    return state;
}

/// What to wait on: every reader, of which nothing is known yet, and last the set of readers itself.
std::vector<SCARD_READERSTATE> statesOf(const std::vector<std::string>& readers) {
    std::vector<SCARD_READERSTATE> states;
    for (const std::string& reader : readers)
        states.push_back(stateOf(reader.c_str(), SCARD_STATE_UNAWARE));
    states.push_back(stateOf("\\\\?PnP?\\Notification", static_cast<DWORD>(readers.size() << 16)));
    return states;
}

/// Whether there is a card, and how often it came or went. The other flags tell who uses the card: they
/// change whenever we look at it ourselves.
DWORD cardPart(DWORD state) {
    return state & (SCARD_STATE_PRESENT | 0xffff0000U);
}

} // namespace

Result<std::vector<Reader>> listReaders() {
    const Context context;
    const auto names = context.isEstablished() ? context.readers() : std::nullopt;
    if (!names)
        return fail(ErrorCode::CardServiceNotRunning);
    if (names->empty())
        return fail(ErrorCode::NoReader);
    auto states = statesOf(*names);
    states.pop_back();
    if (SCardGetStatusChange(context.handle(), 0, states.data(), states.size()) != SCARD_S_SUCCESS)
        return fail(ErrorCode::CardServiceNotRunning);
    std::vector<Reader> readers;
    for (const SCARD_READERSTATE& state : states)
        readers.push_back(
            {QString::fromUtf8(state.szReader), (state.dwEventState & SCARD_STATE_PRESENT) != 0});
    return readers;
}

struct ReaderWatcher::Private {
    explicit Private(ReaderWatcher* watcher) : owner(watcher), thread([this] { run(); }) {}
    ~Private();
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    void run();
    void watch(const Context& context);
    LONG wait(const Context& context, std::vector<SCARD_READERSTATE>& states);
    bool pause(std::chrono::milliseconds time);
    void tell() const { QMetaObject::invokeMethod(owner, &ReaderWatcher::changed, Qt::QueuedConnection); }

    ReaderWatcher* owner;
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    bool ended = false;
    const Context* waitingIn = nullptr;
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
        const Context context;
        if (context.isEstablished()) {
            hadService = true;
            rest = 200ms;
            watch(context);
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
void ReaderWatcher::Private::watch(const Context& context) {
    while (const auto names = context.readers()) {
        auto states = statesOf(*names);
        if (names->empty())
            tell();
        bool first = true;
        bool sameReaders = true;
        while (sameReaders) {
            const LONG value = wait(context, states);
            if (value == SCARD_E_UNKNOWN_READER)
                break;
            if (value != SCARD_S_SUCCESS)
                return;
            sameReaders = (states.back().dwEventState & SCARD_STATE_CHANGED) == 0;
            bool significant = first && !names->empty();
            for (SCARD_READERSTATE& state : states) {
                significant = significant || cardPart(state.dwEventState) != cardPart(state.dwCurrentState);
                state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
            }
            first = false;
            if (significant)
                tell();
        }
        if (pause(300ms)) // a reader that is plugged in comes in several steps
            return;
    }
}

LONG ReaderWatcher::Private::wait(const Context& context, std::vector<SCARD_READERSTATE>& states) {
    {
        const std::scoped_lock lock(mutex);
        if (stopping)
            return SCARD_E_CANCELLED;
        waitingIn = &context;
    }
    const LONG value = SCardGetStatusChange(context.handle(), INFINITE, states.data(), states.size());
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
