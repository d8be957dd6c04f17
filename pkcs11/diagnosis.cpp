#include "pkcs11/diagnosis.h"

#include <algorithm>

namespace yenile::pkcs11 {

namespace {

/// Slot descriptions end after 64 bytes (CK_SLOT_INFO), names of readers do not.
bool isSlotOf(const QString& slot, const Reader& reader) {
    return !slot.isEmpty() && (slot == reader.name || (slot.size() >= 60 && reader.name.startsWith(slot)));
}

/// A driver that has names of its own for its slots: its token may be the card in any reader.
bool sitsAnywhere(const Token& token, const std::vector<Reader>& readers) {
    return token.isRemovable && std::ranges::none_of(readers, [&](const Reader& reader) {
               return isSlotOf(token.reader, reader);
           });
}

/// Did all drivers that could be loaded have their say about the card?
bool wasAskedInVain(const TokenSnapshot& snapshot) {
    return std::ranges::all_of(snapshot.problems,
                               [](const Error& problem) { return problem.code == ErrorCode::DriverFailed; });
}

} // namespace

bool holdsToken(const TokenSnapshot& snapshot, const Reader& reader) {
    return std::ranges::any_of(snapshot.tokens, [&](const Token& token) {
        return isSlotOf(token.reader, reader) || sitsAnywhere(token, *snapshot.readers);
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

std::vector<Error> diagnose(const TokenSnapshot& snapshot) {
    if (!snapshot.readers) {
        std::vector<Error> problems = snapshot.problems;
        if (snapshot.tokens.empty())
            problems.insert(problems.begin(), snapshot.readers.error());
        return problems;
    }
    std::vector<Error> problems;
    std::vector<Error> unknown;
    for (const Reader& reader : *snapshot.readers) {
        if (!reader.hasCard || holdsToken(snapshot, reader))
            continue;
        if (reader.isMute)
            problems.push_back({ErrorCode::CardMute, {reader.name}, {}});
        else if (reader.isInExclusiveUse)
            problems.push_back({ErrorCode::CardInUse, {reader.name}, {}});
        else if (wasAskedInVain(snapshot))
            unknown.push_back({ErrorCode::CardUnknown, {reader.name}, {}});
    }
    const bool noCard = !snapshot.readers->empty() && snapshot.tokens.empty() &&
                        std::ranges::none_of(*snapshot.readers, &Reader::hasCard);
    if (noCard)
        problems.push_back({ErrorCode::NoCard, {}, {}});
    problems.insert(problems.end(), snapshot.problems.begin(), snapshot.problems.end());
    problems.insert(problems.end(), unknown.begin(), unknown.end());
    return problems;
}

Error whyNoToken(const TokenSnapshot& snapshot) {
    // Without a driver no card can be used, whatever the readers say.
    const auto missing = std::ranges::find(snapshot.problems, ErrorCode::DriverMissing, &Error::code);
    if (missing != snapshot.problems.end())
        return *missing;
    const auto problems = diagnose(snapshot);
    return problems.empty() ? Error{ErrorCode::NoToken, {}, {}} : problems.front();
}

} // namespace yenile::pkcs11
