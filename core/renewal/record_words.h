// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

namespace yenile::renewal {

/// A line of the record as a person reads it.
struct RecordLine {
    QString name;
    QString value;
};

/// What the record of an application says, in the words and the order of its form, and in the language of the
/// application: what is signed with the documents, as application.json. For a record that passed
/// checkRecord().
[[nodiscard]] std::vector<RecordLine> inWords(const QByteArray& record, const service::ApplicationForm& form);

} // namespace yenile::renewal
