# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a registration service keeps the rules of the protocol."""

import subprocess

# In the order in which a journey meets them.
from . import access_rules, form_rules, bundle_rules  # noqa: F401
from .applicant import Stopped
from .report import BROKEN, KEPT, UNTRIED, Result
from .rules import RULES, Broken


def check(rule, run):
    """What nobody could prepare is not the rule's fault."""
    try:
        rule.check(run)
    except Broken as why:
        return Result(rule, BROKEN, str(why))
    except Stopped as why:
        return Result(rule, UNTRIED, str(why))
    except subprocess.CalledProcessError as why:
        return Result(rule, UNTRIED, "%s: %s" % (why.cmd[0], why))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as why:
        # An answer that is nothing, or that lacks what its schema has.
        return Result(rule, BROKEN, "%s: %s" % (type(why).__name__, why))
    return Result(rule, KEPT)
