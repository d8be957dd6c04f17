// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace yenile::signature::pdf {

/// How much memory the packed streams of a file may cost while it is worked on, by its size: a few bytes can
/// stand for any number of objects, and qpdf would read them all. As long as this exists, on its thread; one
/// within another changes nothing. Where the limit is reached, LimitExceeded is thrown.
class UnpackingLimit {
public:
    explicit UnpackingLimit(qsizetype fileSize);
    ~UnpackingLimit();
    Q_DISABLE_COPY_MOVE(UnpackingLimit)

private:
    bool m_isOutermost;
};

} // namespace yenile::signature::pdf
