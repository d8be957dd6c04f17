// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/time_stamp_made.h"

#include "core/signature/crypto/openssl.h"

#include <openssl/ts.h>

namespace yenile::tests {

using namespace signature;
using openssl::Owned;

Result<QByteArray> MadeTsa::exchange(const QByteArray& request) {
    const Owned<TS_RESP_CTX, TS_RESP_CTX_free> context(TS_RESP_CTX_new());
    const Owned<ASN1_OBJECT, ASN1_OBJECT_free> policy(OBJ_txt2obj("1.2.3.4", 1));
    const auto time = [](TS_RESP_CTX*, void* chosen, long* seconds, long* fraction) {
        *seconds = static_cast<long>(static_cast<QDateTime*>(chosen)->toSecsSinceEpoch());
        *fraction = 0;
        return 1;
    };
    TS_RESP_CTX_set_time_cb(context.get(), time, &m_time);
    TS_RESP_CTX_set_signer_cert(context.get(), m_authority.certificate.handle());
    TS_RESP_CTX_set_signer_key(context.get(), m_authority.key.get());
    TS_RESP_CTX_set_signer_digest(context.get(), EVP_sha256());
    TS_RESP_CTX_set_ess_cert_id_digest(context.get(), EVP_sha256());
    TS_RESP_CTX_set_def_policy(context.get(), policy.get());
    TS_RESP_CTX_add_md(context.get(), EVP_sha256());
    const openssl::Bio asked(BIO_new_mem_buf(request.constData(), static_cast<int>(request.size())));
    const Owned<TS_RESP, TS_RESP_free> response(TS_RESP_create_response(context.get(), asked.get()));
    if (!response)
        return fail(ErrorCode::ServiceUnreachable, {}, openssl::lastError());
    return openssl::der([&](unsigned char** out) { return i2d_TS_RESP(response.get(), out); });
}

} // namespace yenile::tests
