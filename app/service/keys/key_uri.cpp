// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/keys/key_uri.h"

#include <QDir>

#include <p11-kit/uri.h>

#include <algorithm>
#include <span>

namespace yenile::registration {
namespace {

std::unexpected<Error> invalid(const char* why) {
    return fail(ErrorCode::SettingInvalid, {}, QLatin1String(why));
}

/// PKCS#11 fills its fields up with spaces.
void fill(std::span<CK_UTF8CHAR> field, const QString& text) {
    const QByteArray bytes = text.toUtf8().leftJustified(static_cast<qsizetype>(field.size()), ' ', true);
    std::ranges::copy(bytes, field.begin());
}

} // namespace

Result<KeyUri> KeyUri::read(const QString& text) {
    const std::shared_ptr<P11KitUri> uri(p11_kit_uri_new(), p11_kit_uri_free);
    const int outcome =
        p11_kit_uri_parse(text.toUtf8().constData(), P11_KIT_URI_FOR_OBJECT_ON_TOKEN, uri.get());
    if (outcome != P11_KIT_URI_OK)
        return invalid(p11_kit_uri_message(outcome));
    if (p11_kit_uri_any_unrecognized(uri.get()) != 0)
        return invalid("an attribute of the address is not known");
    if (p11_kit_uri_get_pin_value(uri.get()))
        return invalid("the PIN belongs into the file that pin-source names");
    KeyUri key(uri);
    if (!QDir::isAbsolutePath(key.driver()))
        return invalid("module-path has to name the driver; an address with semicolons stands in quotes");
    return key;
}

QString KeyUri::driver() const {
    return QString::fromUtf8(p11_kit_uri_get_module_path(m_uri.get()));
}

QString KeyUri::pinFile() const {
    QString source = QString::fromUtf8(p11_kit_uri_get_pin_source(m_uri.get()));
    if (source.startsWith(u"file:"))
        source.remove(0, 5);
    return source;
}

QByteArray KeyUri::keyId() const {
    const CK_ATTRIBUTE* const id = p11_kit_uri_get_attribute(m_uri.get(), CKA_ID);
    return id ? QByteArray(static_cast<const char*>(id->pValue), static_cast<qsizetype>(id->ulValueLen))
              : QByteArray();
}

bool KeyUri::names(const pkcs11::Token& token) const {
    CK_TOKEN_INFO info{};
    fill(info.label, token.label);
    fill(info.manufacturerID, token.manufacturer);
    fill(info.model, token.model);
    fill(info.serialNumber, token.serialNumber);
    return p11_kit_uri_match_token_info(m_uri.get(), &info) != 0;
}

} // namespace yenile::registration
