// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

using EVP_PKEY = struct evp_pkey_st;

namespace yenile::tests {

using Bytes = std::vector<std::uint8_t>;

/// The card side of PIV (NIST SP 800-73-4, part 2), as far as OpenSC and Yubico's module ask: certificates,
/// PIN with a retry counter, signatures with 9A (PIN once), 9C (PIN for each) and 9E (no PIN).
class PivCard {
public:
    explicit PivCard(std::string pin) : m_pin(std::move(pin)) {}

    void addKey(std::uint8_t reference, std::shared_ptr<EVP_PKEY> key, const Bytes& certificate);

    /// Another card with the same keys, as far as its serial number tells.
    void setNumber(std::uint8_t number);

    [[nodiscard]] static Bytes answerToReset();
    void reset();
    [[nodiscard]] Bytes answer(const Bytes& command);

    /// The next key operations fail with that status word.
    void failNext(std::uint16_t status, int count);

private:
    struct Command;
    [[nodiscard]] Bytes execute(const Command& command);
    [[nodiscard]] Bytes select(const Command& command) const;
    [[nodiscard]] Bytes getData(const Command& command);
    [[nodiscard]] Bytes verify(const Command& command);
    [[nodiscard]] Bytes authenticate(const Command& command);
    /// In parts of 256 bytes (ISO/IEC 7816-4, GET RESPONSE).
    [[nodiscard]] Bytes inParts(Bytes data);

    std::string m_pin;
    int m_tries = 3;
    bool m_pinVerified = false;
    bool m_pinFresh = false; ///< verified by the very last command
    std::map<std::uint32_t, Bytes> m_objects;
    std::map<std::uint8_t, std::shared_ptr<EVP_PKEY>> m_keys;
    Bytes m_chained;   ///< command data that came so far
    Bytes m_remaining; ///< of the answer
    std::uint16_t m_failure = 0;
    int m_failures = 0;
};

} // namespace yenile::tests
