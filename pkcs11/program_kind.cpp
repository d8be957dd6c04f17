// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/program_kind.h"

#include <QFile>
#include <QtEndian>

namespace yenile::pkcs11 {

ProgramKind programKindOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ProgramKind::None;
    const QByteArray beginning = file.read(0x40);
    if (beginning.size() < 0x40 || !beginning.startsWith("MZ"))
        return ProgramKind::None;
    if (!file.seek(qFromLittleEndian<quint32>(beginning.constData() + 0x3c)))
        return ProgramKind::None;
    const QByteArray header = file.read(6);
    if (header.size() < 6 || !header.startsWith(QByteArrayView("PE\0\0", 4)))
        return ProgramKind::None;
    switch (qFromLittleEndian<quint16>(header.constData() + 4)) {
    case 0x014c: // IMAGE_FILE_MACHINE_I386
        return ProgramKind::Bits32;
    case 0x8664: // IMAGE_FILE_MACHINE_AMD64
        return ProgramKind::Bits64;
    default:
        return ProgramKind::Other;
    }
}

} // namespace yenile::pkcs11
