// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/network/http_client.h"
#include "core/network/time_stamp_client.h"
#include "core/renewal/journey.h"
#include "core/signature/validation/validation_policy_file.h"

namespace yenile::renewal {

using settings::Key;
using settings::Settings;
using signature::TimeStamper;

namespace {

std::unexpected<Error> invalid(Key key, const QString& cause) {
    return fail(ErrorCode::SettingInvalid, {Settings::name(key)}, cause);
}

/// The file that a setting names; nothing where it names none.
Result<QByteArray> fileOf(const Settings& settings, Key key) {
    const QString file = settings.text(key);
    return file.isEmpty() ? Result<QByteArray>() : readFile(file);
}

/// The certificates in the file that a setting names; none where it names none.
Result<std::vector<signature::Certificate>> certificatesOf(const Settings& settings, Key key) {
    const Result<QByteArray> pem = fileOf(settings, key);
    if (!pem)
        return failure(pem);
    if (pem->isEmpty())
        return {};
    auto certificates = signature::Certificate::fromPem(*pem, signature::Certificate::Reading::WhenAsked);
    if (!certificates || certificates->empty())
        return invalid(key, QStringLiteral("no certificate in it"));
    return certificates;
}

/// None where the list is empty.
std::shared_ptr<TimeStamper> shared(std::unique_ptr<signature::TimeStamperList> list,
                                    const std::shared_ptr<signature::HttpTransport>& transport) {
    if (list->isEmpty())
        return nullptr;
    return {list.release(), [transport](TimeStamper* stampers) {
                delete stampers; // the transport ends after it
            }};
}

/// The servers around signatures. Stamps are judged as those of the bundle will be.
Result<void> setUpServers(const Settings& settings, JourneySetup& setup) {
    const Result<network::ServerTrust> trust = network::serverTrust(settings);
    if (!trust)
        return failure(trust);
    const Result<std::shared_ptr<network::HttpClient>> transport = network::httpClient(settings);
    if (!transport)
        return failure(transport);
    setup.transport = *transport;
    const signature::ValidationPolicy policy{.trustAnchors = setup.trustAnchors,
                                             .transport = transport->get()};
    Result<std::unique_ptr<signature::TimeStamperList>> own = network::timeStampers(settings, policy);
    if (!own)
        return failure(own);
    setup.timeStamper = shared(std::move(*own), *transport);
    const network::Reach reach = network::foreignReach(settings);
    setup.providers = {*trust, reach};
    setup.timeStamperAt = [access = network::TimeStampAccess{*trust, reach, reach}, policy,
                           transport = setup.transport](const QStringList& addresses) {
        return shared(network::foreignTimeStampers(addresses, access, policy), transport);
    };
    return {};
}

} // namespace

Result<JourneySetup> journeySetup(const Settings& settings) {
    JourneySetup setup;
    setup.outboxFolder = settings.text(Key::OutboxFolder);
    setup.copiesFolder = settings.text(Key::CopiesFolder);

    const Result<std::vector<signature::Certificate>> anchors =
        certificatesOf(settings, Key::TrustAnchorFile);
    if (!anchors)
        return failure(anchors);
    setup.trustAnchors = *anchors;
    if (const Result<void> servers = setUpServers(settings, setup); !servers)
        return failure(servers);
    setup.connection.address = QUrl(settings.text(Key::ServiceAddress));
    const QUrl& address = setup.connection.address;
    if (!settings.text(Key::ServiceAddress).isEmpty() &&
        (address.scheme() != QLatin1String("https") || address.host().isEmpty()))
        return invalid(Key::ServiceAddress, QStringLiteral("no https address"));

    Result<network::ServerTrust> trust = network::serviceTrust(settings);
    if (!trust)
        return failure(trust);
    setup.connection.trust = std::move(*trust);

    const QString policyFile = settings.text(Key::ValidationPolicyFile);
    if (!policyFile.isEmpty()) {
        Result<signature::ValidationPolicy> policy = signature::readValidationPolicy(policyFile);
        if (!policy)
            return failure(policy);
        setup.inspection = std::move(*policy);
    }

    auto receiptSigners = certificatesOf(settings, Key::ReceiptSignerFile);
    if (!receiptSigners)
        return failure(receiptSigners);
    setup.receiptSigners = std::move(*receiptSigners);
    setup.receiptPolicies = settings.list(Key::ReceiptPolicies);

    if (policyFile.isEmpty())
        setup.inspection.trustAnchors = setup.trustAnchors;
    return setup;
}

} // namespace yenile::renewal
