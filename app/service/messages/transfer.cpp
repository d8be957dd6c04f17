// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/transfer.h"

namespace yenile::registration {

Transfer newTransfer(const QString& url, const char* protocols, const QString& caFile) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    Transfer transfer(started == CURLE_OK ? curl_easy_init() : nullptr, &curl_easy_cleanup);
    if (!transfer)
        qFatal("libcurl does not start");
    curl_easy_setopt(transfer.get(), CURLOPT_URL, url.toUtf8().constData());
    curl_easy_setopt(transfer.get(), CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(transfer.get(), CURLOPT_TIMEOUT, long{transferSeconds});
    curl_easy_setopt(transfer.get(), CURLOPT_CONNECTTIMEOUT, long{transferSeconds} / 3);
    curl_easy_setopt(transfer.get(), CURLOPT_SERVER_RESPONSE_TIMEOUT, 10L); // also when taking leave
    curl_easy_setopt(transfer.get(), CURLOPT_NOSIGNAL, 1L);                 // there are other threads
    curl_easy_setopt(transfer.get(), CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!caFile.isEmpty())
        curl_easy_setopt(transfer.get(), CURLOPT_CAINFO, QFile::encodeName(caFile).constData());
    return transfer;
}

namespace {

QString hostOf(const Transfer& transfer) {
    const char* url = nullptr;
    curl_easy_getinfo(transfer.get(), CURLINFO_EFFECTIVE_URL, &url);
    return QUrl(QString::fromUtf8(url)).host();
}

size_t ignore(char*, size_t size, size_t count, void*) {
    return size * count;
}

} // namespace

Result<void> post(const Transfer& transfer, const TransferList& headers, const QByteArray& body) {
    CURL* const curl = transfer.get();
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
    if (!body.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.constData());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    }
    const Result<int> status = run(transfer);
    if (!status)
        return failure(status);
    return *status / 100 == 2
               ? Result<void>()
               : fail(ErrorCode::ServiceUnreachable, {}, QStringLiteral("HTTP %1").arg(*status));
}

Result<int> run(const Transfer& transfer) {
    const CURLcode outcome = curl_easy_perform(transfer.get());
    long status = 0;
    curl_easy_getinfo(transfer.get(), CURLINFO_RESPONSE_CODE, &status);
    // What the other side said may name the person; its number does not.
    const QString cause = QString::fromLatin1(curl_easy_strerror(outcome));
    if (outcome == CURLE_PEER_FAILED_VERIFICATION)
        return fail(ErrorCode::AddressUntrusted, {hostOf(transfer)}, cause);
    if (outcome != CURLE_OK && status < 400)
        return fail(ErrorCode::ServiceUnreachable, {}, cause);
    return static_cast<int>(status);
}

} // namespace yenile::registration
