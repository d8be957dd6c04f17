#include "pkcs11/client/helper_connection.h"

#include "pkcs11/protocol/frame.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace yenile::pkcs11 {

using protocol::PinSource;
using protocol::Request;
using protocol::RequestKind;

HelperConnection::HelperConnection(QString driver, Limits limits)
    : m_driver(std::move(driver)), m_limits(limits) {
}

HelperConnection::~HelperConnection() = default;

Result<protocol::Listing> HelperConnection::list() {
    const auto answer = ask({.kind = RequestKind::List}, nullptr, m_limits.list);
    if (!answer)
        return failure(answer);
    auto listing = protocol::listingFrom(*answer);
    if (listing) {
        for (Token& token : listing->tokens)
            token.driver = m_driver;
    }
    return listing;
}

Result<PinState> HelperConnection::pinState(const protocol::TokenId& token) {
    const auto answer = ask({.kind = RequestKind::PinState, .token = token}, nullptr, m_limits.list);
    if (!answer)
        return failure(answer);
    return protocol::pinStateFrom(*answer);
}

Result<void> HelperConnection::login(const protocol::TokenId& token, const Secret* pin) {
    const Request request{
        .kind = RequestKind::Login, .token = token, .pin = pin ? PinSource::Frame : PinSource::Reader};
    const auto answer = ask(request, pin, pin ? m_limits.card : m_limits.pinPad);
    if (!answer)
        return failure(answer);
    return {};
}

Result<protocol::SignOutcome> HelperConnection::sign(const Request& request, const Secret* pin) {
    const auto answer = ask(request, pin, request.pin == PinSource::Reader ? m_limits.pinPad : m_limits.card);
    if (!answer)
        return failure(answer);
    return protocol::signOutcomeFrom(*answer);
}

void HelperConnection::logout() {
    if (current())
        (void)ask({.kind = RequestKind::Logout}, nullptr, m_limits.list);
}

void HelperConnection::interrupt() {
    if (m_requests.try_lock()) { // nobody waits for it
        m_requests.unlock();
        return;
    }
    m_interrupted = true;
    if (const auto helper = current())
        helper->kill();
}

void HelperConnection::abort() {
    m_aborted = true;
    if (const auto helper = current())
        helper->kill();
}

qint64 HelperConnection::processId() const {
    const auto helper = current();
    return helper ? helper->processId() : 0;
}

Result<QCborMap> HelperConnection::ask(const Request& request, const Secret* pin,
                                       std::chrono::milliseconds limit) {
    const std::scoped_lock lock(m_requests);
    m_interrupted = false;
    const auto helper = ready();
    if (!helper)
        return failure(helper);
    auto answer = exchange(**helper, request, pin, QDeadlineTimer(limit));
    if (answer) {
        if (auto error = protocol::errorFrom(*answer))
            return std::unexpected(std::move(*error));
        return answer;
    }
    // The helper is gone, hangs or speaks nonsense: the next request gets a new one.
    (*helper)->kill();
    setCurrent(nullptr);
    if (m_aborted)
        return fail(ErrorCode::Cancelled);
    if (m_interrupted)
        return fail(ErrorCode::DriverTimedOut, {m_driver}, u"ended because the readers changed"_s);
    return fail(answer.error().code, {m_driver}, answer.error().cause);
}

Result<QCborMap> HelperConnection::exchange(HelperProcess& helper, const Request& request, const Secret* pin,
                                            QDeadlineTimer deadline) {
    const QByteArray frame = protocol::encode(protocol::toCbor(request));
    auto sent = helper.send(protocol::header(frame.size()) + frame, deadline);
    if (sent && request.pin == PinSource::Frame) {
        const Secret none;
        const QByteArrayView bytes = (pin ? *pin : none).bytes();
        sent = helper.send(protocol::header(bytes.size()), deadline);
        if (sent)
            sent = helper.send(bytes, deadline);
    }
    if (!sent)
        return failure(sent);
    const auto answer = helper.receive(deadline);
    if (!answer)
        return failure(answer);
    return protocol::decode(*answer);
}

Result<std::shared_ptr<HelperProcess>> HelperConnection::ready() {
    if (m_aborted)
        return fail(ErrorCode::Cancelled);
    if (auto helper = current(); helper && !helper->hasEnded())
        return helper;
    auto started = HelperProcess::start(m_driver);
    if (!started)
        return failure(started);
    std::shared_ptr<HelperProcess> helper = std::move(*started);
    setCurrent(helper);
    if (m_aborted) // it came too early to see this helper
        helper->kill();
    const auto hello =
        exchange(*helper, {.kind = RequestKind::Hello}, nullptr, QDeadlineTimer(m_limits.list));
    std::optional<Error> error = hello ? protocol::errorFrom(*hello) : std::optional(hello.error());
    if (!error && hello->value(u"version"_s).toInteger() != protocol::version)
        error = Error{ErrorCode::HelperMissing, {}, u"yenile-token is of another version"_s};
    if (!error)
        return helper;
    helper->kill();
    setCurrent(nullptr);
    if (m_aborted)
        return fail(ErrorCode::Cancelled);
    if (error->arguments.isEmpty())
        error->arguments = {m_driver};
    return std::unexpected(std::move(*error));
}

std::shared_ptr<HelperProcess> HelperConnection::current() const {
    const std::scoped_lock lock(m_handles);
    return m_helper;
}

void HelperConnection::setCurrent(std::shared_ptr<HelperProcess> helper) {
    const std::scoped_lock lock(m_handles);
    m_helper.swap(helper); // the old one ends outside the lock, which may take a moment
}

} // namespace yenile::pkcs11
