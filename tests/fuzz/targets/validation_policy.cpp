// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation_policy_file.h"
#include "tests/fuzz/input_file.h"

#include <QTemporaryDir>

using namespace yenile;

/// An auditor's validation policy.
YENILE_FUZZ_TARGET(validation_policy) {
    static const QTemporaryDir folder;
    static const QString file = folder.filePath(QStringLiteral("policy.json"));
    tests::writeInput(file, input);
    (void)signature::readValidationPolicy(file);
}
