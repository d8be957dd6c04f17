// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace yenile::signature {

/// A signature or a proof of existence of a kind that is reported but not validated.
struct ForeignSignature {
    QString member; ///< of an archive
    QString kind;   ///< "XAdES", "EvidenceRecord", "e-Yazışma"
};

inline const QString evidenceRecordKind = QStringLiteral("EvidenceRecord");

/// The kind of an archive's member, by its name. Nothing if it is no such signature.
[[nodiscard]] std::optional<QString> foreignKind(const QString& member);

/// The ones in a ZIP archive, whatever else is wrong with it. None if it has signatures that are validated.
[[nodiscard]] std::vector<ForeignSignature> foreignSignatures(QByteArrayView archive);

/// The kind of a file that is such a signature itself, XML or DER.
[[nodiscard]] std::optional<QString> foreignKindOf(QByteArrayView content);

} // namespace yenile::signature
