# SPDX-License-Identifier: GPL-3.0-or-later
"""What --help and the last line say, in the language of whoever runs the program: Turkish unless that is English. The rules and
their reports are in the protocol's language, English."""

import argparse
import os

TURKISH = {
    "usage: ": "kullanım: ",
    "arguments": "argümanlar",
    "options": "seçenekler",
    "Checks whether a registration service keeps the rules of the protocol. It logs in as a test applicant with open orders and "
    "submits signed applications. Never run it against a service that is in use.":
        "Bir kayıt hizmetinin protokolün kurallarına uyup uymadığını denetler. Açık siparişleri olan bir deneme başvuranı olarak "
        "giriş yapar ve imzalı başvurular gönderir. Kullanımda olan bir hizmete karşı hiçbir zaman çalıştırmayın.",
    "https address of the service": "Hizmetin https adresi",
    "Answers in JSON, as yenilectl renew takes them": "yenilectl renew komutunun aldığı biçimde yanıtlar (JSON)",
    "Run as COMMAND KIND DETAIL… for captcha, access-password, sms-code":
        "captcha, access-password ve sms-code için KOMUT TÜR AYRINTI… olarak çalıştırılır",
    "Run as COMMAND OUTPUT FILE…: signs the files into the container OUTPUT":
        "KOMUT ÇIKTI DOSYA… olarak çalıştırılır: dosyaları ÇIKTI paketinde imzalar",
    "Authorities (PEM) of the service's TLS certificate": "Hizmetin TLS sertifikası için güvenilen sağlayıcılar (PEM)",
    "Roots (PEM) of the certificate that signs receipts": "Alındıları imzalayan sertifika için güvenilen kökler (PEM)",
    "Try that rule; may be given several times": "Yalnızca bu kuralı dene; birden çok kez verilebilir",
    "Write the report as JSON": "Raporu JSON olarak yaz",
    "Write the report as JUnit XML": "Raporu JUnit XML olarak yaz",
    "Show this help": "Bu yardımı göster",
    "Show the version": "Sürümü göster",
    "List the rules": "Kuralları listele",
    "FILE": "DOSYA",
    "COMMAND": "KOMUT",
    "RULE": "KURAL",
    "%d of %d rules are kept": "Uyulan kural: %d / %d",
}


def in_words(english):
    language = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return english if language.startswith("en") else TURKISH[english]


class Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, in_words("usage: "))
