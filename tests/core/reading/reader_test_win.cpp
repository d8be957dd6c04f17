// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/file_judge.h"
#include "core/reading/client/file_reviser.h"
#include "core/reading/client/reader_pool.h"
#include "core/signature/signing/pades.h"

#include "tests/core/signature/bench.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/windows/wine.h"

#include <catch2/catch.hpp>

#include <windows.h>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::reading;
using namespace Qt::StringLiterals;

namespace {

/// There each reader reads one file.
std::unique_ptr<ReaderProcess> started() {
    auto reader = ReaderProcess::start(ReaderProcess::Skill::Drawing);
    REQUIRE(reader);
    return std::move(*reader);
}

process::SharedFile shared(const QByteArray& content) {
    auto file = process::SharedFile::of(content);
    REQUIRE(file);
    return std::move(*file);
}

Result<Judgement> judged(const QByteArray& content, const signature::ValidationPolicy& policy,
                         qint64 memory) {
    return started()->judge(shared(content), u"file"_s, policy, {}, {memory, 30});
}

} // namespace

TEST_CASE("on Windows a reader's report says what the validation says in this process") {
    const Bench bench;
    (void)bench.write(u"o.pdf"_s, SamplePdf{}.bytes());
    const auto signer = bench.signer(with(KeyKind::P256));
    REQUIRE(bench.signPdf(u"o.pdf"_s, u"s.pdf"_s, *signer));
    REQUIRE(bench.createContainer(u"b.asice"_s, *signer, {u"s.pdf"_s}));
    for (const QString& name : {u"s.pdf"_s, u"b.asice"_s}) {
        const auto here = signature::validateFile(bench.path(name), bench.policy());
        const auto there = judgeFile(bench.path(name), bench.policy());
        REQUIRE(here);
        REQUIRE(there);
        CHECK(toJson(*there) == toJson(*here));
        CHECK(there->indication() == signature::Indication::TotalPassed);
    }
    CHECK(judgeFile(bench.path(u"none.pdf"_s), bench.policy()).error().code == ErrorCode::FileNotReadable);
}

TEST_CASE("on Windows one file after the other is judged and signed, each by a reader of its own") {
    const Bench bench;
    (void)bench.write(u"o.pdf"_s, SamplePdf{}.bytes());
    const auto signer = bench.signer(with(KeyKind::P256));
    FileReviser reviser;
    FileJudge judge;
    signature::PadesOptions options;
    options.place.emplace();
    for (int round = 0; round < 5; ++round) {
        REQUIRE(reviser.open(bench.path(u"o.pdf"_s), {}));
        REQUIRE(signPdf(bench.path(u"o.pdf"_s), bench.path(u"s.pdf"_s), *signer, reviser, options,
                        Clock::system()));
        const auto report = judge.judge(bench.path(u"s.pdf"_s), bench.policy());
        REQUIRE(report);
        CHECK(report->indication() == signature::Indication::TotalPassed);
    }
}

TEST_CASE("on Windows a document's pages come as dots, its words as text") {
    const auto ofWords = started();
    REQUIRE(ofWords->show(shared(SamplePdf{}.bytes())));
    const auto words = ofWords->words(0);
    REQUIRE(words);
    CHECK_FALSE(words->isEmpty());
    const auto reader = started();
    REQUIRE(reader->show(shared(qtPdf())));
    const auto page = reader->draw(1, 72);
    REQUIRE(page);
    CHECK(page->dots.size() == 4 * page->width * page->height);
    CHECK(page->dots.count('\xff') < page->dots.size()); // something is not white
}

TEST_CASE("on Windows a file whose reading would cost more memory than it may is refused") {
    if (isWine()) {
        WARN("skipped: wine keeps no limits of jobs");
        return;
    }
    const Bench bench;
    const QByteArray bomb = packedContainer(qsizetype{40} << 20);
    const auto outcome = judged(bomb, bench.policy(), 16 << 20);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::DocumentTooCostly);
}

TEST_CASE(
    "on Windows a reader that is killed over a document is an error with a code, and ends with its user") {
    auto reader = started();
    REQUIRE(reader->show(shared(qtPdf())));
    const auto id = static_cast<DWORD>(reader->processId());
    HANDLE process = OpenProcess(SYNCHRONIZE, FALSE, id);
    REQUIRE(process);
    SECTION("killed") {
        reader->kill();
        CHECK(WaitForSingleObject(process, INFINITE) == WAIT_OBJECT_0);
        CHECK_FALSE(reader->draw(0, 72));
        CHECK_FALSE(reader->isUsable());
    }
    SECTION("its user goes") {
        reader.reset();
        CHECK(WaitForSingleObject(process, INFINITE) == WAIT_OBJECT_0);
    }
    CloseHandle(process);
}
