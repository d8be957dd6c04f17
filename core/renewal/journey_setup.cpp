#include "core/base/file.h"
#include "core/base/ready.h"
#include "core/network/http_client.h"
#include "core/network/proxy.h"
#include "core/network/time_stamp_client.h"
#include "core/renewal/journey.h"
#include "core/signature/validation/validation_policy_file.h"

#include <QCryptographicHash>
#include <QtConcurrent>

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
    auto certificates = signature::Certificate::fromPem(*pem);
    if (!certificates || certificates->empty())
        return invalid(key, QStringLiteral("no certificate in it"));
    return certificates;
}

/// Authorities whose stamps are judged as those of the bundle will be.
auto timeStamperFactory(const Settings& settings, const JourneySetup& setup) {
    return
        [accounts = settings.text(Key::TimeStampAccounts), anchors = setup.trustAnchors,
         transport = setup.transport](const QStringList& addresses) -> Result<std::shared_ptr<TimeStamper>> {
            auto list = network::timeStampers(addresses, accounts,
                                              {.trustAnchors = anchors, .transport = transport.get()});
            if (!list)
                return failure(list);
            if (addresses.isEmpty())
                return nullptr;
            return std::shared_ptr<TimeStamper>(list->release(), [transport](TimeStamper* stampers) {
                delete stampers; // the transport ends after it
            });
        };
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
    setup.transport = std::make_shared<network::HttpClient>(settings);
    setup.timeStamperAt = timeStamperFactory(settings, setup);
    const Result<std::shared_ptr<TimeStamper>> own =
        setup.timeStamperAt(settings.list(Key::TimeStampAddresses));
    if (!own)
        return failure(own);
    setup.timeStamper = *own;

    setup.connection.address = QUrl(settings.text(Key::ServiceAddress));
    const QUrl& address = setup.connection.address;
    if (!settings.text(Key::ServiceAddress).isEmpty() &&
        (address.scheme() != QLatin1String("https") || address.host().isEmpty()))
        return invalid(Key::ServiceAddress, QStringLiteral("no https address"));

    setup.connection.meetProxy = [](const QUrl& proxied) {
        return QtConcurrent::run(network::meetProxy, proxied);
    };
    // Where nobody can be asked here and now, none is given.
    setup.connection.logInToProxy = [](const QString& proxy, bool refused) {
        return ready<bool>(network::logInToProxy(proxy, refused));
    };

    const Result<QByteArray> authorities = fileOf(settings, Key::ServiceCaFile);
    if (!authorities)
        return failure(authorities);
    setup.connection.certificateAuthorities = QSslCertificate::fromData(*authorities, QSsl::Pem);
    if (!authorities->isEmpty() && setup.connection.certificateAuthorities.isEmpty())
        return invalid(Key::ServiceCaFile, QStringLiteral("no certificate in it"));
    setup.connection.systemAuthorities = !settings.value(Key::ServiceCaOnly).value.toBool();
    if (!setup.connection.systemAuthorities && authorities->isEmpty())
        return invalid(Key::ServiceCaOnly, QStringLiteral("without service/caFile"));

    for (const QString& text : settings.list(Key::ServicePins)) {
        const auto pin =
            QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!pin || pin.decoded.size() != QCryptographicHash::hashLength(QCryptographicHash::Sha256))
            return invalid(Key::ServicePins, text);
        setup.connection.pins << *pin;
    }

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
