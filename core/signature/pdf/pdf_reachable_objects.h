// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_roles.h"

namespace yenile::signature::pdf {

/// The objects of a document, or of one of its revisions: everything that its trailer leads to, except
/// description (Info, XMP), validation data, and appearances of fields or annotations that may change.
class ReachableObjects {
public:
    ReachableObjects(const Objects& objects, const Roles& roles);

    /// Adds what the last step brought.
    void followStep();

    [[nodiscard]] bool leadsTo(const QPDFObjGen& id) const { return m_reached.contains(id); }
    /// Whether an object was referred to before it existed, by reachable objects or by an appearance.
    [[nodiscard]] bool misses(const QPDFObjGen& id) const { return m_missing.contains(id); }
    /// Of these, the ones that the cross-reference table has but that cannot be read, or not yet.
    [[nodiscard]] const std::set<QPDFObjGen>& unread() const { return m_unread; }
    /// The same for the trailer only.
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
