// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <atomic>

namespace yenile::tests {

/// A name whose owner answers each look-up otherwise, in place of this computer's resolver: for programs that
/// link this. The first one leads to `first`, where connections come to this computer all the same; later
/// ones lead to this computer. One at a time.
class NameLookUp {
public:
    NameLookUp(QByteArray name, const QHostAddress& first);
    ~NameLookUp();
    NameLookUp(const NameLookUp&) = delete;
    NameLookUp& operator=(const NameLookUp&) = delete;

    [[nodiscard]] int lookUps() const { return m_lookUps; }
    /// Tries to connect to `first`: Qt asks for one connection more than once.
    [[nodiscard]] int connections() const { return m_connections; }

    /// What the C library's functions ask; null and false: not of this name.
    [[nodiscard]] const char* answer(const char* name);
    [[nodiscard]] bool takes(quint32 address);

private:
    QByteArray m_name;
    quint32 m_first;
    QByteArray m_firstText;
    std::atomic<int> m_lookUps = 0;
    std::atomic<int> m_connections = 0;
};

} // namespace yenile::tests
