// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <string>

namespace yenile {

/// A PIN, access password or security word: moved, never copied, wiped when it goes.
/// Never written to a log, an error or a file. Encoding: UTF-8.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArrayView utf8) : m_bytes(utf8.begin(), utf8.end()) {}
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// Takes the text over and wipes what it can of the source.
    [[nodiscard]] static Secret take(QString& text);
    /// A second one, made knowingly.
    [[nodiscard]] Secret duplicate() const;

    [[nodiscard]] QByteArrayView bytes() const {
        return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())};
    }
    /// The same for C libraries, with a zero at the end.
    [[nodiscard]] const char* cString() const { return m_bytes.c_str(); }
    /// One byte more, as it is read from somewhere: what outgrows its room leaves nothing behind there.
    void append(char byte);
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_bytes.size()); }
    void wipe();

private:
    std::string m_bytes;
};

/// Wipes the bytes of a buffer that held a secret on its way to or from a library.
void wipe(QByteArray& bytes);

} // namespace yenile
