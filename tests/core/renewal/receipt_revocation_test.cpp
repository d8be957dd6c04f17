// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/canonical_json.h"
#include "core/renewal/receipt.h"
#include "core/signature/signing/cades.h"
#include "tests/core/signature/revocation_bench.h"

#include <QCryptographicHash>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// Of an institution's seal (EN 319 412-5, 4.2.3).
const QByteArray sealExtensions = "keyUsage=critical,nonRepudiation\n"
                                  "1.3.6.1.5.5.7.1.3=ASN1:SEQUENCE:statements\n"
                                  "[statements]\ntype=SEQUENCE:type\n"
                                  "[type]\nid=OID:0.4.0.1862.1.6\nvalues=SEQUENCE:values\n"
                                  "[values]\nseal=OID:0.4.0.1862.1.6.2\n";

/// A receipt by a seal whose certificate names a responder and a list.
struct SealedReceipt {
    Bench bench;
    OpensslRevocation revocation{bench};
    Identity seal = revocation.issue(u"Kayıt Hizmeti"_s, 60, sealExtensions);

    [[nodiscard]] Result<service::ReceiptContent> check() {
        const service::ReceiptContent content{MemberName::of(u"20261123-ABCD"_s).value(),
                                              u"A-1"_s,
                                              QDateTime::currentDateTimeUtc(),
                                              sha256Hex("bundle"),
                                              u"4F2A"_s,
                                              {}};
        const QByteArray bytes = canonicalJson(service::toJson(content));
        const auto signer = bench.ca().signer(seal);
        service::Application application;
        application.id = u"A-1"_s;
        application.receipt = service::Receipt{
            bytes,
            signature::signDetached(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), *signer, {})
                .value()};
        return renewal::checkReceipt(application, {},
                                     {{.trustAnchors = {bench.ca().issuer().certificate},
                                       .revocation = signature::RevocationDemand::WhereNamed,
                                       .transport = &revocation},
                                      {},
                                      {}});
    }
};

} // namespace

TEST_CASE("a receipt is not believed whose seal was revoked or suspended, by responder or list") {
    SealedReceipt receipt;
    const bool byList = GENERATE(false, true);
    const QByteArray reason = GENERATE("keyCompromise", "certificateHold");
    receipt.revocation.responderIsDown = byList;
    REQUIRE(receipt.check());
    receipt.revocation.revoke(receipt.seal, QDateTime::currentDateTimeUtc().addDays(-1), reason);
    const auto content = receipt.check();
    REQUIRE_FALSE(content);
    CHECK(content.error().code == ErrorCode::ReceiptInvalid);
    CHECK(content.error().cause.startsWith(u"Certificate"_s));
}

TEST_CASE("where nobody says whether the seal of a receipt was revoked, it is asked again later") {
    SealedReceipt receipt;
    receipt.revocation.responderIsDown = true;
    receipt.revocation.listIsDown = true;
    const auto content = receipt.check();
    REQUIRE_FALSE(content);
    CHECK(content.error().code == ErrorCode::RevocationUnknown);
}
