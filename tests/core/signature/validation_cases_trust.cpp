// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/signature/cms/cms_parts.h"
#include "core/signature/crypto/der_writer.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/validation_cases.h"
#include "tests/support/certificate_builder.h"
#include "tests/support/sign_here.h"

#include <QDir>

#include <stdexcept>

/// Who signed, and with which program.
namespace yenile::tests {

using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

constexpr auto passed = "TOTAL-PASSED";
constexpr auto untimely = "INDETERMINATE OUT_OF_BOUNDS_NO_POE";
constexpr auto unfit = "INDETERMINATE CHAIN_CONSTRAINTS_FAILURE";
constexpr auto weak = "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE";
constexpr auto outdated = "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE";
constexpr auto unknown = "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND";
constexpr auto format = "TOTAL-FAILED FORMAT_FAILURE";

LeafProfile leaf() {
    return with(KeyKind::P256);
}

ValidationCase signedWith(const char* name, const LeafProfile& profile, const char* expected) {
    return {
        name,
        [profile](const Workshop& shop) { return shop.signedBy(shop.original, *shop.bench.signer(profile)); },
        expected};
}

QDateTime inDays(int days) {
    return QDateTime::currentDateTimeUtc().addDays(days);
}

LeafProfile between(int first, int last) {
    LeafProfile profile = leaf();
    profile.notBefore = inDays(first);
    profile.notAfter = inDays(last);
    return profile;
}

LeafProfile forPurpose(const QString& purpose) {
    LeafProfile profile = leaf();
    profile.extendedKeyUsage = purpose;
    return profile;
}

LeafProfile lacking(bool LeafProfile::* part) {
    LeafProfile profile = leaf();
    profile.*part = false;
    return profile;
}

/// A certificate that somebody issued who may not: `issuer` is the person next to the authority.
QByteArray signedByProtege(const Workshop& shop) {
    const Identity person = shop.bench.ca().issue(leaf());
    CertificateRequest request;
    request.subject = {{"C", u"TR"_s}, {"CN", u"AYŞE YILMAZ"_s}};
    request.key = newKey(KeyKind::P256);
    request.extensions = "keyUsage=critical,nonRepudiation\n";
    const Identity protege{request.key, certify(request, &person)};
    const auto signer = shop.bench.ca().signer(protege);
    class WithChain final : public Signer {
    public:
        WithChain(Signer& inner, std::vector<Certificate> chain)
            : m_inner(inner), m_chain(std::move(chain)) {}
        [[nodiscard]] const Certificate& certificate() const override { return m_inner.certificate(); }
        [[nodiscard]] std::vector<Certificate> chain() const override { return m_chain; }
        [[nodiscard]] std::vector<SignatureAlgorithm> algorithms() const override {
            return m_inner.algorithms();
        }
        [[nodiscard]] Result<QByteArray> sign(const SigningRequest& request) override {
            return m_inner.sign(request);
        }

    private:
        Signer& m_inner;
        std::vector<Certificate> m_chain;
    } withChain(*signer, {person.certificate, shop.bench.ca().issuer().certificate});
    return shop.signedBy(shop.original, withChain);
}

/// Signed and stamped; the stamp is of now.
QByteArray stamped(const Workshop& shop, const LeafProfile& profile) {
    OpensslTsa tsa(shop.bench);
    PadesOptions options;
    options.timeStamper = &tsa;
    const auto signer = shop.bench.signer(profile);
    (void)shop.bench.write(u"from.pdf"_s, shop.original);
    if (!signPdf(shop.bench.path(u"from.pdf"_s), shop.bench.path(u"to.pdf"_s), *signer, options,
                 Clock::system()))
        throw std::runtime_error("cannot be signed");
    return shop.bench.read(u"to.pdf"_s);
}

void inTwoDays(const Workshop&, ValidationPolicy& policy) {
    static const FixedClock clock(inDays(2));
    policy.clock = &clock;
}
void inTenYears(const Workshop&, ValidationPolicy& policy) {
    static const FixedClock clock(inDays(4000));
    policy.clock = &clock;
}

/// The responder, or the list alone, says of the signer that it was revoked yesterday.
ValidationCase revoked(const char* name, const QByteArray& reason, bool byList, const char* expected) {
    return {name,
            [reason](const Workshop& shop) {
                const Identity person = shop.revocation.issue(u"AYŞE YILMAZ"_s);
                shop.revocation.revoke(person, inDays(-1), reason);
                return shop.signedBy(shop.original, *shop.bench.ca().signer(person));
            },
            expected,
            [byList](const Workshop& shop, ValidationPolicy& policy) {
                shop.revocation.responderIsDown = byList;
                // The issuing authority is the anchor: nobody is asked about it.
                policy.trustAnchors = {shop.bench.ca().issuer().certificate};
                policy.requireQualified = false;
                policy.transport = &shop.revocation;
            }};
}

/// The CMS of OpenSSL's command line.
QByteArray opensslCms(const Workshop& shop, const LeafProfile& profile, const QString& content,
                      const QStringList& options) {
    const Bench& bench = shop.bench;
    const Identity identity = bench.ca().issue(profile);
    const QString out = bench.path(u"o.p7s"_s);
    const Verdict verdict =
        run(u"openssl"_s,
            QStringList{u"cms"_s, u"-sign"_s, u"-binary"_s, u"-outform"_s, u"DER"_s, u"-in"_s, content,
                        u"-signer"_s, bench.write(u"k.pem"_s, identity.certificatePem()), u"-inkey"_s,
                        bench.write(u"k.key"_s, identity.keyPem()), u"-certfile"_s,
                        bench.write(u"i.pem"_s, bench.ca().issuer().certificatePem()), u"-out"_s, out} +
                options);
    if (verdict.exitCode != 0)
        throw std::runtime_error(verdict.output.toStdString());
    return bench.read(u"o.p7s"_s);
}

ValidationCase byOpenssl(const char* name, const QStringList& options, const char* expected,
                         const LeafProfile& profile = leaf(),
                         const QByteArray& subFilter = "/ETSI.CAdES.detached") {
    return {name,
            [=](const Workshop& shop) {
                return shop.signedWith(
                    [&](const QString& content) { return opensslCms(shop, profile, content, options); },
                    subFilter);
            },
            expected};
}

/// A detached signature that says that it carries what it signs, and that this is nothing.
QByteArray withEmptyContent(const QByteArray& cms) {
    const std::optional<SignedDataParts> parts = signedDataParts(cms);
    QByteArray content;
    for (size_t i = 0; i < parts->parts.size(); ++i)
        content += i == 2 ? derElement(derSequence, parts->parts[i].content.toByteArray() +
                                                        derElement(certificatesTag, derElement(0x04, {})))
                          : parts->parts[i].bytes.toByteArray();
    return derElement(derSequence, parts->contentType.bytes.toByteArray() +
                                       derElement(certificatesTag, derElement(derSequence, content)));
}

/// Signed with a kind of key that is none of ours.
QByteArray byDsa(const Workshop& shop) {
    const Bench& bench = shop.bench;
    const QString key = bench.path(u"dsa.key"_s);
    const QString certificate = bench.path(u"dsa.pem"_s);
    (void)run(u"openssl"_s, {u"dsaparam"_s, u"-genkey"_s, u"-noout"_s, u"-out"_s, key, u"1024"_s});
    (void)run(u"openssl"_s,
              {u"req"_s, u"-x509"_s, u"-key"_s, key, u"-subj"_s, u"/CN=DSA"_s, u"-out"_s, certificate});
    return shop.signedWith([&](const QString& content) {
        (void)run(u"openssl"_s, {u"cms"_s, u"-sign"_s, u"-cades"_s, u"-binary"_s, u"-outform"_s, u"DER"_s,
                                 u"-in"_s, content, u"-signer"_s, certificate, u"-inkey"_s, key, u"-out"_s,
                                 bench.path(u"dsa.p7s"_s)});
        return bench.read(u"dsa.p7s"_s);
    });
}

/// Signed by Poppler, which has its keys from a database of NSS.
QByteArray byPdfsig(const Workshop& shop) {
    const Bench& bench = shop.bench;
    const Identity identity = bench.ca().issue(with(KeyKind::Rsa2048));
    const QString nss = bench.path(u"nss-%1"_s.arg(identity.certificate.serialNumber()));
    const QString p12 = bench.path(u"k.p12"_s);
    QDir().mkpath(nss);
    (void)run(u"openssl"_s,
              {u"pkcs12"_s, u"-export"_s, u"-inkey"_s, bench.write(u"k.key"_s, identity.keyPem()), u"-in"_s,
               bench.write(u"k.pem"_s, identity.certificatePem()), u"-certfile"_s,
               bench.write(u"i.pem"_s, bench.ca().issuer().certificatePem()), u"-name"_s, u"k"_s, u"-out"_s,
               p12, u"-passout"_s, u"pass:"_s});
    (void)run(u"certutil"_s, {u"-N"_s, u"-d"_s, nss, u"--empty-password"_s});
    (void)run(u"pk12util"_s, {u"-i"_s, p12, u"-d"_s, nss, u"-W"_s, QString()});
    (void)run(u"certutil"_s,
              {u"-A"_s, u"-d"_s, nss, u"-n"_s, u"root"_s, u"-t"_s, u"C,C,C"_s, u"-i"_s, bench.rootFile()});
    (void)run(u"pdfsig"_s, {u"-nssdir"_s, nss, u"-add-signature"_s, u"-nick"_s, u"k"_s,
                            bench.write(u"from.pdf"_s, qtPdf()), bench.path(u"nss.pdf"_s)});
    return bench.read(u"nss.pdf"_s);
}

QByteArray byPodofo(const Workshop& shop) {
    const Bench& bench = shop.bench;
    const Identity identity = bench.ca().issue(with(KeyKind::Rsa2048));
    (void)run(u"podofosign"_s, {u"-in"_s, bench.write(u"from.pdf"_s, qtPdf()), u"-cert"_s,
                                bench.write(u"k.pem"_s, identity.certificatePem()), u"-pkey"_s,
                                bench.write(u"k.key"_s, identity.keyPem()), u"-digest"_s, u"SHA256"_s,
                                u"-out"_s, bench.path(u"podofo.pdf"_s)});
    return bench.read(u"podofo.pdf"_s);
}

} // namespace

std::vector<ValidationCase> trustCases() {
    const auto signedPdf = [](const Workshop& shop) { return shop.signedPdf; };
    return {
        signedWith("RSA", with(KeyKind::Rsa3072), passed),
        signedWith("P-521", with(KeyKind::P521), passed),
        signedWith("for mail and logging in", forPurpose(u"clientAuth,emailProtection"_s), passed),
        signedWith("expired", between(-10, -1), untimely),
        signedWith("not valid yet", between(1, 9), untimely),
        signedWith("without nonRepudiation", lacking(&LeafProfile::nonRepudiation), unfit),
        signedWith("not qualified in the EU's words", lacking(&LeafProfile::qcCompliance), unfit),
        signedWith("not qualified in Turkish words", lacking(&LeafProfile::nesStatement), unfit),
        signedWith("for time stamps", forPurpose(u"critical,timeStamping"_s), unfit),
        signedWith("for servers", forPurpose(u"serverAuth"_s), unfit),
        signedWith("for OCSP", forPurpose(u"OCSPSigning"_s), unfit),
        revoked("revoked, says the responder", {}, false, "INDETERMINATE REVOKED_NO_POE"),
        revoked("revoked, says the list", "keyCompromise", true, "INDETERMINATE REVOKED_NO_POE"),
        revoked("on hold, says the responder", "certificateHold", false, "INDETERMINATE TRY_LATER"),
        revoked("on hold, says the list", "certificateHold", true, "INDETERMINATE TRY_LATER"),
        {"by another authority", signedPdf, unknown,
         [](const Workshop&, ValidationPolicy& policy) {
             policy.trustAnchors = {TestCa(u"Other"_s).root().certificate};
         }},
        {"by a namesake of the root", signedPdf, unknown,
         [](const Workshop&, ValidationPolicy& policy) {
             policy.trustAnchors = {TestCa().root().certificate};
         }},
        {"nobody is trusted", signedPdf, unknown,
         [](const Workshop&, ValidationPolicy& policy) { policy.trustAnchors.clear(); }},
        {"issued by a person", signedByProtege, unfit},
        {"stamped before the certificate began",
         [](const Workshop& shop) { return stamped(shop, between(1, 9)); }, "TOTAL-FAILED NOT_YET_VALID",
         inTwoDays},
        {"stamped in time", [](const Workshop& shop) { return stamped(shop, leaf()); }, passed},
        {"stamped, expired, and no revocation status",
         [](const Workshop& shop) { return stamped(shop, between(-1, 1)); }, untimely, inTwoDays},
        {"ten years later", signedPdf, untimely, inTenYears},
        {"no revocation status where it is wanted", signedPdf, "INDETERMINATE TRY_LATER",
         [](const Workshop&, ValidationPolicy& policy) { policy.revocation = RevocationDemand::Always; }},
        {"not qualified where nobody asks",
         [](const Workshop& shop) {
             return shop.signedBy(shop.original, *shop.bench.signer(lacking(&LeafProfile::nesStatement)));
         },
         passed, [](const Workshop&, ValidationPolicy& policy) { policy.requireQualified = false; }},
    };
}

std::vector<ValidationCase> algorithmCases() {
    const LeafProfile rsa = with(KeyKind::Rsa2048);
    const auto signedByRsa = [rsa](const Workshop& shop) {
        return shop.signedBy(shop.original, *shop.bench.signer(rsa));
    };
    const auto stampedByRsa = [rsa](const Workshop& shop) { return stamped(shop, rsa); };
    const auto withSha1 = [](std::optional<QDate> until) {
        return [until](const Workshop&, ValidationPolicy& policy) {
            policy.algorithms.digests.push_back({u"SHA-1"_s, until});
        };
    };
    const auto rsaUntil = [](int days) {
        return [days](const Workshop& shop, ValidationPolicy& policy) {
            inTwoDays(shop, policy);
            policy.algorithms.rsa = {{2048, inDays(days).date()}, {3072}};
        };
    };
    const auto sha1 = [&](const char* name, const char* expected, std::optional<QDate> until) {
        ValidationCase row = byOpenssl(name, {u"-md"_s, u"sha1"_s}, expected, rsa, "/adbe.pkcs7.detached");
        row.policy = withSha1(until);
        return row;
    };
    return {
        sha1("SHA-1 where the policy has it", passed, {}),
        sha1("SHA-1 on its last day", passed, inDays(0).date()),
        sha1("SHA-1 after its last day", outdated, inDays(-1).date()),
        {"RSA 2048 before its last day", signedByRsa, passed, rsaUntil(3)},
        {"RSA 2048 after its last day", signedByRsa, outdated, rsaUntil(1)},
        {"RSA 2048 after its last day, stamped before", stampedByRsa, passed, rsaUntil(1)},
        {"RSA 2048 after its last day, stamped after", stampedByRsa, outdated, rsaUntil(-1)},
        {"RSA 2048 where the policy has none", signedByRsa, weak,
         [](const Workshop&, ValidationPolicy& policy) { policy.algorithms.rsa = {{3072}}; }},
        {"no curves in the policy, and so none on the way to the root", signedByRsa, weak,
         [](const Workshop&, ValidationPolicy& policy) { policy.algorithms.ec.clear(); }},
    };
}

std::vector<ValidationCase> foreignCases() {
    const LeafProfile rsa = with(KeyKind::Rsa2048);
    const QByteArray older = "/adbe.pkcs7.detached";
    return {
        byOpenssl("openssl, PKCS#7", {}, passed, leaf(), older),
        byOpenssl("openssl, CAdES as PKCS#7", {u"-cades"_s}, passed, rsa, older),
        byOpenssl("openssl, PSS", {u"-keyopt"_s, u"rsa_padding_mode:pss"_s}, passed, rsa, older),
        byOpenssl("openssl, SHA-512", {u"-md"_s, u"sha512"_s}, passed, rsa, older),
        byOpenssl("openssl, claimed time where PAdES forbids it", {u"-cades"_s}, passed),
        byOpenssl("openssl, no signing certificate where PAdES wants it", {},
                  "INDETERMINATE SIG_CONSTRAINTS_FAILURE"),
        byOpenssl("openssl, SHA-1", {u"-md"_s, u"sha1"_s}, weak, rsa, older),
        byOpenssl("openssl, MD5", {u"-md"_s, u"md5"_s}, weak, rsa, older),
        byOpenssl("openssl, RSA-1024", {}, weak, with(KeyKind::Rsa1024), older),
        {"openssl, DSA", byDsa, weak},
        byOpenssl("openssl, no attributes", {u"-noattr"_s, u"-md"_s, u"sha256"_s}, passed, rsa, older),
        byOpenssl("openssl, no attributes, PSS",
                  {u"-noattr"_s, u"-md"_s, u"sha256"_s, u"-keyopt"_s, u"rsa_padding_mode:pss"_s}, passed, rsa,
                  older),
        byOpenssl("openssl, content inside", {u"-nodetach"_s, u"-md"_s, u"sha256"_s}, format, rsa, older),
        {"openssl, nothing inside",
         [older](const Workshop& shop) {
             return shop.signedWith(
                 [&](const QString& content) {
                     return withEmptyContent(opensslCms(shop, leaf(), content, {u"-md"_s, u"sha256"_s}));
                 },
                 older);
         },
         format},
        byOpenssl("openssl, no certificates", {u"-nocerts"_s}, "INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND",
                  rsa, older),
        byOpenssl("openssl, expired", {}, untimely, between(-10, -1), older),
        {"openssl, over something else",
         [](const Workshop& shop) {
             return shop.signedWith([&](const QString&) {
                 return opensslCms(shop, leaf(), shop.bench.write(u"else"_s, "else"), {u"-cades"_s});
             });
         },
         "TOTAL-FAILED HASH_FAILURE"},
        {"nothing but zeros",
         [](const Workshop& shop) { return shop.signedWith([](const QString&) { return QByteArray(); }); },
         format},
        {"pdfsig", byPdfsig, passed},
        {"pdfsig, then altered",
         [](const Workshop& shop) {
             QByteArray pdf = byPdfsig(shop);
             return pdf.replace(pdf.indexOf("/CreationDate (D:20"), 19, "/CreationDate (D:19");
         },
         "TOTAL-FAILED HASH_FAILURE"},
        {"podofosign, which signs for two signers", byPodofo, format},
    };
}

} // namespace yenile::tests
