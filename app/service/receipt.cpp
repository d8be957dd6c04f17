// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/receipt.h"

#include "app/service/crypto.h"
#include "core/base/canonical_json.h"
#include "core/base/log.h"
#include "core/signature/signing/cades.h"

#include <QCryptographicHash>

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration", QtFatalMsg)

constexpr int retrySeconds = 30;

} // namespace

Result<service::Receipt> ReceiptWriter::write(const service::ReceiptContent& content) const {
    const QByteArray bytes = canonicalJson(service::toJson(content));
    signature::CadesOptions options;
    options.signingTime = content.receivedAt;
    options.description = QStringLiteral("receipt");
    const Result<QByteArray> signature = signature::signDetached(
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), *signer(), options);
    m_isKeyAway = !signature;
    if (signature)
        return service::Receipt{bytes, *signature};
    log::failure(category(), signature.error());
    return fail(ErrorCode::ReceiptKeyAway, {QString::number(retrySeconds)}, codeName(signature.error().code));
}

void ReceiptWriter::use(std::shared_ptr<signature::Signer> signer) {
    const std::lock_guard lock(m_mutex);
    m_signer = std::move(signer);
}

std::shared_ptr<signature::Signer> ReceiptWriter::signer() const {
    const std::lock_guard lock(m_mutex);
    return m_signer;
}

MemberName newReceiptNumber(const QDateTime& now) {
    return MemberName::nearest(now.toString(u"yyyyMMdd-") + randomText(8, clearAlphabet));
}

} // namespace yenile::registration
