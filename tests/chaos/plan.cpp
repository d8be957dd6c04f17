// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/plan.h"

#include <QStringList>

#include <array>
#include <random>

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr auto names = std::to_array<const char*>(
    {"nothing", "the client is killed", "yenile-token is killed", "yenile-reader is killed",
     "the driver crashes", "the driver hangs", "the driver lies", "the card is out", "another card is in",
     "the disk is full", "the service's disk is full", "the clock jumps", "the authorities are down",
     "the authorities lie", "the database is away"});
static_assert(names.size() == static_cast<size_t>(Fault::DatabaseAway) + 1);

/// As tests/support/faulty_driver.c takes them.
const QStringList crashes{u"crash"_s, u"exit"_s, u"kill"_s};
const QStringList lies{u"garbled-signature"_s,
                       u"C_Sign done"_s,
                       u"signature-size 0x10"_s,
                       u"C_Sign 0x30"_s,
                       u"C_Sign after 0x30"_s,
                       u"garbled-info"_s,
                       u"twins"_s,
                       u"no-values"_s,
                       u"objects 0x400"_s,
                       u"attribute-size 0x7fffffff"_s,
                       u"mechanisms 0xffffffff"_s,
                       u"C_Login 0xa0"_s,
                       u"C_Login 0x100"_s,
                       u"C_SignInit 0x101"_s,
                       u"C_OpenSession 0xb1"_s,
                       u"C_GetTokenInfo 0xe1"_s,
                       u"C_FindObjectsInit 0xb3"_s,
                       u"C_Login done"_s};
const QStringList jumps{u"-400d"_s, u"-1d"_s, u"-20m"_s, u"-3m"_s, u"+3m"_s, u"+20m"_s, u"+1d"_s, u"+400d"_s};
const QStringList untruths{u"garbage"_s, u"old"_s, u"half"_s};

QStringList hows(Fault fault) {
    switch (fault) {
    case Fault::DriverCrash:
        return crashes;
    case Fault::DriverLie:
        return lies;
    case Fault::ClockJump:
        return jumps;
    case Fault::AuthorityLies:
        return untruths;
    default:
        return {QString()};
    }
}

std::vector<Track> tracks(Fault fault) {
    switch (fault) {
    case Fault::KillClient:
        return {Track::Records, Track::Calls, Track::Files};
    case Fault::DriverCrash:
    case Fault::DriverHang:
    case Fault::DriverLie:
        return {Track::Calls};
    case Fault::CardOut:
    case Fault::OtherCard:
        return {Track::Records, Track::Calls};
    case Fault::DiskFull:
        return {Track::Files};
    default:
        return {Track::Records};
    }
}

} // namespace

Plan planFor(quint32 seed) {
    std::mt19937 random(seed);
    random.discard(10); // neighbours begin alike
    const auto below = [&](size_t count) { return random() % count; };
    Plan plan;
    plan.fault = static_cast<Fault>(1 + below(names.size() - 1));
    if (const auto choice = tracks(plan.fault); !choice.empty())
        plan.track = choice[below(choice.size())];
    plan.place = static_cast<double>(random()) / 4294967296.0;
    const QStringList choice = hows(plan.fault);
    plan.how = choice.at(static_cast<qsizetype>(below(static_cast<size_t>(choice.size()))));
    return plan;
}

bool isSlow(const Plan& plan) {
    return plan.fault == Fault::DriverHang;
}

QString toText(const Plan& plan) {
    constexpr std::array along{"records", "calls", "files"};
    QString text = QLatin1String(names.at(static_cast<size_t>(plan.fault)));
    if (!plan.how.isEmpty())
        text += u" ("_s + plan.how + u')';
    return u"%1 at %2 % of the %3"_s.arg(text)
        .arg(plan.place * 100, 0, 'f', 1)
        .arg(QLatin1String(along.at(static_cast<size_t>(plan.track))));
}

} // namespace yenile::tests
