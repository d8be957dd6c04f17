// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::registration {

class Database;

/// Brings the tables to what this version needs, one numbered step after another. Within a transaction.
void updateSchema(const Database& database, bool sqlite);

} // namespace yenile::registration
