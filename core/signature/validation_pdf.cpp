#include "core/signature/pdf_file.h"
#include "core/signature/pdf_io.h"
#include "core/signature/signature_check.h"
#include "core/signature/time_stamp.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <ranges>

/// The signatures of PDF documents.
namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

/// A ByteRange that passed: two parts with the signature's hexadecimal string between them.
struct Range {
    qint64 gap = 0;
    qint64 afterGap = 0;
    qint64 end = 0;
};

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

bool isHexString(QByteArrayView text) {
    return text.size() >= 2 && text.front() == '<' && text.back() == '>' &&
           std::ranges::all_of(text.sliced(1, text.size() - 2), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

/// EN 319 142-1, 5.5 and ISO 32000-1, 12.8.1: everything is signed but the value of /Contents itself.
std::optional<Range> checkedRange(const PdfSignature& signature, QByteArrayView file) {
    const auto& range = signature.byteRange;
    if (range.size() != 4 || range[0] != 0 || range[1] <= 0 || range[2] <= range[1] || range[3] <= 0 ||
        range[2] >= file.size() || range[3] > file.size() - range[2])
        return {};
    const QByteArrayView gap = file.sliced(range[1], range[2] - range[1]);
    const QByteArray before = file.first(range[1]).last(std::min<qint64>(range[1], 64)).toByteArray();
    if (!isHexString(gap) || !before.trimmed().endsWith("/Contents") ||
        QByteArray::fromHex(gap.sliced(1, gap.size() - 2).toByteArray()) != signature.contents)
        return {};
    return Range{range[1], range[2], range[2] + range[3]};
}

/// Nothing but a line end behind the last %%EOF.
bool endsWithMarker(QByteArrayView file) {
    return file.last(std::min<qsizetype>(file.size(), 16)).trimmed().endsWith("%%EOF");
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
    PdfValidation(QByteArrayView content, const PdfFile& file, std::vector<PdfSignature> signatures,
                  const QString& name, const ValidationPolicy& policy)
        : m_content(content), m_file(file), m_signatures(std::move(signatures)), m_name(name),
          m_policy(policy) {
        for (const PdfSignature& signature : m_signatures)
            if (const auto range = checkedRange(signature, content))
                m_lastEnd = std::max(m_lastEnd, range->end);
        if (const Result<PdfValidationData> data = file.validationData()) {
            m_evidence.revocation = {data->ocspResponses, data->crls};
            for (const QByteArray& der : data->certificates)
                if (const Result<Certificate> certificate = Certificate::fromDer(der))
                    m_evidence.certificates.push_back(*certificate);
        }
    }

    /// From the last to the first: each trusted time stamp proves that what lies before it was there.
    std::vector<SignatureReport> reports() {
        std::vector<SignatureReport> reports;
        for (const PdfSignature& signature : std::views::reverse(m_signatures))
            reports.insert(reports.begin(), report(signature));
        return reports;
    }

private:
    SignatureReport report(const PdfSignature& signature) {
        const bool isTimeStamp = signature.subFilter == "/ETSI.RFC3161";
        const std::optional<CmsProfile> profile = profileOf(signature);
        const std::optional<Range> range = checkedRange(signature, m_content);
        if (!profile && !isTimeStamp)
            return refused(signature, indeterminate("SIG_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused,
                                                    {QString::fromLatin1(signature.subFilter)}));
        if (!range)
            return refused(signature,
                           failed("FORMAT_FAILURE", ErrorCode::SignatureInvalid, {m_name}, u"ByteRange"_s));
        const std::vector<QByteArrayView> content{
            m_content.first(range->gap), m_content.sliced(range->afterGap, range->end - range->afterGap)};
        SignatureReport report = isTimeStamp ? checkDocumentTimeStamp(content, signature)
                                             : checkSignature(content, signature.contents, *profile, m_name,
                                                              ErrorCode::DocumentAltered, m_evidence,
                                                              m_policy, pdfDate(signature.time));
        report.name = signature.fieldName;
        report.coversWholeFile = range->end == m_content.size();
        if (!report.coversWholeFile)
            if (const std::optional<QString> change = changeAfter(signature, *range))
                addIntegrityFinding(report,
                                    failed("FORMAT_FAILURE", ErrorCode::DocumentAltered, {m_name}, *change));
        if (isTimeStamp)
            learnTime(report, range->end);
        else
            describe(report);
        return report;
    }

    SignatureReport checkDocumentTimeStamp(const std::vector<QByteArrayView>& content,
                                           const PdfSignature& signature) const {
        const TimeStampResult stamp =
            verifyTimeStamp(content, signature.contents, m_evidence, m_policy, m_name);
        SignatureReport report = reportOn(stamp);
        report.level = u"DocTimeStamp"_s;
        return report;
    }

    void learnTime(const SignatureReport& report, qint64 end) {
        if (report.indication != Indication::TotalPassed)
            return;
        m_evidence.provenTime = report.provenTime;
        m_storeIsStamped = m_storeIsStamped || hasStore(end);
    }

    /// Whether the document held validation data up to there.
    bool hasStore(qint64 end) const {
        const Result<PdfFile> stamped = PdfFile::open(m_content.first(end));
        const auto data = stamped ? stamped->validationData() : failure(stamped);
        return data && !data->certificates.empty();
    }

    void describe(SignatureReport& report) const {
        // A document time stamp proves the signature; the store as well only where it came after it.
        if (report.level == u"PAdES-B-LTA" && !m_storeIsStamped)
            report.level = u"PAdES-B-LT"_s;
    }

    static SignatureReport refused(const PdfSignature& signature, const Finding& finding) {
        SignatureReport report;
        report.name = signature.fieldName;
        report.claimedTime = pdfDate(signature.time);
        report.intact = true; // until the finding
        addIntegrityFinding(report, finding);
        return report;
    }

    /// What was done to the document after this signature that breaks its word; nothing when it was only
    /// signed further. What no signature covers at the end may be validation data only.
    std::optional<QString> changeAfter(const PdfSignature& signature, const Range& range) {
        const Result<PdfFile> own = PdfFile::open(m_content.first(range.end));
        if (!own || !holds(*own, signature))
            return u"the signed revision is not a document of its own"_s;
        const Result<PdfRevision> newest = m_file.revision();
        if (!newest || newest->startXref < range.end)
            return u"bytes after the signed revision"_s;
        if (!endsWithMarker(m_content))
            return u"bytes after the end"_s;
        if (std::optional<QString> further = furtherSignature(signature, range))
            return further;
        const Result<PdfFile> last = PdfFile::open(m_content.first(m_lastEnd));
        if (!last)
            return u"the last signed revision is not a document of its own"_s;
        PdfFile::Changes allowed = allowedAfter(range);
        if (m_lastEnd > range.end) {
            allowed.signatures = true;
            if (auto change = changeBetween(*own, *last, allowed))
                return change;
            allowed.signatures = false;
        }
        return changeBetween(*last, m_file, allowed);
    }

    /// What the certification (DocMDP) and the locks that stood then leave open.
    PdfFile::Changes allowedAfter(const Range& range) const {
        PdfFile::Changes allowed;
        bool isLocked = false;
        for (const PdfSignature& signature : m_signatures) {
            const auto own = checkedRange(signature, m_content);
            if (!own || own->end > range.end)
                continue;
            allowed.onlyInvisible |= signature.permission != 0;
            allowed.fieldValues |= signature.permission > 1;
            isLocked |= signature.permission == 1 || signature.locksDocument;
            allowed.locked.insert(allowed.locked.end(), signature.lockedFields.begin(),
                                  signature.lockedFields.end());
        }
        allowed.fieldValues &= !isLocked;
        return allowed;
    }

    static bool holds(const PdfFile& file, const PdfSignature& signature) {
        const Result<std::vector<PdfSignature>> signatures = file.signatures();
        return signatures && std::ranges::any_of(*signatures, [&](const PdfSignature& other) {
                   return other.field == signature.field && other.byteRange == signature.byteRange &&
                          other.contents == signature.contents;
               });
    }

    static std::optional<QString> changeBetween(const PdfFile& older, const PdfFile& newer,
                                                const PdfFile::Changes& allowed) {
        const Result<std::optional<QString>> change = newer.changeSince(older, allowed);
        return change ? *change : change.error().cause;
    }

    /// A certifying signature or a lock may forbid even further signatures.
    std::optional<QString> furtherSignature(const PdfSignature& signature, const Range& range) const {
        if (signature.permission != 1 && !signature.locksDocument)
            return {};
        for (const PdfSignature& other : m_signatures)
            if (other.type != "/DocTimeStamp" && other.byteRange.size() == 4 &&
                other.byteRange[2] + other.byteRange[3] > range.end)
                return u"signed further although it was locked"_s;
        return {};
    }

    QByteArrayView m_content;
    const PdfFile& m_file;
    std::vector<PdfSignature> m_signatures;
    const QString& m_name;
    const ValidationPolicy& m_policy;
    PathEvidence m_evidence;
    bool m_storeIsStamped = false;
    qint64 m_lastEnd = 0;
};

} // namespace

Result<ValidationReport> validatePdfBytes(const QByteArray& content, const QString& name,
                                          const ValidationPolicy& policy) {
    const Result<PdfFile> file = PdfFile::open(content);
    if (!file)
        return failure(file);
    Result<std::vector<PdfSignature>> signatures = file->signatures();
    if (!signatures)
        return failure(signatures);
    return ValidationReport{name,
                            PdfValidation(content, *file, std::move(*signatures), name, policy).reports()};
}

Result<ValidationReport> validatePdf(const QString& path, const ValidationPolicy& policy) {
    const Result<MappedFile> source = MappedFile::open(path);
    if (!source)
        return failure(source);
    const QByteArrayView bytes = source->bytes();
    return validatePdfBytes(QByteArray::fromRawData(bytes.data(), bytes.size()), path, policy);
}

} // namespace yenile::signature
