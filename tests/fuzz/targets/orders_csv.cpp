// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/order_lines.h"
#include "tests/fuzz/target.h"

using namespace yenile;

/// Orders as an institution reports them.
YENILE_FUZZ_TARGET(orders_csv) {
    (void)registration::readOrderLines(QString::fromUtf8(input));
}
