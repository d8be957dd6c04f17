# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules, in the order in which a journey meets them. Each names its clause: an operation of the protocol's
description, or a part of its introduction."""

import datetime


class Broken(Exception):
    """The service does not keep the rule."""


class Rule:
    def __init__(self, name, title, clause, check):
        self.name, self.title, self.clause, self.check = name, title, clause, check


RULES = []


def rule(name, title, clause):
    def add(check):
        RULES.append(Rule(name, title, clause, check))
        return check
    return add


class Run:
    """What a rule works with: the service under test by `client`, and an applicant, who prepares what it needs."""

    def __init__(self, client, applicant, description, anchors=None):
        self.client, self.applicant, self.description, self.anchors = client, applicant, description, anchors

    def call(self, status, method, path, message=None, code=None, session=False, **others):
        """The answer, which has to have that status and code, and to be as it is described."""
        token = self.applicant.token if session is True else session or None
        answer = self.client.call(method, path, message, token=token, **others)
        return self.checked(answer, status, method, path, code)

    def checked(self, answer, status, method, path, code=None):
        what = "%s %s" % (method, path)
        require(answer.status == status, "%s: %d in place of %d, %s" % (what, answer.status, status, answer.code))
        if code:
            require(answer.code == code, "%s: the code %s in place of %s" % (what, answer.code, code))
        problems = self.description.problems(method, path, answer)
        require(not problems, "%s: %s" % (what, "; ".join(problems)))
        return answer

    def submit(self, status, application, bundle, code=None, **others):
        answer = self.applicant.submit(application, bundle, client=self.client, **others)
        return self.checked(answer, status, "PUT", "/v1/applications/%s/bundle" % application["id"], code)


def require(condition, what):
    if not condition:
        raise Broken(what)


def is_future(time):
    return datetime.datetime.fromisoformat(time.replace("Z", "+00:00")) > datetime.datetime.now(datetime.timezone.utc)


def of(application, further=""):
    return "/v1/applications/" + application["id"] + further
