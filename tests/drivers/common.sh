#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# For the scripts beside it: a certificate to put on a token, and the token's row of docs/drivers.md.
set -eu
bin=${YENILE_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/build/dev/bin}
work=$(mktemp -d)
trap 'cd /; kill $(cat "$work"/*.pid 2>/dev/null) 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME="$work" XDG_RUNTIME_DIR="$work" LC_ALL=C.UTF-8

# need COMMAND OR FILE…: ends with 77, and says why, where one is not there
need() {
    for thing; do
        command -v "$thing" >/dev/null || [ -e "$thing" ] || { echo "skipped: no $thing here" >&2; exit 77; }
    done
}

# make_certificate: applicant.key, .pem and .der in $work, and chain.pem, which they are trusted under. Without
# Yenile's own authority of the tests a certificate that nobody issued.
make_certificate() {
    if [ -x "$bin/yenile-test-ca" ]; then
        "$bin/yenile-test-ca" "$work/ca"
        cp "$work"/ca/applicant.* "$work/ca/chain.pem" "$work"
        return
    fi
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/applicant.key" -out "$work/applicant.pem" \
        -subj "/CN=AYSE YILMAZ/serialNumber=10000000146" -days 60 2>/dev/null
    openssl x509 -in "$work/applicant.pem" -outform der -out "$work/applicant.der"
}

# flags MODULE: the flags of the last token that is set up, in words
flags() {
    pkcs11-tool --module "$1" -L 2>/dev/null | sed -n 's/ *token flags *: //p' | tail -n 1
}

# between FUNCTION: milliseconds that its last successful call took, from the helper's log
took() {
    sed -n "s/^yenile-token: $1 0x0 \([0-9.]*\) ms$/\1/p" "$work/calls" | tail -n 1
}

# keys MODULE: the kinds of keys that can sign and their sizes in bits, "RSA 512-16384, EC 112-521"
keys() {
    pkcs11-tool --module "$1" -M 2>/dev/null |
        sed -n 's/^ *\(RSA-PKCS\|ECDSA\|EDDSA\), keySize={\([0-9]*\),\([0-9]*\)}.*sign.*/\1 \2-\3/p' |
        sed 's/RSA-PKCS/RSA/; s/ECDSA/EC/; s/EDDSA/Edwards/' | sort -u | paste -s -d , | sed 's/,/, /g'
}

# row NAME PACKAGE MODULE WRONG-PIN [MODULE FOR PKCS11-TOOL]
row() {
    tool=${5:-$3}
    version=$(dpkg-query --show --showformat='${Version}' "$2")
    keys=$(keys "$tool")
    mechanisms=$(pkcs11-tool --module "$tool" -M 2>/dev/null | sed -n 's/^ *\([A-Z0-9-]*\),.*sign.*/\1/p' | sort -u |
        grep -xE '(SHA256-)?RSA-PKCS(-PSS)?|ECDSA(-SHA256)?|EDDSA' | tr '\n' ' ')
    after=$(for try in 1 2 3; do
        pkcs11-tool --module "$tool" --login --pin "$4" -O >/dev/null 2>&1 || true
        echo "$try: $(flags "$tool")"
    done | tr '\n' ';')
    shown='-' login='-' signature='-'
    if [ -x "$bin/yenilectl" ]; then
        printf '[token]\ndrivers=%s\nallowedDrivers=%s\n[ui]\nlanguage=en\n' "$3" "$3" >"$work/settings.ini"
        shown=$("$bin/yenilectl" tokens --settings "$work/settings.ini" 2>&1 | sed -n '/^CARD /,$p' | grep -v '^C[AE]R' |
            grep . | tr -s ' ' | tr '\n' ';') || true
    fi
    # Locked by now, maybe: the times are those of a fresh token, which the caller measured before.
    [ -f "$work/calls" ] && login=$(took C_Login) signature=$(took C_Sign)
    echo "| $1 | $2 $version | $keys | $mechanisms | $after | $login | $signature | $shown |"
}

# piv_card READER: a PIV card with the certificate in a virtual reader of that name, behind a smart card service of its own.
# The script starts itself again for it, in namespaces where nobody else's is.
piv_card() {
    if [ -z "${YENILE_NAMESPACES-}" ]; then
        YENILE_NAMESPACES=1 exec unshare --mount --net --pid --fork --kill-child "$0"
    fi
    need pcscd /usr/lib/pcsc/drivers/serial/libifdvpcd.so "$bin/yenile-virtual-card"
    make_certificate
    mount -t tmpfs none /run
    mkdir -p /run/pcscd "$work/readers"
    printf 'FRIENDLYNAME "%s"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH %s\nCHANNELID 0x8C7B\n' "$1" \
        /usr/lib/pcsc/drivers/serial/libifdvpcd.so >"$work/readers/vpcd"
    mkfifo "$work/commands"
    "$bin/yenile-virtual-card" 123456 35963 "9a=$work/applicant.key,$work/applicant.pem" <"$work/commands" >"$work/answers" &
    exec 9>"$work/commands"
    sleep 1 # it raises the loopback first
    polkit=$(pcscd --help | grep -o -e --disable-polkit) || true # nobody runs it here
    # shellcheck disable=SC2086 # nothing, or one word
    pcscd --foreground $polkit --config "$work/readers" >"$work/pcscd.log" 2>&1 &
    while [ ! -S /run/pcscd/pcscd.comm ]; do sleep 0.1; done
    sleep 1
    echo insert >&9
    while ! [ -s "$work/answers" ]; do sleep 0.1; done
    sleep 1
}

# sign MODULE PIN: one signature, so that took() has something to tell
sign() {
    [ -x "$bin/yenilectl" ] || return 0
    printf '[token]\ndrivers=%s\nallowedDrivers=%s\n[ui]\nlanguage=en\n[signature]\ntrustAnchors=%s\n' \
        "$1" "$1" "$work/chain.pem" >"$work/settings.ini"
    echo text >"$work/text"
    echo "$2" | YENILE_TOKEN_LOG=1 "$bin/yenilectl" sign --settings "$work/settings.ini" --pin-fd 0 \
        -o "$work/text.asice" "$work/text" >"$work/said" 2>"$work/calls" || cat "$work/said" "$work/calls" >&2
}
