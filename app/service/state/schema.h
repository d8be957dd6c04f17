// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::registration {

class Database;

/// Updates the tables to this version, in numbered steps. Within a transaction.
void updateSchema(const Database& database, bool sqlite);

} // namespace yenile::registration
