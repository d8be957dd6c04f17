#include "app/service/keys/pin_file.h"

#include "core/base/file.h"

namespace yenile::registration {
namespace {

Result<Secret> firstLineOf(const QString& file) {
    Result<QByteArray> content = readFile(file);
    if (!content)
        return failure(content);
    const qsizetype end = content->indexOf('\n');
    Secret line(QByteArrayView(*content).first(end < 0 ? content->size() : end));
    wipe(*content);
    return line;
}

} // namespace

Result<Secret> PinFile::askPin(const pkcs11::PinRequest& request) {
    if (request.lastProblem) {
        m_isRefused = true;
        return std::unexpected(*request.lastProblem);
    }
    if (request.pin.protectedPath)
        return Secret();
    if (request.pin.finalTry)
        return fail(ErrorCode::PinFinalTryRefused);
    Result<Secret> pin = firstLineOf(m_file);
    if (!pin)
        return pin;
    const QString digest = sha256Hex(pin->bytes());
    if (m_isRefused && digest == m_given)
        return fail(ErrorCode::PinIncorrect);
    m_isRefused = false;
    m_given = digest;
    return pin;
}

} // namespace yenile::registration
