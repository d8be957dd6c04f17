// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QStringList>

#include <vector>

namespace yenile::signature {

/// A place in a document, as whoever reads it would call it.
struct DocumentPlace {
    enum class Part {
        Document, ///< as a whole, or where in it cannot be told
        Page,
        Content, ///< what is drawn on a page
        Font,
        Picture,
        Field,
        Annotation,
        Form,
        Contents, ///< its table of contents
        Attachment,
        Structure, ///< that programs read aloud by
        Description,
        ValidationData,
        Encryption,
        Behind ///< its end
    };
    Part part = Part::Document;
    int page = 0;      ///< from 1; of what several pages have the first; 0: none, or not known
    QString name = {}; ///< of a field, fully qualified
    QRectF area = {};  ///< what it covers of the page as it is shown, from its upper left corner

    friend bool operator==(const DocumentPlace&, const DocumentPlace&) = default;
};

/// One thing that was done to a document after it was signed.
struct LaterChange {
    enum class Kind {
        Signature,      ///< a further one
        TimeStamp,      ///< of the document
        FieldValue,     ///< a field of the form was filled, as a certification or the policy allows
        FormFilled,     ///< the same where nobody says a word of it
        Annotation,     ///< a note or the like, where a certification allows them
        ValidationData, ///< certificates and revocation data
        Description,    ///< title, author and the like, which no page shows
        Other           ///< anything else: what was signed is no longer what is shown
    };
    enum class Act { Changed, Added, Removed, Signed, Unreadable, Ambiguous };
    Kind kind = Kind::Other;
    DocumentPlace place = {};
    Act act = Act::Changed;
    bool coversText = false; ///< that was signed
    QString cause = {};      ///< of Other, for the log

    friend bool operator==(const LaterChange&, const LaterChange&) = default;
};

/// In the language of the application: "the content of page 3 was changed".
[[nodiscard]] QString inWords(const LaterChange& change);
/// Each sentence once.
[[nodiscard]] QStringList inWords(const std::vector<LaterChange>& changes);

} // namespace yenile::signature
