#include "core/base/file.h"
#include "core/renewal/journey.h"

namespace yenile::renewal {

using settings::Key;

Result<JourneySetup> journeySetup(const settings::Settings& settings) {
    JourneySetup setup;
    setup.connection.address = QUrl(settings.text(Key::ServiceAddress));
    setup.outboxFolder = settings.text(Key::OutboxFolder);
    setup.copiesFolder = settings.text(Key::CopiesFolder);
    if (const QString file = settings.text(Key::ServiceCaFile); !file.isEmpty()) {
        const Result<QByteArray> pem = readFile(file);
        if (!pem)
            return failure(pem);
        setup.connection.certificateAuthorities = QSslCertificate::fromData(*pem, QSsl::Pem);
    }
    if (const QString file = settings.text(Key::TrustAnchorFile); !file.isEmpty()) {
        const Result<QByteArray> pem = readFile(file);
        if (!pem)
            return failure(pem);
        Result<std::vector<signature::Certificate>> anchors = signature::Certificate::fromPem(*pem);
        if (!anchors)
            return failure(anchors);
        setup.trustAnchors = std::move(*anchors);
    }
    return setup;
}

} // namespace yenile::renewal
