# SPDX-License-Identifier: GPL-3.0-or-later
"""What schemathesis does not know by itself: a container is a body of bytes."""

import schemathesis

schemathesis.serializer.alias("application/vnd.etsi.asic-e+zip", "application/octet-stream")
