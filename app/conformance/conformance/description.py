# SPDX-License-Identifier: GPL-3.0-or-later
"""The protocol's description (OpenAPI 3.1), and what an answer says against it."""

import datetime
import re

import jsonschema
import yaml

FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def is_time(value):
    if not isinstance(value, str):
        return True
    datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value.endswith("Z")


@FORMATS.checks("date", raises=ValueError)
def is_date(value):
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value))


class Description:
    def __init__(self, file):
        with open(file, encoding="utf-8") as text:
            self.root = yaml.safe_load(text)
        self.paths = [(re.compile("^" + re.sub(r"\\?\{\w+\\?\}", "[^/]+", re.escape(path)) + "$"), operations)
                      for path, operations in self.root["paths"].items()]

    def resolved(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.root
            for part in node["$ref"][2:].split("/"):
                target = target[part]
            node = target
        return node

    def operation(self, method, path):
        for pattern, operations in self.paths:
            if pattern.match(path.split("?")[0]):
                return operations.get(method.lower())
        return None

    def schema_problems(self, schema, value):
        resolver = jsonschema.RefResolver.from_schema(self.root)
        validator = jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=FORMATS)
        return ["%s: %s" % ("/".join(map(str, error.absolute_path)) or "body", error.message)
                for error in validator.iter_errors(value)]

    def problems(self, method, path, answer):
        """What the answer says against the description; of what no operation describes, that it is a problem."""
        operation = self.operation(method, path)
        if operation is None:
            schema = {"$ref": "#/components/schemas/Problem"}
            return self.schema_problems(schema, answer.json) if answer.json else ["no problem document"]
        listed = operation["responses"].get(str(answer.status))
        if listed is None:
            return ["status %d is not described" % answer.status]
        response = self.resolved(listed)
        return (self._header_problems(response, answer) + self._body_problems(response, answer))

    def _header_problems(self, response, answer):
        problems = []
        for name, header in response.get("headers", {}).items():
            header = self.resolved(header)
            value = answer.headers.get(name.lower())
            if value is None:
                if header.get("required"):
                    problems.append("the header %s is missing" % name)
                continue
            if self.resolved(header["schema"]).get("type") == "integer":
                value = int(value) if value.isdigit() else value
            problems += ["%s: %s" % (name, each) for each in self.schema_problems(header["schema"], value)]
        return problems

    def _body_problems(self, response, answer):
        contents = response.get("content")
        if not contents:
            return ["a body is not described"] if answer.body else []
        content = contents.get(answer.media_type)
        if content is None:
            return ["media type %r is not described" % answer.media_type]
        if not answer.media_type.endswith("json"):
            return []
        if answer.json is None:
            return ["the body is no JSON"]
        problems = self.schema_problems(content["schema"], answer.json)
        if answer.media_type == "application/problem+json":
            if "`%s`" % answer.code not in response["description"]:
                problems.append("code %s is not described for %d" % (answer.code, answer.status))
            if answer.member("status") != answer.status:
                problems.append("the problem tells another status")
        return problems
