# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTPS as the protocol wants it, and what comes back."""

import base64
import hashlib
import http.client
import json
import ssl
import urllib.parse
import uuid


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers  # names in lower case
        self.body = body

    @property
    def media_type(self):
        return self.headers.get("content-type", "").split(";")[0].strip()

    @property
    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def member(self, name):
        return self.json.get(name) if isinstance(self.json, dict) else None

    @property
    def code(self):
        return self.member("code")


def digest(body):
    """The value of Content-Digest (RFC 9530)."""
    return "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"


def new_key():
    return str(uuid.uuid4())


class Client:
    """A connection for each request; follows no redirect."""

    def __init__(self, address, ca_file=None):
        url = urllib.parse.urlsplit(address)
        if url.scheme != "https":
            raise ValueError("only https is spoken")
        self.host, self.port = url.hostname, url.port or 443
        self.tls = ssl.create_default_context(cafile=ca_file)
        self.tls.minimum_version = ssl.TLSVersion.TLSv1_2

    def _connection(self):
        return http.client.HTTPSConnection(self.host, self.port, context=self.tls, timeout=60)

    def send(self, method, path, body=None, headers=None):
        connection = self._connection()
        try:
            connection.request(method, path, body=body, headers=headers or {})
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, names, response.read())
        finally:
            connection.close()

    def call(self, method, path, message=None, token=None, key=None, body=None, media_type=None, headers=None):
        """`message` is sent as JSON; unsafe requests get an Idempotency-Key unless `key` is an empty text."""
        fields = dict(headers or {})
        if message is not None:
            body, media_type = json.dumps(message).encode(), "application/json"
        if body is not None:
            fields.setdefault("Content-Type", media_type or "application/json")
        if token:
            fields["Authorization"] = "Bearer " + token
        if method != "GET" and key != "":
            fields["Idempotency-Key"] = key or new_key()
        return self.send(method, path, body, fields)

    def cut_off(self, path, token, key, body, count):
        """Sends `count` bytes of the body, and then nothing more."""
        connection = self._connection()
        connection.putrequest("PUT", path)
        for name, value in {"Content-Type": "application/vnd.etsi.asic-e+zip", "Content-Length": str(len(body)),
                            "Content-Digest": digest(body), "Idempotency-Key": key,
                            "Authorization": "Bearer " + token}.items():
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(body[:count])
        connection.close()
