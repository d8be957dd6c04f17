// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/asic_manifest.h"
#include "core/signature/container/zip.h"
#include "core/signature/signing/asic.h"
#include "tests/core/signature/judges.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const std::vector<ContainerMember> members{{u"application.json"_s, u"application/json"_s, "{\"a\":1}"},
                                           {u"taahhüt & name.txt"_s, u"text/plain"_s, "x"}};

QByteArray entry(const Bench& bench, const QString& name) {
    const auto entries = unzipped(bench.read(u"b.asice"_s));
    REQUIRE(entries);
    for (const ZipEntry& candidate : *entries)
        if (candidate.name == name)
            return candidate.content;
    FAIL("no such entry");
    return {};
}

ErrorCode readError(const Bench& bench, const std::vector<ZipEntry>& entries) {
    const QString file = bench.write(u"r.asice"_s, *zipped(entries, QDateTime::currentDateTimeUtc()));
    const auto container = readContainer(file);
    REQUIRE_FALSE(container);
    return container.error().code;
}

} // namespace

TEST_CASE("a container comes back as it was made, and others can open it") {
    const Bench bench;
    for (const KeyKind kind : {KeyKind::Rsa2048, KeyKind::P384}) {
        const auto signer = bench.signer(with(kind));
        const QString file = bench.path(u"b.asice"_s);
        REQUIRE(createContainer(file, members, *signer, {}, Clock::system()));
        const auto read = readContainer(file);
        REQUIRE(read);
        REQUIRE(read->size() == 2);
        CHECK(read->at(0).content == members[0].content);
        CHECK(read->at(1).name == members[1].name);
        CHECK(read->at(1).mimeType == u"text/plain");
        CHECK(run(u"unzip"_s, {u"-t"_s, file}).exitCode == 0);
        // The type stands where the standard says that programs look for it.
        CHECK(bench.read(u"b.asice"_s).sliced(30).startsWith("mimetypeapplication/vnd.etsi.asic-e+zip"));
        const QString manifest = bench.write(u"m.xml"_s, entry(bench, u"META-INF/ASiCManifest001.xml"_s));
        const QString cms = bench.write(u"s.p7s"_s, entry(bench, u"META-INF/signature001.p7s"_s));
        CHECK(isValidForOpenssl(bench, cms, manifest));
    }
}

TEST_CASE("a manifest comes back from its XML") {
    AsicManifest manifest{u"META-INF/s ş.p7s"_s,
                          {{u"a&b<c>\"ğ.pdf"_s, u"application/pdf"_s, DigestAlgorithm::Sha384, {}, "value"}}};
    const auto read = manifestFromXml(toXml(manifest));
    REQUIRE(read);
    CHECK(read->signature == manifest.signature);
    REQUIRE(read->references.size() == 1);
    CHECK(read->references[0].member == manifest.references[0].member);
    CHECK(read->references[0].digest == DigestAlgorithm::Sha384);
    CHECK(read->references[0].value == "value");
    CHECK(toXml(manifest).contains("URI=\"a%26b%3Cc%3E%22%C4%9F.pdf\""));
}

TEST_CASE("XML that is no manifest is refused") {
    const QByteArray xml = toXml({u"s"_s, {{u"a"_s, {}, DigestAlgorithm::Sha256, {}, "v"}}});
    CHECK(manifestFromXml(xml));
    for (const QByteArray& other :
         {QByteArray(), QByteArray("<x/>"), xml.chopped(4), xml + "<y/>",
          QByteArray(xml).replace("v1.2.1", "v1.2.2"), QByteArray(xml).replace("SigReference", "SigReferenz"),
          QByteArray(xml).replace("asic:DataO", "ds:DataO")})
        CHECK_FALSE(manifestFromXml(other));
}

TEST_CASE("containers without their type, manifest or signature are refused") {
    const Bench bench;
    const QByteArray type = asicMimeType;
    const QByteArray manifest =
        toXml({u"META-INF/signature001.p7s"_s, {{u"a"_s, {}, DigestAlgorithm::Sha256, {}, "v"}}});
    const ZipEntry data{u"a"_s, "1"};
    const ZipEntry mimetype{u"mimetype"_s, type};
    const ZipEntry manifestEntry{u"META-INF/ASiCManifest001.xml"_s, manifest};
    const ZipEntry signature{u"META-INF/signature001.p7s"_s, "s"};
    CHECK(readError(bench, {data}) == ErrorCode::ContainerIncomplete);
    CHECK(readError(bench, {{u"mimetype"_s, type + '\n'}, data, manifestEntry, signature}) ==
          ErrorCode::ContainerDamaged);
    CHECK(readError(bench, {mimetype, data}) == ErrorCode::ContainerIncomplete);
    CHECK(readError(bench, {mimetype, data, manifestEntry}) == ErrorCode::ContainerIncomplete);
    CHECK(readError(bench, {mimetype, data, manifestEntry, signature, {u"META-INF/other.xml"_s, "x"}}) ==
          ErrorCode::ContainerDamaged);
    CHECK(readContainer(bench.path(u"none"_s)).error().code == ErrorCode::FileNotReadable);
}

TEST_CASE("a container is not made with members that clash") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    for (const QString& name : {u"application.json"_s, u"mimetype"_s, u"META-INF/x"_s, u"../x"_s}) {
        std::vector<ContainerMember> clashing = members;
        clashing.push_back({name, {}, "x"});
        CHECK_FALSE(createContainer(bench.path(u"c.asice"_s), clashing, *signer, {}, Clock::system()));
    }
}
