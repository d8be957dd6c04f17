// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/letters.h"

#include "core/service/link.h"

namespace yenile::registration {
namespace {

QString help(const service::Contact& contact) {
    return QStringLiteral("Sorularınız için: %1, %2").arg(contact.email, contact.phone);
}

} // namespace

QJsonObject passwordLetter(const service::ServiceInfo& info, const Wording& wording,
                           const Applicant& applicant, const QString& password) {
    const QString program =
        wording.programUrl.isEmpty()
            ? QStringLiteral("Yenile uygulamasını açın.")
            : QStringLiteral("Yenile uygulamasını açın; yoksa buradan edinin: %1").arg(wording.programUrl);
    const QString link =
        wording.publicUrl.isEmpty()
            ? QString()
            : QStringLiteral("\n   Uygulama kuruluysa bu bağlantı onu giriş sayfasında açar: %1")
                  .arg(service::loginLink(QUrl(wording.publicUrl)));
    const QString text =
        QStringLiteral(
            "Sayın %1,\n\n"
            "Bu e-posta, kurum yetkilinizin bildirdiği adresinize, elektronik sertifikanızı yenilemeniz için "
            "gönderilmiştir.\n\n"
            "Başvuru Formu Erişim Parolası: %2\n\n"
            "Bu parola yalnızca size aittir; kimseyle paylaşmayın. Önceki parolanız, bu parolayla ilk kez "
            "girdiğinizde geçersiz olur. Parolayı siz istemediyseniz bir şey yapmanız gerekmez.\n\n"
            "15 Ocak 2004 tarihli ve 5070 sayılı Elektronik İmza Kanununa göre güvenli elektronik imza, elle "
            "atılan imza ile aynı hukuki sonucu doğurur.\n\n"
            "Formda göreceğiniz bilgilerinizi kurum yetkiliniz bildirmiştir; kimlik bilgileriniz MERNİS'ten "
            "doğrulanmıştır.\n\n"
            "İzleyeceğiniz adımlar:\n"
            "1. %3\n"
            "2. Resimdeki yazı, kimlik numaranız ve yukarıdaki parola ile girin.\n"
            "3. Siparişinizi seçin, formu doldurup onaylayın.\n"
            "4. Cep telefonunuza gelen SMS onay kodunu girin.\n"
            "5. Başvuru formunu ve taahhütnameyi iki yoldan biriyle imzalayın:\n"
            "   - Elektronik imza: geçerli nitelikli elektronik sertifikanızın bulunduğu kart bilgisayara "
            "takılı "
            "olmalıdır. Başka bir işlem gerekmez.\n"
            "   - Islak imza: belgeler yazdırılır ve elle imzalanır. %4\n\n"
            "%5\n%6\n")
            .arg(applicant.name(), password, program + link,
                 info.paperDestination ? info.paperDestination->tr : QString(), help(info.contact),
                 info.name);
    return {{QStringLiteral("to"), applicant.email},
            {QStringLiteral("subject"), QStringLiteral("Başvuru Formu Erişim Parolası")},
            {QStringLiteral("text"), text},
            {QStringLiteral("accessPassword"), password},
            {QStringLiteral("identityNumber"), applicant.identityNumber}};
}

QJsonObject codeMessage(const QString& application, const QString& phone, const QString& code,
                        int lifetimeSeconds) {
    const QString text = QStringLiteral("Sertifika yenileme başvurunuzun SMS onay kodu: %1. Kod %2 saniye "
                                        "geçerlidir. Kimseyle paylaşmayın.")
                             .arg(code)
                             .arg(lifetimeSeconds);
    return {{QStringLiteral("to"), phone},
            {QStringLiteral("text"), text},
            {QStringLiteral("code"), code},
            {QStringLiteral("applicationId"), application}};
}

QJsonObject receiptLetter(const service::ServiceInfo& info, const Applicant& applicant,
                          const QString& application, const QString& receiptNumber) {
    const QString text =
        QStringLiteral("Sayın %1,\n\n"
                       "Elektronik imzalı yenileme başvurunuz alınmıştır.\n\n"
                       "Başvuru numarası: %2\nAlındı numarası: %3\n\n"
                       "Yeni sertifikanız yeni bir kart üzerinde üretilir ve şimdiki sertifikanızın süresi "
                       "dolduğunda kullanılmaya başlar.\n\n"
                       "%4\n%5\n")
            .arg(applicant.name(), application, receiptNumber, help(info.contact), info.name);
    return {{QStringLiteral("to"), applicant.email},
            {QStringLiteral("subject"), QStringLiteral("Başvurunuz alındı")},
            {QStringLiteral("text"), text},
            {QStringLiteral("applicationId"), application},
            {QStringLiteral("identityNumber"), applicant.identityNumber}};
}

} // namespace yenile::registration
