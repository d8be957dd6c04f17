// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/signer_inquiry.h"

#include "core/base/log.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/revocation.h"

#include <algorithm>

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration", QtFatalMsg)

using namespace std::chrono_literals;

constexpr auto longestAnswer = 6s; // the client waits for half a minute
constexpr int mostAtOnce = 16;
constexpr int retrySeconds = 60;

Error unknown(const QString& cause) {
    qCWarning(category).noquote() << "revocation:" << cause;
    return {ErrorCode::RevocationUnknown, {QString::number(retrySeconds)}, cause};
}

} // namespace

SignerInquiry::SignerInquiry(const RevocationSettings& settings,
                             std::vector<signature::Certificate> trustAnchors, const Clock& clock)
    : m_demand(settings.demand), m_anchors(std::move(trustAnchors)), m_clock(clock),
      m_client(settings.localAddresses ? network::Reach::Anywhere : network::Reach::Public, {},
               {.longest = longestAnswer}),
      m_free(mostAtOnce) {
}

Result<void> SignerInquiry::ask(const signature::Certificate& signer,
                                const std::vector<signature::Certificate>& others) {
    if (!m_demand ||
        (*m_demand == signature::RevocationDemand::WhereNamed && !namesRevocationSource(signer) &&
         std::ranges::none_of(others, signature::namesRevocationSource) &&
         std::ranges::none_of(m_anchors, signature::namesRevocationSource)))
        return {};
    if (!m_free.try_acquire())
        return std::unexpected(unknown(QStringLiteral("too many questions at once")));
    const signature::ValidationPolicy policy{
        .trustAnchors = m_anchors, .clock = &m_clock, .revocation = *m_demand, .transport = &m_client};
    const auto finding = signature::checkSigner(signer, {others, {}, {}}, policy, {});
    m_free.release();
    if (!finding)
        return {};
    if (finding->problem.code == ErrorCode::RevocationUnknown)
        return std::unexpected(unknown(finding->problem.cause));
    return std::unexpected(finding->problem);
}

} // namespace yenile::registration
