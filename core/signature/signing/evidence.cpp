// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/evidence.h"

#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/issuer_fetch.h"
#include "core/signature/cms/time_stamp.h"

#include <algorithm>

namespace yenile::signature {

namespace {

/// What the usage profile that a signature names wants for its signer.
RevocationSource sourceFor(const CmsResult& cms) {
    const auto profile = cms.policy ? profileOfPolicy(cms.policy->objectIdentifier) : std::nullopt;
    if (!profile)
        return RevocationSource::Any;
    return rulesOf(*profile).needsOcsp ? RevocationSource::Responder : RevocationSource::List;
}

} // namespace

void Evidence::add(const Evidence& other) {
    for (const Certificate& certificate : other.certificates)
        if (std::ranges::find(certificates, certificate) == certificates.end())
            certificates.push_back(certificate);
    revocation.add(other.revocation);
    words.insert(other.words.begin(), other.words.end());
}

Result<Evidence> EvidenceCollector::ofSignature(const CmsResult& cms, const QString& name) {
    if (!cms.signer)
        return fail(ErrorCode::SignatureInvalid, {name});
    Result<Evidence> evidence =
        ofCertificate(*cms.signer, cms.certificates, m_options.trustAnchors, sourceFor(cms));
    for (const QByteArray& token : cms.signatureTimeStamps) {
        const Result<Evidence> stamp = evidence ? ofTimeStamp(token, name) : evidence;
        if (!stamp)
            return stamp;
        evidence->add(*stamp);
    }
    return evidence;
}

Result<Evidence> EvidenceCollector::ofTimeStamp(QByteArrayView token, const QString& name) {
    const TimeStampSigner stamp = timeStampSigner(token);
    if (!stamp.authority)
        return fail(ErrorCode::TimeStampFailed, {name});
    std::vector<Certificate> anchors = m_options.trustAnchors;
    anchors.insert(anchors.end(), m_options.timeStampAnchors.begin(), m_options.timeStampAnchors.end());
    return ofCertificate(*stamp.authority, stamp.certificates, anchors);
}

Result<Evidence> EvidenceCollector::ofCertificate(const Certificate& certificate,
                                                  const std::vector<Certificate>& others,
                                                  const std::vector<Certificate>& anchors,
                                                  RevocationSource source) {
    if (m_options.transport == nullptr)
        return fail(ErrorCode::AddressUnreachable, {certificate.commonName()}, QStringLiteral("no network"));
    if (const auto known = m_known.find(certificate.sha256()); known != m_known.end())
        return known->second;
    std::vector<Certificate> all = fetchIssuers(certificate, others, anchors, *m_options.transport);
    all.insert(all.end(), others.begin(), others.end());
    const std::vector<Certificate> path = certificatePath(certificate, all, anchors, m_clock.now());
    if (path.empty())
        return fail(ErrorCode::CertificateUntrusted, {certificate.commonName()});
    Result<Evidence> evidence = ofPath(path, source);
    if (evidence)
        m_known.emplace(certificate.sha256(), *evidence);
    return evidence;
}

/// The way to the anchor, and word on each step of it; on the first from that source.
Result<Evidence> EvidenceCollector::ofPath(const std::vector<Certificate>& path,
                                           RevocationSource source) const {
    const ValidationPolicy policy{
        .trustAnchors = m_options.trustAnchors, .clock = &m_clock, .transport = m_options.transport};
    Evidence evidence{path, {}, {}};
    for (size_t i = 0; i + 1 < path.size(); ++i) {
        if (needsNoRevocationData(path[i]))
            continue;
        if (i > 0 && !namesRevocationSource(path[i])) // of such an authority nothing is to be had
            continue;
        const auto data = fetchRevocationData(path[i], path[i + 1], policy, Freshness::Now,
                                              i == 0 ? source : RevocationSource::Any);
        if (!data)
            return failure(data);
        evidence.revocation.add(*data);
        evidence.words.emplace(path[i].sha256(), *data);
        for (const QByteArray& response : data->ocspResponses)
            evidence.add({responderCertificates(response), {}});
    }
    return evidence;
}

} // namespace yenile::signature
