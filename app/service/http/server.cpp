// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/server.h"

#include "app/service/http/body_budget.h"
#include "app/service/http/client_address.h"
#include "app/service/http/head_check.h"
#include "core/base/log.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>
#include <QTimeZone>

#include <atomic>

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration.http", QtFatalMsg)

constexpr int secondsToWaitForMemory = 5;

/// RFC 9112, 6.3: a request that tells no length has no body; the library would wait for one.
bool hasBody(const httplib::Request& request) {
    return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

/// The library would call the others a mistake (400); they are methods, and no operation has them.
bool isForOperations(const httplib::Request& request) {
    return request.method != "TRACE" && request.method != "CONNECT";
}

QByteArray header(const httplib::Request& request, const char* name) {
    return QByteArray::fromStdString(request.get_header_value(name));
}

template <typename Fields>
constexpr bool isOrdered = requires { typename Fields::key_compare; };

/// Every field of that name, in their order. cpp-httplib 0.18 forgets the order: there, several tell nothing.
QByteArrayList fieldsOf(const httplib::Request& request, const QString& name) {
    QByteArrayList fields;
    const auto [first, last] = request.headers.equal_range(name.toStdString());
    for (auto field = first; field != last; ++field)
        fields.append(QByteArray::fromStdString(field->second));
    return isOrdered<httplib::Headers> || fields.size() < 2 ? fields : QByteArrayList();
}

/// In chunks it may become as long as is allowed.
qint64 announcedSize(const httplib::Request& request, qint64 limit) {
    return request.has_header("Content-Length") ? header(request, "Content-Length").toLongLong() : limit;
}

/// The library would pack an answer, at the highest cost there is, and cut it into ranges under status 200.
/// The request that it shows us is its own to change.
void wantWholeAnswer(const httplib::Request& request) {
    auto& own = const_cast<httplib::Request&>(request);
    own.ranges.clear();
    own.headers.erase("Accept-Encoding");
}

Response invalid(int status, const char* what) {
    return problem(status, {ErrorCode::RequestInvalid, {QString::fromLatin1(what)}, {}});
}

/// RFC 9110, 5.6.7.
std::string httpDate(const QDateTime& time) {
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toStdString();
}

/// That this version of the protocol will end, where it will (RFC 9745, RFC 8594).
httplib::Headers announcements(const HttpSettings& settings) {
    httplib::Headers headers;
    if (settings.deprecatedOn.isValid())
        headers.emplace(
            "Deprecation",
            '@' + std::to_string(settings.deprecatedOn.startOfDay(QTimeZone::utc()).toSecsSinceEpoch()));
    if (settings.sunsetOn.isValid())
        headers.emplace("Sunset", httpDate(settings.sunsetOn.startOfDay(QTimeZone::utc())));
    return headers;
}

void setHeaders(httplib::Response& response, const Response& answer) {
    response.status = answer.status;
    // Clients see by it whether their clock is right.
    response.set_header("Date", httpDate(QDateTime::currentDateTimeUtc()));
    response.set_header("Cache-Control", "no-store");
    response.set_header("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : answer.headers)
        response.set_header(name.toStdString(), value.toStdString());
}

void send(httplib::Response& response, const Response& answer) {
    setHeaders(response, answer);
    if (!answer.mediaType.isEmpty())
        response.set_content(answer.body.toStdString(), answer.mediaType.toStdString());
}

/// For a body that is not worth reading: the connection cannot be used again.
void sendAndClose(httplib::Response& response, const Response& answer) {
    setHeaders(response, answer);
    response.set_header("Connection", "close");
    if (auto* const watched = ConnectionWatch::Connection::current()) // the library asks no provider for HEAD
        watched->sendingLast();
    response.set_content_provider(
        static_cast<size_t>(answer.body.size()), answer.mediaType.toStdString(),
        [body = answer.body](size_t offset, size_t length, httplib::DataSink& sink) {
            sink.write(body.constData() + offset, length);
            return false; // which closes the connection
        });
}

} // namespace

struct HttpServer::Private {
    Private(const Dispatcher& requests, Metrics& numbers, const HttpSettings& http, TlsIdentity identity)
        : dispatcher(requests), metrics(numbers), settings(http), bodies(qint64{http.bodiesMebibytes} << 20),
          watch(http), listener(watch, http, std::move(identity)) {}

    const Dispatcher& dispatcher;
    Metrics& metrics;
    HttpSettings settings;
    mutable BodyBudget bodies;
    ConnectionWatch watch;
    Listener listener;
    std::atomic<bool> stopped = false;

    [[nodiscard]] RequestHead headOf(const httplib::Request& request) const;
    [[nodiscard]] bool isWorthDraining(const httplib::Request& request) const;
    void handle(const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader* reader) const;
    void refuse(const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader* reader, const Response& answer) const;
    void answer(AcceptedRequest& accepted, const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader* reader) const;
    void setUp();
};

RequestHead HttpServer::Private::headOf(const httplib::Request& request) const {
    return {QByteArray::fromStdString(request.method),
            QString::fromStdString(request.path),
            header(request, "Content-Type"),
            header(request, "Authorization"),
            header(request, "Idempotency-Key"),
            header(request, "Content-Digest"),
            header(request, "Repr-Digest"),
            header(request, "Content-Range"),
            header(request, "If-Match"),
            header(request, "Accept-Language"),
            clientAddress(settings, QString::fromStdString(request.remote_addr),
                          fieldsOf(request, settings.forwardedHeader))};
}

bool HttpServer::Private::isWorthDraining(const httplib::Request& request) const {
    const auto limit = static_cast<unsigned long long>(settings.bundleMebibytes) << 20;
    // The library would take multipart forms apart, which it does not do well.
    return !request.has_header("Content-Encoding") && !request.has_header("Transfer-Encoding") &&
           !request.is_multipart_form_data() && header(request, "Content-Length").toULongLong() <= limit;
}

void HttpServer::Private::handle(const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader* reader) const {
    QElapsedTimer timer;
    timer.start();
    ConnectionWatch::Connection::current()->working();
    wantWholeAnswer(request);
    auto accepted = dispatcher.accept(headOf(request));
    const QString pattern = accepted ? accepted->endpoint->pattern : QString();
    if (!isUnambiguous(request))
        sendAndClose(response, invalid(400, "HTTP"));
    else if (accepted)
        answer(*accepted, request, response, reader);
    else
        refuse(request, response, reader, accepted.error());
    ConnectionWatch::Connection::current()->sending(static_cast<qint64>(response.body.size()));
    metrics.countRequest(QByteArray::fromStdString(request.method), pattern, response.status,
                         static_cast<double>(timer.nsecsElapsed()) / 1e9);
    qCInfo(category).noquote() << request.method.c_str() << pattern << response.status << timer.elapsed()
                               << "ms";
}

void HttpServer::Private::refuse(const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader* reader, const Response& answer) const {
    // Whoever is still sending when the connection closes may never see the answer.
    const auto ignore = [](const char*, size_t) { return true; };
    const auto size = header(request, "Content-Length").toLongLong();
    ConnectionWatch::Connection::current()->readingBody(size, size);
    if (!reader || (isWorthDraining(request) && (*reader)(ignore)))
        send(response, answer);
    else
        sendAndClose(response, answer);
}

void HttpServer::Private::answer(AcceptedRequest& accepted, const httplib::Request& request,
                                 httplib::Response& response, const httplib::ContentReader* reader) const {
    const auto limit = static_cast<qsizetype>(accepted.bodyLimit);
    if (header(request, "Content-Length").toULongLong() > static_cast<unsigned long long>(limit))
        return refuse(request, response, reader, Dispatcher::tooLarge());
    if (request.has_header("Content-Encoding"))
        return refuse(request, response, reader, invalid(415, "Content-Encoding"));
    if (request.is_multipart_form_data())
        return refuse(request, response, reader, invalid(415, "Content-Type"));
    const qint64 announced = announcedSize(request, limit);
    const BodyBudget::Reservation reservation(bodies, reader ? announced : 0);
    if (!reservation.isGranted())
        return refuse(request, response, reader,
                      problem({ErrorCode::ServiceBusy, {QString::number(secondsToWaitForMemory)}, {}}));
    auto* const watched = ConnectionWatch::Connection::current();
    watched->readingBody(announced, limit);
    QByteArray& body = accepted.request.body;
    const auto keep = [&](const char* data, size_t length) {
        body.append(data, static_cast<qsizetype>(length));
        return body.size() <= limit;
    };
    const bool whole = !reader || (*reader)(keep);
    if (body.size() > limit)
        return sendAndClose(response, Dispatcher::tooLarge());
    if (!whole) {
        dispatcher.storePart(accepted);
        return sendAndClose(response, invalid(400, "body"));
    }
    watched->working();
    send(response, dispatcher.answer(std::move(accepted)));
}

void HttpServer::Private::setUp() {
    listener.set_default_headers(announcements(settings));
    listener.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        if (isForOperations(request))
            return httplib::Server::HandlerResponse::Unhandled;
        ConnectionWatch::Connection::current()->working();
        sendAndClose(response,
                     dispatcher.accept(headOf(request)).error()); // what of it is its body nobody reads
        return httplib::Server::HandlerResponse::Handled;
    });
    const std::string any = ".*";
    const auto plain = [this](const httplib::Request& request, httplib::Response& response) {
        handle(request, response, nullptr);
    };
    const auto withBody = [this](const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader& reader) {
        handle(request, response, hasBody(request) ? &reader : nullptr);
    };
    listener.Get(any, plain);
    listener.Options(any, plain);
    listener.Post(any, withBody);
    listener.Put(any, withBody);
    listener.Patch(any, withBody);
    listener.Delete(any, withBody);
    listener.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        // What the library itself refuses. After a line that it did not understand it would go on with the
        // next one, and take what belongs to this request for others.
        if (response.body.empty() && !response.content_provider_)
            sendAndClose(response, response.status == 404 ? problem({ErrorCode::NotFound, {}, {}})
                                                          : invalid(response.status, "HTTP"));
    });
    listener.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            send(response, problem({ErrorCode::ServiceFailed, {}, {}}));
        });
}

HttpServer::HttpServer(const Dispatcher& dispatcher, Metrics& metrics, const HttpSettings& settings,
                       TlsIdentity identity)
    : d(new Private(dispatcher, metrics, settings, std::move(identity))) {
    d->setUp();
}

HttpServer::~HttpServer() = default;

Result<int> HttpServer::bind(int port) {
    if (!d->listener.is_valid())
        return fail(ErrorCode::Internal, {}, QStringLiteral("TLS"));
    const std::string address = d->settings.address.toStdString();
    const int bound = port == 0                                 ? d->listener.bind_to_any_port(address)
                      : d->listener.bind_to_port(address, port) ? port
                                                                : -1;
    if (bound < 0)
        return fail(ErrorCode::SettingInvalid, {QStringLiteral("--port %1").arg(port)},
                    QStringLiteral("nobody can be listened to there: another service may have the port"));
    d->listener.deepenBacklog();
    return bound;
}

void HttpServer::run() {
    if (!d->stopped)
        d->listener.listen_after_bind();
}

void HttpServer::stop() {
    d->stopped = true;
    d->listener.stop();
    d->watch.endIdle();
}

void HttpServer::use(TlsIdentity identity) {
    d->listener.use(std::move(identity));
}

} // namespace yenile::registration
