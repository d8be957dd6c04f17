# SPDX-License-Identifier: GPL-3.0-or-later
"""A loopback proxy before a service that breaks one rule at a time."""

import http.server
import json
import re
import ssl
import threading


class Breaker:
    """Changes the request, or the answer, of what it matches; `change_answer` gets status, headers, body."""

    def __init__(self, rule, what, change_request=None, change_answer=None):
        self.rule = rule
        self.method, path = what.split(" ")
        self.path = re.compile("^" + path + "$")
        self.change_request = change_request or (lambda headers, body: (headers, body))
        self.hits = 0
        self.change_answer = change_answer or (lambda status, headers, body: (status, headers, body))

    def matches(self, method, path):
        return method == self.method and self.path.match(path)


def status(number):
    return lambda _, headers, body: (number, headers, body)


def header(name, value=None):
    def change(number, headers, body):
        kept = [(each, text) for each, text in headers if each.lower() != name.lower()]
        return number, kept + ([(name, value)] if value is not None else []), body
    return change


def member(path, value=None, drop=False):
    """Of a JSON body: "steps/0/step"."""
    def change(number, headers, body):
        message = json.loads(body)
        target = message
        *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
        for part in way:
            target = target[part]
        if drop:
            del target[last]
        else:
            target[last] = value(target[last]) if callable(value) else value
        return number, headers, json.dumps(message).encode()
    return change


def answer(number, message, media_type="application/json"):
    body = json.dumps(message).encode()
    return lambda *_: (number, [("Content-Type", media_type)], body)


def problem(number, code, arguments=(), *headers):
    message = {"type": "about:blank", "title": code, "status": number, "code": code, "arguments": list(arguments),
               "detail": ""}
    body = json.dumps(message).encode()
    return lambda *_: (number, [("Content-Type", "application/problem+json"), *headers], body)


def body(change_body):
    return lambda number, headers, content: (number, headers, change_body(content))


def request_header(name, value=None):
    def change(headers, content):
        kept = {each: text for each, text in headers.items() if each.lower() != name.lower()}
        if value is not None:
            kept[name] = value() if callable(value) else value
        return kept, content
    return change


def request_body(value):
    return lambda headers, _: (headers, value)


class BreakingProxy:
    """Listens on a free port with the service's own certificate; passes everything on by `upstream`, a Client."""

    def __init__(self, upstream, certificate, key):
        self.breaker = None
        self.failures = []  # of the breakers: what they did not do breaks no rule
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self):
                content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name: value for name, value in self.headers.items()
                           if name.lower() not in ("host", "content-length", "connection", "accept-encoding")}
                breaker = proxy.breaker
                hit = breaker and breaker.matches(self.command, self.path)
                if hit:
                    breaker.hits += 1
                    headers, content = breaker.change_request(headers, content)
                said = upstream.send(self.command, self.path, content if content or self.command != "GET" else None,
                                     headers)
                kept = [(name, value) for name, value in said.headers.items()
                        if name not in ("content-length", "connection", "transfer-encoding", "keep-alive", "date")]
                number, kept, content = said.status, kept, said.body
                try:
                    if hit:
                        number, kept, content = breaker.change_answer(number, kept, content)
                except (ValueError, KeyError, IndexError, TypeError) as why:
                    proxy.failures.append("%s: %r of %s" % (breaker.rule, why, content[:200]))
                self.send_response(number)
                for name, value in kept:
                    self.send_header(name, value)
                if number != 204:
                    self.send_header("Content-Length", str(len(content)))
                self.send_header("Connection", "close")
                self.end_headers()
                if number != 204:
                    self.wfile.write(content)
                self.close_connection = True

            do_GET = do_POST = do_PUT = do_DELETE = handle_one

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate, key)
        self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.address = "https://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
