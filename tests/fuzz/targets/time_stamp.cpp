// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/cms/time_stamp.h"
#include "core/signature/cms/archive_time_stamp.h"
#include "tests/fuzz/target.h"

using namespace yenile;
using namespace yenile::signature;

/// An authority's answer, or a token that came along with a signature (RFC 3161).
YENILE_FUZZ_TARGET(time_stamp) {
    const QByteArray content = "Taahh\xc3\xbct";
    const ValidationPolicy policy{{Certificate::fromDer(context.anchor).value()}, false};
    const auto judge = [&](const QByteArray& token) {
        (void)timeStampSigner(token);
        (void)checkTimeStamp(token, policy, {});
        (void)verifyTimeStamp({content}, token, {}, policy, {});
        tests::mustHold(!verifyTimeStamp({content, "!"}, token, {}, policy, {}).isValid());
    };
    judge(input);
    if (const Result<QByteArray> token = tokenIn(input, context.request))
        judge(*token);
}
