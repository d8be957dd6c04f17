#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# dateRange() of proxy scripts, by the examples of its documentation: ("JAN", "MAR") is the first quarter, (24, "DEC") the 24th of
# December (Netscape, 1996, and MDN), and (24, "DEC", 1995) that of 1995 (Netscape). libproxy 0.4.18 (Debian 12; Qt asks it) and
# pacparser 1.5.3 move the end from 31 December to a month that has no 31st, so that it lies in the next one: February ends on 3
# March. They fill the start of (24, "DEC", 2026) with January: Christmas is from 24 January on. pypac 0.19.0 has right months, never
# a 24 December, and no weekdayRange("SAT"), which its own documentation has. pac-resolver 9.0.1 says false to every dateRange.
# proxylib 2.0.2 has right months, and says of a day with a month that it does as browsers do. Seen at noon of a day of 2026, what
# is right first:
#   01-03 dateRange(1, 15): true; libproxy true, pacparser true, pypac true, proxylib true, pac-resolver false
#   02-28 dateRange("JAN", "FEB"): true; libproxy true, pacparser true, pypac true, proxylib true, pac-resolver false
#   03-03 dateRange("JAN", "FEB"): false; libproxy true, pacparser true, pypac false, proxylib false, pac-resolver false
#   07-01 dateRange("APR", "JUN"): false; libproxy true, pacparser true, pypac false, proxylib false, pac-resolver false
#   12-01 dateRange("OCT", 2026, "NOV", 2026): false; libproxy true, pacparser true, pypac false, proxylib false, pac-resolver false
#   12-24 dateRange(24, "DEC"): true; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver false
#   11-25 dateRange(24, "DEC"): false; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver false
#   01-24 dateRange(24, "DEC", 2026): false; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver false
#   01-03 weekdayRange("SAT"): true; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver true
set -eu
cd "$(mktemp -d)"
version=0.4.18-1.2
apt-get -q download "libproxy-tools=$version" "libproxy1v5=$version" "libproxy1-plugin-webkit=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
python3 -m venv python
python/bin/pip -q install pacparser==1.5.3 pypac==0.19.0 dukpy==0.6.0 proxylib==2.0.2
npm install --silent pac-resolver@9.0.1 quickjs-wasi@2.2.0 >/dev/null

cat >find.py <<'END'
import pacparser
from proxylib.pac import PacScript
from pypac.parser import PACFile

script, url, host = open("script.pac").read(), "http://example.com/", "example.com"
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

const find = createPacResolver(await QuickJS.create(), readFileSync('script.pac', 'utf8'));
console.log('pac-resolver', await find('http://example.com/', 'example.com'));
END
libraries=$(echo "$PWD"/debian/usr/lib/*/libproxy.so.1)
libraries=${libraries%/*}
while read -r day right call; do
    printf 'function FindProxyForURL(url, host) { return "PROXY " + (%s) + ":1"; }\n' "$call" >script.pac
    for engine in "env LD_LIBRARY_PATH=$libraries PX_MODULE_PATH=$libraries/libproxy/0.4.18/modules http_proxy=pac+file://$PWD/script.pac
            debian/usr/bin/proxy http://example.com/" 'python/bin/python find.py' 'node find.mjs'; do
        # shellcheck disable=SC2086 # a command and its arguments
        TZ=UTC faketime "2026-$day 12:00:00" $engine 2>/dev/null || true # after its answer libproxy may crash
    done | sed 's/^http:/libproxy http:/; s/ .*\(true\|false\).*/ \1/' >answers
    echo "$day $call: $right; $(paste -s -d , answers | sed 's/,/, /g')"
done >said <<'END'
01-03 true dateRange(1, 15)
02-28 true dateRange("JAN", "FEB")
03-03 false dateRange("JAN", "FEB")
07-01 false dateRange("APR", "JUN")
12-01 false dateRange("OCT", 2026, "NOV", 2026)
12-24 true dateRange(24, "DEC")
11-25 false dateRange(24, "DEC")
01-24 false dateRange(24, "DEC", 2026)
01-03 true weekdayRange("SAT")
END
cat said
diff - said <<'END'
01-03 dateRange(1, 15): true; libproxy true, pacparser true, pypac true, proxylib true, pac-resolver false
02-28 dateRange("JAN", "FEB"): true; libproxy true, pacparser true, pypac true, proxylib true, pac-resolver false
03-03 dateRange("JAN", "FEB"): false; libproxy true, pacparser true, pypac false, proxylib false, pac-resolver false
07-01 dateRange("APR", "JUN"): false; libproxy true, pacparser true, pypac false, proxylib false, pac-resolver false
12-01 dateRange("OCT", 2026, "NOV", 2026): false; libproxy true, pacparser true, pypac false, proxylib false, pac-resolver false
12-24 dateRange(24, "DEC"): true; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver false
11-25 dateRange(24, "DEC"): false; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver false
01-24 dateRange(24, "DEC", 2026): false; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver false
01-03 weekdayRange("SAT"): true; libproxy true, pacparser true, pypac false, proxylib true, pac-resolver true
END
