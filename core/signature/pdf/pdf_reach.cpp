#include "core/signature/pdf/pdf_reach.h"

namespace yenile::signature::pdf {

Reach::Reach(QPDF& pdf, const Roles& roles) : m_roles(roles) {
    m_visited.insert(pdf.getRoot().getObjGen());
    addBut(pdf.getTrailer(), {"/Root", "/Info"});
    addBut(pdf.getRoot(), {"/Metadata", "/DSS", "/Extensions"});
    for (const auto& [id, entry] : pdf.getXRefTable())
        if (entry.getType() == 2) // what an object in an object stream is depends on the stream
            m_todo.push_back(pdf.getObjectByID(entry.getObjStreamNumber(), 0));
    follow();
    m_all = m_visited;
    m_todo = std::move(m_appearances); // in them may be missing what a later revision brings
    follow();
}

void Reach::addBut(QPDFObjectHandle dictionary, const std::set<std::string>& excluded) {
    for (const auto& [key, value] : dictionary.getDictAsMap())
        if (!excluded.contains(key))
            m_todo.push_back(value);
}

void Reach::follow() {
    while (!m_todo.empty()) {
        QPDFObjectHandle object = m_todo.back();
        m_todo.pop_back();
        bool isOpen = false;
        if (object.isIndirect()) {
            if (!m_visited.insert(object.getObjGen()).second)
                continue;
            if (object.isNull())
                m_missing.insert(object.getObjGen());
            const Roles::Known* known = m_roles.of(object.getObjGen());
            isOpen = known != nullptr && isField(known->role);
        }
        if (isOpen)
            m_appearances.push_back(object.getKey("/AP"));
        if (object.isStream())
            object = object.getDict();
        if (object.isDictionary())
            addBut(object, isOpen ? std::set<std::string>{"/AP"} : std::set<std::string>());
        else if (object.isArray())
            for (QPDFObjectHandle& item : object.getArrayAsVector())
                m_todo.push_back(item);
    }
}

} // namespace yenile::signature::pdf
