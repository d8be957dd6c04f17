// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_reachable_objects.h"

namespace yenile::signature::pdf {

ReachableObjects::ReachableObjects(const Objects& objects, const Roles& roles)
    : m_objects(objects), m_roles(roles) {
    addTrailer();
    m_reached.insert(m_objects.root().getObjGen());
    expand(m_objects.root().getObjGen());
    addContainers();
    follow();
}

void ReachableObjects::followStep() {
    std::erase_if(m_unread, [this](const QPDFObjGen& id) { return !m_objects.isBeyondEnd(id); });
    addTrailer();
    if (m_reached.insert(m_objects.root().getObjGen()).second)
        expand(m_objects.root().getObjGen());
    addContainers();
    for (const QPDFObjGen& id : m_objects.touched()) {
        m_inAppearances = !m_reached.contains(id);
        if (!m_inAppearances || m_shown.contains(id))
            expand(id);
    }
    m_inAppearances = false;
    follow();
}

void ReachableObjects::addTrailer() {
    static const std::set<std::string> excluded{"/Root", "/Info"};
    for (const auto& [key, value] : m_objects.trailer().getDictAsMap()) {
        if (excluded.contains(key))
            continue;
        if (QPDFObjectHandle(value).isIndirect() && !m_objects.has(value.getObjGen()))
            m_trailerMissing.insert(value.getObjGen());
        else
            m_todo.push_back(value);
    }
}

/// What an object in an object stream is depends on the stream.
void ReachableObjects::addContainers() {
    m_reached.insert(m_objects.containers().begin(), m_objects.containers().end());
}

void ReachableObjects::addBut(QPDFObjectHandle dictionary, const std::set<std::string>& excluded) {
    for (const auto& [key, value] : dictionary.getDictAsMap())
        if (!excluded.contains(key))
            (m_inAppearances ? m_appearances : m_todo).push_back(value);
}

bool ReachableObjects::isOpen(const QPDFObjGen& id) const {
    const Roles::Known* known = m_roles.of(id);
    return known != nullptr && (isField(known->role) || known->role == Role::Annotation);
}

/// What an object refers to is still to be followed.
void ReachableObjects::expand(const QPDFObjGen& id) {
    const QPDFObjectHandle object = m_objects.at(id);
    if (id == m_objects.root().getObjGen())
        return addBut(object, {"/Metadata", "/DSS", "/Extensions"});
    const bool isOpenObject = isOpen(id);
    if (isOpenObject)
        m_appearances.push_back(m_objects.entry(object, "/AP"));
    add(object, isOpenObject);
}

void ReachableObjects::add(const QPDFObjectHandle& value, bool isOpenObject) {
    QPDFObjectHandle object = value;
    if (object.isStream())
        object = object.getDict();
    if (object.isDictionary())
        addBut(object, isOpenObject ? std::set<std::string>{"/AP"} : std::set<std::string>());
    else if (object.isArray())
        for (const QPDFObjectHandle& item : object.getArrayAsVector())
            (m_inAppearances ? m_appearances : m_todo).push_back(item);
}

/// First what the document is made of; in appearances may be missing what a later revision brings.
void ReachableObjects::follow() {
    for (const bool inAppearances : {false, true}) {
        m_inAppearances = inAppearances;
        auto& todo = inAppearances ? m_appearances : m_todo;
        Ids& visited = inAppearances ? m_shown : m_reached;
        while (!todo.empty()) {
            const QPDFObjectHandle object = todo.back();
            todo.pop_back();
            if (!QPDFObjectHandle(object).isIndirect()) {
                add(object, false);
                continue;
            }
            const QPDFObjGen id = object.getObjGen();
            if ((inAppearances && m_reached.contains(id)) || !visited.insert(id).second)
                continue;
            if (!QPDFObjectHandle(m_objects.at(id)).isNull()) {
                expand(id);
                continue;
            }
            m_missing.insert(id);
            if (m_objects.has(id))
                m_unread.insert(id);
        }
    }
    m_inAppearances = false;
}

} // namespace yenile::signature::pdf
