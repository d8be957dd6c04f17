# SPDX-License-Identifier: GPL-3.0-or-later
"""At least one way to break each rule."""

import base64
import json
import uuid

from breaking_proxy import Breaker, answer, body, header, member, problem, request_body, request_header, status

A = "/v1/applications/[^/]+"
NEVER = "2000-01-01T00:00:00Z"


def record(change):
    """Of an application: its record as JSON, changed."""
    def changed(text):
        said = json.loads(base64.b64decode(text))
        return base64.b64encode(change(said)).decode()
    return member("record", changed)


def compact(said):
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def other_person(said):
    return compact(dict(said, identityNumber="10000000078"))


def receipt(name, value):
    def changed(text):
        said = json.loads(base64.b64decode(text))
        said[name] = value
        return base64.b64encode(compact(said)).decode()
    return member("receipt/content", changed)


def session(applicant):
    """Whoever comes is let in."""
    return request_header("Authorization", lambda: "Bearer " + applicant.token)


def breakers(applicant):
    unknown = {"applicationId": "A", "steps": []}
    return [
        # access
        Breaker("service", "GET /v1/service", None, member("signaturePolicy", drop=True)),
        Breaker("service", "GET /v1/service", None, header("Content-Type", "text/html")),
        Breaker("service", "GET /v1/service", None, status(302)),
        Breaker("path-unknown", "GET /v1/nowhere", None, answer(404, {"error": "no"})),
        Breaker("path-unknown", "GET /v1/nowhere", None, status(200)),
        Breaker("method-wrong", "DELETE /v1/service", None, header("Allow")),
        Breaker("challenge", "POST /v1/challenges", None, member("expiresAt", NEVER)),
        Breaker("challenge", "POST /v1/challenges", None, member("picture", "R0lGODlh")),
        Breaker("challenge", "POST /v1/challenges", None, member("expiresAt", "2099-01-01T00:00:00+03:00")),
        Breaker("challenge-new", "POST /v1/challenges", None, member("id", "always-the-same")),
        Breaker("captcha-wrong", "POST /v1/sessions", None, problem(401, "LoginIncorrect", (), ("WWW-Authenticate", "Bearer"))),
        Breaker("captcha-once", "POST /v1/sessions", None, problem(401, "LoginIncorrect", (), ("WWW-Authenticate", "Bearer"))),
        Breaker("password-wrong", "POST /v1/sessions", None, header("WWW-Authenticate")),
        Breaker("password-wrong", "POST /v1/sessions", None, status(403)),
        Breaker("person-unknown", "POST /v1/sessions", None, problem(422, "IdentityNumberInvalid")),
        Breaker("login", "POST /v1/sessions", None, member("token", drop=True)),
        Breaker("login", "POST /v1/sessions", None, member("expiresAt", NEVER)),
        Breaker("provider-unknown", "POST /v1/provider-sessions", None, problem(401, "LoginIncorrect", (), ("WWW-Authenticate", "Bearer"))),
        Breaker("logout", "DELETE /v1/sessions/current", request_header("Authorization", "Bearer another"), answer(204, "")),
        Breaker("logout", "DELETE /v1/sessions/current", None, status(200)),
        Breaker("session-needed", "GET /v1/orders", session(applicant)),
        Breaker("session-unknown", "GET /v1/orders", session(applicant)),
        Breaker("password-request", "POST /v1/access-passwords", None, body(lambda _: str(uuid.uuid4()).encode())),
        Breaker("json-malformed", "POST /v1/sessions", None, problem(500, "ServiceFailed")),
        Breaker("json-member", "POST /v1/sessions", None, member("arguments", [])),
        Breaker("json-media-type", "POST /v1/sessions", None, problem(400, "RequestInvalid", ["Content-Type"])),
        Breaker("json-too-large", "POST /v1/sessions", request_body(b"{}")),
        Breaker("key-needed", "POST /v1/sessions", request_header("Idempotency-Key", lambda: str(uuid.uuid4()))),
        Breaker("key-other-request", "POST /v1/sessions", request_header("Idempotency-Key", lambda: str(uuid.uuid4()))),
        # orders and forms
        Breaker("orders", "GET /v1/orders", None, member("orders/0/institution", drop=True)),
        Breaker("orders", "GET /v1/orders", None, member("orders", [])),
        Breaker("form", "GET /v1/orders/[^/]+/form", None, member("orderId", "another")),
        Breaker("form", "GET /v1/orders/[^/]+/form", None, member("sections", "none")),
        Breaker("form-unknown", "GET /v1/orders/nobodys/form", None, problem(404, "NotFound")),
        Breaker("form-rules", "POST /v1/orders/[^/]+/applications", None, problem(400, "RequestInvalid")),
        Breaker("approve", "POST /v1/orders/[^/]+/applications", None, member("confirmation", drop=True)),
        Breaker("approve", "POST /v1/orders/[^/]+/applications", None, header("ETag")),
        Breaker("approve-repeated", "POST /v1/orders/[^/]+/applications", request_header("Idempotency-Key", lambda: str(uuid.uuid4()))),
        Breaker("approve-replaces", "POST " + A + "/confirmation", None, problem(422, "SmsCodeIncorrect", ["2"])),
        Breaker("application", "GET " + A, None, header("ETag")),
        Breaker("application", "GET " + A, None, member("state", "confirmed")),
        Breaker("application-unknown", "GET /v1/applications/nobodys", None, problem(403, "NotFound")),
        Breaker("application-session", "GET " + A, session(applicant)),
        Breaker("code-wrong", "POST " + A + "/confirmation", None, member("arguments", ["9"])),
        Breaker("code-wrong", "POST " + A + "/confirmation", None, status(200)),
        Breaker("code-resent-early", "POST " + A + "/confirmation/resend", None, problem(429, "TooManyAttempts", ["1"], ("Retry-After", "1"))),
        Breaker("confirm", "POST " + A + "/confirmation", None, member("documents/1", drop=True)),
        Breaker("confirm", "POST " + A + "/confirmation", None, member("state", "awaitingConfirmation")),
        Breaker("confirm-again", "POST " + A + "/confirmation", None, problem(422, "SmsCodeIncorrect", ["2"])),
        Breaker("record", "GET " + A, None, record(other_person)),
        Breaker("record", "GET " + A, None, record(lambda said: compact(dict(said, documents=[])))),
        Breaker("record-canonical", "GET " + A, None, record(lambda said: json.dumps(said, indent=1).encode())),
        Breaker("document", "GET " + A + "/documents/.*", None, body(lambda content: content + b"%")),
        Breaker("document", "GET " + A + "/documents/.*", None, header("Content-Type", "text/plain")),
        Breaker("document-digest", "GET " + A + "/documents/.*", None, header("Content-Digest")),
        Breaker("document-same", "GET " + A + "/documents/.*", None, body(lambda content: content + str(uuid.uuid4()).encode())),
        Breaker("document-unknown", "GET " + A + "/documents/other.pdf", None, problem(404, "OrderNotFound")),
        Breaker("method", "PUT " + A + "/method", None, member("method", "electronic")),
        Breaker("method-unknown", "PUT " + A + "/method", request_body(b'{"method": "electronic"}')),
        Breaker("method-early", "PUT " + A + "/method", None, status(200)),
        Breaker("changed-meanwhile", "PUT " + A + "/method", request_header("If-Match")),
        Breaker("status-early", "GET " + A + "/status", None, answer(200, dict(unknown, steps=[{"number": 1, "step": "sent", "at": NEVER}]))),
        # the bundle
        Breaker("bundle-early", "PUT " + A + "/bundle", None, problem(422, "ContainerDamaged")),
        Breaker("bundle-media-type", "PUT " + A + "/bundle", request_header("Content-Type", "application/vnd.etsi.asic-e+zip")),
        Breaker("bundle-digest", "PUT " + A + "/bundle", request_header("Content-Digest")),
        Breaker("bundle-damaged", "PUT " + A + "/bundle", None, problem(422, "SomethingElse")),
        Breaker("bundle-altered", "PUT " + A + "/bundle", None, status(200)),
        Breaker("bundle-session", "PUT " + A + "/bundle", session(applicant)),
        Breaker("cut-off", "GET " + A + "/bundle", None, member("received", 10 ** 9)),
        Breaker("cut-off", "GET " + A + "/bundle", None, member("sha256", "00")),
        Breaker("submit", "PUT " + A + "/bundle", None, member("receipt", drop=True)),
        Breaker("submit", "PUT " + A + "/bundle", None, receipt("bundleSha256", "00")),
        Breaker("receipt-names", "GET " + A, None, receipt("applicationId", "ACDE-3479-HJKL-MNPR")),
        Breaker("receipt-names", "GET " + A, None, receipt("documents", [])),
        Breaker("receipt-signature", "GET " + A, None, receipt("number", "20260101-ACDE3479")),
        Breaker("submit-repeated", "PUT " + A + "/bundle", None, receipt("number", "20260101-ACDE3479")),
        Breaker("submit-other", "PUT " + A + "/bundle", None, problem(422, "ContainerDamaged")),
        Breaker("approve-submitted", "POST /v1/orders/[^/]+/applications", None, problem(422, "FormFieldInvalid", ["x"])),
        Breaker("status", "GET " + A + "/status", None, member("steps", [])),
        Breaker("status", "GET " + A + "/status", None, member("steps/0/number", 2)),
    ]
