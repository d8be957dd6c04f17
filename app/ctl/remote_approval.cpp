// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/remote_approval.h"

#include "app/ctl/descriptor.h"
#include "app/ctl/say.h"
#include "app/ctl/secret_line.h"
#include "app/ctl/terminal.h"
#include "app/ctl/text.h"
#include "core/oauth/browser.h"

#include <condition_variable>
#include <mutex>

namespace yenile::ctl {

namespace {

QString promptFor(const remote::Factor& factor, const QString& challenge) {
    QStringList lines{factor.label};
    for (const QString& more : {factor.description, challenge})
        if (!more.isEmpty())
            lines.prepend(more);
    return lines.join(u'\n') + u':';
}

} // namespace

RemoteApproval::RemoteApproval(std::optional<int> descriptor) : m_descriptor(descriptor) {
    if (m_descriptor) // programs that are started have no business with it
        descriptor::setCloseOnExec(*m_descriptor);
}

Result<oauth::CodeAnswer> RemoteApproval::askInBrowser(const QString& service,
                                                       const oauth::CodeQuestion& question) {
    const auto show = [&](const QUrl& address) {
        say(stderr,
            oauth::openInBrowser(address)
                ? Text::tr("%1 asks you in your browser. Where it did not open, open this address there:")
                      .arg(service)
                : Text::tr("%1 asks you in a browser. Open this address in one on this computer:")
                      .arg(service));
        say(stderr, address.toString(QUrl::FullyEncoded));
    };
    return oauth::awaitCode(question, show, m_stop.get_token());
}

Result<std::vector<Secret>> RemoteApproval::askFactors(const remote::FactorRequest& request) {
    if (!m_descriptor && !terminal::isInteractive())
        return fail(ErrorCode::AnswersIncomplete, {request.factors.front().label});
    if (request.lastProblem && !m_descriptor)
        say(stderr, sentence(*request.lastProblem));
    if (!m_descriptor)
        say(stderr, Text::tr("%1 signs %2 (%3 of %4).")
                        .arg(request.service, request.description)
                        .arg(request.number)
                        .arg(request.count));
    std::vector<Secret> entered;
    for (size_t at = 0; at < request.factors.size(); ++at) {
        const remote::Factor& factor = request.factors[at];
        Result<Secret> one =
            m_descriptor ? Result<Secret>(readSecretLine(*m_descriptor))
                         : terminal::askSecretly(
                               promptFor(factor, request.challenges.value(static_cast<qsizetype>(at))));
        if (!one)
            return failure(one);
        if (m_descriptor && one->isEmpty())
            return std::unexpected(
                request.lastProblem.value_or(Error{ErrorCode::AnswersIncomplete, {factor.label}, {}}));
        entered.push_back(std::move(*one));
    }
    return entered;
}

Result<void> RemoteApproval::awaitDevice(const QString& service, std::chrono::milliseconds pause) {
    if (!std::exchange(m_deviceTold, true))
        say(stderr, Text::tr("%1 waits until you approve on your device.").arg(service));
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    if (stopped.wait_for(lock, m_stop.get_token(), pause, [this] { return m_stop.stop_requested(); }))
        return fail(ErrorCode::Cancelled);
    return {};
}

} // namespace yenile::ctl
