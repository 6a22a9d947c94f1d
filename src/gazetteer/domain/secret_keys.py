"""The secrets of an object's keys: a key has no other word beside it, so all that is called a password is one."""

from __future__ import annotations

import re

from gazetteer.domain.secret_urls import PLACEHOLDER, masked_by, shaped

_VALUE = r"""(?:"[^"\n]+"|'[^'\n]+'|\{[^{}\n]+\}|[^\s;"'&,(){}\\]+)"""
_PASSWORD = re.compile(
    r"(?i)(?:pwd|passwd|password|passphrase|secret|token|(?:api|access)_?key)\s*=\s*"
    rf"(?P<s>{PLACEHOLDER}{_VALUE})"
)
_HEADER = re.compile(
    r"(?i)\bauthorization[\"']?\s*[:=]\s*[\"']?(?:(?:bearer|basic|token)\s+)?"
    rf"(?P<s>{PLACEHOLDER}(?!(?:bearer|basic|token)\s)[^\s\"']+)"
)
_FINDERS = (shaped(_PASSWORD), shaped(_HEADER))


def masked(key: str) -> str:
    """A key with a mask in the place of what only a key shows as a secret."""
    return masked_by(_FINDERS, key)
