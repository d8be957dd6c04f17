// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/protocol/revision_message.h"

#include "core/reading/protocol/cbor.h"

using namespace Qt::StringLiterals;

namespace yenile::reading::protocol {

using signature::ExtensionParameters;
using signature::SignatureLayout;
using signature::SignatureNote;
using signature::SignaturePlace;
using signature::SignatureRequest;
using signature::VisibleSignature;

// Structures are taken apart with names for all of their members: one that is added does not compile until it
// goes over the wire as well.

namespace {

QCborMap toCbor(const VisibleSignature& visible) {
    const auto& [place, lines] = visible;
    const auto& [page, corner, field, taken] = place;
    return {{u"page"_s, page},
            {u"corner"_s, number(corner)},
            {u"field"_s, field},
            {u"taken"_s, arrayOf(taken,
                                 [](const QRectF& area) {
                                     return QCborArray{area.x(), area.y(), area.width(), area.height()};
                                 })},
            {u"lines"_s, QCborArray::fromStringList(lines)}};
}

VisibleSignature visibleFrom(const QCborValue& value) {
    const QCborMap map = value.toMap();
    VisibleSignature visible{{.page = integerFrom<int>(map.value(u"page"_s)),
                              .corner = enumFrom(map.value(u"corner"_s), SignaturePlace::Corner::BottomLeft),
                              .field = map.value(u"field"_s).toString()},
                             textsFrom(map.value(u"lines"_s))};
    for (const QCborValue& area : map.value(u"taken"_s).toArray())
        visible.place.taken << placeFrom(area.toArray(), 0);
    return visible;
}

std::vector<signature::Certificate> certificatesFrom(const QCborValue& value) {
    return vectorFrom<signature::Certificate>(value, certificateFrom);
}

} // namespace

QCborMap toCbor(const SignatureRequest& request) {
    const auto& [time, reason, location, room, visible] = request;
    return {{u"time"_s, timeValue(time)},
            {u"reason"_s, reason},
            {u"location"_s, location},
            {u"room"_s, qint64{room}},
            {u"visible"_s, valueOf(visible, [](const VisibleSignature& shown) { return toCbor(shown); })}};
}

Result<SignatureRequest> signatureRequestFrom(const QCborMap& map) {
    return wellFormed([&] {
        return SignatureRequest{timeFrom(map.value(u"time"_s)), map.value(u"reason"_s).toString(),
                                map.value(u"location"_s).toString(),
                                integerFrom<qsizetype>(map.value(u"room"_s)),
                                optionalFrom<VisibleSignature>(map.value(u"visible"_s), visibleFrom)};
    });
}

QCborMap toCbor(const SignatureLayout& layout) {
    const auto& [revision, contents, afterContents, notes] = layout;
    return {{u"revision"_s, revision},
            {u"contents"_s, qint64{contents}},
            {u"afterContents"_s, qint64{afterContents}},
            {u"notes"_s, arrayOf(notes, [](const SignatureNote& note) {
                 const auto& [kind, letters] = note;
                 return QCborArray{number(kind), QCborArray::fromStringList(letters)};
             })}};
}

Result<SignatureLayout> signatureLayoutFrom(const QCborMap& map) {
    return wellFormed([&] {
        return SignatureLayout{
            map.value(u"revision"_s).toByteArray(), integerFrom<qsizetype>(map.value(u"contents"_s)),
            integerFrom<qsizetype>(map.value(u"afterContents"_s)),
            vectorFrom<SignatureNote>(map.value(u"notes"_s), [](const QCborValue& note) {
                const QCborArray parts = note.toArray();
                return SignatureNote{enumFrom(parts.at(0), SignatureNote::Kind::LettersMissing),
                                     textsFrom(parts.at(1))};
            })};
    });
}

QCborMap toCbor(const ExtensionParameters& parameters, const QDateTime& now) {
    const auto& [level, trustAnchors, transport, timeStamper, timeStampAnchors, password] = parameters;
    return {{u"level"_s, number(level)},
            {u"trustAnchors"_s, arrayOf(trustAnchors, certificateValue)},
            {u"hasTransport"_s, transport != nullptr},
            {u"hasTimeStamper"_s, timeStamper != nullptr},
            {u"timeStampAnchors"_s, arrayOf(timeStampAnchors, certificateValue)},
            {u"now"_s, timeValue(now)}};
}

QCborMap revisionsAnswer(const QByteArray& revisions) {
    return {{u"revisions"_s, revisions}};
}

QByteArray revisionsFrom(const QCborMap& map) {
    return map.value(u"revisions"_s).toByteArray();
}

Result<ExtensionMessage> extensionFrom(const QCborMap& map) {
    return wellFormed([&] {
        return ExtensionMessage{{.level = enumFrom(map.value(u"level"_s), signature::Level::Archive),
                                 .trustAnchors = certificatesFrom(map.value(u"trustAnchors"_s)),
                                 .timeStampAnchors = certificatesFrom(map.value(u"timeStampAnchors"_s))},
                                timeFrom(map.value(u"now"_s)),
                                map.value(u"hasTransport"_s).toBool(),
                                map.value(u"hasTimeStamper"_s).toBool()};
    });
}

} // namespace yenile::reading::protocol
