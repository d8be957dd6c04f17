#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# localHostOrDomainIs(host, name) of proxy scripts is true for exactly that name, and for its first label alone where the host has
# no domain (Netscape, 1996, and MDN). pacparser 1.5.3 and pac-resolver 9.0.1 take each beginning that ends at a dot, so that
# www.example.com, a host of somebody else, is www.example.com.tr; pypac 0.19.0 takes any beginning. libproxy 0.4.18 (Debian 12; Qt
# asks it) searches for the host between two slashes, and never knows the short name, which is what the function is for.
# proxylib 2.0.2 has all of them right. Seen for the name www.example.com.tr, what is right first:
#   www.example.com.tr: true; libproxy true, pacparser true, pypac true, proxylib true, pac-resolver true
#   mail.example.com.tr: false; libproxy false, pacparser false, pypac false, proxylib false, pac-resolver false
#   www: true; libproxy false, pacparser true, pypac true, proxylib true, pac-resolver true
#   www.example.com: false; libproxy false, pacparser true, pypac true, proxylib false, pac-resolver true
#   w: false; libproxy false, pacparser false, pypac true, proxylib false, pac-resolver false
set -eu
cd "$(mktemp -d)"
version=0.4.18-1.2
apt-get -q download "libproxy-tools=$version" "libproxy1v5=$version" "libproxy1-plugin-webkit=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
python3 -m venv python
python/bin/pip -q install pacparser==1.5.3 pypac==0.19.0 dukpy==0.6.0 proxylib==2.0.2
npm install --silent pac-resolver@9.0.1 quickjs-wasi@2.2.0 >/dev/null

cat >script.pac <<'END'
function FindProxyForURL(url, host) {
    return "PROXY " + localHostOrDomainIs(host, "www.example.com.tr") + ":1";
}
END
cat >find.py <<'END'
import sys
import pacparser
from proxylib.pac import PacScript
from pypac.parser import PACFile

script, host = open("script.pac").read(), sys.argv[1]
url = "http://" + host + "/"
pacparser.init()
pacparser.parse_pac_string(script)
print("pacparser", pacparser.find_proxy(url, host))
print("pypac", PACFile(script).find_proxy_for_url(url, host))
print("proxylib", PacScript(script, engine="dukpy", timeout=60).find_proxy_for_url(url, host))
END
cat >find.mjs <<'END'
import { readFileSync } from 'node:fs';
import { createPacResolver } from 'pac-resolver';
import { QuickJS } from 'quickjs-wasi';

const host = process.argv[2];
const find = createPacResolver(await QuickJS.create(), readFileSync('script.pac', 'utf8'));
console.log('pac-resolver', await find('http://' + host + '/', host));
END
libraries=$(echo "$PWD"/debian/usr/lib/*/libproxy.so.1)
libraries=${libraries%/*}
while read -r host right; do
    {
        LD_LIBRARY_PATH=$libraries PX_MODULE_PATH=$libraries/libproxy/0.4.18/modules http_proxy="pac+file://$PWD/script.pac" \
            debian/usr/bin/proxy "http://$host/" 2>/dev/null || true # after its answer it may crash
        python/bin/python find.py "$host"
        node find.mjs "$host"
    } | sed 's/^http:/libproxy http:/; s/ .*\(true\|false\).*/ \1/' >answers
    echo "$host: $right; $(paste -s -d , answers | sed 's/,/, /g')"
done >said <<'END'
www.example.com.tr true
mail.example.com.tr false
www true
www.example.com false
w false
END
cat said
diff - said <<'END'
www.example.com.tr: true; libproxy true, pacparser true, pypac true, proxylib true, pac-resolver true
mail.example.com.tr: false; libproxy false, pacparser false, pypac false, proxylib false, pac-resolver false
www: true; libproxy false, pacparser true, pypac true, proxylib true, pac-resolver true
www.example.com: false; libproxy false, pacparser true, pypac true, proxylib false, pac-resolver true
w: false; libproxy false, pacparser false, pypac true, proxylib false, pac-resolver false
END
