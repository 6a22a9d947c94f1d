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

# In SQL and beside it: literals of every dialect, statements with several secrets, texts inside texts.
SHAPES |= {
    "a quote inside": "CREATE USER a IDENTIFIED BY 'it''s{}'",
    "two quotes at its end": "CREATE USER a IDENTIFIED BY '{}'''",
    "a second user": "CREATE USER `a`@`%` IDENTIFIED BY '{0}', `b`@`%` IDENTIFIED BY '{0}'",
    "a third user": "CREATE USER a IDENTIFIED BY '{0}' COMMENT 'x; y', b IDENTIFIED BY '{0}', c IDENTIFIED BY '{0}'",
    "replaced": "ALTER USER a IDENTIFIED BY '{0}' REPLACE '{0}'",
    "replaced words": "ALTER USER a IDENTIFIED BY {0} REPLACE {0}",
    "old password": "ALTER LOGIN a WITH PASSWORD='{0}' OLD_PASSWORD='{0}'",
    "half of it cut": "CREATE USER a IDENTIFIED BY '*********''{}'",
    "national": "CREATE LOGIN b WITH PASSWORD = N'{}'",
    "hashed": "CREATE LOGIN b WITH PASSWORD = 0x0200{}ABCDEF HASHED",
    "with escapes": "ALTER ROLE b PASSWORD E'a\\'{}'",
    "dollars": "ALTER ROLE b PASSWORD $${}$$",
    "dollars with a word": "ALTER ROLE b PASSWORD $pw${}$pw$",
    "identified by dollars": "CREATE USER b IDENTIFIED BY $${}$$",
    "escaped quote": "CREATE USER b IDENTIFIED BY 'a\\'{}'",
    "comments for spaces": "CREATE/**/USER b IDENTIFIED/**/BY/* x */'{}'",
    "a comment of a line": "CREATE USER b IDENTIFIED -- x\n  BY '{}'",
    "values": "CREATE USER b IDENTIFIED BY VALUES 'S:{};T:0'",
    "via": "CREATE USER b IDENTIFIED VIA ed25519 USING PASSWORD('{}') OR unix_socket",
    "via either": "CREATE USER b IDENTIFIED VIA ed25519 USING PASSWORD('{0}') OR mysql_native_password USING '{0}'",
    "ClickHouse": "CREATE USER b IDENTIFIED WITH bcrypt_password BY '{0}', plaintext_password BY '{0}'",
    "set for": "SET PASSWORD FOR 'u'@'h' = PASSWORD('{}')",
    "set": "SET PASSWORD = '{}'",
    "set after an update": "UPDATE t SET a = 1; SET PASSWORD = '{}'",
    "added login": "EXEC sp_addlogin 'b', '{}', 'master'",
    "added login by names": "EXEC sp_addlogin @loginame = 'b', @passwd = N'{}'",
    "changed login": "EXEC sp_password '{0}', '{0}', 'b'",
    "changed login without the old one": "sp_password NULL, '{}', 'b'",
    "linked login": "EXEC master.dbo.sp_addlinkedsrvlogin @rmtsrvname=N'S', @useself=N'False', @rmtpassword=N'{}'",
    "linked login by places": "EXEC sp_addlinkedsrvlogin 'S', 'false', NULL, 'sa', '{}'",
    "credential of Oracle": "DBMS_CREDENTIAL.CREATE_CREDENTIAL('C', 'u', '{}')",
    "credential of Oracle by names": "DBMS_CLOUD.CREATE_CREDENTIAL(credential_name => 'C', password => '{}')",
    "dynamic": "EXECUTE IMMEDIATE 'CREATE USER b IDENTIFIED BY ''{}'''",
    "dynamic with a quote": "EXECUTE IMMEDIATE 'CREATE USER b IDENTIFIED BY ''a''''{}'' ACCOUNT UNLOCK'",
    "dynamic login": "EXEC('CREATE LOGIN b WITH PASSWORD = ''{}'', CHECK_POLICY = OFF')",
    "dynamic in PL/pgSQL": "begin execute 'create user b password ''{}'''; end",
    "dynamic twice": "EXEC('EXEC(''CREATE LOGIN b WITH PASSWORD = ''''{}'''''')')",
    "prepared": "PREPARE s FROM 'CREATE USER b IDENTIFIED BY \\'{}\\''",
    "dblink": "SELECT * FROM dblink('host=h user=u password=''{}''', 'SELECT 1') AS t (a int)",
    "dblink with a password only": "SELECT dblink_connect('c', 'password=''{}''')",
    "credential": "CREATE DATABASE SCOPED CREDENTIAL c WITH IDENTITY = 'SAS', SECRET = 'sv=2&sig={}0123456789%3D'",
    "DuckDB": "CREATE OR REPLACE SECRET s (TYPE s3, KEY_ID 'AKIA', SECRET '{}0123456789', REGION 'eu')",
    "secret access key": "COPY t FROM 's3://b' ACCESS_KEY_ID 'AKIA' SECRET_ACCESS_KEY '{}0123456789'",
    "replica": "CHANGE MASTER TO MASTER_HOST='h', MASTER_USER='u', MASTER_PASSWORD='{}'",
    "source of a replica": "CHANGE REPLICATION SOURCE TO SOURCE_USER='u', SOURCE_PASSWORD='{}'",
    "encryption": "OPEN SYMMETRIC KEY k DECRYPTION BY PASSWORD = '{}'",
    "encryption of a key": "CREATE MASTER KEY ENCRYPTION BY PASSWORD='{}'",
    "options of a table": "CREATE TABLE t WITH ('connector' = 'jdbc', 'username' = 'u', 'password' = '{}')",
    "Oracle's URL": "jdbc:oracle:thin:etl/{}@//db:1521/x",
    "a slash inside": "postgresql://etl:a/{}@db/x",
    "percent-encoded": "mssql+pyodbc:///?odbc_connect=DRIVER%3DODBC%3BSERVER%3Dh%3BUID%3Dsa%3BPWD%3D{}%2Fx%3B",
    "environment": "PGPASSWORD={} psql -h db",
    "environment with quotes": "export MYSQL_PWD='{}'",
    "JSON": '{{"user": "etl", "password": "{}"}}',
    "JSON in JSON": '{{\\"user\\": \\"etl\\", \\"password\\": \\"{}\\"}}',
    "Python": "{{'user': 'etl', 'passwd': '{}'}}",
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
