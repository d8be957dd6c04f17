// SPDX-License-Identifier: GPL-3.0-or-later
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

QStringList entry(const pkcs11::PinRequest& request, const QString& digest) {
    return {request.reader, request.tokenLabel, digest};
}

} // namespace

void RefusedPins::add(const pkcs11::PinRequest& request, const QString& digest) {
    const std::lock_guard lock(m_mutex);
    m_refused.insert(entry(request, digest));
}

bool RefusedPins::contains(const pkcs11::PinRequest& request, const QString& digest) const {
    const std::lock_guard lock(m_mutex);
    return m_refused.contains(entry(request, digest));
}

Result<Secret> PinFile::askPin(const pkcs11::PinRequest& request) {
    if (request.lastProblem) {
        m_refused->add(request, m_given);
        return std::unexpected(*request.lastProblem);
    }
    if (request.pin.protectedPath)
        return Secret();
    if (request.pin.finalTry)
        return fail(ErrorCode::PinFinalTryRefused);
    Result<Secret> pin = firstLineOf(m_file);
    if (!pin)
        return pin;
    m_given = sha256Hex(pin->bytes());
    if (m_refused->contains(request, m_given))
        return fail(ErrorCode::PinIncorrect);
    return pin;
}

} // namespace yenile::registration
