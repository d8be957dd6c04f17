#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mkdocs 1.4.2+dfsg-2 (Debian 12): pages of its theme readthedocs load js/jquery-3.6.0.min.js and js/theme_extra.js (and, for
# old browsers, js/html5shiv.min.js), and the package has none of them; jquery lies beside them as jquery-2.1.1.min.js.
# "mkdocs build --strict" says nothing. Its theme mkdocs is whole. Seen, scripts that a page names and that are not there:
#   readthedocs: js/html5shiv.min.js js/jquery-3.6.0.min.js js/theme_extra.js
#   mkdocs:
set -eu
cd "$(mktemp -d)"
dpkg-query -W -f '${Version}\n' mkdocs | grep -qx 1.4.2+dfsg-2 || { echo "wants mkdocs=1.4.2+dfsg-2"; exit 77; }
mkdir docs
echo '# Page' >docs/index.md
for theme in readthedocs mkdocs; do
    printf 'site_name: Site\ntheme: %s\nplugins: []\n' $theme >mkdocs.yml
    mkdocs build --quiet --strict --site-dir $theme
    printf '%s:' $theme
    grep -oE 'src="[^":]*\.js"' $theme/index.html | cut -d '"' -f 2 | sort -u | while read -r script; do
        [ -e "$theme/$script" ] || printf ' %s' "$script"
    done
    echo
done | tee said
diff - said <<'END'
readthedocs: js/html5shiv.min.js js/jquery-3.6.0.min.js js/theme_extra.js
mkdocs:
END
