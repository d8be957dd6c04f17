// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/service/api.h"

namespace yenile::tests {

/// What resources/api/registration-v1.yaml says against this exchange; empty when it agrees. Exchanges that
/// no operation describes (unknown paths, wrong methods) have to end in a problem document.
[[nodiscard]] QStringList contractViolations(const Call& call, const Reply& reply);

/// The same of a message by itself, and the example that the description gives of it.
[[nodiscard]] QStringList schemaViolations(const char* schema, const QJsonObject& message);
[[nodiscard]] QJsonObject exampleOf(const char* schema);

/// Every example in the description that does not fit its schema or parameter, and every operation that lacks
/// what each has to have.
[[nodiscard]] QStringList flawsOfDescription();

} // namespace yenile::tests
