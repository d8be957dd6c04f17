// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_roles.h"

namespace yenile::signature::pdf {

/// What a document is made of, or was in one of its revisions: all objects that its trailer leads to other
/// than as description (Info, XMP), as validation data, or as appearance of a field or annotation that may
/// change.
class ReachableObjects {
public:
    ReachableObjects(const Objects& objects, const Roles& roles);

    /// What the last step brought.
    void followStep();

    [[nodiscard]] bool leadsTo(const QPDFObjGen& id) const { return m_reached.contains(id); }
    /// Whether an object was referred to before it was there, by what the document is made of or shows.
    [[nodiscard]] bool misses(const QPDFObjGen& id) const { return m_missing.contains(id); }
    /// Of these, such as the table has, but which cannot be read, or not yet.
    [[nodiscard]] const std::set<QPDFObjGen>& unread() const { return m_unread; }
    /// The same of the trailer alone.
    [[nodiscard]] bool isMissedByTrailer(const QPDFObjGen& id) const { return m_trailerMissing.contains(id); }

private:
    using Ids = std::set<QPDFObjGen>;
    void addTrailer();
    void addContainers();
    void add(const QPDFObjectHandle& object, bool isOpen);
    void addBut(QPDFObjectHandle dictionary, const std::set<std::string>& excluded);
    void expand(const QPDFObjGen& id);
    void follow();
    [[nodiscard]] bool isOpen(const QPDFObjGen& id) const;

    const Objects& m_objects;
    const Roles& m_roles;
    std::vector<QPDFObjectHandle> m_todo;
    std::vector<QPDFObjectHandle> m_appearances;
    Ids m_reached;
    Ids m_shown; // by appearances
    Ids m_missing;
    Ids m_unread;
    Ids m_trailerMissing;
    bool m_inAppearances = false;
};

} // namespace yenile::signature::pdf
