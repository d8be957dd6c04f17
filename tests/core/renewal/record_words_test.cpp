// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/record_words.h"

#include "core/base/canonical_json.h"

#include <QJsonArray>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace Qt::StringLiterals;
using service::FieldKind;

namespace {

service::FormField field(const QString& name, const QString& label, FieldKind kind) {
    service::FormField made;
    made.name = name;
    made.label = {label, label};
    made.kind = kind;
    return made;
}

} // namespace

TEST_CASE("a record is read in the words of the form, every answer and every document of it") {
    service::FormField validity = field(u"validity"_s, u"Validity"_s, FieldKind::Choice);
    validity.choices = {{u"3"_s, {u"three years"_s, u"three years"_s}}};
    const service::ApplicationForm form{u"O-1"_s,
                                        {},
                                        {{{},
                                          {field(u"doNotPublish"_s, u"Do not publish"_s, FieldKind::Checkbox),
                                           validity, field(u"unit"_s, u"Unit"_s, FieldKind::Text),
                                           field(u"word"_s, u"Word"_s, FieldKind::SecurityWord)}}}};
    const QByteArray record = canonicalJson(
        {{u"applicationId"_s, u"A-1"_s},
         {u"orderId"_s, u"O-1"_s},
         {u"identityNumber"_s, u"10000000146"_s},
         {u"answers"_s,
          QJsonObject{{u"doNotPublish"_s, u"true"_s}, {u"validity"_s, u"3"_s}, {u"unit"_s, u""_s}}},
         {u"documents"_s,
          QJsonArray{QJsonObject{{u"name"_s, u"application.pdf"_s}, {u"sha256"_s, u"ab12"_s}}}}});
    QStringList lines;
    for (const RecordLine& line : inWords(record, form))
        lines << line.name + u": "_s + line.value;
    CHECK(lines == QStringList{u"Application: A-1"_s, u"Order: O-1"_s,
                               u"Identity number of the applicant: 10000000146"_s, u"Do not publish: yes"_s,
                               u"Validity: three years"_s, u"Unit: (left open)"_s,
                               u"SHA-256 of application.pdf: ab12"_s});
}
