#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What signs while it reads, such as openssl cms -stream, does not know the length before, and writes the content as a constructed
# OCTET STRING of parts, as BER has it and CMS allows (RFC 5652, 5.2; X.690, 8.7.3). go.mozilla.org/pkcs7 0.10.0 turns BER into DER
# itself, leaves the parts apart, and takes the first, of 4096 bytes, for the content: Parse raises no error, and what is then
# verified is a "Message digest mismatch", as if it were changed. So a short document is fine and a longer one is not. Of a signer
# named by key identifier (RFC 5652, 5.3) it says that the "Message has no signers", as of a mere list of certificates, in parts or
# not. github.com/smallstep/pkcs7 0.2.3, which began as a copy of it, puts the parts together, and still has the other. OpenSSL 3.0
# verifies all of them. Seen, with the bytes of content that each has:
#   4000 bytes: openssl ok 4000, mozilla ok 4000, smallstep ok 4000
#   4000 bytes in parts: openssl ok 4000, mozilla ok 4000, smallstep ok 4000
#   9000 bytes: openssl ok 9000, mozilla ok 9000, smallstep ok 9000
#   9000 bytes in parts: openssl ok 9000, mozilla Message digest mismatch 4096, smallstep ok 9000
#   9000 bytes, key identifier: openssl ok 9000, mozilla Message has no signers 9000, smallstep Message has no signers 9000
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
cat >go.mod <<'END'
module finding

go 1.25

require (
	github.com/smallstep/pkcs7 v0.2.3
	go.mozilla.org/pkcs7 v0.10.0
)
END
openssl version | sed 's/ *(.*//'
go version

openssl genrsa -out person.key 2048 2>/dev/null
openssl req -x509 -new -key person.key -subj /CN=person -days 30 -addext keyUsage=critical,digitalSignature -addext subjectKeyIdentifier=hash \
    -out person.pem
# sign NAME SIZE OPTION...
sign() {
    name=$1 size=$2
    shift 2
    head -c "$size" /dev/zero | tr '\0' x >data
    openssl cms -sign -binary -nodetach -in data -signer person.pem -inkey person.key -md sha256 -outform DER -out "$name" "$@"
}
sign 1 4000
sign 2 4000 -stream
sign 3 9000
sign 4 9000 -stream
sign 5 9000 -keyid

cat >main.go <<'END'
package main

import (
	"fmt"
	"os"
	"strings"

	smallstep "github.com/smallstep/pkcs7"
	mozilla "go.mozilla.org/pkcs7"
)

func said(err error) string {
	if err == nil {
		return "ok"
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimPrefix(first, "pkcs7: ")
}

func main() {
	for _, name := range os.Args[1:] {
		data, _ := os.ReadFile(name)
		one, err := mozilla.Parse(data)
		if err != nil {
			panic(err)
		}
		other, err := smallstep.Parse(data)
		if err != nil {
			panic(err)
		}
		fmt.Printf("mozilla %s %d, smallstep %s %d\n", said(one.Verify()), len(one.Content), said(other.Verify()), len(other.Content))
	}
}
END
go mod tidy 2>/dev/null
go run . 1 2 3 4 5 >go.said
for name in 1 2 3 4 5; do
    openssl cms -verify -binary -noverify -inform DER -in "$name" -out content 2>/dev/null && echo "ok $(wc -c <content)" || echo wrong
done >ssl
printf '%s\n' '4000 bytes' '4000 bytes in parts' '9000 bytes' '9000 bytes in parts' '9000 bytes, key identifier' |
    paste -d '|' - ssl go.said | sed 's/|/: openssl /; s/|/, /' | tee said
diff - said <<'END'
4000 bytes: openssl ok 4000, mozilla ok 4000, smallstep ok 4000
4000 bytes in parts: openssl ok 4000, mozilla ok 4000, smallstep ok 4000
9000 bytes: openssl ok 9000, mozilla ok 9000, smallstep ok 9000
9000 bytes in parts: openssl ok 9000, mozilla Message digest mismatch 4096, smallstep ok 9000
9000 bytes, key identifier: openssl ok 9000, mozilla Message has no signers 9000, smallstep Message has no signers 9000
END
