#include "app/service/http/server.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>

#include <httplib.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <atomic>
#include <cstdio>

namespace yenile::registration {
namespace {

constexpr int backlog = 512; // the library's own, 5, turns a burst of clients away

/// RFC 9112, 6.3: a request that tells no length has no body; the library would wait for one.
bool hasBody(const httplib::Request& request) {
    return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

QByteArray header(const httplib::Request& request, const char* name) {
    return QByteArray::fromStdString(request.get_header_value(name));
}

bool setUpTls(SSL_CTX& context, const QString& certificate, const QString& key) {
    SSL_CTX_set_options(&context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_use_certificate_chain_file(&context, certificate.toUtf8().constData()) == 1 &&
           SSL_CTX_use_PrivateKey_file(&context, key.toUtf8().constData(), SSL_FILETYPE_PEM) == 1;
}

class Listener final : public httplib::SSLServer {
public:
    using SSLServer::SSLServer;
    void deepenBacklog() { ::listen(svr_sock_, backlog); }
};

Answer invalid(int status, const char* what) {
    return problem(status, {ErrorCode::RequestInvalid, {QString::fromLatin1(what)}, {}});
}

/// RFC 9110, 5.6.7; clients see by it whether their clock is right.
std::string httpDate() {
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toStdString();
}

void setHeaders(httplib::Response& response, const Answer& answer) {
    response.status = answer.status;
    response.set_header("Date", httpDate());
    response.set_header("Cache-Control", "no-store");
    response.set_header("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : answer.headers)
        response.set_header(name.toStdString(), value.toStdString());
}

void send(httplib::Response& response, const Answer& answer) {
    setHeaders(response, answer);
    if (!answer.mediaType.isEmpty())
        response.set_content(answer.body.toStdString(), answer.mediaType.toStdString());
}

/// For a body that is not worth reading: the connection cannot be used again.
void sendAndClose(httplib::Response& response, const Answer& answer) {
    setHeaders(response, answer);
    response.set_header("Connection", "close");
    response.set_content_provider(
        static_cast<size_t>(answer.body.size()), answer.mediaType.toStdString(),
        [body = answer.body](size_t offset, size_t length, httplib::DataSink& sink) {
            sink.write(body.constData() + offset, length);
            return false; // which closes the connection
        });
}

} // namespace

struct HttpServer::Private {
    const Dispatcher& dispatcher;
    HttpSettings settings;
    Listener listener;
    std::atomic<bool> stopped = false;

    [[nodiscard]] RequestHead headOf(const httplib::Request& request) const;
    [[nodiscard]] bool isWorthDraining(const httplib::Request& request) const;
    void handle(const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader* reader) const;
    void refuse(const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader* reader, const Answer& answer) const;
    void handleBody(const httplib::Request& request, httplib::Response& response,
                    const httplib::ContentReader* reader) const;
    void setUp();
};

RequestHead HttpServer::Private::headOf(const httplib::Request& request) const {
    const QString forwarded =
        settings.forwardedHeader.isEmpty()
            ? QString()
            : QString::fromLatin1(header(request, settings.forwardedHeader.toLatin1().constData()));
    return {QByteArray::fromStdString(request.method),
            QString::fromStdString(request.path),
            header(request, "Content-Type"),
            header(request, "Authorization"),
            header(request, "Idempotency-Key"),
            header(request, "Content-Digest"),
            header(request, "Repr-Digest"),
            header(request, "Content-Range"),
            header(request, "If-Match"),
            forwarded.isEmpty() ? QString::fromStdString(request.remote_addr) : forwarded};
}

bool HttpServer::Private::isWorthDraining(const httplib::Request& request) const {
    const auto limit = static_cast<unsigned long long>(settings.bundleMebibytes) << 20;
    return !request.has_header("Content-Encoding") && !request.has_header("Transfer-Encoding") &&
           header(request, "Content-Length").toULongLong() <= limit;
}

void HttpServer::Private::handle(const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader* reader) const {
    QElapsedTimer timer;
    timer.start();
    handleBody(request, response, reader);
    std::fprintf(stderr, "%s %d %lld ms\n", request.method.c_str(), response.status,
                 static_cast<long long>(timer.elapsed()));
}

void HttpServer::Private::refuse(const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader* reader, const Answer& answer) const {
    // Whoever is still sending when the connection closes may never see the answer.
    const auto ignore = [](const char*, size_t) { return true; };
    if (!reader || (isWorthDraining(request) && (*reader)(ignore)))
        send(response, answer);
    else
        sendAndClose(response, answer);
}

void HttpServer::Private::handleBody(const httplib::Request& request, httplib::Response& response,
                                     const httplib::ContentReader* reader) const {
    auto accepted = dispatcher.accept(headOf(request));
    if (!accepted)
        return refuse(request, response, reader, accepted.error());
    const auto limit = static_cast<qsizetype>(accepted->bodyLimit);
    if (header(request, "Content-Length").toULongLong() > static_cast<unsigned long long>(limit))
        return refuse(request, response, reader, Dispatcher::tooLarge());
    if (request.has_header("Content-Encoding"))
        return refuse(request, response, reader, invalid(415, "Content-Encoding"));
    QByteArray& body = accepted->request.body;
    const auto keep = [&](const char* data, size_t length) {
        body.append(data, static_cast<qsizetype>(length));
        return body.size() <= limit;
    };
    const bool whole = !reader || (*reader)(keep);
    if (body.size() > limit)
        return sendAndClose(response, Dispatcher::tooLarge());
    if (!whole) {
        dispatcher.keepPart(*accepted);
        return sendAndClose(response, invalid(400, "body"));
    }
    send(response, dispatcher.answer(std::move(*accepted)));
}

void HttpServer::Private::setUp() {
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
        if (response.body.empty() && !response.content_provider_) // what the library itself refuses
            send(response, invalid(response.status, "HTTP"));
    });
    listener.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            send(response, problem({ErrorCode::ServiceFailed, {}, {}}));
        });
    listener.new_task_queue = [threads = settings.threads] {
        return new httplib::ThreadPool(static_cast<size_t>(threads)); // the library deletes it
    };
    listener.set_keep_alive_timeout(settings.keepAliveSeconds);
    listener.set_keep_alive_max_count(1000);
    listener.set_read_timeout(settings.readSeconds);
    listener.set_write_timeout(settings.readSeconds);
    listener.set_payload_max_length((static_cast<size_t>(settings.bundleMebibytes) << 20) + 1);
    listener.set_tcp_nodelay(true);
}

HttpServer::HttpServer(const Dispatcher& dispatcher, const HttpSettings& settings, const QString& certificate,
                       const QString& key)
    : d(new Private{dispatcher, settings,
                    Listener([&](SSL_CTX& context) { return setUpTls(context, certificate, key); })}) {
    d->setUp();
}

HttpServer::~HttpServer() = default;

Result<int> HttpServer::bind(int port) {
    if (!d->listener.is_valid())
        return fail(ErrorCode::FileNotReadable, {QStringLiteral("tls.pem")});
    const std::string address = d->settings.address.toStdString();
    const int bound = port == 0                                 ? d->listener.bind_to_any_port(address)
                      : d->listener.bind_to_port(address, port) ? port
                                                                : -1;
    if (bound < 0)
        return fail(ErrorCode::SettingInvalid, {QStringLiteral("port")});
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
}

} // namespace yenile::registration
