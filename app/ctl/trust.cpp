#include "app/ctl/trust.h"

#include "core/base/file.h"

namespace yenile::ctl {

Result<std::vector<signature::Certificate>> trustAnchors(const settings::Settings& settings,
                                                         const QString& file) {
    const QString name = file.isEmpty() ? settings.text(settings::Key::TrustAnchorFile) : file;
    if (name.isEmpty())
        return {};
    const Result<QByteArray> pem = readFile(name);
    if (!pem)
        return failure(pem);
    return signature::Certificate::fromPem(*pem);
}

} // namespace yenile::ctl
