// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <string>

namespace yenile {

/// A PIN, an access password or a security word. It is moved, not copied, and wiped when it is destroyed.
/// It is never written to a log, an error or a file. Encoding: UTF-8.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArrayView utf8) : m_bytes(utf8.begin(), utf8.end()) {}
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// Takes the text over, and wipes the source as far as possible.
    [[nodiscard]] static Secret take(QString& text);
    /// A deliberate copy.
    [[nodiscard]] Secret duplicate() const;

    [[nodiscard]] QByteArrayView bytes() const {
        return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())};
    }
    /// The same for C libraries, with a zero at the end.
    [[nodiscard]] const char* cString() const { return m_bytes.c_str(); }
    /// Appends a byte that was read from somewhere. If the buffer grows, the old one is wiped.
    void append(char byte);
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_bytes.size()); }
    void wipe();

private:
    std::string m_bytes;
};

/// Wipes a buffer that held a secret on its way to or from a library.
void wipe(QByteArray& bytes);

} // namespace yenile
