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

/// The request to an authorization server that is opened in a browser.
struct CodeQuestion {
    QUrl page;      ///< authorization endpoint (RFC 6749, 3.1)
    QString client; ///< client_id
    /// Scope, nonce and other parameters. Values are percent-encoded, as they are sent.
    QUrlQuery parameters = {};
    std::chrono::milliseconds patience = std::chrono::minutes(10);
};

/// The response that the browser brought.
struct CodeAnswer {
    Secret code = {};
    Secret verifier = {}; ///< of the code challenge, to redeem the code with
    QUrl redirect = {};   ///< redirect_uri
    QString issuer = {};  ///< `iss`, if the server sends it (RFC 9207)
    QString error = {};   ///< the server's error (RFC 6749, 4.1.2.1), or "timeout"
    QString errorDescription = {};

    /// Whether the response can come from the issuer that was asked (RFC 9207, 2.4). `namesItself`: the
    /// issuer's metadata promise that its responses have `iss`.
    [[nodiscard]] bool canBeFrom(const QString& asked, bool namesItself) const;
};

/// One request, with its own proof key, state and port. Lives in a thread with an event loop.
class CodeRequest {
public:
    using Done = std::function<void(CodeAnswer)>;

    /// `done` is called once, unless this is destroyed before.
    CodeRequest(const CodeQuestion& question, Done done);
    ~CodeRequest();
    CodeRequest(const CodeRequest&) = delete;
    CodeRequest& operator=(const CodeRequest&) = delete;

    /// The address to open in a browser on this computer, as often as needed. Empty if no port is free.
    [[nodiscard]] QUrl address() const { return m_address; }

private:
    std::unique_ptr<LoopbackListener> m_listener;
    QUrl m_address;
};

/// The same for worker threads; blocks. `show` gets the address to open. Errors: BrowserNotOpened if no port
/// is free; Cancelled if it was stopped.
[[nodiscard]] Result<CodeAnswer> awaitCode(const CodeQuestion& question,
                                           const std::function<void(const QUrl&)>& show,
                                           const std::stop_token& stop = {});

} // namespace yenile::oauth
