// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/order_words.h"

#include <QCoreApplication>

namespace yenile::renewal {
namespace {

QString kindInWords(const QString& kind) {
    const auto text = [](const char* source) { return QCoreApplication::translate("Order", source); };
    if (kind == service::renewalOrder)
        return text(QT_TRANSLATE_NOOP("Order", "Renewal application"));
    if (kind == service::firstCertificate)
        return text(QT_TRANSLATE_NOOP("Order", "Application for a first certificate"));
    if (kind == service::changedData)
        return text(QT_TRANSLATE_NOOP("Order", "Application with changed data"));
    return kind;
}

} // namespace

QString inWords(const service::Order& order) {
    const QString kind = kindInWords(order.kind);
    return order.applicationId ? QCoreApplication::translate("Order", "%1, begun").arg(kind) : kind;
}

} // namespace yenile::renewal
