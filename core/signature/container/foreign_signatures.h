// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace yenile::signature {

/// A signature, or what proves one, of a kind that is named and not judged.
struct ForeignSignature {
    QString member; ///< of an archive
    QString kind;   ///< "XAdES", "EvidenceRecord", "e-Yazışma"
};

inline const QString evidenceRecordKind = QStringLiteral("EvidenceRecord");

/// The kind of a member of an archive, by its name; nothing for what is no such signature.
[[nodiscard]] std::optional<QString> foreignKind(const QString& member);

/// Those in a ZIP archive, whatever is wrong with it otherwise; none where it has signatures that are judged.
[[nodiscard]] std::vector<ForeignSignature> foreignSignatures(QByteArrayView archive);

/// The kind of a file that is one by itself, XML or DER.
[[nodiscard]] std::optional<QString> foreignKindOf(QByteArrayView content);

} // namespace yenile::signature
