// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/person.h"

#include "core/remote/offer.h"

#include <QtConcurrent>

#include <stdexcept>

namespace yenile::tests {

using namespace Qt::StringLiterals;
using remote::FactorRequest;

namespace {

network::ServerTrust trustOf(const TestCa& ca) {
    return {.authorities = {QSslCertificate(ca.root().certificatePem())}, .systemAuthorities = false};
}

} // namespace

/// The browser: it opens the page, and goes where that leads it.
Result<oauth::CodeAnswer> Person::askInBrowser(const QString& /*service*/,
                                               const oauth::CodeQuestion& question) {
    if (refuses)
        return fail(ErrorCode::Cancelled);
    const network::ServerTrust trust = trustOf(m_ca);
    QFuture<void> browser;
    const auto open = [&](const QUrl& address) {
        ++pagesOpened;
        browser = QtConcurrent::run([address, trust] {
            const auto page = network::askFully({.url = address, .reach = network::Reach::Anywhere}, trust,
                                                {.redirects = 0});
            if (page && page->status == 302)
                (void)network::askFully(
                    {.url = QUrl::fromEncoded(page->field("Location")), .reach = network::Reach::Anywhere});
        });
    };
    auto answer = oauth::awaitCode(question, open);
    browser.waitForFinished();
    return answer;
}

Result<std::vector<Secret>> Person::askFactors(const FactorRequest& request) {
    if (refuses)
        return fail(ErrorCode::Cancelled);
    questions.push_back(request);
    std::vector<Secret> answers;
    for (const remote::Factor& factor : request.factors) {
        QByteArray answer = factor.id == u"PIN" ? "1234"_ba : "567890"_ba;
        if (factor.id == u"PIN" && !pins.empty()) {
            answer = pins.front();
            pins.pop_front();
        }
        answers.emplace_back(answer);
    }
    return answers;
}

Result<void> Person::awaitDevice(const QString& /*service*/, std::chrono::milliseconds /*pause*/) {
    ++waits;
    return refuses ? fail(ErrorCode::Cancelled) : Result<void>();
}

remote::Setup setupFor(const SigningService& service, const TestCa& ca) {
    return {.address = service.address(), .client = u"yenile-test"_s, .trust = trustOf(ca)};
}

std::unique_ptr<remote::RemoteSigner> openRemoteSigner(const SigningService& service, const TestCa& ca,
                                                       Person& person) {
    const auto offer = remote::askForOffer(setupFor(service, ca), person);
    if (!offer)
        throw std::runtime_error(qPrintable(offer.error().cause));
    return std::make_unique<remote::RemoteSigner>(offer->service, offer->credentials.front());
}

} // namespace yenile::tests
