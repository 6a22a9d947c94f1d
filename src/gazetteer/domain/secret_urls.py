"""The secrets of URLs, headers, connection strings, clouds and JSON, and keys and tokens that say what they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from gazetteer.domain import secret_literals
from gazetteer.domain.secret_literals import MASK

# Finds the secrets of one shape in a text: where each begins and ends, in their order.
Finder = Callable[[str], Iterable[tuple[int, int]]]

PLACEHOLDER = r"""(?!\*{3}|[:?$%<@]|\{\{|\{\w*\}|[\w.]+\()"""

# Each has its secret in the group `s`.
_URL = re.compile(r"://[^/\s:@\"'<>]*:(?P<s>(?!\*{9}@)[^/\s\"'<>]*[^/\s\"'<>@])@(?=[\w\[.-])")
# With a slash inside; what looks like a port, or stands for one, is none.
_URL_WITH_SLASH = re.compile(
    r"://[^/\s:@\"'<>\[\]]*:(?P<s>(?!\*{9}@|/|[\d*]+[/?#]|port\b|[:$%{])[^\s\"'<>@?#]{1,256})@(?=[\w\[.-])"
)
_ORACLE = re.compile(
    r"(?i)\bjdbc:oracle:\w{2,9}:[^\s/@\"'<>]{0,128}/"
    r"(?P<s>(?!\*{9}@|[:?$%<]|\{)[^\s\"'<>]{1,128}?|\"[^\"\n]{1,128}\")@(?=//|\(|[\w.-]+(?:[:/\s\"',;)]|\Z))"
)
_PAIR_AT_HOST = re.compile(
    r"(?<![\w.:/@+-])[A-Za-z_][\w.+-]*:(?P<s>(?!\*{9}@)[^\s:@/\"'<>]+)@(?=[\w-]+(?:\.[\w-]+)*(?::\d{2,5}\b|/\w))"
)
_QUERY = re.compile(
    r"(?i)[?&;](?:access_token|api_?key|client_secret|password|x-amz-signature|x-amz-security-token|x-goog-signature)="
    rf"(?P<s>{PLACEHOLDER}[^&\s#\"'<>\\]{{6,}})"
)
_SHARED_ACCESS = re.compile(rf"(?i)(?<![\w])sig=(?P<s>{PLACEHOLDER}[A-Za-z0-9%+/=_-]{{16,}})")
_CLOUD_KEY = re.compile(
    r"(?i)\b(?:AccountKey|SharedAccessKey|SharedSecretValue|aws_secret_access_key|aws_secret_key)\s*=\s*'?"
    rf"(?P<s>{PLACEHOLDER}[A-Za-z0-9+/=_-]{{12,}})"
)
_SECRET_ACCESS_KEY = re.compile(
    r"(?i)(?:\b|_)secret_?access_?key[\"'\\]*\s*(?:=>|[=:(])?\s*\\*['\"](?P<s>[A-Za-z0-9+/=]{16,})\\*['\"]"
)
_BEARER = re.compile(r"\b(?:[Bb]earer|BEARER) +(?P<s>(?=[A-Za-z._~+/=-]{0,200}\d)[A-Za-z0-9._~+/=-]{12,})")
_BASIC = re.compile(
    r"\b(?:[Aa]uthorization|AUTHORIZATION)[\"']?\s*[:=]\s*[\"']?(?:[Bb]asic|BASIC) +(?P<s>[A-Za-z0-9+/=_-]{8,})"
)
_PRIVATE_KEY = re.compile(
    r"(?P<s>-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----"
    r".*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\Z))",
    re.S,
)
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9_-])(?P<s>gh[opsur]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{15,}"
    r"|[rs]k_live_\w{16,}|sk-[\w-]{32,}|dapi[0-9a-f]{32}|AIza[\w-]{35}|ya29\.[\w.-]{20,}|npm_[A-Za-z0-9]{36}"
    r"|pypi-[\w-]{50,}|hvs\.[\w-]{24,}|SG\.[\w-]{20,}\.[\w-]{30,}|dop_v1_[0-9a-f]{60,}|dp\.st\.[\w.-]{20,}"
    r"|eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{8,})"
)
_SIGNED = re.compile(
    r"(?<!\w)(?:sv|se|sp|sr|st|skn)=[^&\s'\"]{1,60}&|[?&;](?:sv|se|sp|sr|st|skn)=|SharedAccessSignature"
)

_ALWAYS = (
    _URL, _URL_WITH_SLASH, _ORACLE, _PAIR_AT_HOST, _QUERY, _CLOUD_KEY, _SECRET_ACCESS_KEY, _BEARER, _BASIC,
    _PRIVATE_KEY, _TOKEN,
)  # fmt: skip

# Where a password is called so: its value may be a literal, stand in braces, or end with the word.
_PASSWORD = re.compile(r"(?i)(?<![\w.$@:-])(?:pwd|passwd|password)\s*=\s*")
_VARIABLE = re.compile(
    r"(?<![\w$])(?:PGPASSWORD|MYSQL_PWD|MYSQL_PASSWORD|MYSQL_ROOT_PASSWORD|MARIADB_PASSWORD|MARIADB_ROOT_PASSWORD"
    r"|POSTGRES_PASSWORD|SQLCMDPASSWORD|SNOWSQL_PWD|SNOWFLAKE_PASSWORD|MSSQL_SA_PASSWORD|CLICKHOUSE_PASSWORD)"
    r"(?:=|\\*[\"']?[ \t]{0,9}[=:][ \t]{0,9}(?=\\*[\"']))"
)
_ENCODED = re.compile(
    rf"(?i)(?:(?<!\w)|(?<=%[0-9a-f]{{2}}))(?:pwd|passwd|password)%3D(?P<s>{PLACEHOLDER.replace('%', '')}"
    r"(?:[^\s&;\"'<>%]|%(?!3B|26)[0-9a-f]{2}){1,256})"
)
_BARE = re.compile(rf"{PLACEHOLDER}(?:\{{[^{{}}\n]+\}}|[^\s;\"'&,(){{}}\\]{{1,1000}})")

# A password by its name alone says too little: SQL is full of columns of that name. In a connection string there are
# others of its words beside it.
_BESIDE_PASSWORD = re.compile(
    r"(?i)(?:(?<![\w.$@:-])|(?<=%[0-9a-f]{2}))(?:server|host|hostaddr|data source|addr(?:ess)?|driver|dsn|provider|uid|"
    r"user(?: ?id|name)?|dbname|database|initial catalog|port|sslmode|accountname|endpoint|protocol|trusted_connection)"
    r"(?:\s*=\s*[^\s=]|%3D\w)|\bdblink\w{0,20}\s*\("
)
_NEAR = 300
# In a condition or an assignment of SQL they are columns, however they are called: what stands just before, and
# further away.
_LINK = re.compile(r"(?i)(?:(?<!\w)(?:AND|OR|NOT|WHERE|HAVING|WHEN|ON|SET)|[,(])[\s(]*\Z")
_CLAUSE = re.compile(
    r"(?i)(?<!\w)(?:WHERE|HAVING|WHEN|ON|UPDATE\s+\S{1,99}(?:\s+(?:AS\s+)?\w{1,99})?\s+SET|INTO\s+\S{1,99}\s+SET)\s"
)

_IN_JSON = re.compile(
    r"(?i)(?P<slashes>\\*+)(?P<quote>[\"'])[\w.-]{0,40}?(?:password|passwd|pwd|client_?secret|secret_?access_?key)"
    r"(?P=slashes)(?P=quote)\s*+:\s*+(?=(?P=slashes)[\"'])"
)
# What stands there for a value: a word, a name with dots, a type, a sentence.
_NO_VALUE = re.compile(
    r"(?i)\s*|[a-z_.…<>{}$*-]+|.*\s.*|[\w.]+\(.*|n?(?:var)?char2?|u?int\d+|utf-?8|sha-?\d+|md5|argon2\w*|base64|pbkdf2"
)
_BESIDE_IN_JSON = re.compile(
    r"(?i)[\"'](?:host|hostname|host_?port|server|dbname|database|port|dsn|jdbc_?url)\\*[\"']\s*:"
)


# A character of ASCII that is percent-encoded; what is encoded several times is decoded so often.
PERCENT = re.compile(r"%(0[9ADad]|[2-7][0-9A-Fa-f])(?<!7[Ff])")
_MOST_DECODED = 3


def masked(text: str) -> str:
    """A text with a mask in the place of every secret that it holds; the same object where it holds none."""
    return masked_by(_FINDERS, text)


def masked_by(finders: Sequence[Finder], text: str) -> str:
    """A text with a mask in the place of what is found in it; what is percent-encoded is looked at decoded, too."""
    for times, _ in enumerate(readings(text)):
        for find in finders:
            text = secret_literals.cut(text, _found(find, text, times))
    return text


def readings(text: str) -> Iterator[str]:
    """A text as it is, and decoded once and more often as long as something in it is percent-encoded."""
    yield text
    for _ in range(_MOST_DECODED):
        if "%" not in text or PERCENT.search(text) is None:
            return
        text = PERCENT.sub(_character, text)
        yield text


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _found(find: Finder, text: str, times: int) -> Iterable[tuple[int, int]]:
    """Where the secrets are that are found in a text decoded so many times: their encoded forms, in the text."""
    if not times:
        return find(text)
    found = list(_found(find, PERCENT.sub(_character, text), times - 1))
    if not found:
        return ()
    # The places of decoded characters in the decoded text; before each two more of the text are left out.
    places = [one.start() - 2 * number for number, one in enumerate(PERCENT.finditer(text))]
    spans = ((start + 2 * bisect_left(places, start), end + 2 * bisect_left(places, end)) for start, end in found)
    return [(start, end) for start, end in spans if text[start:end] != MASK]


def shaped(shape: re.Pattern[str]) -> Finder:
    """Finds what a pattern has in its group `s`."""
    return lambda text: [found.span("s") for found in shape.finditer(text)]


def _in_signatures(text: str) -> Iterable[tuple[int, int]]:
    return shaped(_SHARED_ACCESS)(text) if "sig=" in text.lower() and _SIGNED.search(text) else ()


def _value(text: str, position: int) -> tuple[int, int] | None:
    """Where the value is that begins at a position, unless it stands for another."""
    value = secret_literals.read(text, position)
    if value is not None:
        return (value.start, value.end) if value.is_secret(text) else None
    bare = _BARE.match(text, position)
    return bare.span() if bare else None


def _names_password(text: str) -> bool:
    lower = text.lower()
    return "passw" in lower or "pwd" in lower


def _in_variables(text: str) -> Iterator[tuple[int, int]]:
    reached = 0
    if not _names_password(text):
        return
    for name in _VARIABLE.finditer(text):
        if name.start() >= reached and (value := _value(text, name.end())) is not None:
            reached = value[1]
            yield value


def _in_connection_strings(text: str) -> list[tuple[int, int]]:
    return sorted(_beside_others(text)) if _names_password(text) else []


def _beside_others(text: str) -> Iterator[tuple[int, int]]:
    places = [found.start() for found in _BESIDE_PASSWORD.finditer(text)]
    reached = 0
    for name in _PASSWORD.finditer(text) if places else ():
        value = _value(text, name.end()) if name.start() >= reached else None
        if value is not None and _is_beside(places, name.start(), value[1]):
            is_literal = value[0] > name.end()
            if not (is_literal and _is_column(text, name.start())):
                reached = value[1]
                yield value
    for found in _ENCODED.finditer(text) if places else ():
        if _is_beside(places, found.start(), found.end()):
            yield found.span("s")


def _is_beside(places: list[int], start: int, end: int) -> bool:
    """Whether another word of a connection string, of which the places are given, stands near."""
    before, after = bisect_left(places, start - _NEAR), bisect_left(places, end)
    return any(place < start for place in places[before : before + 1]) or any(
        place < end + _NEAR for place in places[after : after + 1]
    )


def _is_column(text: str, position: int) -> bool:
    """Whether a name stands in a condition or an assignment."""
    if _LINK.search(text, max(0, position - 30), position) is None:
        return False
    return _CLAUSE.search(text[max(0, position - _NEAR) : position].rpartition(";")[2]) is not None


def _in_json(text: str) -> Iterator[tuple[int, int]]:
    reached = 0
    if ":" not in text:
        return
    for key in _IN_JSON.finditer(text):
        literal = secret_literals.read(text, key.end()) if key.start() >= reached else None
        if literal is None or not literal.is_secret(text):
            continue
        value = text[literal.start : literal.end]
        around = text[max(0, key.start() - _NEAR) : literal.end + _NEAR]
        word = _NO_VALUE.fullmatch(value) is not None
        if not word or (value.isalpha() and _BESIDE_IN_JSON.search(around)):
            reached = literal.end
            yield literal.start, literal.end


_FINDERS: tuple[Finder, ...] = (
    *map(shaped, _ALWAYS),
    _in_signatures,
    _in_variables,
    _in_connection_strings,
    _in_json,
)
