#pragma once

#include "tests/app/service/api.h"

namespace yenile::tests {

/// What resources/api/registration-v1.yaml says against this exchange; empty when it agrees. Exchanges that
/// no operation describes (unknown paths, wrong methods) have to end in a problem document.
[[nodiscard]] QStringList contractViolations(const Call& call, const Reply& reply);

} // namespace yenile::tests
