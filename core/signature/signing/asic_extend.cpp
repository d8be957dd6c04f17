// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/container/asic_container.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/definite_length.h"
#include "core/signature/signing/cades.h"
#include "core/signature/signing/cades_complete_data.h"
#include "core/signature/signing/evidence.h"

#include <algorithm>

/// Containers that are to last.
namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

constexpr auto stampDigest = DigestAlgorithm::Sha256;

Result<QByteArray> stampOf(QByteArrayView content, TimeStamper* stamper) {
    if (stamper == nullptr)
        return fail(ErrorCode::TimeStampFailed, {}, u"no authority set"_s);
    return requestTimeStamp(digestOf({content}, stampDigest), stampDigest, *stamper);
}

CmsResult read(const QByteArray& cms) {
    return verifyCms({}, cms, CmsProfile::Cades, {}, ErrorCode::ContainerMemberAltered);
}

/// Whether the usage profile that a signature names wants its validation data as ES-X-L has them.
bool isByGuide(const CmsResult& cms) {
    const auto profile = cms.policy ? profileOfPolicy(cms.policy->objectIdentifier) : std::nullopt;
    return profile && rulesOf(*profile).least >= Level::LongTerm;
}

Result<QByteArray> withGuideData(const QByteArray& cms, const Evidence& evidence,
                                 const ExtensionParameters& options) {
    if (options.timeStamper == nullptr)
        return fail(ErrorCode::TimeStampFailed, {}, u"no authority set"_s);
    return withCompleteData(cms, evidence, stampDigest, *options.timeStamper);
}

/// One CAdES signature, up to B-LT.
Result<void> extendSignature(ZipEntry& signature, const ExtensionParameters& options, const Clock& clock) {
    QByteArray& cms = signature.content;
    cms = withDefiniteLengths(cms);
    const CmsResult found = read(cms);
    if (!found.signer)
        return fail(ErrorCode::SignatureInvalid, {signature.name});
    if (found.signatureTimeStamps.empty()) {
        if (options.timeStamper == nullptr)
            return fail(ErrorCode::TimeStampFailed, {}, u"no authority set"_s);
        if (const auto stamped = addTimeStamp(cms, stampDigest, options.timeStamper); !stamped)
            return stamped;
    }
    if (options.level < Level::LongTerm)
        return {};
    const Result<Evidence> evidence =
        EvidenceCollector(options, clock).ofSignature(read(cms), signature.name);
    if (!evidence)
        return failure(evidence);
    Result<QByteArray> whole = isByGuide(found)
                                   ? withGuideData(cms, *evidence, options)
                                   : withValidationData(cms, evidence->certificates, evidence->revocation);
    if (!whole)
        return failure(whole);
    cms = std::move(*whole);
    return {};
}

bool isTaken(const std::vector<ZipEntry>& entries, const QString& name) {
    return findEntry(entries, name) != nullptr;
}

/// The first name with a number, from that one on, that no entry has.
QString freeName(const std::vector<ZipEntry>& entries, const QString& pattern, int number) {
    QString name;
    do
        name = pattern.arg(number++, 3, 10, QLatin1Char('0'));
    while (isTaken(entries, name));
    return name;
}

/// The newest archive manifest has no number; once it is not the newest, it has the highest.
void renameOlderArchive(std::vector<ZipEntry>& entries, const std::vector<AsicContainer::Signed>& archives) {
    const auto newest = std::ranges::find(entries, archiveManifestName, &ZipEntry::name);
    if (newest == entries.end())
        return;
    int highest = 0;
    for (const AsicContainer::Signed& archive : archives)
        if (archive.manifestName != archiveManifestName)
            highest = std::max(highest, archiveNumber(archive.manifestName));
    newest->name = freeName(entries, u"META-INF/ASiCArchiveManifest%1.xml"_s, highest + 1);
}

/// A manifest over everything in the container, and a time stamp over that.
Result<void> addArchive(std::vector<ZipEntry>& entries, const std::vector<AsicContainer::Signed>& archives,
                        TimeStamper* stamper) {
    renameOlderArchive(entries, archives);
    AsicManifest manifest{freeName(entries, u"META-INF/archivetimestamp%1.tst"_s, 1), {}};
    for (const ZipEntry& entry : entries)
        if (entry.name != u"mimetype")
            manifest.references.push_back(
                {entry.name, {}, stampDigest, {}, digestOf({entry.content}, stampDigest)});
    const QByteArray xml = toXml(manifest);
    const Result<QByteArray> token = stampOf(xml, stamper);
    if (!token)
        return failure(token);
    entries.push_back({archiveManifestName, xml});
    entries.push_back({manifest.signature, *token});
    return {};
}

} // namespace

Result<void> extendContainer(const QString& input, const QString& output, const ExtensionParameters& options,
                             const Clock& clock) {
    const Result<QByteArray> archive = readFile(input);
    if (!archive)
        return failure(archive);
    const Result<AsicContainer> container = openContainer(*archive);
    if (!container)
        return failure(container);
    Result<std::vector<ZipEntry>> entries = unzipped(*archive);
    if (!entries)
        return failure(entries);
    // What an archive manifest stands for must not change any more.
    if (container->archives.empty())
        for (const AsicContainer::Signed& set : container->manifests) {
            const auto signature = std::ranges::find(*entries, set.manifest.signature, &ZipEntry::name);
            if (const auto extended = extendSignature(*signature, options, clock); !extended)
                return extended;
        }
    if (options.level == Level::Archive)
        if (const auto added = addArchive(*entries, container->archives, options.timeStamper); !added)
            return added;
    const Result<QByteArray> whole = zipped(*entries, clock.now());
    if (!whole)
        return failure(whole);
    return writeFile(output, *whole);
}

} // namespace yenile::signature
