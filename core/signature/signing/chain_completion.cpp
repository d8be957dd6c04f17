// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/chain_completion.h"

#include "core/signature/certificates/issuer_fetch.h"

#include <openssl/x509v3.h>

#include <algorithm>

namespace yenile::signature {

namespace {

bool issued(const Certificate& issuer, const Certificate& subject) {
    return X509_check_issued(issuer.handle(), subject.handle()) == X509_V_OK;
}

std::vector<Certificate> completed(const Certificate& leaf, std::vector<Certificate> candidates) {
    std::vector<Certificate> chain;
    Certificate last = leaf;
    while (!issued(last, last)) {
        const auto issuer = std::ranges::find_if(
            candidates, [&](const Certificate& c) { return issued(c, last) && !issued(c, c); });
        if (issuer == candidates.end())
            break;
        last = *issuer;
        chain.push_back(last);
        candidates.erase(issuer); // a circle ends here
    }
    return chain;
}

class CompletedSigner final : public Signer {
public:
    CompletedSigner(std::shared_ptr<Signer> signer, std::vector<Certificate> chain)
        : m_signer(std::move(signer)), m_chain(std::move(chain)) {}

    [[nodiscard]] const Certificate& certificate() const override { return m_signer->certificate(); }
    [[nodiscard]] std::vector<Certificate> chain() const override { return m_chain; }
    [[nodiscard]] std::vector<SignatureAlgorithm> algorithms() const override {
        return m_signer->algorithms();
    }
    [[nodiscard]] Result<QByteArray> sign(const SigningRequest& request) override {
        return m_signer->sign(request);
    }

private:
    std::shared_ptr<Signer> m_signer;
    std::vector<Certificate> m_chain;
};

} // namespace

std::shared_ptr<Signer> withCompletedChain(std::shared_ptr<Signer> signer,
                                           const std::vector<Certificate>& known, HttpTransport* transport) {
    std::vector<Certificate> candidates = signer->chain();
    candidates.insert(candidates.end(), known.begin(), known.end());
    if (transport != nullptr) {
        const auto fetched = fetchIssuers(signer->certificate(), candidates, known, *transport);
        candidates.insert(candidates.end(), fetched.begin(), fetched.end());
    }
    std::vector<Certificate> chain = completed(signer->certificate(), std::move(candidates));
    return std::make_shared<CompletedSigner>(std::move(signer), std::move(chain));
}

} // namespace yenile::signature
