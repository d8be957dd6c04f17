// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/bundle_maker.h"
#include "tests/support/sign_here.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <zip.h>

namespace yenile::tests {
namespace {

signature::ContainerMember member(const QString& name, const char* mimeType, const QByteArray& content) {
    return {name, QString::fromLatin1(mimeType), content};
}

} // namespace

QByteArray BundleMaker::signedPdf(const QByteArray& pdf) const {
    return signedPdf(pdf, m_signer);
}

QByteArray BundleMaker::signedPdf(const QByteArray& pdf, signature::Signer& signer) const {
    const QString input = m_folder.filePath(QStringLiteral("in.pdf"));
    const QString output = m_folder.filePath(QStringLiteral("out.pdf"));
    REQUIRE(writeFile(input, pdf));
    REQUIRE(signature::signPdf(input, output, signer, {}, m_clock));
    return readFile(output).value();
}

QByteArray BundleMaker::container(const std::vector<signature::ContainerMember>& members) const {
    const QString output = m_folder.filePath(QStringLiteral("bundle.asice"));
    REQUIRE(signature::createContainer(output, members, m_signer, {}, m_clock));
    return readFile(output).value();
}

std::vector<signature::ContainerMember> BundleMaker::members(const Api& api,
                                                             const QJsonObject& application) const {
    const QString id = application.value(u"id").toString();
    std::vector<signature::ContainerMember> all;
    for (const auto* const name : {"application.pdf", "undertaking.pdf"})
        all.push_back(
            member(QLatin1String(name), "application/pdf", signedPdf(api.document(id, QLatin1String(name)))));
    all.push_back(member(QStringLiteral("application.json"), "application/json",
                         QByteArray::fromBase64(application.value(u"record").toString().toLatin1())));
    return all;
}

QByteArray BundleMaker::bundle(const Api& api, const QJsonObject& application) const {
    return container(members(api, application));
}

QByteArray tampered(const QByteArray& container, const QString& name) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bundle.asice"));
    REQUIRE(writeFile(path, container));
    zip_t* const archive = zip_open(path.toUtf8().constData(), 0, nullptr);
    REQUIRE(archive);
    zip_stat_t stat;
    REQUIRE(zip_stat(archive, name.toUtf8().constData(), 0, &stat) == 0);
    QByteArray content(static_cast<qsizetype>(stat.size), '\0');
    zip_file_t* const file = zip_fopen_index(archive, stat.index, 0);
    REQUIRE(zip_fread(file, content.data(), stat.size) == static_cast<zip_int64_t>(stat.size));
    zip_fclose(file);
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
    zip_source_t* const source = zip_source_buffer(archive, content.constData(), stat.size, 0);
    REQUIRE(zip_file_replace(archive, stat.index, source, 0) == 0);
    REQUIRE(zip_set_file_compression(archive, stat.index, stat.comp_method, 0) == 0);
    REQUIRE(zip_close(archive) == 0);
    return readFile(path).value();
}

} // namespace yenile::tests
