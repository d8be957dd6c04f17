# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule by rule, for people, for programs (JSON), and for CI (JUnit XML)."""

import json
import xml.etree.ElementTree as ElementTree

KEPT, BROKEN, UNTRIED = "kept", "broken", "untried"


class Result:
    def __init__(self, rule, state, why=""):
        self.rule, self.state, self.why = rule, state, why

    def line(self):
        return "%-8s %-20s %s%s" % (self.state, self.rule.name, self.rule.title, self.why and "\n         " + self.why)


def as_json(service, results):
    return json.dumps({"service": service,
                       "kept": sum(each.state == KEPT for each in results),
                       "rules": [{"rule": each.rule.name, "title": each.rule.title, "clause": each.rule.clause,
                                  "state": each.state, "why": each.why} for each in results]},
                      indent=2, ensure_ascii=False) + "\n"


def as_junit(results):
    suite = ElementTree.Element("testsuite", name="yenile-conformance", tests=str(len(results)),
                                failures=str(sum(each.state == BROKEN for each in results)),
                                errors=str(sum(each.state == UNTRIED for each in results)))
    for each in results:
        case = ElementTree.SubElement(suite, "testcase", classname=each.rule.clause, name=each.rule.name)
        if each.state != KEPT:
            kind = "failure" if each.state == BROKEN else "error"
            ElementTree.SubElement(case, kind, message=each.why).text = each.rule.title
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"
