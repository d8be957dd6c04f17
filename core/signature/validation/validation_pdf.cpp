// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"
#include "core/signature/certificates/path_cache.h"
#include "core/signature/cms/cms_unsigned.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/crypto/definite_length.h"
#include "core/signature/crypto/prefix_digests.h"
#include "core/signature/pdf/pdf_history.h"
#include "core/signature/validation/signature_check.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

/// The signatures of PDF documents.
namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

/// PDF date (ISO 32000-1, 7.9.4).
std::optional<QDateTime> pdfDate(const QByteArray& text) {
    static const QRegularExpression pattern(
        uR"(^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?)"_s);
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return {};
    const auto number = [&](int group) { return match.captured(group).toInt(); };
    const QDateTime time(QDate(number(1), number(2), number(3)), QTime(number(4), number(5), number(6)),
                         QTimeZone::utc());
    const int offset = number(8) * 3600 + number(9) * 60;
    return time.addSecs(match.captured(7) == u"-" ? offset : -offset);
}

std::optional<CmsProfile> profileOf(const PdfSignature& signature) {
    if (signature.subFilter == "/ETSI.CAdES.detached")
        return CmsProfile::Pades;
    if (signature.subFilter == "/adbe.pkcs7.detached")
        return CmsProfile::Pkcs7;
    return {};
}

class PdfValidation {
public:
    PdfValidation(QByteArrayView content, const PdfFile& file, const std::vector<PdfSignature>& signatures,
                  const std::vector<std::optional<SignedRange>>& ranges, const PdfHistory& history,
                  const QString& name, const ValidationPolicy& policy, const Secret& password)
        : m_content(content), m_file(file), m_signatures(signatures), m_ranges(ranges), m_history(history),
          m_name(name), m_policy(policy), m_password(password), m_digests(content, gapsOf(ranges)) {
        if (const Result<PdfValidationData> data = file.validationData()) {
            m_evidence.revocation = {data->ocspResponses, data->crls};
            for (const QByteArray& der : data->certificates)
                if (const Result<Certificate> certificate = Certificate::fromDer(der))
                    m_evidence.certificates.push_back(*certificate);
        }
    }

    /// From the last to the first: each trusted time stamp proves that what lies before it was there.
    std::vector<SignatureReport> reports() {
        std::vector<SignatureReport> reports(m_signatures.size());
        for (size_t i = m_signatures.size(); i-- > 0;)
            reports[i] = report(i);
        return reports;
    }

private:
    static std::vector<qsizetype> gapsOf(const std::vector<std::optional<SignedRange>>& ranges) {
        std::vector<qsizetype> gaps;
        for (const std::optional<SignedRange>& range : ranges)
            if (range)
                gaps.push_back(range->gap);
        return gaps;
    }

    SignatureReport report(size_t index) {
        const PdfSignature& signature = m_signatures[index];
        const std::optional<SignedRange>& range = m_ranges[index];
        const bool isTimeStamp = signature.isTimeStamp();
        const std::optional<CmsProfile> profile = profileOf(signature);
        if (!profile && !isTimeStamp)
            return refused(signature, indeterminate("SIG_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused,
                                                    {QString::fromLatin1(signature.subFilter)}));
        if (!range)
            return refused(signature,
                           failed("FORMAT_FAILURE", ErrorCode::SignatureInvalid, {m_name}, u"ByteRange"_s));
        const std::vector<QByteArrayView> content{
            m_content.first(range->gap), m_content.sliced(range->afterGap, range->end - range->afterGap)};
        if (m_evidence.provenTime)
            prove(unsignedPartsOf(withDefiniteLengths(signature.contents)), *m_evidence.provenTime,
                  m_evidence.proofs);
        std::optional<QDateTime> stampedTime;
        SignatureReport report = isTimeStamp
                                     ? checkDocumentTimeStamp(content, signature, stampedTime)
                                     : checkSignature(content, CmsMessage(signature.contents), *profile,
                                                      m_name, ErrorCode::DocumentAltered, m_evidence,
                                                      m_policy, m_surroundings, pdfDate(signature.time));
        report.name = signature.fieldName;
        report.signedData = {
            signedDataOf({}, {content[0], m_content.sliced(range->gap, range->end - range->gap)})};
        if (!signature.reason.isEmpty())
            report.statements.reason = signature.reason;
        if (!signature.location.isEmpty())
            report.statements.location = signature.location;
        report.isListed = signature.isListed;
        report.coversWholeFile = range->end == m_content.size();
        report.changesAfter = m_history.after(index);
        findCovered(report, m_content.first(range->end));
        judgeChanges(report);
        if (isTimeStamp)
            learnTime(report, stampedTime, index);
        else
            describe(report);
        return report;
    }

    /// Where something was put over the words of the document as it was signed.
    void findCovered(SignatureReport& report, QByteArrayView signedRevision) const {
        for (LaterChange& change : report.changesAfter) {
            const auto& [part, page, name, area] = change.place;
            if (m_policy.pageText == nullptr || area.isEmpty())
                continue;
            const QList<QRectF> words = m_policy.pageText->words(signedRevision, m_password, page);
            change.coversText =
                std::ranges::any_of(words, [&](const QRectF& word) { return word.intersects(area); });
            const Warning warning{Warning::Kind::SignedTextCovered, {QString::number(page)}};
            if (change.coversText && std::ranges::find(report.warnings, warning) == report.warnings.end())
                report.warnings.push_back(warning);
        }
    }

    void judgeChanges(SignatureReport& report) const {
        for (LaterChange& change : report.changesAfter) {
            if (change.kind == LaterChange::Kind::FormFilled && m_policy.allowFormFilling)
                change.kind = LaterChange::Kind::FieldValue;
            if (change.kind == LaterChange::Kind::Other)
                addIntegrityFinding(
                    report, failed("FORMAT_FAILURE", ErrorCode::DocumentAltered, {m_name}, change.cause));
            else if (change.kind == LaterChange::Kind::FormFilled)
                addIntegrityFinding(report, indeterminate("SIG_CONSTRAINTS_FAILURE",
                                                          ErrorCode::FormFilledLater, {change.place.name}));
        }
    }

    SignatureReport checkDocumentTimeStamp(const std::vector<QByteArrayView>& content,
                                           const PdfSignature& signature,
                                           std::optional<QDateTime>& time) const {
        const TimeStampResult stamp =
            verifyTimeStamp(content, signature.contents, m_evidence, m_policy, m_name);
        time = stamp.time;
        SignatureReport report = reportOn(stamp);
        report.level = u"DocTimeStamp"_s;
        return report;
    }

    /// A time stamp stands for all that lies before it; one that is trusted proves it.
    void learnTime(const SignatureReport& report, const std::optional<QDateTime>& time, size_t index) {
        if (!report.intact)
            return;
        if (time)
            keepEarliest(m_surroundings.stamped, *time);
        m_surroundings.isArchived |= m_history.hadStore(index);
        if (report.indication != Indication::TotalPassed)
            return;
        keepEarliest(m_evidence.provenTime, *time);
        m_storeIsProven |= m_history.hadStore(index);
        if (m_history.hadStore(index))
            proveStore(m_ranges[index]->end, *time);
    }

    /// The validation data that the document held up to there.
    void proveStore(qint64 end, const QDateTime& time) {
        const Result<PdfFile> stamped = m_file.upTo(end);
        const auto data = stamped ? stamped->validationData() : failure(stamped);
        if (!data)
            return;
        for (const auto* list : {&data->certificates, &data->ocspResponses, &data->crls})
            for (const QByteArray& der : *list)
                m_evidence.proofs.add(der, time);
    }

    void describe(SignatureReport& report) const {
        // A document time stamp proves the signature; the store as well only where it came after it.
        if (report.assuredLevel == Level::Archive && !m_storeIsProven)
            report.assuredLevel = Level::LongTerm;
    }

    static SignatureReport refused(const PdfSignature& signature, const Finding& finding) {
        SignatureReport report;
        report.name = signature.fieldName;
        report.claimedTime = pdfDate(signature.time);
        report.intact = true; // until the finding
        addIntegrityFinding(report, finding);
        return report;
    }

    QByteArrayView m_content;
    const PdfFile& m_file;
    const std::vector<PdfSignature>& m_signatures;
    const std::vector<std::optional<SignedRange>>& m_ranges;
    const PdfHistory& m_history;
    const QString& m_name;
    const ValidationPolicy& m_policy;
    const Secret& m_password;
    PathEvidence m_evidence;
    PrefixDigests m_digests;
    Surroundings m_surroundings;
    bool m_storeIsProven = false;
};

} // namespace

Result<ValidationReport> validatePdfBytes(const QByteArray& content, const QString& name,
                                          const ValidationPolicy& policy, const Secret& password) {
    const PathCache paths;
    const Result<PdfFile> file = PdfFile::open(content, password);
    if (!file && isAmbiguous(file.error()))
        return ValidationReport{
            name, {reportOf(name, {Indication::TotalFailed, u"FORMAT_FAILURE"_s, file.error()})}};
    if (!file)
        return failure(file);
    const Result<std::vector<PdfSignature>> signatures = file->signatures();
    if (!signatures)
        return failure(signatures);
    const auto ranges = signedRanges(*signatures, content);
    const Result<PdfHistory> history = PdfHistory::of(*file, *signatures, ranges);
    if (!history)
        return failure(history);
    return ValidationReport{
        name, PdfValidation(content, *file, *signatures, ranges, *history, name, policy, password).reports(),
        file->emptyFields().value_or(std::vector<PdfEmptyField>())};
}

Result<ValidationReport> validatePdf(const QString& path, const ValidationPolicy& policy,
                                     const Secret& password) {
    const Result<MappedFile> source = MappedFile::open(path);
    if (!source)
        return failure(source);
    const QByteArrayView bytes = source->bytes();
    return validatePdfBytes(QByteArray::fromRawData(bytes.data(), bytes.size()), path, policy, password);
}

} // namespace yenile::signature
