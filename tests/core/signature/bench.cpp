// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/bench.h"
#include "tests/support/sign_here.h"

#include "core/signature/signing/asic.h"

#include <zip.h>

#include <stdexcept>

namespace yenile::tests {

QString Bench::write(const QString& name, const QByteArray& content) const {
    if (!writeFile(path(name), content))
        throw std::runtime_error("cannot write");
    return path(name);
}

QByteArray Bench::read(const QString& name) const {
    const Result<QByteArray> content = readFile(path(name));
    if (!content)
        throw std::runtime_error("cannot read");
    return *content;
}

std::unique_ptr<signature::Signer> Bench::signer(const LeafProfile& profile) const {
    return m_ca.signer(m_ca.issue(profile));
}

QString Bench::rootFile() const {
    return write(QStringLiteral("root.pem"), m_ca.root().certificatePem());
}

signature::ValidationPolicy Bench::policy(const Clock& clock) const {
    return {{m_ca.root().certificate}, true, &clock};
}

Result<void> Bench::signPdf(const QString& from, const QString& to, signature::Signer& signer) const {
    return signature::signPdf(path(from), path(to), signer, {}, Clock::system());
}

Result<void> Bench::createContainer(const QString& to, signature::Signer& signer,
                                    const std::vector<QString>& members) const {
    std::vector<signature::ContainerMember> content;
    for (const QString& member : members)
        content.push_back({member, QStringLiteral("application/octet-stream"), read(member)});
    return signature::createContainer(path(to), content, signer, {}, Clock::system());
}

QByteArray packedContainer(qsizetype size) {
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    const QByteArray type = "application/vnd.etsi.asic-e+zip";
    const QByteArray nothing(size, '\0');
    const auto add = [&](const char* name, const QByteArray& content) {
        const auto bytes = static_cast<zip_uint64_t>(content.size());
        zip_file_add(archive, name, zip_source_buffer(archive, content.constData(), bytes, 0), 0);
    };
    add("mimetype", type);
    add("large", nothing);
    if (zip_close(archive) != 0)
        throw std::runtime_error("cannot pack");
    zip_stat_t status;
    zip_source_stat(target, &status);
    QByteArray content(static_cast<qsizetype>(status.size), Qt::Uninitialized);
    zip_source_open(target);
    zip_source_read(target, content.data(), status.size);
    zip_source_close(target);
    zip_source_free(target);
    return content;
}

LeafProfile with(KeyKind kind) {
    LeafProfile profile;
    profile.key = kind;
    return profile;
}

} // namespace yenile::tests
