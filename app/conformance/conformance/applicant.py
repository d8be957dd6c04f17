# SPDX-License-Identifier: GPL-3.0-or-later
"""What an applicant brings along: answers, signatures, and applications in each of their states."""

import base64
import json
import os
import subprocess
import tempfile

from .client import digest, new_key


class Stopped(Exception):
    """The journey does not go on: what was to be prepared for a rule could not be."""


class Applicant:
    """Prepares what the rules need. `ask` and `sign` are commands: lists of words."""

    def __init__(self, client, answers, ask, sign):
        self.client = client
        self.answers = answers
        self.ask_command = ask
        self.sign_command = sign
        self.folder = tempfile.TemporaryDirectory()
        self._token = None
        self._kept = {}

    # Login

    def ask(self, *words):
        return subprocess.run(self.ask_command + list(words), check=True, capture_output=True,
                              text=True).stdout.strip("\n")

    def file(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def must(self, answer, status):
        if answer.status != status:
            raise Stopped("%d in place of %d: %s" % (answer.status, status, answer.body[:300]))
        return answer.json

    def solved(self, challenge):
        picture = self.file("captcha.png", base64.b64decode(challenge["picture"]))
        return {"challengeId": challenge["id"], "captchaAnswer": self.ask("captcha", challenge["id"], picture)}

    def new_challenge(self):
        return self.must(self.client.call("POST", "/v1/challenges"), 201)

    def login(self, **other):
        """The message that logs in, with other members where they are given."""
        number = self.answers["identityNumber"]
        message = dict(self.solved(self.new_challenge()), identityNumber=number,
                       accessPassword=self.ask("access-password", number))
        message.update(other)
        return message

    @property
    def token(self):
        """Logging in by a new password may have ended the session before."""
        if not self._token or self.client.call("GET", "/v1/orders", token=self._token).status == 401:
            self._token = self.must(self.client.call("POST", "/v1/sessions", self.login()), 201)["token"]
        return self._token

    def call(self, method, path, *arguments, **others):
        return self.client.call(method, path, *arguments, token=self.token, **others)

    # Orders and forms

    def open_orders(self):
        """Those that nothing was submitted for."""
        found = []
        for order in self.must(self.call("GET", "/v1/orders"), 200)["orders"]:
            state = ""
            if "applicationId" in order:
                state = self.must(self.call("GET", "/v1/applications/" + order["applicationId"]), 200)["state"]
            if state not in ("submitted", "received"):
                found.append(order["id"])
        return found

    def order(self):
        orders = self.open_orders()
        if not orders:
            raise Stopped("there is no open order")
        return orders[0]

    def form(self, order):
        return self.must(self.call("GET", "/v1/orders/%s/form" % order), 200)

    def form_answers(self, form):
        """By the form's own rules, and the answers file."""
        given = self.answers.get("form", {})
        values, secrets = {}, {}
        for section in form["sections"]:
            for field in section["fields"]:
                name, kind = field["name"], field["kind"]
                value = given.get(name, field.get("value", ""))
                if field.get("readOnly"):
                    continue
                if kind == "securityWord":
                    secrets[name] = value or "Kardelen42"
                elif kind == "checkbox":
                    values[name] = "true" if value in (True, "true") else "false"
                elif kind == "choice":
                    values[name] = value or field["choices"][0]["value"]
                else:
                    values[name] = value
        return {"values": values, "secrets": secrets}

    # Applications

    def approved(self, order=None):
        """A new one that awaits its code."""
        order = order or self.order()
        message = self.form_answers(self.form(order))
        return self.must(self.call("POST", "/v1/orders/%s/applications" % order, message), 201)

    def code(self, application):
        return self.ask("sms-code", application["id"])

    def confirmed(self):
        """A new one with its documents."""
        application = self.approved()
        path = "/v1/applications/%s/confirmation" % application["id"]
        return self.must(self.call("POST", path, {"code": self.code(application)}), 200)

    def choose(self, application, method):
        path = "/v1/applications/%s/method" % application["id"]
        return self.must(self.call("PUT", path, {"method": method}), 200)

    def some_chosen(self):
        """One that is to be signed electronically, the same for all rules that leave it so."""
        kept = self._kept.get("chosen")
        if kept:
            path = "/v1/applications/%s/method" % kept["id"]
            answer = self.call("PUT", path, {"method": "electronic"})
            if answer.status == 200:
                return answer.json
        self._kept["chosen"] = self.choose(self.confirmed(), "electronic")
        return self._kept["chosen"]

    def document(self, application, name):
        return self.call("GET", "/v1/applications/%s/documents/%s" % (application["id"], name))

    def bundle(self, application):
        """Signed by the applicant's command."""
        files = []
        for document in application["documents"]:
            answer = self.document(application, document["name"])
            if answer.status != 200:
                raise Stopped("no document " + document["name"])
            files.append(self.file(document["name"], answer.body))
        files.append(self.file("application.json", base64.b64decode(application["record"])))
        output = os.path.join(self.folder.name, "bundle.asice")
        if os.path.exists(output):
            os.remove(output)
        subprocess.run(self.sign_command + [output] + files, check=True, stdout=subprocess.DEVNULL)
        with open(output, "rb") as file:
            return file.read()

    def ready(self):
        """A new application, to be signed electronically, and its bundle."""
        application = self.choose(self.confirmed(), "electronic")
        return application, self.bundle(application)

    def submit(self, application, bundle, key=None, client=None, headers=None):
        fields = {"Content-Digest": digest(bundle)}
        fields.update(headers or {})
        return (client or self.client).call("PUT", "/v1/applications/%s/bundle" % application["id"], body=bundle,
                                            media_type="application/vnd.etsi.asic-e+zip", token=self.token,
                                            key=key or new_key(), headers=fields)

    def submitted(self):
        """One with its receipt, the same for all rules that look at it, and its bundle."""
        if "submitted" not in self._kept:
            application, bundle = self.ready()
            self._kept["submitted"] = (self.must(self.submit(application, bundle), 200), bundle)
        return self._kept["submitted"]

    def receipt(self, application):
        receipt = application["receipt"]
        content = base64.b64decode(receipt["content"])
        return content, json.loads(content), base64.b64decode(receipt["signature"])
