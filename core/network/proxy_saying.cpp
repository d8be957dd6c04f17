#include "core/network/proxy_saying.h"

namespace yenile::network {

ProxySaying proxySaying(const QByteArray& head) {
    ProxySaying saying;
    const QByteArray name = "proxy-authenticate:";
    QByteArrayList lines = head.split('\n');
    saying.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray& line : std::as_const(lines))
        if (line.toLower().startsWith(name))
            saying.ways << QString::fromLatin1(
                line.sliced(name.size()).trimmed().split(' ').first().toLower());
    return saying;
}

} // namespace yenile::network
