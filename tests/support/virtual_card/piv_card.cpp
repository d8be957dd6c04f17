// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtual_card/piv_card.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace yenile::tests {

namespace {

constexpr std::uint16_t ok = 0x9000;
constexpr std::uint16_t wrongLength = 0x6700;
constexpr std::uint16_t securityStatus = 0x6982;
constexpr std::uint16_t pinBlocked = 0x6983;
constexpr std::uint16_t wrongData = 0x6A80;
constexpr std::uint16_t notFound = 0x6A82;
constexpr std::uint16_t wrongParameters = 0x6A86;
constexpr std::uint16_t referenceNotFound = 0x6A88;
constexpr std::uint16_t unknownInstruction = 0x6D00;
constexpr std::uint16_t internalError = 0x6F00;

constexpr std::uint8_t authenticationKey = 0x9A;
constexpr std::uint8_t signatureKey = 0x9C;
constexpr std::uint8_t cardKey = 0x9E;

const Bytes applicationId{0xA0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00, 0x01, 0x00};

void append(Bytes& to, const Bytes& bytes) {
    to.insert(to.end(), bytes.begin(), bytes.end());
}

Bytes operator+(Bytes left, const Bytes& right) {
    append(left, right);
    return left;
}

Bytes statusWord(int status) {
    return {static_cast<std::uint8_t>(status >> 8), static_cast<std::uint8_t>(status & 0xFF)};
}

/// A BER-TLV object (ISO/IEC 8825-1).
Bytes tlv(const Bytes& tag, const Bytes& value) {
    Bytes result = tag;
    const std::size_t size = value.size();
    if (size > 0xFF)
        append(result, {0x82, static_cast<std::uint8_t>(size >> 8)});
    else if (size > 0x7F)
        result.push_back(0x81);
    result.push_back(static_cast<std::uint8_t>(size & 0xFF));
    return result + value;
}

/// Reads one object with a tag of one byte off the front; nothing where there is none.
std::optional<std::pair<std::uint8_t, std::span<const std::uint8_t>>>
takeTlv(std::span<const std::uint8_t>& bytes) {
    if (bytes.size() < 2)
        return std::nullopt;
    const std::uint8_t tag = bytes[0];
    std::size_t header = 2;
    std::size_t size = bytes[1];
    if (size > 0x80) {
        const std::size_t count = size & 0x7F;
        if (count > 2 || bytes.size() < 2 + count)
            return std::nullopt;
        size = 0;
        for (std::size_t i = 0; i < count; ++i)
            size = size << 8 | bytes[2 + i];
        header += count;
    }
    if (bytes.size() < header + size)
        return std::nullopt;
    const auto value = bytes.subspan(header, size);
    bytes = bytes.subspan(header + size);
    return std::pair(tag, value);
}

/// Card Holder Unique Identifier: OpenSC takes the serial number from its FASC-N (tag 30).
Bytes holderIdentifier(std::uint8_t number) {
    Bytes identifier(16);
    for (std::uint8_t i = 0; i < 16; ++i)
        identifier[i] = static_cast<std::uint8_t>(0x10 + i);
    return tlv({0x30}, Bytes(25, static_cast<std::uint8_t>(0xD4 + number))) + tlv({0x34}, identifier) +
           tlv({0x35}, {'2', '0', '3', '9', '1', '2', '3', '1'}) + tlv({0x3E}, {}) + tlv({0xFE}, {});
}

Bytes capabilities() {
    Bytes result = tlv({0xF0}, Bytes(21, 0xA0)) + tlv({0xF1}, {0x21}) + tlv({0xF2}, {0x21}) +
                   tlv({0xF3}, {}) + tlv({0xF4}, {0x00}) + tlv({0xF5}, {0x10});
    for (const std::uint8_t tag : {0xF6, 0xF7, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE})
        append(result, tlv({tag}, {}));
    return result;
}

std::uint32_t certificateTag(std::uint8_t reference) {
    switch (reference) {
    case authenticationKey:
        return 0x5FC105;
    case signatureKey:
        return 0x5FC10A;
    default:
        return 0x5FC101;
    }
}

/// Algorithm identifiers of SP 800-78-4.
std::uint8_t algorithmOf(EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, "RSA"))
        return EVP_PKEY_get_bits(key) == 3072 ? 0x05 : 0x07;
    return EVP_PKEY_get_bits(key) == 256 ? 0x11 : 0x14;
}

std::optional<Bytes> sign(EVP_PKEY* key, std::span<const std::uint8_t> challenge) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                              EVP_PKEY_CTX_free);
    if (EVP_PKEY_sign_init(context.get()) <= 0)
        return std::nullopt;
    if (EVP_PKEY_is_a(key, "RSA") && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) <= 0)
        return std::nullopt;
    Bytes signature(512);
    std::size_t size = signature.size();
    if (EVP_PKEY_sign(context.get(), signature.data(), &size, challenge.data(), challenge.size()) <= 0)
        return std::nullopt;
    signature.resize(size);
    return signature;
}

} // namespace

/// A command APDU (ISO/IEC 7816-4, 5.1), short or extended.
struct PivCard::Command {
    std::uint8_t type, instruction, parameter1, parameter2;
    Bytes data;

    static std::optional<Command> parse(const Bytes& bytes) {
        if (bytes.size() < 4)
            return std::nullopt;
        Command command{bytes[0], bytes[1], bytes[2], bytes[3], {}};
        if (bytes.size() <= 5)
            return command;
        const bool extended = bytes[4] == 0 && bytes.size() > 7;
        const std::size_t begin = extended ? 7 : 5;
        const std::size_t size = extended ? static_cast<std::size_t>(bytes[5] << 8 | bytes[6]) : bytes[4];
        if (bytes.size() < begin + size)
            return std::nullopt;
        const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(begin);
        command.data.assign(first, first + static_cast<std::ptrdiff_t>(size));
        return command;
    }
};

void PivCard::addKey(std::uint8_t reference, std::shared_ptr<EVP_PKEY> key, const Bytes& certificate) {
    m_keys[reference] = std::move(key);
    m_objects[certificateTag(reference)] =
        tlv({0x53}, tlv({0x70}, certificate) + tlv({0x71}, {0x00}) + tlv({0xFE}, {}));
    setNumber(0);
    m_objects[0x5FC107] = tlv({0x53}, capabilities());
    m_objects[0x7E] = tlv({0x7E}, tlv({0x4F}, applicationId) + tlv({0x5F, 0x2F}, {0x40, 0x00}));
}

void PivCard::setNumber(std::uint8_t number) {
    m_objects[0x5FC102] = tlv({0x53}, holderIdentifier(number));
}

Bytes PivCard::answerToReset() {
    // Historical bytes that name the PIV application spare OpenSC its guesses.
    Bytes bytes = Bytes{0x3B, 0x8D, 0x80, 0x01, 0x80, 0xFB} + applicationId;
    std::uint8_t check = 0;
    for (std::size_t i = 1; i < bytes.size(); ++i)
        check ^= bytes[i];
    bytes.push_back(check);
    return bytes;
}

void PivCard::reset() {
    m_pinVerified = m_pinFresh = false;
    m_chained.clear();
    m_remaining.clear();
}

void PivCard::failNext(std::uint16_t status, int count) {
    m_failure = status;
    m_failures = count;
}

Bytes PivCard::answer(const Bytes& bytes) {
    auto command = Command::parse(bytes);
    if (!command)
        return statusWord(wrongLength);
    constexpr std::uint8_t getResponse = 0xC0;
    if (command->instruction == getResponse)
        return inParts(std::exchange(m_remaining, {}));
    append(m_chained, command->data);
    constexpr std::uint8_t more = 0x10;
    if ((command->type & more) != 0)
        return statusWord(ok);
    command->data = std::exchange(m_chained, {});
    const Bytes result = execute(*command);
    constexpr std::uint8_t verifyInstruction = 0x20;
    if (command->instruction != verifyInstruction)
        m_pinFresh = false;
    return result;
}

Bytes PivCard::execute(const Command& command) {
    switch (command.instruction) {
    case 0xA4:
        return select(command);
    case 0xCB:
        return getData(command);
    case 0x20:
        return verify(command);
    case 0x87:
        return authenticate(command);
    // Of Yubico's cards: the version, and the serial number.
    case 0xFD:
        return Bytes{5, 2, 4} + statusWord(ok);
    case 0xF8:
        return Bytes{0x00, 0x10, 0x20, 0x30} + statusWord(ok);
    default:
        return statusWord(unknownInstruction);
    }
}

Bytes PivCard::select(const Command& command) const {
    const bool isPiv = command.parameter1 == 4 && command.data.size() >= 5 &&
                       command.data.size() <= applicationId.size() &&
                       std::equal(command.data.begin(), command.data.end(), applicationId.begin());
    if (!isPiv)
        return statusWord(notFound);
    return tlv({0x61}, tlv({0x4F}, {0x00, 0x00, 0x10, 0x00, 0x01, 0x00}) +
                           tlv({0x79}, tlv({0x4F}, {0xA0, 0x00, 0x00, 0x03, 0x08}))) +
           statusWord(ok);
}

Bytes PivCard::getData(const Command& command) {
    const Bytes& data = command.data;
    if (data.size() < 3 || data[0] != 0x5C || data.size() != 2U + data[1])
        return statusWord(wrongParameters);
    std::uint32_t tag = 0;
    for (std::size_t i = 2; i < data.size(); ++i)
        tag = tag << 8 | data[i];
    const auto object = m_objects.find(tag);
    return object == m_objects.end() ? statusWord(notFound) : inParts(object->second);
}

Bytes PivCard::verify(const Command& command) {
    if (command.parameter2 != 0x80)
        return statusWord(referenceNotFound);
    if (command.data.empty() && m_pinVerified)
        return statusWord(ok);
    if (m_tries == 0)
        return statusWord(pinBlocked);
    if (command.data.empty())
        return statusWord(0x63C0 | m_tries);
    std::string pin(command.data.begin(), command.data.end());
    pin.erase(std::find(pin.begin(), pin.end(), '\xFF'), pin.end()); // padded to eight bytes
    m_pinVerified = m_pinFresh = pin == m_pin;
    m_tries = m_pinVerified ? 3 : m_tries - 1;
    if (m_pinVerified)
        return statusWord(ok);
    return statusWord(m_tries == 0 ? pinBlocked : 0x63C0 | m_tries);
}

Bytes PivCard::authenticate(const Command& command) {
    const auto key = m_keys.find(command.parameter2);
    if (key == m_keys.end())
        return statusWord(referenceNotFound);
    if (m_failures > 0) {
        --m_failures;
        return statusWord(m_failure);
    }
    if (command.parameter2 == signatureKey ? !m_pinFresh : command.parameter2 != cardKey && !m_pinVerified)
        return statusWord(securityStatus);
    if (command.parameter1 != algorithmOf(key->second.get()))
        return statusWord(wrongParameters);
    std::span<const std::uint8_t> bytes(command.data);
    const auto dynamic = takeTlv(bytes); // Dynamic Authentication Template
    if (!dynamic || dynamic->first != 0x7C)
        return statusWord(wrongData);
    std::span<const std::uint8_t> parts = dynamic->second;
    while (const auto part = takeTlv(parts)) {
        if (part->first != 0x81) // the challenge
            continue;
        const auto signature = sign(key->second.get(), part->second);
        return signature ? inParts(tlv({0x7C}, tlv({0x82}, *signature))) : statusWord(internalError);
    }
    return statusWord(wrongData);
}

Bytes PivCard::inParts(Bytes data) {
    constexpr std::size_t largest = 256;
    if (data.size() <= largest)
        return data + statusWord(ok);
    m_remaining.assign(data.begin() + largest, data.end());
    data.resize(largest);
    return data + statusWord(0x6100 | static_cast<int>(m_remaining.size() > 0xFF ? 0 : m_remaining.size()));
}

} // namespace yenile::tests
