// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/secret_line.h"

#include "app/ctl/descriptor.h"

namespace yenile::ctl {

namespace {

/// A byte order mark (UTF-8) before it, a return after it.
QByteArrayView secretIn(QByteArrayView line) {
    constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");
    if (line.startsWith(byteOrderMark))
        line = line.sliced(byteOrderMark.size());
    while (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

Secret readSecretLine(int number) {
    Secret line;
    char c = 0;
    while (descriptor::read(number, c) && c != '\n')
        line.append(c);
    return Secret(secretIn(line.bytes()));
}

} // namespace yenile::ctl
