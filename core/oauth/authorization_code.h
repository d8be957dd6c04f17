// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace yenile::oauth {

class LoopbackListener;

/// What an authorization server is asked for in a browser.
struct CodeQuestion {
    QUrl page;      ///< authorization endpoint (RFC 6749, 3.1)
    QString client; ///< client_id
    /// Scope, nonce, and what else the server wants to know; values percent-encoded, as they are sent.
    QUrlQuery parameters = {};
    std::chrono::milliseconds patience = std::chrono::minutes(10);
};

/// What the browser brought.
struct CodeAnswer {
    Secret code = {};
    Secret verifier = {}; ///< of the code challenge, for whoever redeems the code
    QUrl redirect = {};   ///< where it was brought to
    QString issuer = {};  ///< who says so, where it says (RFC 9207)
    QString error = {};   ///< what the server said instead of a code (RFC 6749, 4.1.2.1); "timeout" of nobody
    QString errorDescription = {};

    /// Whether it can come from the issuer that was asked (RFC 9207, 2.4). `namesItself`: whether that one's
    /// metadata promise that its answers say so.
    [[nodiscard]] bool canBeFrom(const QString& asked, bool namesItself) const;
};

/// One question, with a proof key, a state and a port of its own. Lives in a thread with an event loop.
class CodeRequest {
public:
    using Done = std::function<void(CodeAnswer)>;

    /// `done` is called once, unless this goes before.
    CodeRequest(const CodeQuestion& question, Done done);
    ~CodeRequest();
    CodeRequest(const CodeRequest&) = delete;
    CodeRequest& operator=(const CodeRequest&) = delete;

    /// What is to be opened in a browser of this computer, as often as somebody likes; empty where no port
    /// can be had.
    [[nodiscard]] QUrl address() const { return m_address; }

private:
    std::unique_ptr<LoopbackListener> m_listener;
    QUrl m_address;
};

/// The same for worker threads, which wait. `show` is called with the address that is to be opened. Errors:
/// BrowserNotOpened where no port can be had, Cancelled once it is asked to stop.
[[nodiscard]] Result<CodeAnswer> awaitCode(const CodeQuestion& question,
                                           const std::function<void(const QUrl&)>& show,
                                           const std::stop_token& stop = {});

} // namespace yenile::oauth
