// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/renewal/journey_bench.h"

#include "core/base/file.h"
#include "core/renewal/outbox.h"

#include <stdexcept>

namespace yenile::tests {

JourneyBench::JourneyBench(const ServiceOptions& options) : service(options) {
    setup.connection.address = service.address();
    setup.connection.trust.authorities =
        QSslCertificate::fromData(readFile(service.pki().filePath(QStringLiteral("root.pem"))).value());
    setup.trustAnchors = {service.ca().root().certificate, service.ca().issuer().certificate};
    setup.outboxFolder = service.file(QStringLiteral("outbox"));
    setup.copiesFolder = service.file(QStringLiteral("copies"));
}

std::unique_ptr<renewal::Journey> JourneyBench::begin() const {
    return std::make_unique<renewal::Journey>(setup);
}

service::LoginRequest JourneyBench::loginRequest(renewal::Journey& journey) const {
    const service::Challenge challenge = must(journey.newChallenge());
    return {challenge.id, service.captcha(challenge.id), identityNumber(),
            Secret(service.accessPassword(identityNumber()).toUtf8())};
}

void JourneyBench::logIn(renewal::Journey& journey) const {
    must(journey.fetchServiceInfo());
    must(journey.logIn(loginRequest(journey)));
}

service::FormAnswers JourneyBench::answers() {
    service::FormAnswers answers{{{QStringLiteral("doNotPublish"), QStringLiteral("true")},
                                  {QStringLiteral("phone"), QStringLiteral("0532 111 22 33")}}};
    answers.secrets.emplace(QStringLiteral("securityWord"), Secret("Kardelen42"));
    return answers;
}

void JourneyBench::approve(renewal::Journey& journey) const {
    const service::OrderList list = must(journey.orders());
    must(journey.openForm(list.orders.at(0).id));
    must(journey.approveForm(answers()));
}

void JourneyBench::confirm(renewal::Journey& journey) const {
    must(journey.confirm(service.smsCode(journey.application().id)));
}

void JourneyBench::choose(renewal::Journey& journey, service::Method method) const {
    must(journey.chooseMethod(method));
    must(journey.fetchDocuments());
}

std::vector<renewal::PendingBundle> JourneyBench::waiting() const {
    return renewal::Outbox(setup.outboxFolder).pending();
}

} // namespace yenile::tests
