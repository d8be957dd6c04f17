#include "core/signature/evidence.h"

#include "core/signature/certificate_path.h"
#include "core/signature/issuer_fetch.h"
#include "core/signature/time_stamp.h"

#include <algorithm>

namespace yenile::signature {

Result<void> EvidenceCollector::addSignature(const CmsResult& cms, const QString& name) {
    if (!cms.signer)
        return fail(ErrorCode::SignatureInvalid, {name});
    if (const auto signer = addPath(*cms.signer, cms.certificates); !signer)
        return signer;
    for (const QByteArray& token : cms.signatureTimeStamps)
        if (const auto stamp = addTimeStamp(token, name); !stamp)
            return stamp;
    return {};
}

Result<void> EvidenceCollector::addTimeStamp(QByteArrayView token, const QString& name) {
    const TimeStampSigner stamp = timeStampSigner(token);
    if (!stamp.authority)
        return fail(ErrorCode::TimeStampFailed, {name});
    return addPath(*stamp.authority, stamp.certificates);
}

/// With the way to its anchor and word on each step of it.
Result<void> EvidenceCollector::addPath(const Certificate& certificate,
                                        const std::vector<Certificate>& others) {
    if (m_options.transport == nullptr)
        return fail(ErrorCode::AddressUnreachable, {certificate.commonName()}, QStringLiteral("no network"));
    if (std::ranges::find(m_certificates, certificate) != m_certificates.end())
        return {}; // its word is there already
    const std::vector<Certificate>& anchors = m_options.trustAnchors;
    std::vector<Certificate> all = fetchIssuers(certificate, others, anchors, *m_options.transport);
    all.insert(all.end(), others.begin(), others.end());
    const std::vector<Certificate> path = certificatePath(certificate, all, anchors, m_clock.now());
    if (path.empty())
        return fail(ErrorCode::CertificateUntrusted, {certificate.commonName()});
    for (size_t i = 0; i < path.size(); ++i) {
        add(path[i]);
        if (i + 1 == path.size() || needsNoRevocationData(path[i]))
            continue;
        const auto data =
            fetchRevocationData(path[i], path[i + 1], *m_options.transport, m_clock, Freshness::Now);
        if (!data)
            return failure(data);
        m_revocation.add(*data);
        for (const QByteArray& response : data->ocspResponses)
            for (const Certificate& responder : responderCertificates(response))
                add(responder);
    }
    return {};
}

void EvidenceCollector::add(const Certificate& certificate) {
    if (std::ranges::find(m_certificates, certificate) == m_certificates.end())
        m_certificates.push_back(certificate);
}

} // namespace yenile::signature
