// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/mail_address.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace yenile::registration {
namespace {

bool isPlainAddress(const QString& text) {
    static const QRegularExpression address(
        QRegularExpression::anchoredPattern(QStringLiteral("[!-~]{1,64}@[A-Za-z0-9.-]{1,255}")));
    static const QRegularExpression special(QStringLiteral("[<>()\\[\\]\\\\,;:\"]"));
    return address.match(text).hasMatch() && !special.match(text).hasMatch();
}

bool isAscii(const QString& text) {
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

Result<QString> sendableAddress(const QString& text) {
    const qsizetype at = text.lastIndexOf(u'@');
    const QString domain = text.mid(at + 1);
    const QString plain =
        text.first(at + 1) +
        (isAscii(domain) ? domain
                         : QString::fromLatin1(QUrl::toAce(domain.normalized(QString::NormalizationForm_C))));
    if (isPlainAddress(plain))
        return plain;
    return fail(ErrorCode::RequestInvalid, {QStringLiteral("to")},
                isAscii(text.first(at + 1)) ? QStringLiteral("no e-mail address")
                                            : QStringLiteral("needs SMTPUTF8 (RFC 6531)"));
}

} // namespace yenile::registration
