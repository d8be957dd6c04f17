# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders, the form, the code and the documents."""

import base64
import hashlib
import json

from .client import digest, new_key
from .rules import of, require, rule


@rule("orders", "An applicant sees the orders", "listOrders")
def orders(run):
    answer = run.call(200, "GET", "/v1/orders", session=True)
    require(answer.member("orders"), "there is none")


@rule("form", "An order has a form", "openForm")
def form(run):
    order = run.applicant.order()
    answer = run.call(200, "GET", "/v1/orders/%s/form" % order, session=True)
    require(answer.member("orderId") == order, "it is another order's")


@rule("form-unknown", "An order that is none, or another person's, is not found", "openForm")
def form_unknown(run):
    run.call(404, "GET", "/v1/orders/nobodys/form", session=True, code="OrderNotFound")


@rule("form-rules", "An answer that breaks a rule of the form is refused", "approveForm")
def form_rules(run):
    order = run.applicant.order()
    message = run.applicant.form_answers(run.applicant.form(order))
    message["values"] = {name: "" for name in message["values"]}
    message["secrets"] = {}
    run.call(422, "POST", "/v1/orders/%s/applications" % order, message, session=True)


@rule("approve", "An approved form awaits its code", "approveForm")
def approve(run):
    order = run.applicant.order()
    message = run.applicant.form_answers(run.applicant.form(order))
    answer = run.call(201, "POST", "/v1/orders/%s/applications" % order, message, session=True)
    require(answer.member("state") == "awaitingConfirmation" and answer.member("confirmation"), "it does not")
    require(answer.member("orderId") == order, "it is another order's")


@rule("approve-repeated", "A repetition under its key gets the first answer and changes nothing", "Repetition")
def approve_repeated(run):
    order = run.applicant.order()
    path, key = "/v1/orders/%s/applications" % order, new_key()
    message = run.applicant.form_answers(run.applicant.form(order))
    one, other = (run.call(201, "POST", path, message, session=True, key=key) for _ in range(2))
    require(one.member("id") == other.member("id"), "the second one made another application")


@rule("approve-replaces", "A later approval replaces an earlier one of the order", "approveForm")
def approve_replaces(run):
    order = run.applicant.order()
    earlier = run.applicant.approved(order)
    run.applicant.approved(order)
    run.call(409, "POST", of(earlier, "/confirmation"), {"code": "000000"}, session=True, code="StateConflict")


@rule("application", "An application can be looked at, and carries an ETag", "getApplication")
def application(run):
    shown = run.applicant.some_chosen()
    answer = run.call(200, "GET", of(shown), session=True)
    require(answer.headers.get("etag"), "there is no ETag")
    require(answer.member("state") == "methodChosen", "it stands at %s" % answer.member("state"))


@rule("application-unknown", "An application that is none, or another person's, is not found", "getApplication")
def application_unknown(run):
    run.call(404, "GET", "/v1/applications/nobodys", session=True, code="NotFound")


@rule("application-session", "Without a session nobody gets to see an application", "security")
def application_session(run):
    run.call(401, "GET", of(run.applicant.some_chosen()), code="SessionExpired")


@rule("code-wrong", "A wrong code costs a try, and the tries that are left are told", "confirm")
def code_wrong(run):
    awaiting = run.applicant.approved()
    wrong = "1" * awaiting["confirmation"]["codeLength"]
    answer = run.call(422, "POST", of(awaiting, "/confirmation"), {"code": wrong}, session=True,
                      code="SmsCodeIncorrect")
    left = awaiting["confirmation"]["attemptsLeft"] - 1
    require(answer.member("arguments") == [str(left)], "%s are told" % answer.member("arguments"))


@rule("code-resent-early", "Another code cannot be had before resendAfter", "resendCode")
def code_resent_early(run):
    run.call(422, "POST", of(run.applicant.approved(), "/confirmation/resend"), session=True,
             code="SmsResendTooEarly")


@rule("confirm", "The code makes the documents", "confirm")
def confirm(run):
    awaiting = run.applicant.approved()
    code = {"code": run.applicant.code(awaiting)}
    answer = run.call(200, "POST", of(awaiting, "/confirmation"), code, session=True)
    require(answer.member("state") == "confirmed", "it stands at %s" % answer.member("state"))
    names = [document["name"] for document in answer.member("documents")]
    require({"application.pdf", "undertaking.pdf"} <= set(names), "the documents are %s" % names)


@rule("confirm-again", "What is confirmed awaits no code", "confirm")
def confirm_again(run):
    run.call(409, "POST", of(run.applicant.some_chosen(), "/confirmation"), {"code": "000000"}, session=True,
             code="StateConflict")


@rule("record", "The record names the application, the person and each document", "Application")
def record(run):
    shown = run.call(200, "GET", of(run.applicant.some_chosen()), session=True).json
    said = json.loads(base64.b64decode(shown["record"]))
    require(said["applicationId"] == shown["id"] and said["orderId"] == shown["orderId"], "another application")
    require(said["identityNumber"] == run.applicant.answers["identityNumber"], "another person")
    announced = {document["name"]: document["sha256"] for document in shown["documents"]}
    require({each["name"]: each["sha256"] for each in said["documents"]} == announced, "other documents")


@rule("record-canonical", "The record is canonical JSON (RFC 8785)", "Application")
def record_canonical(run):
    shown = run.call(200, "GET", of(run.applicant.some_chosen()), session=True).json
    bytes_ = base64.b64decode(shown["record"])
    canonical = json.dumps(json.loads(bytes_), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    require(canonical.encode() == bytes_, "it is not")


def fetch(run, document, shown):
    return run.call(200, "GET", of(shown, "/documents/" + document["name"]), session=True)


@rule("document", "A document is what was announced", "getDocument")
def document(run):
    shown = run.applicant.some_chosen()
    for each in shown["documents"]:
        answer = fetch(run, each, shown)
        require(hashlib.sha256(answer.body).hexdigest() == each["sha256"], "another document")
        require(len(answer.body) == each["size"], "of another size")


@rule("document-digest", "A document carries its digest", "getDocument")
def document_digest(run):
    shown = run.applicant.some_chosen()
    answer = fetch(run, shown["documents"][0], shown)
    require(answer.headers.get("content-digest") == digest(answer.body), "Content-Digest is another's")


@rule("document-same", "A document is always the same", "getDocument")
def document_same(run):
    shown = run.applicant.some_chosen()
    one, other = (fetch(run, shown["documents"][1], shown) for _ in range(2))
    require(one.body == other.body, "it has changed")


@rule("document-unknown", "A document that is none is not found", "getDocument")
def document_unknown(run):
    run.call(404, "GET", of(run.applicant.some_chosen(), "/documents/other.pdf"), session=True, code="NotFound")


@rule("method", "The way of signing can be chosen, and left for the other", "chooseMethod")
def method(run):
    shown = run.applicant.some_chosen()
    for way, state in (("wet", "awaitingPaper"), ("electronic", "methodChosen")):
        answer = run.call(200, "PUT", of(shown, "/method"), {"method": way}, session=True)
        require(answer.member("state") == state and answer.member("method") == way, "it was not")


@rule("method-unknown", "A way of signing that is none is refused", "chooseMethod")
def method_unknown(run):
    run.call(422, "PUT", of(run.applicant.some_chosen(), "/method"), {"method": "telepathy"}, session=True,
             code="RequestInvalid")


@rule("method-early", "Before the code nobody chooses a way of signing", "chooseMethod")
def method_early(run):
    run.call(409, "PUT", of(run.applicant.approved(), "/method"), {"method": "electronic"}, session=True,
             code="StateConflict")


@rule("changed-meanwhile", "What another client has changed is not changed unseen", "Two clients")
def changed_meanwhile(run):
    run.call(412, "PUT", of(run.applicant.some_chosen(), "/method"), {"method": "electronic"}, session=True,
             headers={"If-Match": '"0"'}, code="ChangedMeanwhile")


@rule("status-early", "Before it is submitted an application has no steps", "getStatus")
def status_early(run):
    answer = run.call(200, "GET", of(run.applicant.some_chosen(), "/status"), session=True)
    require(answer.member("steps") == [], "it has some")
