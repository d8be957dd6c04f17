// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_objects.h"

#include "core/signature/pdf/pdf_limits.h"

#include <algorithm>
#include <utility>

namespace yenile::signature::pdf {

Objects::Objects(QByteArrayView content, qint64 end, const std::vector<Section>& later,
                 const Secret& password)
    : m_content(content), m_end(end), m_password(password) {
    if (losesReferences)
        for (const Section& section : later)
            for (const auto& [id, place] : section.places)
                m_known.insert(id);
    m_documents.push_back(openFirst());
    QPDF& first = *m_documents.back();
    if (!first.getRoot().isDictionary())
        throw std::runtime_error("no catalog");
    m_trailer = first.getTrailer();
    for (auto [id, entry] : first.getXRefTable()) {
        const bool isPacked = entry.getType() == 2;
        if (losesReferences)
            m_known.insert(id);
        m_table[id] = {&first, isPacked
                                   ? ObjectPlace{true, entry.getObjStreamNumber(), entry.getObjStreamIndex()}
                                   : ObjectPlace{false, entry.getOffset(), 0}};
        if (isPacked)
            m_containers.insert(QPDFObjGen(entry.getObjStreamNumber(), 0));
    }
    m_allContainers = m_containers;
}

/// References to what is not there yet are kept, since it may be brought in later.
std::unique_ptr<QPDF> Objects::openFirst() const {
    auto first = std::make_unique<QPDF>();
    openDocument(*first, m_content.first(m_end), m_password);
    if (m_known.empty())
        return first;
    const std::map<QPDFObjGen, QPDFXRefEntry> table = first->getXRefTable();
    auto again = std::make_unique<QPDF>();
    for (const QPDFObjGen& id : m_known)
        if (!table.contains(id))
            keepReference(*again, id);
    openDocument(*again, m_content.first(m_end), m_password);
    return again;
}

QPDFObjectHandle Objects::from(const Source& source, const QPDFObjGen& id) const {
    if (++m_lookUps > mostLookUps(m_content.size()))
        throw LimitExceeded{QT_TRANSLATE_NOOP("PdfReason", "its revisions are too many and too long")};
    return source.document->getObjectByObjGen(id);
}

QPDFObjectHandle Objects::at(const QPDFObjGen& id) const {
    const auto found = m_table.find(id);
    return found == m_table.end() ? QPDFObjectHandle::newNull() : from(found->second, id);
}

QPDFObjectHandle Objects::before(const QPDFObjGen& id) const {
    const auto found = m_replaced.find(id);
    if (found != m_replaced.end())
        return from(found->second, id);
    return m_touched.contains(id) ? QPDFObjectHandle::newNull() : at(id);
}

bool Objects::wasThere(const QPDFObjGen& id) const {
    return m_replaced.contains(id) || (m_table.contains(id) && !m_touched.contains(id));
}

QPDFObjectHandle Objects::resolved(const QPDFObjectHandle& value) const {
    return value.isIndirect() ? at(value.getObjGen()) : value;
}

QPDFObjectHandle Objects::entry(const QPDFObjectHandle& holder, const char* key) const {
    QPDFObjectHandle dictionary = resolved(holder);
    if (dictionary.isStream())
        dictionary = dictionary.getDict();
    return dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
}

void Objects::merge(const std::vector<Section>& sections, std::map<QPDFObjGen, ObjectPlace>& places,
                    std::set<int>& freed) const {
    for (const Section& section : sections) {
        for (const int number : section.freed) {
            freed.insert(number);
            for (auto same = places.lower_bound(QPDFObjGen(number, 0));
                 same != places.end() && same->first.getObj() == number;)
                same = places.erase(same);
        }
        for (const auto& [id, place] : section.places) {
            places[id] = place;
            freed.erase(id.getObj());
        }
    }
}

/// The file begins with what it was before, so the same place holds the same bytes.
bool Objects::isSamePlace(const QPDFObjGen& id, const ObjectPlace& place,
                          const std::map<QPDFObjGen, ObjectPlace>& places) const {
    const auto known = m_table.find(id);
    if (known == m_table.end() || known->second.place != place)
        return false;
    if (!place.isPacked)
        return true;
    const QPDFObjGen container(static_cast<int>(place.where), 0);
    const auto moved = places.find(container);
    const auto own = m_table.find(container);
    return own != m_table.end() && (moved == places.end() || moved->second == own->second.place);
}

void Objects::addContainers(std::map<QPDFObjGen, ObjectPlace>& places) const {
    std::set<QPDFObjGen> containers;
    for (const auto& [id, place] : places)
        if (place.isPacked)
            containers.insert(QPDFObjGen(static_cast<int>(place.where), 0));
    for (const QPDFObjGen& container : containers)
        if (const auto own = m_table.find(container); own != m_table.end())
            places.emplace(container, own->second.place);
}

/// What stands in an object stream that is another one now is something else as well.
void Objects::addPackedIn(std::map<QPDFObjGen, ObjectPlace>& places) const {
    std::set<qint64> moved;
    for (const auto& [id, place] : places)
        if (m_allContainers.contains(id) && m_table.contains(id))
            moved.insert(id.getObj());
    if (moved.empty())
        return;
    m_lookUps += static_cast<qint64>(m_table.size());
    for (const auto& [id, source] : m_table)
        if (source.place.isPacked && moved.contains(source.place.where))
            places.emplace(id, source.place);
}

/// What objects that stand behind `from` may refer to. All that is known, where they are not plain text.
std::set<QPDFObjGen> Objects::knownIn(qint64 from, const std::map<QPDFObjGen, ObjectPlace>& places) const {
    if (m_known.empty())
        return {};
    const bool arePlain = std::ranges::all_of(places, [&](const auto& each) {
        return !each.second.isPacked && !m_allContainers.contains(each.first) && each.second.where >= from;
    });
    if (arePlain)
        return namedIn(m_content.sliced(from, m_end - from), m_known);
    m_lookUps += static_cast<qint64>(m_known.size());
    return m_known;
}

void Objects::remove(int number) {
    for (auto same = m_table.lower_bound(QPDFObjGen(number, 0));
         same != m_table.end() && same->first.getObj() == number; same = m_table.erase(same)) {
        m_touched.insert(same->first);
        m_replaced.insert(*same);
    }
}

void Objects::put(const QPDFObjGen& id, const Source& source) {
    m_touched.insert(id);
    if (const auto known = m_table.find(id); known != m_table.end())
        m_replaced.insert(*known);
    else if (const auto same = m_table.lower_bound(QPDFObjGen(id.getObj(), 0));
             same != m_table.end() && same->first.getObj() == id.getObj())
        m_otherGenerations.insert(id);
    m_table[id] = source;
    if (source.place.isPacked) {
        m_containers.insert(QPDFObjGen(static_cast<int>(source.place.where), 0));
        m_allContainers.insert(QPDFObjGen(static_cast<int>(source.place.where), 0));
    }
}

bool Objects::isBeyondEnd(const QPDFObjGen& id) const {
    const auto found = m_table.find(id);
    return found != m_table.end() && !found->second.place.isPacked && found->second.place.where >= m_end;
}

void Objects::advance(qint64 end, const std::vector<Section>& sections, const std::set<QPDFObjGen>& again) {
    const qint64 before = std::exchange(m_end, end);
    m_replaced.clear();
    m_touched.clear();
    m_otherGenerations.clear();
    m_containers.clear();
    m_trailerBefore = m_trailer;
    m_trailer = sections.back().trailer;
    std::map<QPDFObjGen, ObjectPlace> places;
    std::set<int> freed;
    merge(sections, places, freed);
    std::erase_if(places, [&](const auto& each) { return isSamePlace(each.first, each.second, places); });
    for (const auto& [id, place] : places)
        if (!place.isPacked && (place.where <= 0 || place.where >= end))
            throw std::runtime_error("a table that points beyond the end");
    for (const QPDFObjGen& id : again)
        if (const auto cut = m_table.find(id); cut != m_table.end() && !freed.contains(id.getObj()))
            places.emplace(id, cut->second.place);
    addPackedIn(places);
    auto readable = places;
    addContainers(readable);
    const std::set<QPDFObjGen> known = knownIn(before, readable);
    const QPDFObjectHandle encryption = m_trailer.getKey("/Encrypt");
    if (QPDFObjectHandle(encryption).isIndirect())
        if (const auto own = m_table.find(encryption.getObjGen()); own != m_table.end())
            readable.emplace(own->first, own->second.place);
    m_documents.push_back(excerpt(m_content.first(end), readable, known, m_trailer, m_password));
    for (const int number : freed)
        remove(number);
    for (const auto& [id, place] : places)
        put(id, {m_documents.back().get(), place});
}

} // namespace yenile::signature::pdf
