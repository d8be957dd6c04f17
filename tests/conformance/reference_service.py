# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference service of one's own, for what is tried with it."""

import os
import subprocess
import tempfile

# Nothing is to be waited for, and whoever tries this often is nobody to be feared.
SETTINGS = {"sms/codesPerTenMinutes": 1000, "sms/wrongCodes": 1000, "limits/triesPerAddress": 1000000,
            "limits/loginTries": 1000, "limits/passwordRequestsPerHour": 1000, "password/hashPasses": 1}


def start_service(bin_folder, folder, state, log=None, **others):
    """With the authority in FOLDER. Returns it, and its address. `log`: a file for what it tells of its work."""
    settings = [word for name, value in {**SETTINGS, **others}.items() for word in ("--setting", "%s=%s" % (name, value))]
    subprocess.run([bin_folder + "/yenile-service", "init", state, "--pki", folder + "/pki", "--demo", *settings], check=True)
    os.environ["YENILE_SPOOL"] = state + "/spool"
    service = subprocess.Popen([bin_folder + "/yenile-service", "serve", state], stdout=subprocess.PIPE, stderr=log, text=True)
    return service, service.stdout.readline().split()[-1]


def import_orders(bin_folder, state, count):
    header = "identityNumber,firstName,lastName,email,orderedOn,institution,department,registryNumber,phone,electronic"
    rows = ["10000000146,AYŞE,YILMAZ,ayse@kurum.example,2026-01-05,Kurum %d,,,5321112242,true" % i for i in range(count)]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        file.write("\n".join([header, *rows]) + "\n")
        file.flush()
        subprocess.run([bin_folder + "/yenile-service", "orders", "import", state, file.name], check=True, stdout=subprocess.DEVNULL)
