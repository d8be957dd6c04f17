// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/cards.h"

#include "pkcs11/known_drivers.h"

#include <algorithm>

namespace yenile::pkcs11 {

namespace {

bool isSomebodys(const TokenCertificate& found) {
    return !found.certificate.isCa();
}

bool isForSigning(const TokenCertificate& found) {
    return isSomebodys(found) && found.certificate.isQualified() && found.certificate.isForSigning();
}

bool holds(const Token& token, const TokenCertificate& certificate) {
    return std::ranges::find(token.certificates, certificate.certificate, &TokenCertificate::certificate) !=
           token.certificates.end();
}

bool shareCertificate(const Token& a, const Token& b) {
    return std::ranges::any_of(
        a.certificates, [&](const TokenCertificate& found) { return isSomebodys(found) && holds(b, found); });
}

/// Serial numbers and labels are constants in some drivers, so what is on the token counts as well.
bool lookAlike(const Token& a, const Token& b) {
    return a.serialNumber == b.serialNumber && a.label == b.label &&
           a.certificates.size() == b.certificates.size() &&
           std::ranges::all_of(a.certificates,
                               [&](const TokenCertificate& found) { return holds(b, found); });
}

/// One driver never shows a card twice; copies of a card lie in different readers.
bool isSameCard(const Token& a, const Token& b, const TokenSnapshot& snapshot) {
    const bool mayBeOnePlace =
        a.reader == b.reader || !sitsInReader(a, snapshot) || !sitsInReader(b, snapshot);
    return a.driver != b.driver && mayBeOnePlace && (lookAlike(a, b) || shareCertificate(a, b));
}

Token withCertificatesOnce(Token token) {
    std::vector<TokenCertificate> once;
    for (TokenCertificate& found : token.certificates) {
        const auto known = std::ranges::find(once, found.certificate, &TokenCertificate::certificate);
        if (known == once.end())
            once.push_back(std::move(found));
        else if (found.key < known->key)
            *known = std::move(found);
    }
    token.certificates = std::move(once);
    return token;
}

} // namespace

std::vector<Card> cards(const TokenSnapshot& snapshot) {
    std::vector<Card> result;
    for (const Token& token : snapshot.tokens) {
        const auto known = std::ranges::find_if(result, [&](const Card& card) {
            return !card.drivers.contains(token.driver) && isSameCard(card.token, token, snapshot);
        });
        if (known == result.end()) {
            result.push_back({withCertificatesOnce(token), {token.driver}, isCandidate(token, snapshot)});
        } else {
            known->drivers.append(token.driver);
            known->isCandidate = known->isCandidate || isCandidate(token, snapshot);
        }
    }
    return result;
}

std::vector<signature::Certificate> certificatesOn(const TokenSnapshot& snapshot) {
    std::vector<signature::Certificate> found;
    for (const Token& token : snapshot.tokens)
        for (const TokenCertificate& each : token.certificates)
            found.push_back(each.certificate);
    return found;
}

bool tellsOfTries(const Token& token) {
    const KnownDriver* const driver = knownDriverAt(token.driver);
    return !driver || !driver->isSilentAboutTries;
}

bool isCandidate(const Token& token, const TokenSnapshot& snapshot) {
    if (std::ranges::any_of(token.certificates, isForSigning))
        return true;
    const bool isMeant = snapshot.chosenDrivers.contains(token.driver) || isCard(token, snapshot);
    return isMeant && std::ranges::any_of(token.certificates, isSomebodys);
}

bool hasCandidate(const TokenSnapshot& snapshot) {
    return std::ranges::any_of(snapshot.tokens,
                               [&](const Token& token) { return isCandidate(token, snapshot); });
}

/// Slot descriptions end after 64 bytes (CK_SLOT_INFO), names of readers do not.
bool isSlotOf(const Token& token, const Reader& reader) {
    const QString& slot = token.reader;
    return !slot.isEmpty() && (slot == reader.name || (slot.size() >= 60 && reader.name.startsWith(slot)));
}

bool sitsInReader(const Token& token, const TokenSnapshot& snapshot) {
    return snapshot.readers && std::ranges::any_of(*snapshot.readers, [&](const Reader& reader) {
               return isSlotOf(token, reader);
           });
}

bool isCard(const Token& token, const TokenSnapshot& snapshot) {
    return sitsInReader(token, snapshot) || (token.isRemovable && !isSoftware(token.driver));
}

} // namespace yenile::pkcs11
