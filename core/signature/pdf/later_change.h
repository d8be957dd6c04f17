// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QStringList>

#include <vector>

namespace yenile::signature {

/// A place in a document, in the reader's words.
struct DocumentPlace {
    enum class Part {
        Document, ///< as a whole, or at an unknown place
        Page,
        Content, ///< what is drawn on a page
        Font,
        Picture,
        Field,
        Annotation,
        Form,
        Contents, ///< its table of contents
        Attachment,
        Structure, ///< used by screen readers
        Description,
        ValidationData,
        Encryption,
        Behind ///< its end
    };
    Part part = Part::Document;
    int page = 0;      ///< from 1; the first, if several pages have it; 0: none or unknown
    QString name = {}; ///< of a field, fully qualified
    QRectF area = {};  ///< its area on the page as shown, from the upper left corner

    friend bool operator==(const DocumentPlace&, const DocumentPlace&) = default;
};

/// One change to a document after it was signed.
struct LaterChange {
    enum class Kind {
        Signature,      ///< a further one
        TimeStamp,      ///< of the document
        FieldValue,     ///< a form field was filled in, and a certification or the policy allows it
        FormFilled,     ///< the same, neither allowed nor forbidden
        Annotation,     ///< a note or the like, and a certification allows it
        ValidationData, ///< certificates and revocation data
        Description,    ///< title, author and the like, not visible on a page
        Other           ///< anything else: the document no longer shows what was signed
    };
    enum class Act { Changed, Added, Removed, Signed, Unreadable, Ambiguous };
    Kind kind = Kind::Other;
    DocumentPlace place = {};
    Act act = Act::Changed;
    bool coversText = false; ///< signed text
    QString cause = {};      ///< of Other, for the log

    friend bool operator==(const LaterChange&, const LaterChange&) = default;
};

/// A sentence in the program's language: "the content of page 3 was changed".
[[nodiscard]] QString inWords(const LaterChange& change);
/// The sentences, without repetitions.
[[nodiscard]] QStringList inWords(const std::vector<LaterChange>& changes);

} // namespace yenile::signature
