// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/helper_channel.h"
#include "pkcs11/helper/token_session.h"

namespace yenile::pkcs11::helper {

/// Answers the requests to one driver, one at a time and in one thread. The first request loads the driver,
/// so that the client's time limit covers that as well.
class Server {
public:
    /// As Driver::load() takes them.
    Server(QByteArray driver, QByteArray initReserved)
        : m_path(std::move(driver)), m_initReserved(std::move(initReserved)) {}

    /// Runs until Quit, or until the client is gone.
    void run(process::HelperChannel& channel);

private:
    [[nodiscard]] QCborMap answer(const protocol::HelperRequest& request, const Secret* pin,
                                  const Secret* newPin);
    [[nodiscard]] Result<void> load();
    /// The session with the request's token and certificate, opened anew if needed.
    [[nodiscard]] Result<TokenSession*> sessionFor(const protocol::HelperRequest& request);
    [[nodiscard]] Result<void> login(const protocol::HelperRequest& request, const Secret* pin);
    [[nodiscard]] Result<protocol::SignOutcome> sign(const protocol::HelperRequest& request,
                                                     const Secret* pin);
    [[nodiscard]] Result<void> setPin(const protocol::HelperRequest& request, const Secret* present,
                                      const Secret* next);
    [[nodiscard]] Result<PinState> pinState(const protocol::HelperRequest& request) const;

    QByteArray m_path;
    QByteArray m_initReserved;
    std::unique_ptr<Driver> m_driver;
    std::unique_ptr<TokenSession> m_session;
};

} // namespace yenile::pkcs11::helper
