#include "app/service/receipt.h"

#include "app/service/crypto.h"
#include "core/base/canonical_json.h"
#include "core/signature/signing/cades.h"

#include <QCryptographicHash>

namespace yenile::registration {

Result<service::Receipt> ReceiptWriter::write(const service::ReceiptContent& content) const {
    const QByteArray bytes = canonicalJson(service::toJson(content));
    signature::CadesOptions options;
    options.signingTime = content.receivedAt;
    options.description = QStringLiteral("receipt");
    const std::lock_guard lock(m_mutex);
    const Result<QByteArray> signature = signature::signDetached(
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), *m_signer, options);
    if (!signature)
        return failure(signature);
    return service::Receipt{bytes, *signature};
}

MemberName newReceiptNumber(const QDateTime& now) {
    return MemberName::nearest(now.toString(u"yyyyMMdd-") + randomText(8, clearAlphabet));
}

} // namespace yenile::registration
