// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/revocation_bench.h"

#include "tests/support/certificate_builder.h"

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr auto caConfiguration = R"([ca]
default_ca = one
[one]
database = index.txt
crlnumber = crlnumber
default_md = sha256
default_crl_days = 7
[scope]
issuingDistributionPoint = critical,@part
[part]
%1
)";

QByteArray indexTime(const QDateTime& time) {
    return time.toString(u"yyMMddHHmmss"_s).toLatin1() + 'Z';
}

} // namespace

OpensslRevocation::OpensslRevocation(const Bench& bench) : m_bench(bench) {
    const Identity responder = bench.ca().issueOcsp();
    (void)bench.write(u"ocsp.pem"_s, responder.certificatePem());
    (void)bench.write(u"ocsp.key"_s, responder.keyPem());
    (void)bench.write(u"ca.pem"_s, bench.ca().issuer().certificatePem());
    (void)bench.write(u"ca.key"_s, bench.ca().issuer().keyPem());
    (void)bench.write(u"crlnumber"_s, "01\n");
    writeIndex();
}

Identity OpensslRevocation::issue(const QString& name, int days, const QByteArray& moreExtensions,
                                  KeyKind key, const QString& identityNumber) {
    CertificateRequest request;
    request.subject = {{"CN", name}};
    if (!identityNumber.isEmpty())
        request.subject.emplace_back("serialNumber", identityNumber);
    request.key = newKey(key);
    request.days = days;
    request.extensions =
        "basicConstraints=critical,CA:FALSE\nauthorityInfoAccess=OCSP;URI:@/,caIssuers;URI:@/issuer.crt\n"
        "crlDistributionPoints=URI:@/issuer.crl\n" +
        moreExtensions;
    request.extensions.replace('@', address.toLatin1());
    const Identity identity{request.key, certify(request, &m_bench.ca().issuer())};
    m_issued.push_back({identity, {}});
    writeIndex();
    return identity;
}

void OpensslRevocation::revoke(const Identity& identity, const QDateTime& when, const QByteArray& reason) {
    mark(identity, indexTime(when) + (reason.isEmpty() ? QByteArray() : ',' + reason));
}

void OpensslRevocation::reinstate(const Identity& identity) {
    mark(identity, {});
}

void OpensslRevocation::mark(const Identity& identity, const QByteArray& revocation) {
    for (Issued& issued : m_issued)
        if (issued.identity.certificate == identity.certificate)
            issued.revocation = revocation;
    writeIndex();
}

void OpensslRevocation::writeIndex() const {
    QByteArray index;
    for (const auto& [identity, revocation] : m_issued) {
        const QByteArray serial = identity.certificate.serialNumber().toUpper().toLatin1();
        index += QByteArray(revocation.isEmpty() ? "V" : "R") + '\t' +
                 indexTime(identity.certificate.notAfter()) + '\t' + revocation + '\t' + serial +
                 "\tunknown\t/CN=" + serial + '\n'; // names must differ
    }
    (void)m_bench.write(u"index.txt"_s, index);
}

Result<QByteArray> OpensslRevocation::get(const QString& url) {
    ++requests;
    if (url.endsWith(u".crt"_s))
        return m_bench.ca().issuer().certificate.der();
    if (listIsDown)
        return fail(ErrorCode::ServiceUnreachable);
    (void)m_bench.write(u"ca.cnf"_s,
                        QString::fromLatin1(caConfiguration).arg(QString::fromLatin1(listScope)).toUtf8());
    const QString format = u"yyyyMMddHHmmss'Z'"_s;
    QString options =
        listTime.isValid()
            ? u"-crl_lastupdate %1 -crl_nextupdate %2"_s.arg(listTime.toUTC().toString(format),
                                                             listTime.addDays(7).toUTC().toString(format))
            : QString();
    if (!listScope.isEmpty())
        options += u" -crlexts scope"_s;
    const Verdict made = run(
        u"sh"_s,
        {u"-c"_s, u"cd '%1' && openssl ca -gencrl %2 -config ca.cnf -cert ca.pem -keyfile "
                  "ca.key | openssl crl -outform DER -out a.crl"_s.arg(m_bench.path(QString()), options)});
    return made.exitCode == 0 ? readFile(m_bench.path(u"a.crl"_s))
                              : fail(ErrorCode::Internal, {}, made.output);
}

Result<QByteArray> OpensslRevocation::post(const QString&, const QByteArray&, const QByteArray& body) {
    ++requests;
    if (responderIsDown)
        return fail(ErrorCode::ServiceUnreachable);
    const QString answer = m_bench.path(u"a.ors"_s);
    const Verdict made =
        run(u"openssl"_s,
            {u"ocsp"_s, u"-index"_s, m_bench.path(u"index.txt"_s), u"-rsigner"_s, m_bench.path(u"ocsp.pem"_s),
             u"-rkey"_s, m_bench.path(u"ocsp.key"_s), u"-CA"_s, m_bench.path(u"ca.pem"_s), u"-reqin"_s,
             m_bench.write(u"a.orq"_s, body), u"-respout"_s, answer, u"-ndays"_s, u"7"_s});
    return made.exitCode == 0 ? readFile(answer) : fail(ErrorCode::Internal, {}, made.output);
}

} // namespace yenile::tests
