// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/kerberos_ticket.h"

#include <gssapi/gssapi.h>

#include <memory>

namespace yenile::network {
namespace {

// 1.3.6.1.5.5.2
char spnegoBytes[] = "\x2b\x06\x01\x05\x05\x02";
gss_OID_desc spnego{sizeof spnegoBytes - 1, spnegoBytes};

void releaseName(gss_name_t name) {
    OM_uint32 ignored = 0;
    gss_release_name(&ignored, &name);
}

void deleteContext(gss_ctx_id_t context) {
    OM_uint32 ignored = 0;
    gss_delete_sec_context(&ignored, &context, GSS_C_NO_BUFFER);
}

using Name = std::unique_ptr<gss_name_struct, decltype(&releaseName)>;
using Context = std::unique_ptr<gss_ctx_id_struct, decltype(&deleteContext)>;

Name nameOf(const QString& host) {
    QByteArray text = "HTTP@" + host.toUtf8();
    gss_buffer_desc buffer{static_cast<size_t>(text.size()), text.data()};
    OM_uint32 minor = 0;
    gss_name_t name = GSS_C_NO_NAME;
    gss_import_name(&minor, &buffer, GSS_C_NT_HOSTBASED_SERVICE, &name);
    return {name, &releaseName};
}

} // namespace

QByteArray kerberosTicket(const QString& host) {
    const Name name = nameOf(host);
    if (!name)
        return {};
    OM_uint32 minor = 0;
    gss_ctx_id_t begun = GSS_C_NO_CONTEXT;
    gss_buffer_desc token = GSS_C_EMPTY_BUFFER;
    const OM_uint32 outcome = gss_init_sec_context(
        &minor, GSS_C_NO_CREDENTIAL, &begun, name.get(), &spnego, GSS_C_MUTUAL_FLAG, GSS_C_INDEFINITE,
        GSS_C_NO_CHANNEL_BINDINGS, GSS_C_NO_BUFFER, nullptr, &token, nullptr, nullptr);
    const Context context(begun, &deleteContext);
    QByteArray ticket;
    if (!GSS_ERROR(outcome))
        ticket = QByteArray(static_cast<const char*>(token.value), static_cast<qsizetype>(token.length));
    gss_release_buffer(&minor, &token);
    return ticket;
}

} // namespace yenile::network
