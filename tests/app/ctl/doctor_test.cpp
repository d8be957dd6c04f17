// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/program.h"
#include "tests/core/signature/bench.h"
#include "tests/support/skip.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <catch2/catch.hpp>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// For what needs a file system of its own.
void skipUnlessMounting() {
    if (QProcess::execute(u"unshare"_s, {u"-rm"_s, u"true"_s}) != 0)
        skip("this computer allows no namespaces of our own");
}

QString settingsIn(const Bench& bench) {
    return bench.write(u"settings.ini"_s,
                       "[token]\nallowedDrivers=none.so\n[ui]\nlanguage=en\ncopiesFolder=" +
                           bench.path(u"copies"_s).toUtf8() +
                           "\n[submission]\noutboxFolder=" + bench.path(u"outbox"_s).toUtf8() + "\n");
}

} // namespace

TEST_CASE("the doctor ends with the code of what is to be mended first, and tells programs the same") {
    const Bench bench;
    const QStringList call{u"doctor"_s, u"--settings"_s, settingsIn(bench)};
    const Ended text = run({call, {}, withoutCard(bench.path({}))});
    INFO(text.output.toStdString() << text.errors.toStdString());
    CHECK(text.exitCode == 12);
    CHECK(text.output.contains(u"No registration service has been set."_s));
    const Ended json = run({call + QStringList{u"--json"_s}, {}, withoutCard(bench.path({}))});
    CHECK(json.exitCode == 12);
    CHECK(json.json().value(u"first").toString() == u"service"_s);
    const Ended fleet = run({call + QStringList{u"--fleet"_s}, {}, withoutCard(bench.path({}))});
    CHECK(fleet.exitCode == 12);
    CHECK(fleet.output.contains(u"failed\tservice\tServiceAddressMissing\t"_s));
    CHECK(fleet.output.count(u'\n') == 13);
}

TEST_CASE("the doctor's report goes into a file") {
    const Bench bench;
    const QString file = bench.path(u"report.txt"_s);
    const Ended ended = run(
        {{u"doctor"_s, u"--settings"_s, settingsIn(bench), u"-o"_s, file}, {}, withoutCard(bench.path({}))});
    CHECK(ended.output.isEmpty());
    CHECK(QString::fromUtf8(bench.read(u"report.txt"_s)).contains(u"Settings in force\n====="_s));
}

TEST_CASE("situation: the disk is full") {
    skipUnlessMounting();
    const Bench bench;
    REQUIRE(QDir(bench.path({})).mkpath(u"copies"_s));
    const QString command =
        u"mount -t tmpfs -o size=64k none '%1' && exec '%2' doctor --settings '%3' --json"_s.arg(
            bench.path(u"copies"_s), yenilectl(), settingsIn(bench));
    const Ended ended =
        run({{u"-rm"_s, u"sh"_s, u"-c"_s, command}, {}, withoutCard(bench.path({}))}, u"unshare"_s);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 11);
    CHECK(ended.json().value(u"first").toString() == u"storage"_s);
    CHECK(ended.output.contains(u"\"DiskFull\""_s));
}

TEST_CASE("in a chroot, where the system names no file system, the disk is not called full") {
    skipIfSanitized(); // their own files are not there
    skipUnlessMounting();
    const Bench bench;
    const QString command =
        u"cd '%1' && for folder in usr lib lib64 etc proc dev; do "
        "mkdir -p $folder && mount --rbind /$folder $folder || exit; done && "
        "mkdir app && mount --rbind '%2' app && exec chroot . /app/yenilectl doctor --fleet"_s.arg(
            bench.path({}), QFileInfo(yenilectl()).path());
    const Ended ended = run({{u"-rm"_s, u"sh"_s, u"-c"_s, command}, {}, {{u"HOME"_s, u"/"_s}}}, u"unshare"_s);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.output.contains(u"ok\tstorage\t"_s));
}
