#include "tests/core/signature/openssl_tsa.h"

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr auto configuration = R"([tsa]
default_tsa = one
[one]
serial = %1/tsa.serial
signer_cert = %1/tsa.pem
certs = %1/tsa-chain.pem
signer_key = %1/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
ess_cert_id_chain = no
ess_cert_id_alg = sha256
)";

} // namespace

OpensslTsa::OpensslTsa(const Bench& bench, const Identity& authority) : m_bench(bench) {
    (void)bench.write(u"tsa.pem"_s, authority.certificatePem());
    (void)bench.write(u"tsa.key"_s, authority.keyPem());
    (void)bench.write(u"tsa-chain.pem"_s, bench.ca().issuer().certificatePem());
    (void)bench.write(u"tsa.serial"_s, "01\n");
    (void)bench.write(u"tsa.cnf"_s, QString::fromLatin1(configuration).arg(bench.path(QString())).toUtf8());
}

Result<QByteArray> OpensslTsa::exchange(const QByteArray& request) {
    const QString answer = m_bench.path(u"tsa.tsr"_s);
    const Verdict verdict =
        run(u"openssl"_s, {u"ts"_s, u"-reply"_s, u"-config"_s, m_bench.path(u"tsa.cnf"_s), u"-queryfile"_s,
                           m_bench.write(u"tsa.tsq"_s, request), u"-out"_s, answer});
    if (verdict.exitCode != 0)
        return fail(ErrorCode::ServiceUnreachable, {}, verdict.output);
    return readFile(answer);
}

} // namespace yenile::tests
