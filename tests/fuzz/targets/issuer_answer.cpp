// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/issuer_fetch.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

namespace {

/// Gives the same answer to every question.
class FixedAnswer final : public HttpTransport {
public:
    explicit FixedAnswer(const QByteArray& bytes) : m_bytes(bytes) {}
    [[nodiscard]] Result<QByteArray> get(const QString&) override { return m_bytes; }
    [[nodiscard]] Result<QByteArray> post(const QString&, const QByteArray&, const QByteArray&) override {
        return m_bytes;
    }

private:
    QByteArray m_bytes;
};

} // namespace

/// What lies where a certificate says that its issuer's can be had (RFC 5280, 4.2.2.1).
YENILE_FUZZ_TARGET(issuer_answer) {
    FixedAnswer answer(input);
    (void)fetchIssuers(Certificate::fromDer(context.person).value(), {},
                       {Certificate::fromDer(context.anchor).value()}, answer);
}
