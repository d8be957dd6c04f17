// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/foreign_signatures.h"

#include "core/signature/container/zip.h"
#include "core/signature/crypto/der_reader.h"

#include <QRegularExpression>

#include <array>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

struct Kind {
    const char* name;
    const char* members; ///< a pattern
};

/// EN 319 162-1, 4.3.3.2, and what OpenDocument and Office Open XML have in its place; RFC 4998 and 6283; the
/// packages of Turkish official correspondence.
constexpr std::array kinds{
    Kind{"XAdES", "^(META-INF/[^/]*signatures[^/]*\\.xml|_xmlsignatures/[^/]*\\.xml)$"},
    Kind{"EvidenceRecord", "^META-INF/[^/]*evidencerecord(?!manifest)[^/]*\\.(xml|ers)$"},
    Kind{"e-Yazışma", "^(Imzalar|Paraflar|Muhur(ler)?)/[^/]*\\.imz$"}};

/// What is judged here, damaged or not.
bool isOurs(const QString& member) {
    static const QRegularExpression pattern(u"^META-INF/([^/]*ASiCManifest[^/]*\\.xml|[^/]*\\.(p7s|tst))$"_s);
    return pattern.match(member).hasMatch();
}

/// RFC 4998, 4.1: version 1, then the digest algorithms.
bool isEvidenceRecord(QByteArrayView content) {
    constexpr unsigned char integer = 0x02;
    constexpr unsigned char sequence = 0x30;
    const auto record = DerReader(content).next();
    if (!record || record->tag != sequence)
        return false;
    DerReader parts(record->content);
    const auto version = parts.next();
    const auto digests = parts.next();
    return version && version->tag == integer && version->content == QByteArrayView("\x01") && digests &&
           digests->tag == sequence;
}

} // namespace

std::optional<QString> foreignKind(const QString& member) {
    for (const Kind& kind : kinds)
        if (QRegularExpression(QString::fromUtf8(kind.members), QRegularExpression::CaseInsensitiveOption)
                .match(member)
                .hasMatch())
            return QString::fromUtf8(kind.name);
    return {};
}

std::vector<ForeignSignature> foreignSignatures(QByteArrayView archive) {
    std::vector<ForeignSignature> found;
    for (const QString& member : zippedNames(archive)) {
        if (isOurs(member))
            return {};
        if (const auto kind = foreignKind(member))
            found.push_back({member, *kind});
    }
    return found;
}

std::optional<QString> foreignKindOf(QByteArrayView content) {
    if (isEvidenceRecord(content))
        return evidenceRecordKind;
    if (!content.trimmed().startsWith('<') && !content.startsWith("\xef\xbb\xbf<"))
        return {};
    if (content.contains("http://www.w3.org/2000/09/xmldsig#"))
        return u"XAdES"_s;
    if (content.contains("urn:ietf:params:xml:ns:ers"))
        return evidenceRecordKind;
    return {};
}

} // namespace yenile::signature
