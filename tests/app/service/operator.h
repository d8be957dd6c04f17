// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/service_process.h"

namespace yenile::tests {

/// What the service's operator gets to see.
struct OperatorOutput {
    int exitCode = -1;
    QString out;
    QString error;
};

/// yenile-service with these arguments.
[[nodiscard]] OperatorOutput runOperator(const QStringList& arguments);
/// One of its commands on the state of a service.
[[nodiscard]] OperatorOutput runOperator(const ServiceProcess& service, const char* group,
                                         const char* command, const QStringList& more = {});

} // namespace yenile::tests
