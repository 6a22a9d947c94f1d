"""Secrets of every shape, each of its own: the text in which it is planted, and the word that nobody may find."""

from __future__ import annotations

from dataclasses import dataclass, field

# Each is a text with the place of a word in it.
SHAPES = {
    "URL": "see postgresql://etl:{}@db.example.org/shop for more",
    "URL without a user": "redis://:{}@cache.example.org:6379/0",
    "URL with an at sign": "https://etl:{}@x@example.org/",
    "pair": "etl:{}@db.example.org:5432/shop",
    "ODBC": "Driver={{ODBC}};Server=h;UID=sa;PWD={};Encrypt=yes",
    "ADO": "Data Source=h;User ID=sa;Password={};",
    "libpq": "host=h user=etl password={} dbname=d",
    "quoted": "host=h user=etl password='{}' dbname=d",
    "shared access": "https://x.blob.core.windows.net/c?sv=2022-11-02&se=2030&sig={}0123456789%3D",
    "account key": "DefaultEndpointsProtocol=https;AccountName=x;AccountKey={}0123456789==;",
    "service bus": "Endpoint=sb://x/;SharedAccessKeyName=r;SharedAccessKey={}0123456789=",
    "signed by AWS": "https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature={}0123",
    "query": "https://x.example.org/hook?access_token={}0123",
    "bearer": "Authorization: Bearer {}0123456789",
    "basic": "Authorization: Basic {}0123",
    "MySQL": "CREATE USER etl@'%' IDENTIFIED BY '{}' REQUIRE SSL",
    "MySQL's method": "ALTER USER etl IDENTIFIED WITH caching_sha2_password BY '{}'",
    "Oracle": 'CREATE USER etl IDENTIFIED BY "{}" QUOTA 5M ON users',
    "database link": "CREATE DATABASE LINK l CONNECT TO etl IDENTIFIED BY {} USING 'orcl'",
    "PostgreSQL": "create role etl login encrypted password '{}' valid until 'infinity'",
    "SQL Server": "CREATE LOGIN etl WITH PASSWORD = '{}', CHECK_POLICY = ON",
    "user mapping": "CREATE USER MAPPING FOR a SERVER s OPTIONS (user 'etl', password '{}')",
    "Redshift": "COPY t FROM 's3://b' CREDENTIALS 'aws_access_key_id=AKIA;aws_secret_access_key={}0123456789'",
    "Snowflake": "COPY INTO t FROM 's3://b' CREDENTIALS = (AWS_KEY_ID='AKIA' AWS_SECRET_KEY='{}0123456789')",
    "private key": "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----",
    "GitHub": "ghp_{}0123456789012345678901234",
    "GitLab": "glpat-{}0123456789",
    "Slack": "xoxb-1234567890-{}",
    "JWT": "eyJhbGciOi.eyJzdWIiOi.{}",
    "Vault": "hvs.{}01234567890123",
}


@dataclass
class Planted:
    """What was planted: word → where."""

    words: dict[str, str] = field(default_factory=dict)

    def word(self, where: str) -> str:
        """A new word; it has nothing of a secret by itself."""
        made = f"swordfish{len(self.words):03}x"
        self.words[made] = where
        return made

    def number(self, where: str) -> int:
        """A new number."""
        made = 770_000_770_000 + len(self.words)
        self.words[str(made)] = where
        return made

    def shaped(self, where: str) -> dict[str, str]:
        """A text of each shape, with a new word in it."""
        return {shape: text.format(self.word(f"{where}: {shape}")) for shape, text in SHAPES.items()}

    def text(self, where: str) -> str:
        """All shapes in one text."""
        return "\n\n".join(self.shaped(where).values())
