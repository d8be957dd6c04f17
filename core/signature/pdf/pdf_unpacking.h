// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace yenile::signature::pdf {

/// Limits the memory for the compressed streams of a file, by the file's size: a few bytes can expand to any
/// number of objects, and qpdf would read them all. It applies while this exists, on its thread; nesting
/// changes nothing. At the limit LimitExceeded is thrown.
class UnpackingLimit {
public:
    explicit UnpackingLimit(qsizetype fileSize);
    ~UnpackingLimit();
    Q_DISABLE_COPY_MOVE(UnpackingLimit)

private:
    bool m_isOutermost;
};

} // namespace yenile::signature::pdf
