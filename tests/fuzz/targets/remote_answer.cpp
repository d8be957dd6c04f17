// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"
#include "core/remote/algorithms.h"
#include "core/remote/messages.h"
#include "core/signature/crypto/signature_forms.h"
#include "tests/fuzz/target.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace yenile;
using namespace Qt::StringLiterals;

namespace {

/// What is said of a key leads to names that the service knows, whatever it says.
void readCredential(const QJsonObject& json) {
    const auto credential = remote::credential(u"1"_s, json);
    if (!credential)
        return;
    tests::mustHold(!credential->certificates.empty() && credential->mostSignatures >= 1);
    for (const auto& algorithm :
         remote::algorithmsNamed(credential->algorithms, credential->certificate().keyType()))
        tests::mustHold(
            credential->algorithms.contains(remote::namesOf(algorithm, credential->algorithms).signature));
}

} // namespace

/// What a remote signing service answers.
YENILE_FUZZ_TARGET(remote_answer) {
    QJsonObject json = QJsonDocument::fromJson(input).object();
    if (const auto info = remote::serviceInfo(json))
        tests::mustHold(shownText(info->name) == info->name);
    (void)remote::credentialIds(json);
    (void)remote::activation(json, "SAD"_L1);
    const QString problem = remote::problemText(json);
    tests::mustHold(shownText(problem) == problem);
    if (const auto value = remote::signatureValue(json)) {
        const QByteArray form = signature::asEcdsaSigValue(*value);
        tests::mustHold(form.isEmpty() || signature::asEcdsaSigValue(form) == form);
    }
    readCredential(json);
    QJsonObject cert = json.value("cert"_L1).toObject(); // a certificate is seldom hit upon
    cert.insert("certificates"_L1, QJsonArray{QString::fromLatin1(context.person.toBase64())});
    json.insert("cert"_L1, cert);
    readCredential(json);
}
