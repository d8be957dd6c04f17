#pragma once

using X509 = struct x509_st;

namespace yenile::signature {

/// Whether the certificate's QCStatements (RFC 3739, 3.2.6) hold both ETSI QcCompliance and BTK's statement
/// of a qualified electronic certificate. Private to this folder.
[[nodiscard]] bool hasNesStatements(const X509* certificate);

} // namespace yenile::signature
