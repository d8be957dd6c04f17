// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QProcess;

/// For programs that are told their port. Failures throw std::runtime_error.
namespace yenile::tests {

/// A port of 127.0.0.1 that nobody listens on.
[[nodiscard]] int freePort();

/// Returns once the program listens there.
void awaitListener(QProcess& program, int port);

} // namespace yenile::tests
