#include "core/signature/signature_check.h"

#include "core/signature/certificate_path.h"

namespace yenile::signature {

namespace {

void set(SignatureReport& report, const Finding& finding) {
    report.indication = finding.indication;
    report.subIndication = finding.subIndication;
    report.problem = finding.problem;
}

} // namespace

SignatureReport checkSignature(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                               CmsProfile profile, const QString& name, ErrorCode altered,
                               const ValidationPolicy& policy) {
    const CmsResult result = verifyCms(content, cms, profile, name, altered);
    SignatureReport report;
    report.name = name;
    report.signer = result.signer;
    report.claimedTime = result.signingTime;
    report.digestAlgorithm = result.digestAlgorithm;
    report.intact = !result.finding;

    std::optional<Finding> trust;
    if (result.signer)
        trust = checkSigner(*result.signer, result.certificates, policy, name);
    if (!trust && profile == CmsProfile::Cades)
        trust = checkCompanions(result.certificates, policy, name);
    report.trusted = result.signer && !trust;

    if (result.finding)
        set(report, *result.finding);
    else if (trust)
        set(report, *trust);
    else
        report.indication = Indication::TotalPassed;

    if (profile == CmsProfile::Pades && result.hasSigningCertificate && !result.signingTime)
        report.level = QStringLiteral("PAdES-B-B");
    if (profile == CmsProfile::Cades && result.hasSigningCertificate && result.signingTime)
        report.level = QStringLiteral("CAdES-B-B");
    return report;
}

void addIntegrityFinding(SignatureReport& report, const Finding& finding) {
    const bool graver = report.intact || (report.indication != Indication::TotalFailed &&
                                          finding.indication == Indication::TotalFailed);
    report.intact = false;
    if (graver)
        set(report, finding);
}

} // namespace yenile::signature
