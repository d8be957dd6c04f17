// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

namespace yenile::renewal {

/// A line of the record, for people.
struct RecordLine {
    QString name;
    QString value;
};

/// The record of an application in words, in the order of its form and in the program's language: what is
/// signed with the documents as application.json. For a record that passed checkRecord().
[[nodiscard]] std::vector<RecordLine> inWords(const QByteArray& record, const service::ApplicationForm& form);

} // namespace yenile::renewal
