// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_signer.h"

#include "core/remote/algorithms.h"
#include "core/signature/crypto/signature_forms.h"

#include <algorithm>

namespace yenile::remote {

using signature::Certificate;
using signature::SignatureAlgorithm;
using signature::SigningRequest;

std::vector<Certificate> RemoteSigner::chain() const {
    return {m_credential.certificates.begin() + 1, m_credential.certificates.end()};
}

std::vector<SignatureAlgorithm> RemoteSigner::algorithms() const {
    return algorithmsNamed(m_credential.algorithms, certificate().keyType());
}

Result<QByteArray> RemoteSigner::sign(const SigningRequest& request) {
    if (const Result<void> prepared = prepare(request); !prepared)
        return failure(prepared);
    const Result<QByteArray> value = m_service->sign(m_credential, *m_activation, request);
    --m_left;
    if (!value) {
        m_activation.reset();
        return value;
    }
    // The standard does not say in which form ECDSA's come, and services differ.
    return request.algorithm.scheme == signature::SignatureScheme::Ecdsa ? signature::asEcdsaSigValue(*value)
                                                                         : *value;
}

Result<void> RemoteSigner::prepare(const SigningRequest& request) {
    const bool isAllowed = m_activation && m_left > 0 && !m_end.hasExpired();
    if (isAllowed && !canExtend())
        return {};
    const int count = isAllowed ? m_left : allowance(request);
    Result<Activation> activation = isAllowed ? m_service->extend(m_credential, *m_activation, request)
                                              : m_service->authorize(m_credential, request, count);
    if (!activation)
        return failure(activation);
    m_end = QDeadlineTimer(activation->lifetime);
    m_activation = std::move(*activation);
    m_left = count;
    return {};
}

/// For how many signatures one authorization is asked.
int RemoteSigner::allowance(const SigningRequest& request) const {
    if (m_credential.isBound && !canExtend())
        return 1;
    return std::min(request.count - request.number + 1, m_credential.mostSignatures);
}

bool RemoteSigner::canExtend() const {
    return m_credential.mode == AuthorizationMode::Factors && m_service->extends();
}

} // namespace yenile::remote
