// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/file_signer.h"

#include "app/ctl/output.h"
#include "app/ctl/text.h"
#include "core/base/file.h"
#include "core/base/mapped_file.h"
#include "core/reading/client/page_areas.h"
#include "core/signature/container/new_members.h"
#include "core/signature/signing/asic.h"
#include "core/signature/signing/pades.h"

#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>

namespace yenile::ctl {

using signature::ContainerMember;
using signature::Level;
using signature::SignatureReport;

namespace {

bool isPdfName(const QString& file) {
    return file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
}

const QString pdfType = QStringLiteral("application/pdf");

QString mediaType(const QString& file) {
    return QMimeDatabase().mimeTypeForFile(file).name();
}

/// By the time stamps, which came right after the signatures.
std::optional<Error> clockByStamps(const signature::ValidationReport& report) {
    qint64 most = 0;
    for (const SignatureReport& each : report.signatures)
        if (each.claimedTime && each.provenTime)
            most = std::max(most, std::abs(each.claimedTime->secsTo(*each.provenTime)));
    if (most <= std::chrono::seconds(clockTolerance).count())
        return {};
    return Error{ErrorCode::ClockWrong, {QString::number(most / 60)}, {}};
}

} // namespace

bool SigningTask::isPdf() const {
    return isPdfName(output);
}

Result<void> SigningTask::check() const {
    if (isPdf() && files.size() > 1)
        return fail(ErrorCode::UsageInvalid, {Text::tr("several files do not fit into %1").arg(output)});
    if (!reason.isEmpty() && profile != signature::UsageProfile::P1) // EN 319 142-1, 6.3
        return fail(ErrorCode::UsageInvalid, {Text::tr("a signature by a usage profile has no reason")});
    if (!isStandardOutput(output))
        if (const Result<void> writable = checkWritable(output); !writable)
            return writable;
    QStringList names;
    qint64 bytes = 0;
    for (const QString& file : files) {
        const QFileInfo source(file);
        if (!source.isReadable() || source.isDir())
            return fail(ErrorCode::FileNotReadable, {file});
        if (names.contains(source.fileName()))
            return fail(ErrorCode::UsageInvalid,
                        {Text::tr("two files with the name %1").arg(source.fileName())});
        names << source.fileName();
        bytes += source.size();
    }
    return isPdf() ? Result<void>() : signature::checkNewMembers(names, bytes);
}

Result<SignedFile> FileSigner::sign() {
    const Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder)
        return failure(folder);
    const QString result = folder->filePath(QStringLiteral("result"));
    const Result<void> made =
        m_task.isPdf() ? signPdf(m_task.files.first(), result) : signContainer(*folder, result);
    if (!made)
        return failure(made);
    Result<SignedFile> signedFile = validate(result);
    if (!signedFile)
        return failure(signedFile);
    const Result<MappedFile> content = MappedFile::open(result);
    if (!content)
        return failure(content);
    if (const Result<void> written = writeResult(m_task.output, content->bytes()); !written)
        return failure(written);
    return signedFile;
}

signature::TimeStamper* FileSigner::timeStamper() const {
    return m_lasting.level > Level::Basic ? m_lasting.timeStamper : nullptr;
}

/// Brings what was signed to its level. A time stamp that could not be had leaves the signature without.
Result<void> FileSigner::finish(const Result<void>& made, const QString& file, bool isStamped) {
    Prolonged prolonged{Level::Basic, {}};
    if (made && m_lasting.level > Level::Basic)
        prolonged = prolong(file, file, m_lasting, m_readers.reviser, isStamped ? Level::Time : Level::Basic);
    else if (!made && made.error().code == ErrorCode::TimeStampFailed)
        prolonged.missing = made.error();
    else if (!made)
        return made;
    m_prolonged.reached = std::min(m_prolonged.reached, prolonged.reached);
    if (!m_prolonged.missing)
        m_prolonged.missing = prolonged.missing;
    return {};
}

Result<void> FileSigner::signPdf(const QString& input, const QString& output) {
    signature::PadesOptions options;
    options.digest = m_task.digest;
    options.profile = m_task.profile;
    options.description = QFileInfo(input).fileName();
    options.number = ++m_number;
    options.count = m_count;
    options.timeStamper = signature::isStampedWhole(m_task.profile) ? nullptr : timeStamper();
    options.place = m_task.place;
    options.password = m_task.password;
    const Secret none;
    if (options.place && options.place->field.isEmpty())
        options.place->taken = reading::inkedAreas(input, options.place->page,
                                                   m_task.password != nullptr ? *m_task.password : none)
                                   .value_or(QList<QRectF>());
    options.reason = m_task.reason;
    options.tell = [this, file = options.description](const QString& note) {
        m_notes << QStringLiteral("%1: %2").arg(file, note);
        m_tell(m_notes.last());
    };
    return finish(signature::signPdf(input, output, m_signer, m_readers.reviser, options, Clock::system()),
                  output, options.timeStamper != nullptr);
}

Result<void> FileSigner::signContainer(const TemporaryFolder& folder, const QString& output) {
    QStringList types; // looking into a file takes a while
    std::ranges::transform(m_task.files, std::back_inserter(types), mediaType);
    m_count = static_cast<int>(types.count(pdfType)) + 1;
    std::vector<MappedFile> contents;
    std::vector<ContainerMember> members;
    for (qsizetype i = 0; i < m_task.files.size(); ++i) {
        const QString& file = m_task.files[i];
        QString source = file;
        if (types[i] == pdfType) {
            source = folder.filePath(QString::number(m_number) + QStringLiteral(".pdf"));
            if (const Result<void> made = signPdf(file, source); !made)
                return made;
        }
        Result<MappedFile> content = MappedFile::open(source);
        if (!content)
            return failure(content);
        const QByteArrayView bytes = contents.emplace_back(std::move(*content)).bytes();
        members.push_back(
            {QFileInfo(file).fileName(), types[i], QByteArray::fromRawData(bytes.data(), bytes.size())});
    }
    signature::AsicOptions options;
    options.digest = m_task.digest;
    options.profile = m_task.profile;
    options.description = QFileInfo(m_task.output).fileName();
    options.number = options.count = m_count;
    options.timeStamper = timeStamper();
    return finish(signature::createContainer(output, members, m_signer, options, Clock::system()), output,
                  true);
}

/// What was wrong before is told, and stays as it was: where all is well now, nothing was. In a container
/// names are those that its report has.
void FileSigner::judgeEarlier() {
    for (const QString& file : m_task.files) {
        const auto report = mediaType(file) == pdfType ? judge(file) : fail(ErrorCode::FileDamaged);
        if (!report)
            continue;
        for (const SignatureReport& each : report->signatures)
            if (!each.intact)
                m_earlierProblems << (m_task.isPdf() ? each.name
                                                     : QFileInfo(file).fileName() + u'!' + each.name);
    }
}

Result<signature::ValidationReport> FileSigner::judge(const QString& file) const {
    const Secret none;
    return m_readers.judge.judge(
        file, {.trustAnchors = m_lasting.trustAnchors, .timeStampAnchors = m_lasting.timeStampAnchors},
        m_task.password != nullptr ? *m_task.password : none);
}

Result<SignedFile> FileSigner::validate(const QString& file) {
    const Result<signature::ValidationReport> report = judge(file);
    if (!report)
        return failure(report);
    if (std::ranges::count(report->signatures, false, &SignatureReport::intact) > 0)
        judgeEarlier();
    if (report->signatures.empty())
        return fail(ErrorCode::SignatureMissing);
    const auto isOurs = [this](const SignatureReport& each) {
        return !m_earlierProblems.contains(each.name);
    };
    signature::ValidationReport ours{report->file, {}};
    std::ranges::copy_if(report->signatures, std::back_inserter(ours.signatures), isOurs);
    if (ours.signatures.empty())
        return fail(ErrorCode::SignatureMissing);
    const auto altered = std::ranges::find(ours.signatures, false, &SignatureReport::intact);
    if (altered != ours.signatures.end())
        return std::unexpected(altered->problem.value_or(Error{ErrorCode::SignatureInvalid, {}, {}}));
    return SignedFile{ours.indication(), m_prolonged, clockByStamps(ours), m_earlierProblems, m_notes};
}

} // namespace yenile::ctl
