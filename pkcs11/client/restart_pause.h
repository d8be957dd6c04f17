// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>

#include <algorithm>
#include <chrono>

namespace yenile::pkcs11 {

/// How long to wait before a helper that crashed or hung is started again. At first not at all, then longer
/// each time, because a card that is still busy with the last request delays every new start.
class RestartPause {
public:
    void failed() {
        ++m_failures;
        m_end = QDeadlineTimer(length());
    }
    void worked() { m_failures = 0; }

    [[nodiscard]] std::chrono::milliseconds length() const {
        using namespace std::chrono_literals;
        if (m_failures < 2)
            return 0ms;
        constexpr int mostDoublings = 3;
        return 250ms * (1 << std::min(m_failures - 2, mostDoublings));
    }
    /// The rest of the pause.
    [[nodiscard]] std::chrono::milliseconds remaining() const {
        return m_failures < 2 ? std::chrono::milliseconds(0)
                              : std::chrono::milliseconds(std::max<qint64>(0, m_end.remainingTime()));
    }

private:
    int m_failures = 0;
    QDeadlineTimer m_end;
};

} // namespace yenile::pkcs11
