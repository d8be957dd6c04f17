// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::signature {

/// OpenSSL looks for its decoders and algorithms when the first certificate is read. This does it now: for a
/// process that forks others to read certificates, each of which would do it anew.
void prepareForCertificates();

} // namespace yenile::signature
