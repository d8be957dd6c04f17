// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/new_members.h"

#include "core/base/member_name.h"
#include "core/signature/container/zip.h"

#include <QCoreApplication>

namespace yenile::signature {

Result<void> checkNewMembers(const QStringList& names, qint64 bytes) {
    for (const QString& name : names)
        if (const Result<MemberName> member = MemberName::of(name); !member)
            return failure(member);
    if (const auto repeated = repeatedName(names))
        return fail(
            ErrorCode::MemberNameInvalid,
            {*repeated, QCoreApplication::translate(
                            "MemberName", QT_TRANSLATE_NOOP("MemberName", "to some systems another file "
                                                                          "there has the same name"))});
    if (names.size() > mostNewMembers || bytes > mostUnpackedBytes)
        return fail(ErrorCode::ContainerTooLarge,
                    {QString::number(mostNewMembers), QString::number(mostUnpackedBytes >> 20)});
    return {};
}

} // namespace yenile::signature
