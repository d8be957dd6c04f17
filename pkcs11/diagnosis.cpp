// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/diagnosis.h"

#include "pkcs11/cards.h"
#include "pkcs11/known_drivers.h"

#include <algorithm>

namespace yenile::pkcs11 {

namespace {

/// A driver that has names of its own for its slots: its token may be the card in any reader.
bool sitsAnywhere(const Token& token, const TokenSnapshot& snapshot) {
    return isCard(token, snapshot) && !sitsInReader(token, snapshot);
}

/// Did all drivers that could be loaded have their say about the card?
bool wasAskedInVain(const TokenSnapshot& snapshot) {
    return std::ranges::all_of(snapshot.problems,
                               [](const Error& problem) { return problem.code == ErrorCode::DriverFailed; });
}

void append(std::vector<Error>& to, const std::vector<Error>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

/// Of the readers: cards that nothing can be done with, and those that no driver knows.
struct Cards {
    std::vector<Error> unusable;
    std::vector<Error> unknown;
};

Cards cardsAmiss(const TokenSnapshot& snapshot) {
    Cards cards;
    for (const Reader& reader : *snapshot.readers) {
        if (!reader.hasCard || holdsToken(snapshot, reader))
            continue;
        if (reader.isMute)
            cards.unusable.push_back({ErrorCode::CardMute, {reader.name}, {}});
        else if (reader.isInExclusiveUse)
            cards.unusable.push_back({ErrorCode::CardInUse, {reader.name}, {}});
        else if (wasAskedInVain(snapshot))
            cards.unknown.push_back({ErrorCode::CardUnknown, {reader.name}, {}});
    }
    return cards;
}

bool areEmpty(const std::vector<Reader>& readers) {
    return !readers.empty() && std::ranges::none_of(readers, &Reader::hasCard);
}

/// Whoever chose a driver that shows a token works without a reader, though the token be empty. Tokens that
/// desktops bring are not meant by that.
bool doesWithoutReader(const TokenSnapshot& snapshot) {
    return std::ranges::any_of(snapshot.tokens, [&](const Token& token) {
        const KnownDriver* const known = knownDriverAt(token.driver);
        return snapshot.chosenDrivers.contains(token.driver) && !(known && known->isOnlyConfigured);
    });
}

} // namespace

bool holdsToken(const TokenSnapshot& snapshot, const Reader& reader) {
    return std::ranges::any_of(snapshot.tokens, [&](const Token& token) {
        return isSlotOf(token, reader) || sitsAnywhere(token, snapshot);
    });
}

bool isEveryCardKnown(const TokenSnapshot& snapshot) {
    if (!snapshot.readers)
        return false;
    const auto isUnknown = [&](const Reader& reader) {
        return reader.hasCard && !holdsToken(snapshot, reader);
    };
    return std::ranges::any_of(*snapshot.readers, &Reader::hasCard) &&
           std::ranges::none_of(*snapshot.readers, isUnknown);
}

namespace {

/// All but the failures that need not have anything to do with the card.
std::vector<Error> ladderOf(const TokenSnapshot& snapshot) {
    const bool isNeeded = !hasCandidate(snapshot);
    std::vector<Error> problems = snapshot.failedChoices;
    Cards cards;
    if (snapshot.readers)
        cards = cardsAmiss(snapshot);
    else if (isNeeded && !doesWithoutReader(snapshot))
        problems.push_back(snapshot.readers.error());
    append(problems, cards.unusable);
    if (isNeeded && snapshot.readers && areEmpty(*snapshot.readers))
        problems.push_back({ErrorCode::NoCard, {}, {}});
    const auto isOfToken = [](const Error& problem) {
        return problem.code == ErrorCode::TokenFailed || problem.code == ErrorCode::TokenRemoved;
    };
    // That drivers fail at a card which does not answer, or is another program's, is no second problem.
    std::ranges::copy_if(snapshot.problems, std::back_inserter(problems),
                         [&](const Error& problem) { return cards.unusable.empty() || !isOfToken(problem); });
    append(problems, cards.unknown);
    return problems;
}

} // namespace

std::vector<Error> diagnose(const TokenSnapshot& snapshot) {
    std::vector<Error> problems = ladderOf(snapshot);
    if (!hasCandidate(snapshot))
        append(problems, snapshot.asides);
    return problems;
}

Error whyNoCandidate(const TokenSnapshot& snapshot) {
    // Without a driver no card can be used, whatever the readers say.
    const auto missing = std::ranges::find(snapshot.problems, ErrorCode::DriverMissing, &Error::code);
    if (missing != snapshot.problems.end())
        return *missing;
    const auto problems = ladderOf(snapshot);
    if (!problems.empty())
        return problems.front();
    if (!snapshot.tokens.empty())
        return {ErrorCode::NoCertificate, {}, {}};
    return snapshot.asides.empty() ? Error{ErrorCode::NoToken, {}, {}} : snapshot.asides.front();
}

} // namespace yenile::pkcs11
