# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed bundle and its receipt. The last ones, since they use an order up."""

import hashlib
import os
import subprocess
import time

from .client import digest, new_key
from .rules import of, require, rule


@rule("bundle-early", "A bundle is not taken before the electronic way was chosen", "submitBundle")
def bundle_early(run):
    run.submit(409, run.applicant.confirmed(), b"PK", code="StateConflict")


@rule("bundle-media-type", "A bundle of another media type is refused", "submitBundle")
def bundle_media_type(run):
    run.call(415, "PUT", of(run.applicant.some_chosen(), "/bundle"), body=b"PK", media_type="application/zip",
             session=True, code="RequestInvalid")


@rule("bundle-digest", "A body that does not fit its digest is refused", "submitBundle")
def bundle_digest(run):
    run.submit(422, run.applicant.some_chosen(), b"PK", code="RequestInvalid",
               headers={"Content-Digest": digest(b"other")})


@rule("bundle-damaged", "What is no container is refused", "submitBundle")
def bundle_damaged(run):
    run.submit(422, run.applicant.some_chosen(), b"no container", code="ContainerDamaged")


@rule("bundle-altered", "A bundle that was changed after signing gets no receipt", "submitBundle")
def bundle_altered(run):
    application, bundle = run.applicant.ready()
    middle = len(bundle) // 2
    altered = bundle[:middle] + bytes([bundle[middle] ^ 1]) + bundle[middle + 1:]
    run.submit(422, application, altered)
    answer = run.call(200, "GET", of(application), session=True)
    require(answer.member("state") == "methodChosen" and not answer.member("receipt"), "it has one")


@rule("bundle-session", "Without a session nobody submits", "security")
def bundle_session(run):
    run.call(401, "PUT", of(run.applicant.some_chosen(), "/bundle"), body=b"PK",
             media_type="application/vnd.etsi.asic-e+zip", code="SessionExpired")


@rule("cut-off", "What came of a bundle that was cut off is kept, and the rest brings the receipt", "submitBundle")
def cut_off(run):
    application, bundle = run.applicant.ready()
    key, half = new_key(), len(bundle) // 2
    run.applicant.client.cut_off(of(application, "/bundle"), run.applicant.token, key, bundle, half)
    answer = None
    for _ in range(100): # the service notices it some time
        answer = run.client.call("GET", of(application, "/bundle"), token=run.applicant.token)
        if answer.status != 404:
            break
        time.sleep(0.1)
    run.checked(answer, 200, "GET", of(application, "/bundle"))
    require(answer.member("sha256") == hashlib.sha256(bundle).hexdigest(), "of another bundle")
    first = answer.member("received")
    require(0 < first <= half, "%d bytes are said to have come" % first)
    rest = bundle[first:]
    done = run.submit(200, application, rest, key=key, headers={
        "Content-Range": "bytes %d-%d/%d" % (first, len(bundle) - 1, len(bundle)),
        "Content-Digest": digest(rest), "Repr-Digest": digest(bundle)})
    require(done.member("state") == "submitted" and done.member("receipt"), "there is no receipt")


@rule("submit", "A signed bundle gets a receipt", "submitBundle")
def submit(run):
    application, bundle = run.applicant.ready()
    answer = run.submit(200, application, bundle)
    require(answer.member("state") == "submitted" and answer.member("receipt"), "there is none")
    receipt_names(run, answer.json, bundle)


def receipt_names(run, application, bundle):
    _, said, _ = run.applicant.receipt(application)
    require(said["applicationId"] == application["id"], "the receipt is another application's")
    require(said["bundleSha256"] == hashlib.sha256(bundle).hexdigest(), "the receipt is another bundle's")
    names = {document["name"] for document in application["documents"]}
    require(names <= {document["name"] for document in said["documents"]}, "the receipt lacks a document")


@rule("receipt-names", "The receipt names the application, the bundle and each document", "ReceiptContent")
def receipt_rule(run):
    submitted, bundle = run.applicant.submitted()
    answer = run.call(200, "GET", of(submitted), session=True)
    receipt_names(run, answer.json, bundle)


@rule("receipt-signature", "The receipt is signed over exactly its content", "Receipt")
def receipt_signature(run):
    submitted, _ = run.applicant.submitted()
    answer = run.call(200, "GET", of(submitted), session=True)
    content, _, signature = run.applicant.receipt(answer.json)
    trust = ["-CAfile", run.anchors] if run.anchors else ["-noverify"]
    verified = subprocess.run(
        ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-in",
         run.applicant.file("receipt.p7s", signature), "-content", run.applicant.file("receipt.json", content),
         "-out", os.devnull] + trust, capture_output=True, text=True)
    require(verified.returncode == 0, verified.stderr)


@rule("submit-repeated", "The same bundle again gets the same receipt", "submitBundle")
def submit_repeated(run):
    submitted, bundle = run.applicant.submitted()
    answer = run.submit(200, submitted, bundle)
    require(answer.member("receipt") == submitted["receipt"], "it is another one")


@rule("submit-other", "Another bundle after that is told as such", "submitBundle")
def submit_other(run):
    submitted, bundle = run.applicant.submitted()
    run.submit(409, submitted, bundle + b"\0", code="AlreadySubmitted")


@rule("approve-submitted", "What was submitted is not approved anew", "approveForm")
def approve_submitted(run):
    submitted, _ = run.applicant.submitted()
    answer = run.client.call("POST", "/v1/orders/%s/applications" % submitted["orderId"], {"values": {}, "secrets": {}},
                             token=run.applicant.token)
    require(answer.status == 409 and answer.code in ("AlreadySubmitted", "OrderClosed"),
            "%d %s" % (answer.status, answer.code))


@rule("status", "What was submitted stands among the steps", "getStatus")
def status(run):
    submitted, _ = run.applicant.submitted()
    answer = run.call(200, "GET", of(submitted, "/status"), session=True)
    steps = answer.member("steps")
    require(steps and steps[0]["step"] == "submitted", "it does not")
    require([step["number"] for step in steps] == list(range(1, len(steps) + 1)), "the numbers have gaps")
