// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/await.h"
#include "core/service/client.h"
#include "tests/support/https_server.h"

#include <QJsonDocument>

namespace yenile::tests {

/// Signs for the servers of these tests.
inline const TestCa& authority() {
    static const TestCa ca;
    return ca;
}

inline HttpsServer::Response json(const QJsonObject& object, int status = 200) {
    return {.status = status, .body = QJsonDocument(object).toJson()};
}

inline HttpsServer::Response problem(int status, const service::Problem& content,
                                     const QByteArrayList& headers = {}) {
    return {.status = status,
            .contentType = QByteArrayLiteral("application/problem+json"),
            .body = QJsonDocument(service::toJson(content)).toJson(),
            .headers = headers};
}

/// A service that answers each request in turn, the last answer again and again.
inline HttpsServer::Handler inTurn(std::vector<HttpsServer::Response> answers) {
    return [answers = std::move(answers)](const ReceivedRequest&) mutable {
        const HttpsServer::Response answer = answers.front();
        if (answers.size() > 1)
            answers.erase(answers.begin());
        return answer;
    };
}

/// Such a service and a client of it.
struct ClientBench {
    explicit ClientBench(std::vector<HttpsServer::Response> answers, const TestCa& ca = authority(),
                         std::optional<Identity> identity = {})
        : server(ca, identity ? *identity : ca.issueTls(), inTurn(std::move(answers))), client(connection()) {
    }

    [[nodiscard]] service::Connection connection() const {
        return {server.address(), {QSslCertificate::fromData(authority().root().certificatePem())}, 2};
    }
    [[nodiscard]] QByteArray header(size_t request, const char* name) const {
        return server.requests().at(request).headers.value(name);
    }

    HttpsServer server;
    service::Client client;
};

} // namespace yenile::tests
