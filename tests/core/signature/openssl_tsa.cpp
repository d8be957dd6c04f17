// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/openssl_tsa.h"

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr auto configuration = R"([tsa]
default_tsa = one
[one]
serial = %1.serial
signer_cert = %1.pem
certs = %1.chain.pem
signer_key = %1.key
signer_digest = %2
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
)";

} // namespace

OpensslTsa::OpensslTsa(const Bench& bench, const Identity& authority, const QString& signerDigest)
    : m_bench(bench), m_name(u"tsa-"_s + authority.certificate.sha256().first(16)) {
    const auto write = [&](const QString& name, const QByteArray& content) {
        (void)bench.write(m_name + u'.' + name, content);
    };
    write(u"pem"_s, authority.certificatePem());
    write(u"key"_s, authority.keyPem());
    write(u"chain.pem"_s, bench.ca().issuer().certificatePem());
    write(u"serial"_s, "01\n");
    write(u"cnf"_s, QString::fromLatin1(configuration).arg(bench.path(m_name), signerDigest).toUtf8());
}

QString OpensslTsa::file(const QString& name) const {
    return m_bench.path(m_name + u'.' + name);
}

Result<QByteArray> OpensslTsa::exchange(const QByteArray& request) {
    const Verdict verdict =
        run(u"openssl"_s, {u"ts"_s, u"-reply"_s, u"-config"_s, file(u"cnf"_s), u"-queryfile"_s,
                           m_bench.write(m_name + u".tsq"_s, request), u"-out"_s, file(u"tsr"_s)});
    if (verdict.exitCode != 0)
        return fail(ErrorCode::ServiceUnreachable, {}, verdict.output);
    return readFile(file(u"tsr"_s));
}

} // namespace yenile::tests
