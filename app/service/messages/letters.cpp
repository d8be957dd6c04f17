#include "app/service/messages/letters.h"

namespace yenile::registration {
namespace {

QString help(const service::Contact& contact) {
    return QStringLiteral("Sorularınız için: %1, %2").arg(contact.email, contact.phone);
}

} // namespace

QJsonObject passwordLetter(const service::ServiceInfo& info, const Applicant& applicant,
                           const QString& password) {
    const QString text =
        QStringLiteral(
            "Sayın %1,\n\n"
            "Kurumunuz adınıza elektronik sertifika yenileme siparişi vermiştir. Başvurunuzu "
            "tamamlamak için Yenile uygulamasına kimlik numaranız ve aşağıdaki parola ile girin.\n\n"
            "Başvuru Formu Erişim Parolası: %2\n\n"
            "Bu parola yalnızca size aittir; kimseyle paylaşmayın. Daha önce gönderilen parolalar "
            "artık geçerli değildir. Parolayı siz istemediyseniz bir şey yapmanız gerekmez.\n\n"
            "%3\n%4\n")
            .arg(applicant.name(), password, help(info.contact), info.name);
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
