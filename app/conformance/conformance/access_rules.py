# SPDX-License-Identifier: GPL-3.0-or-later
"""What works without a session, and sessions themselves."""

import base64

from .client import new_key
from .rules import is_future, require, rule

CHALLENGES, SESSIONS, PASSWORDS = "/v1/challenges", "/v1/sessions", "/v1/access-passwords"
CURRENT, PROVIDER_SESSIONS = "/v1/sessions/current", "/v1/provider-sessions"


@rule("service", "Anybody learns what the service asks of a client", "describeService")
def service(run):
    run.call(200, "GET", "/v1/service")


@rule("path-unknown", "A path that is none is not found, by a problem document", "Errors")
def path_unknown(run):
    run.call(404, "GET", "/v1/nowhere", code="NotFound")


@rule("method-wrong", "A method that a path does not have is told with those that it has", "Errors")
def method_wrong(run):
    answer = run.client.call("DELETE", "/v1/service")
    require(answer.status == 405 and answer.code == "RequestInvalid", "not refused: %d" % answer.status)
    require("GET" in answer.headers.get("allow", ""), "Allow does not name GET")


@rule("challenge", "A captcha is a PNG that is valid for a while", "newChallenge")
def challenge(run):
    answer = run.call(201, "POST", CHALLENGES)
    require(base64.b64decode(answer.member("picture")).startswith(b"\x89PNG"), "the picture is no PNG")
    require(is_future(answer.member("expiresAt")), "it has expired already")


@rule("challenge-new", "Each captcha is another one", "newChallenge")
def challenge_new(run):
    one, other = (run.call(201, "POST", CHALLENGES) for _ in range(2))
    require(one.member("id") != other.member("id"), "the same captcha twice")


@rule("captcha-wrong", "A wrong answer to the captcha is told as that", "logIn")
def captcha_wrong(run):
    run.call(422, "POST", SESSIONS, run.applicant.login(captchaAnswer="-"), code="CaptchaIncorrect")


@rule("captcha-once", "A captcha serves once", "logIn")
def captcha_once(run):
    message = run.applicant.login(accessPassword="-")
    run.client.call("POST", SESSIONS, message)
    run.call(422, "POST", SESSIONS, message, code="CaptchaIncorrect")


@rule("password-wrong", "A wrong access password does not log in", "logIn")
def password_wrong(run):
    run.call(401, "POST", SESSIONS, run.applicant.login(accessPassword="-"), code="LoginIncorrect")


@rule("person-unknown", "Somebody who is not known gets the answer of a wrong password", "logIn")
def person_unknown(run):
    message = run.applicant.login(identityNumber="10000000078", accessPassword="-")
    run.call(401, "POST", SESSIONS, message, code="LoginIncorrect")


@rule("login", "The right answers give a bearer token that is valid for a while", "logIn")
def login(run):
    answer = run.call(201, "POST", SESSIONS, run.applicant.login())
    require(is_future(answer.member("expiresAt")), "the session has expired already")


@rule("provider-unknown", "A provider that the service does not name vouches for nobody", "logInThroughProvider")
def provider_unknown(run):
    message = {"providerId": "nobodys", "code": "-", "codeVerifier": "-" * 43, "redirectUri": "http://127.0.0.1:49152/",
               "nonce": "-"}
    run.call(422, "POST", PROVIDER_SESSIONS, message, code="RequestInvalid")


@rule("logout", "Whoever has left is logged out", "logOut")
def logout(run):
    token = run.applicant.must(run.applicant.client.call("POST", SESSIONS, run.applicant.login()), 201)["token"]
    run.call(204, "DELETE", CURRENT, session=token)
    run.call(401, "GET", "/v1/orders", session=token, code="SessionExpired")


@rule("session-needed", "Without a session nobody gets to see orders", "security")
def session_needed(run):
    run.call(401, "GET", "/v1/orders", code="SessionExpired")


@rule("session-unknown", "A token that the service did not give is none", "security")
def session_unknown(run):
    run.call(401, "GET", "/v1/orders", session="nobodys", code="SessionExpired")


@rule("password-request", "Whoever asks for a password learns nothing of who is known", "requestAccessPassword")
def password_request(run):
    answers = []
    for number in (run.applicant.answers["identityNumber"], "10000000078"):
        message = dict(run.applicant.solved(run.applicant.new_challenge()), identityNumber=number)
        answers.append(run.call(202, "POST", PASSWORDS, message))
    require(answers[0].body == answers[1].body, "the answers differ")


@rule("json-malformed", "A body that is no JSON is refused", "Errors")
def json_malformed(run):
    run.call(422, "POST", SESSIONS, body=b"{", code="RequestInvalid")


@rule("json-member", "A message without a member is refused by its name", "Errors")
def json_member(run):
    message = run.applicant.login()
    del message["captchaAnswer"]
    answer = run.call(422, "POST", SESSIONS, message, code="RequestInvalid")
    require("captchaAnswer" in "".join(answer.member("arguments")), "the member is not named")


@rule("json-media-type", "A body of another media type is refused", "Errors")
def json_media_type(run):
    run.call(415, "POST", SESSIONS, body=b"{}", media_type="text/plain", code="RequestInvalid")


@rule("json-too-large", "More than 64 KiB of JSON is refused", "Limits")
def json_too_large(run):
    run.call(413, "POST", SESSIONS, body=b" " * (65 * 1024) + b"{}", code="RequestInvalid")


@rule("key-needed", "An unsafe request carries an Idempotency-Key", "Repetition")
def key_needed(run):
    run.call(400, "POST", SESSIONS, run.applicant.login(), key="", code="RequestInvalid")


@rule("key-other-request", "A key is not used for another request", "Repetition")
def key_other_request(run):
    key = new_key()
    first = run.applicant.login(captchaAnswer="-")
    run.client.call("POST", SESSIONS, first, key=key)
    second = run.applicant.login(captchaAnswer="--")
    run.call(422, "POST", SESSIONS, second, key=key, code="RequestInvalid")
