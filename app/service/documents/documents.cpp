// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/documents/documents.h"

#include "app/service/documents/application_document.h"
#include "app/service/documents/painting.h"
#include "app/service/documents/undertaking_document.h"
#include "core/base/file.h"

namespace yenile::registration {
namespace {

Result<DocumentRow> makeDocument(const QString& name, const service::LocalText& title, const PdfText& text) {
    const Result<QByteArray> content = painted([&] { return writePdf(text); });
    if (!content)
        return failure(content);
    const Result<MemberName> member = MemberName::of(name);
    if (!member)
        return failure(member);
    return DocumentRow{{*member, title, content->size(), sha256Hex(*content), text.version}, *content};
}

} // namespace

Result<std::vector<DocumentRow>> makeDocuments(const Service& service, const ApplicationRow& application) {
    const auto order = findOrder(service.database, application.order);
    const auto applicant = findApplicant(service.database, application.applicant);
    if (!order || !applicant)
        return fail(ErrorCode::Internal);
    const service::ApplicationForm form = makeForm(*applicant, *order, service.settings.wording.declaration);
    std::vector<DocumentRow> documents;
    for (const Result<DocumentRow>& document :
         {makeDocument(QStringLiteral("application.pdf"),
                       {QStringLiteral("Başvuru Formu"), QStringLiteral("Application form")},
                       applicationDocument(service.settings.info, form, *order, application)),
          makeDocument(service::undertakingName,
                       {QStringLiteral("Sertifika Sahibi Taahhütnamesi"),
                        QStringLiteral("Certificate Holder Undertaking")},
                       undertakingDocument(service.settings.info, *applicant, application))}) {
        if (!document)
            return failure(document);
        documents.push_back(*document);
    }
    return documents;
}

} // namespace yenile::registration
