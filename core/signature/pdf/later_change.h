#pragma once

#include <QString>

#include <compare>

namespace yenile::signature {

/// One thing that was done to a document after it was signed.
struct LaterChange {
    enum class Kind {
        Signature,      ///< a further one
        TimeStamp,      ///< of the document
        FieldValue,     ///< a field of the form was filled, as a certification allows
        FormFilled,     ///< the same where no certification says a word of it
        Annotation,     ///< a note or the like, where a certification allows them
        ValidationData, ///< certificates and revocation data
        Description,    ///< title, author and the like, which no page shows
        Other           ///< anything else: what was signed is no longer what is shown
    };
    Kind kind = Kind::Other;
    QString what = {}; ///< the field's name; of Other, where it is

    friend auto operator<=>(const LaterChange&, const LaterChange&) = default;
};

} // namespace yenile::signature
