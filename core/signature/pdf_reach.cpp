#include "core/signature/pdf_reach.h"

namespace yenile::signature::pdf {

Reach::Reach(QPDF& pdf) {
    m_all.insert(pdf.getRoot().getObjGen());
    addBut(pdf.getTrailer(), {"/Root", "/Info"});
    addBut(pdf.getRoot(), {"/Metadata", "/DSS"});
    for (const auto& [id, entry] : pdf.getXRefTable())
        if (entry.getType() == 2) // what an object in an object stream is depends on the stream
            m_todo.push_back(pdf.getObjectByID(entry.getObjStreamNumber(), 0));
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
        if (object.isIndirect()) {
            if (!m_all.insert(object.getObjGen()).second)
                continue;
            if (object.isNull())
                m_missing.insert(object.getObjGen());
        }
        if (object.isStream())
            object = object.getDict();
        if (object.isDictionary())
            addBut(object, {});
        else if (object.isArray())
            for (QPDFObjectHandle& item : object.getArrayAsVector())
                m_todo.push_back(item);
    }
}

} // namespace yenile::signature::pdf
