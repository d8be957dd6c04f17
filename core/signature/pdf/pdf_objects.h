// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_excerpt.h"

namespace yenile::signature::pdf {

/// The objects of a document as they stand in one of its revisions. It goes from each revision to the next
/// and reads of that what is new, so that all revisions together cost what the file costs.
class Objects {
public:
    /// The first revision, which ends at `end`, and the sections of those behind it. `password` must outlive
    /// it. Throws like qpdf.
    Objects(QByteArrayView content, qint64 end, const std::vector<Section>& later, const Secret& password);

    /// Goes on to the revision that ends at `end`, with these sections, of which there is at least one. What
    /// was cut off by the end before, or pointed beyond it, is read `again`.
    void advance(qint64 end, const std::vector<Section>& sections, const std::set<QPDFObjGen>& again);
    /// Whether an object is said to stand behind the revision's end.
    [[nodiscard]] bool isBeyondEnd(const QPDFObjGen& id) const;

    /// Null for what is not there.
    [[nodiscard]] QPDFObjectHandle at(const QPDFObjGen& id) const;
    [[nodiscard]] bool has(const QPDFObjGen& id) const { return m_table.contains(id); }
    /// What a reference leads to; other values as they are.
    [[nodiscard]] QPDFObjectHandle resolved(const QPDFObjectHandle& value) const;
    /// An entry of a dictionary, which may be a reference; null of what is no dictionary.
    [[nodiscard]] QPDFObjectHandle entry(const QPDFObjectHandle& holder, const char* key) const;
    [[nodiscard]] QPDFObjectHandle root() const { return QPDFObjectHandle(m_trailer).getKey("/Root"); }
    [[nodiscard]] QPDFObjectHandle trailer() const { return m_trailer; }
    /// All that were there in the first revision.
    [[nodiscard]] QPDF& first() const { return *m_documents.front(); }

    /// What the last step said something of, new objects included.
    [[nodiscard]] const std::set<QPDFObjGen>& touched() const { return m_touched; }
    /// How an object was before that step; null for what was not there.
    [[nodiscard]] QPDFObjectHandle before(const QPDFObjGen& id) const;
    [[nodiscard]] bool wasThere(const QPDFObjGen& id) const;
    [[nodiscard]] bool isNew(const QPDFObjectHandle& value) const {
        return value.isIndirect() && !wasThere(value.getObjGen());
    }
    /// New ones with the number of one of another generation, which not all readers look at.
    [[nodiscard]] const std::set<QPDFObjGen>& otherGenerations() const { return m_otherGenerations; }
    [[nodiscard]] QPDFObjectHandle trailerBefore() const { return m_trailerBefore; }
    /// Object streams of the last step.
    [[nodiscard]] const std::set<QPDFObjGen>& containers() const { return m_containers; }
    /// Warnings of the last step's document.
    [[nodiscard]] std::vector<QPDFExc> warnings() const { return m_documents.back()->getWarnings(); }

    /// How often objects were asked for.
    [[nodiscard]] qint64 lookUps() const { return m_lookUps; }

private:
    struct Source {
        QPDF* document;
        ObjectPlace place;
    };
    [[nodiscard]] QPDFObjectHandle from(const Source& source, const QPDFObjGen& id) const;
    [[nodiscard]] std::unique_ptr<QPDF> openFirst() const;
    void merge(const std::vector<Section>& sections, std::map<QPDFObjGen, ObjectPlace>& places,
               std::set<int>& freed) const;
    [[nodiscard]] bool isSamePlace(const QPDFObjGen& id, const ObjectPlace& place,
                                   const std::map<QPDFObjGen, ObjectPlace>& places) const;
    void addContainers(std::map<QPDFObjGen, ObjectPlace>& places) const;
    void addPackedIn(std::map<QPDFObjGen, ObjectPlace>& places) const;
    [[nodiscard]] std::set<QPDFObjGen> knownIn(qint64 from,
                                               const std::map<QPDFObjGen, ObjectPlace>& places) const;
    void remove(int number);
    void put(const QPDFObjGen& id, const Source& source);

    QByteArrayView m_content;
    qint64 m_end;
    const Secret& m_password;
    std::vector<std::unique_ptr<QPDF>> m_documents;
    std::set<QPDFObjGen> m_known; // in any revision; empty where qpdf keeps references by itself
    std::map<QPDFObjGen, Source> m_table;
    std::map<QPDFObjGen, Source> m_replaced; // of the last step, as before it
    std::set<QPDFObjGen> m_touched;
    std::set<QPDFObjGen> m_otherGenerations;
    std::set<QPDFObjGen> m_containers;
    std::set<QPDFObjGen> m_allContainers;
    QPDFObjectHandle m_trailer;
    QPDFObjectHandle m_trailerBefore;
    mutable qint64 m_lookUps = 0;
};

} // namespace yenile::signature::pdf
