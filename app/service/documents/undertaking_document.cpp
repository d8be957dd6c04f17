// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/documents/undertaking_document.h"

namespace yenile::registration {
namespace {

struct Clause {
    const char16_t* title;
    const char16_t* text;
};

constexpr Clause clauses[] = {
    {u"Kullanım kuralları", u"Sertifikamı; hizmet sağlayıcının sertifika ilkelerine, sertifika uygulama "
                            u"esaslarına, bu taahhütnameye ve "
                            u"yürürlükteki mevzuata uygun olarak kullanacağım. Bu belgelerin güncel hâline "
                            u"hizmet sağlayıcının internet "
                            u"sitesinden ulaşabileceğimi biliyorum."},
    {u"Bilgilerin doğruluğu",
     u"Başvuruda verdiğim bütün bilgiler doğru ve eksiksizdir. Sertifikada yer alan veya başvuruda "
     u"bildirdiğim "
     u"bilgilerden biri değişirse bunu gecikmeden kurumuma ve hizmet sağlayıcıya bildireceğim."},
    {u"İmza oluşturma verisinin kişiselliği",
     u"İmza oluşturma verim ve onu taşıyan kart yalnızca bana aittir. Bunları kimseyle paylaşmayacak, "
     u"devretmeyecek, başkasının kullanımına bırakmayacak ve kopyalamaya kalkışmayacağım."},
    {u"Teslim alma",
     u"İmza oluşturma aracımı ve ona ait erişim verilerini bizzat teslim alacağım. Zarfın veya kartın "
     u"açılmış ya "
     u"da zarar görmüş olduğunu fark edersem kullanmadan önce hizmet sağlayıcıya haber vereceğim."},
    {u"PIN ve PUK’un gizliliği",
     u"PIN ve PUK kodlarımı gizli tutacağım; karta yazmayacak, kartla birlikte saklamayacak ve başkalarının "
     u"görebileceği şekilde girmeyeceğim."},
    {u"Kayıp, çalınma ve şüphe",
     u"Kartımı kaybedersem, çalınırsa, PIN kodumun öğrenildiğinden kuşkulanırsam veya görevim değişirse "
     u"sertifikamın askıya alınması ya da iptali için vakit geçirmeden başvuracağım. Bildirimime kadar "
     u"doğacak "
     u"sonuçlardan sorumlu olabileceğimi biliyorum."},
    {u"Süre, iptal ve askı",
     u"Süresi dolmuş, iptal edilmiş veya askıya alınmış bir sertifika ile imza oluşturmayacağım. Yeni "
     u"sertifikamın, şimdiki sertifikamın süresi dolduğunda kullanıma açılacağını biliyorum."},
    {u"Kullanım amacı ve sınırları", u"Sertifikamı yalnızca güvenli elektronik imza oluşturmak için, "
                                     u"sertifikada belirtilen kullanım ve maddi "
                                     u"sınırlar içinde kullanacağım."},
    {u"Güvenli imza oluşturma aracı",
     u"İmzalarımı yalnızca hizmet sağlayıcının verdiği veya uygun bulduğu güvenli elektronik imza oluşturma "
     u"aracı ile oluşturacağım; aracın ve kullandığım bilgisayarın güvenliği için makul önlemleri alacağım."},
    {u"Sorumluluk ve rücu", u"Bu taahhütnameye aykırı davranışımdan doğan zararlardan sorumluyum. Hizmet "
                            u"sağlayıcının bu nedenle üçüncü "
                            u"kişilere ödemek zorunda kaldığı tutarları benden isteme hakkı saklıdır."},
    {u"Kişisel veriler ve yayımlama",
     u"Kişisel verilerimin, sertifika hizmetlerinin yürütülmesi için gerekli olduğu ölçüde işlenmesi "
     u"konusunda "
     u"bilgilendirildim. Sertifikamın herkese açık dizinde yayımlanıp yayımlanmayacağına ilişkin tercihimi "
     u"başvuru formunda belirttim."},
};

QString publishing(const ApplicationRow& application) {
    return application.answers.value(QStringLiteral("doNotPublish")) == QLatin1String("true")
               ? QStringLiteral("Sertifikamın internette yayımlanmasını istemiyorum.")
               : QStringLiteral("Sertifikamın internette yayımlanmasına izin veriyorum.");
}

} // namespace

PdfText undertakingDocument(const service::ServiceInfo& info, const Applicant& applicant,
                            const ApplicationRow& application) {
    QString body =
        QStringLiteral("<p>5070 sayılı Elektronik İmza Kanunu uyarınca adıma düzenlenecek nitelikli "
                       "elektronik sertifikanın (NES) sahibi olarak ben, <b>%1</b> (Kimlik No: "
                       "<b>%2</b>, kurumum: <b>%3</b>), aşağıdaki hususları kabul ve taahhüt "
                       "ederim.</p>")
            .arg(applicant.name().toHtmlEscaped(), applicant.identityNumber.toHtmlEscaped(),
                 application.answers.value(QStringLiteral("institution")).toHtmlEscaped());
    int number = 0;
    for (const Clause& clause : clauses)
        body += QStringLiteral("<p><b>%1. %2.</b> %3</p>")
                    .arg(++number)
                    .arg(QString::fromUtf16(clause.title), QString::fromUtf16(clause.text));
    body += QStringLiteral("<p>Tercihim: <b>%1</b></p>").arg(publishing(application));
    body += signatureBlock(applicant.name());
    return {QStringLiteral("Sertifika Sahibi Taahhütnamesi"),
            info.name,
            application.id,
            application.madeAt,
            body,
            QStringLiteral("2026-01")};
}

} // namespace yenile::registration
