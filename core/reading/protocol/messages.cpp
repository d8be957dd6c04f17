// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/protocol/messages.h"

#include "core/reading/protocol/cbor.h"

using namespace Qt::StringLiterals;

namespace yenile::reading::protocol {

namespace {

QCborMap toCbor(const MemberQuestion& members) {
    QCborMap map;
    for (const auto& [name, size] : members.beginnings.asKeyValueRange())
        map.insert(name, size);
    return map;
}

signature::EvidenceQuestion evidenceFrom(const QCborMap& map) {
    const QCborArray parts = map.value(u"evidence"_s).toArray();
    return {enumFrom(parts.at(0), signature::EvidenceQuestion::Source::Issuer), parts.at(1).toString(),
            parts.at(2).toString()};
}

MemberQuestion membersFrom(const QCborValue& value) {
    MemberQuestion members;
    const QCborMap map = value.toMap();
    for (const auto& [name, size] : map)
        members.beginnings.insert(name.toString(), integerFrom<qint64>(size));
    return members;
}

} // namespace

QCborMap toCbor(const Task& task) {
    return {
        {u"version"_s, version},
        {u"task"_s, number(task.kind)},
        {u"memory"_s, task.memory},
        {u"processorSeconds"_s, task.processorSeconds},
        {u"hasPassword"_s, task.hasPassword},
        {u"hasSignedFile"_s, task.hasSignedFile},
        {u"name"_s, task.name},
        {u"policy"_s, task.policy},
        {u"members"_s, valueOf(task.members, [](const MemberQuestion& members) { return toCbor(members); })},
        {u"request"_s, task.request}};
}

Result<Task> taskFrom(const QCborMap& map) {
    return wellFormed([&] {
        require(integerFrom<int>(map.value(u"version"_s)) == version, "version");
        return Task{.kind = enumFrom(map.value(u"task"_s), TaskKind::Extend),
                    .memory = integerFrom<qint64>(map.value(u"memory"_s)),
                    .processorSeconds = integerFrom<qint64>(map.value(u"processorSeconds"_s)),
                    .hasPassword = map.value(u"hasPassword"_s).toBool(),
                    .name = map.value(u"name"_s).toString(),
                    .policy = map.value(u"policy"_s).toMap(),
                    .members = optionalFrom<MemberQuestion>(map.value(u"members"_s), membersFrom),
                    .hasSignedFile = map.value(u"hasSignedFile"_s).toBool(),
                    .request = map.value(u"request"_s).toMap()};
    });
}

QCborMap toCbor(const ReaderQuestion& question) {
    return {{u"question"_s, number(question.kind)},
            {u"address"_s, question.address},
            {u"contentType"_s, question.contentType},
            {u"body"_s, question.body},
            {u"evidence"_s, QCborArray{number(question.evidence.source), question.evidence.address,
                                       question.evidence.about}}};
}

Result<std::optional<ReaderQuestion>> questionFrom(const QCborMap& map) {
    return wellFormed([&] {
        if (!map.contains(u"question"_s))
            return std::optional<ReaderQuestion>();
        return std::optional(ReaderQuestion{enumFrom(map.value(u"question"_s), ReaderQuestion::Kind::Stamp),
                                            map.value(u"address"_s).toString(),
                                            map.value(u"contentType"_s).toByteArray(),
                                            map.value(u"body"_s).toByteArray(), evidenceFrom(map)});
    });
}

QCborMap toCbor(const QuestionAnswer& answer) {
    return {{u"body"_s, valueOf(answer.body, [](const QByteArray& body) { return body; })}};
}

QuestionAnswer questionAnswerFrom(const QCborMap& map) {
    return {optionalFrom<QByteArray>(map.value(u"body"_s),
                                     [](const QCborValue& body) { return body.toByteArray(); })};
}

QCborMap toCbor(const PageRequest& request) {
    return {{u"request"_s, number(request.kind)},
            {u"page"_s, request.page},
            {u"dotsPerInch"_s, request.dotsPerInch}};
}

Result<PageRequest> pageRequestFrom(const QCborMap& map) {
    return wellFormed([&] {
        return PageRequest{enumFrom(map.value(u"request"_s), PageRequest::Kind::Draw),
                           integerFrom<int>(map.value(u"page"_s)), map.value(u"dotsPerInch"_s).toDouble()};
    });
}

QCborMap toCbor(const Overview& overview) {
    return {
        {u"pageSizes"_s, arrayOf(overview.pageSizes,
                                 [](const QSizeF& size) { return QCborArray{size.width(), size.height()}; })},
        {u"contents"_s, arrayOf(overview.contents, [](const ContentsEntry& entry) {
             return QCborArray{entry.title, entry.page, entry.depth};
         })}};
}

Result<Overview> overviewFrom(const QCborMap& map) {
    return wellFormed([&] {
        Overview overview;
        for (const QCborValue& value : map.value(u"pageSizes"_s).toArray()) {
            const QCborArray size = value.toArray();
            overview.pageSizes << QSizeF(sideFrom(size.at(0)), sideFrom(size.at(1)));
        }
        for (const QCborValue& value : map.value(u"contents"_s).toArray()) {
            const QCborArray entry = value.toArray();
            overview.contents << ContentsEntry{entry.at(0).toString(), integerFrom<int>(entry.at(1)),
                                               integerFrom<int>(entry.at(2))};
        }
        return overview;
    });
}

QCborMap toCbor(const QList<Word>& words) {
    return {{u"words"_s, arrayOf(words, [](const Word& word) {
                 return QCborArray{word.box.x(), word.box.y(), word.box.width(), word.box.height(),
                                   word.text};
             })}};
}

QList<Word> wordsFrom(const QCborMap& map) {
    QList<Word> words;
    for (const QCborValue& value : map.value(u"words"_s).toArray()) {
        const QCborArray word = value.toArray();
        words << Word{placeFrom(word, 0), word.at(4).toString()};
    }
    return words;
}

QCborMap toCbor(const PageImage& image) {
    return {{u"width"_s, image.width}, {u"height"_s, image.height}};
}

Result<PageImage> pageImageFrom(const QCborMap& map, QByteArray dots) {
    return wellFormed([&] {
        const int width = integerFrom<int>(map.value(u"width"_s));
        const int height = integerFrom<int>(map.value(u"height"_s));
        require(width >= 0 && width <= mostDots && height >= 0 && height <= mostDots &&
                    dots.size() == qsizetype{4} * width * height,
                "page");
        return PageImage{width, height, std::move(dots)};
    });
}

} // namespace yenile::reading::protocol
