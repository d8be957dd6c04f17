// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/client/helper_connection.h"

#include "core/base/log.h"
#include "core/process/cbor_numbers.h"
#include "core/process/error_message.h"
#include "core/process/frame.h"
#include "pkcs11/client/helper_environment.h"
#include "pkcs11/driver_failure.h"
#include "pkcs11/program_kind.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11 {

using protocol::HelperRequest;
using protocol::PinDelivery;
using protocol::RequestKind;

namespace {

Q_LOGGING_CATEGORY(category, "yenile.pkcs11", QtFatalMsg)

constexpr process::Program helperNamed(const char* name) {
    return {.name = name,
            .environment = helperEnvironment,
            .largestFrame = protocol::largestFrame,
            .missing = ErrorCode::HelperMissing,
            .crashed = ErrorCode::DriverCrashed,
            .timedOut = ErrorCode::DriverTimedOut};
}
constexpr process::Program tokenHelper = helperNamed("yenile-token");
constexpr process::Program tokenHelper32 = helperNamed("x86/yenile-token32"); // of Windows alone

/// Some makers have a driver for Windows in 32 bits only. Where the helper for these is not installed, the
/// other one says of which kind the driver is.
const process::Program& helperFor(const QString& driver) {
    const bool is32 = programKindOf(driver) == ProgramKind::Bits32 && isInstalled(tokenHelper32);
    return is32 ? tokenHelper32 : tokenHelper;
}

/// Where a PIN was to be entered on the reader, it is the person who took too long.
Error inTime(Error error, PinDelivery pin) {
    if (pin == PinDelivery::Reader && error.code == ErrorCode::DriverTimedOut)
        error.code = ErrorCode::PinPadTimedOut;
    return error;
}

} // namespace

HelperConnection::HelperConnection(const DriverFile& driver, Limits limits)
    : m_driver(driver.path), m_client(driver.client), m_initReserved(driver.initReserved), m_limits(limits) {
}

HelperConnection::~HelperConnection() = default;

Result<protocol::Listing> HelperConnection::list() {
    const auto answer = ask({.kind = RequestKind::List}, {}, m_limits.list);
    if (!answer)
        return failure(answer);
    auto listing = protocol::listingFrom(*answer);
    if (listing) {
        for (Token& token : listing->tokens)
            token.driver = m_driver;
    }
    return listing;
}

Result<PinState> HelperConnection::pinState(const protocol::TokenId& token, const QByteArray& certificate) {
    const auto answer =
        ask({.kind = RequestKind::PinState, .token = token, .certificate = certificate}, {}, m_limits.list);
    if (!answer)
        return failure(answer);
    return protocol::pinStateFrom(*answer);
}

Result<void> HelperConnection::login(const protocol::TokenId& token, const QByteArray& certificate,
                                     const Secret* pin) {
    const HelperRequest request{.kind = RequestKind::Login,
                                .token = token,
                                .certificate = certificate,
                                .pin = pin ? PinDelivery::Frame : PinDelivery::Reader};
    const auto answer = ask(request, {pin}, pin ? m_limits.card : m_limits.pinPad);
    if (!answer)
        return std::unexpected(inTime(answer.error(), request.pin));
    return {};
}

Result<protocol::SignOutcome> HelperConnection::sign(const HelperRequest& request, const Secret* pin) {
    const auto answer =
        ask(request, {pin}, request.pin == PinDelivery::Reader ? m_limits.pinPad : m_limits.card);
    if (!answer)
        return std::unexpected(inTime(answer.error(), request.pin));
    return protocol::signOutcomeFrom(*answer);
}

Result<void> HelperConnection::setPin(RequestKind kind, const protocol::TokenId& token,
                                      const QByteArray& certificate, const PinPair* pins) {
    const HelperRequest request{.kind = kind,
                                .token = token,
                                .certificate = certificate,
                                .pin = pins ? PinDelivery::Frame : PinDelivery::Reader};
    // On a reader there are three to be entered: the present one, and the new one twice.
    const auto answer = ask(request, pins ? Pins{&pins->present, &pins->next} : Pins{},
                            pins ? m_limits.card : 3 * m_limits.pinPad);
    if (!answer)
        return std::unexpected(inTime(answer.error(), request.pin));
    return {};
}

void HelperConnection::logout() {
    if (current())
        (void)ask({.kind = RequestKind::Logout}, {}, m_limits.list);
}

void HelperConnection::interrupt(ErrorCode as) {
    if (m_requests.try_lock()) { // nobody waits for it
        m_requests.unlock();
        return;
    }
    const std::scoped_lock lock(m_handles);
    m_interrupted = as;
    if (m_helper)
        m_helper->kill();
}

void HelperConnection::abort() {
    const std::scoped_lock lock(m_handles);
    m_aborted = true;
    m_wake.notify_all();
    if (m_helper)
        m_helper->kill();
}

qint64 HelperConnection::processId() const {
    const auto helper = current();
    return helper ? helper->processId() : 0;
}

Result<QCborMap> HelperConnection::ask(const HelperRequest& request, const Pins& pins,
                                       std::chrono::milliseconds limit) {
    const std::scoped_lock lock(m_requests);
    {
        const std::scoped_lock handles(m_handles);
        m_interrupted.reset();
    }
    const auto helper = ready();
    if (!helper)
        return failure(helper);
    auto answer = exchange(**helper, request, pins, QDeadlineTimer(limit));
    if (!answer)
        return std::unexpected(gone(answer.error()));
    m_pause.worked();
    auto error = process::errorFrom(*answer);
    if (!error)
        return answer;
    // OpenSC may miss that another card came, and then keeps to the one that is gone.
    if (error->code == ErrorCode::TokenRemoved)
        setCurrent(nullptr);
    return std::unexpected(named(std::move(*error)));
}

QStringList HelperConnection::arguments() const {
    if (!m_client.isEmpty())
        return {m_client, m_initReserved, m_driver};
    return m_initReserved.isEmpty() ? QStringList{m_driver} : QStringList{m_driver, m_initReserved};
}

/// With the driver's name and, where it did not start, the reason.
Error HelperConnection::named(Error error) const {
    if (error.code == ErrorCode::DriverFailed)
        error.arguments = {m_driver, driverFailure(m_client.isEmpty() ? m_driver : m_client, error.cause)};
    else if (error.code == ErrorCode::HelperMissing && error.arguments.isEmpty())
        error.arguments = {m_driver};
    return error;
}

/// The helper is gone, hangs or speaks nonsense: the next request gets a new one.
Error HelperConnection::gone(const Error& how) {
    if (const auto helper = current())
        helper->kill();
    setCurrent(nullptr);
    m_pause.failed();
    if (m_aborted)
        return {ErrorCode::Cancelled, {}, {}};
    const std::scoped_lock lock(m_handles);
    Error error{m_interrupted.value_or(how.code), {m_driver}, how.cause};
    qCWarning(category) << "the helper of" << m_driver << "is gone";
    log::failure(category(), error);
    return error;
}

/// Waits before a new start; false where that is not to come any more.
bool HelperConnection::rest() {
    std::unique_lock lock(m_handles);
    return !m_wake.wait_for(lock, m_pause.remaining(), [this] { return m_aborted.load(); });
}

Result<QCborMap> HelperConnection::exchange(process::ChildProcess& helper, const HelperRequest& request,
                                            const Pins& pins, QDeadlineTimer deadline) {
    auto sent = helper.send(process::encode(protocol::toCbor(request)), deadline);
    const Secret none;
    for (const Secret* const pin : request.pin == PinDelivery::Frame ? pins : Pins{})
        if (sent)
            sent = helper.send((pin ? *pin : none).bytes(), deadline);
    if (!sent)
        return failure(sent);
    const auto answer = helper.receive(deadline);
    if (!answer)
        return failure(answer);
    return process::decode(*answer);
}

Result<std::shared_ptr<process::ChildProcess>> HelperConnection::ready() {
    if (auto helper = current(); helper && !m_aborted && !helper->hasEnded())
        return helper;
    if (!rest())
        return fail(ErrorCode::Cancelled);
    auto started = process::ChildProcess::start(helperFor(m_driver), arguments());
    if (!started)
        return failure(started);
    std::shared_ptr<process::ChildProcess> helper = std::move(*started);
    setCurrent(helper);
    if (m_aborted) // it came too early to see this helper
        helper->kill();
    const auto hello = exchange(*helper, {.kind = RequestKind::Hello}, {}, QDeadlineTimer(m_limits.list));
    if (!hello)
        return std::unexpected(gone(hello.error()));
    std::optional<Error> error = process::errorFrom(*hello);
    if (!error && process::integerFrom<int>(hello->value(u"version"_s)) != protocol::version)
        error = Error{ErrorCode::HelperMissing, {}, u"yenile-token is of another version"_s};
    if (!error)
        return helper;
    helper->kill();
    setCurrent(nullptr);
    return std::unexpected(named(std::move(*error)));
}

std::shared_ptr<process::ChildProcess> HelperConnection::current() const {
    const std::scoped_lock lock(m_handles);
    return m_helper;
}

void HelperConnection::setCurrent(std::shared_ptr<process::ChildProcess> helper) {
    const std::scoped_lock lock(m_handles);
    m_helper.swap(helper); // the old one ends outside the lock, which may take a moment
}

} // namespace yenile::pkcs11
