"""Every bound of the HTTP edge, with its reason."""

from __future__ import annotations

# What one request may hold in memory, in bytes. A table of 10,000 columns has some 3 MB.
LARGEST_BODY = 8 * 1024 * 1024
# Rows of a bulk request; a harvest's chunks are far below it.
LARGEST_BULK_BODY = 64 * 1024 * 1024
# What strangers may send: a name and a password.
LARGEST_PUBLIC_BODY = 16 * 1024
# Lists and objects in one body: a full bulk request of tables with 30 columns each has fewer.
MOST_CONTAINERS = 1_000_000
# Values in one body that is no bulk request's, by its commas: a table of 10,000 columns has half as many.
MOST_VALUES = 200_000
# What names something, or a user's own business, has no more bytes than what strangers may send.
SMALL_BODY = LARGEST_PUBLIC_BODY
# How far a harvest came: names of what it has read.
LARGEST_CHECKPOINT = 1024 * 1024
# Request line and headers together, in bytes; proxies commonly allow as much.
LARGEST_HEAD = 64 * 1024
# Rows of one bulk request: one answer tells of each of them.
LARGEST_BULK = 20_000

# `limit` of a list may be up to a million by contract; a page is cut to what one answer can carry.
LARGEST_PAGE = 10_000
DEFAULT_PAGE = 10
# Columns come with their table, so that a page of them costs the table.
DEFAULT_COLUMNS = 1000
# A search looks at each of its hits.
LARGEST_SEARCH = 10_000
DEFAULT_SEARCH = 10
DEFAULT_WORDS = 25
# Each event is rendered with the names valid at its time.
LARGEST_EVENTS = 5000

# What the databases can hold.
LARGEST_INTEGER = 2**63 - 1
# Segments of the longest collection's path are fewer; deeper ones need not be looked up.
LONGEST_COLLECTION = 3

# Connections that the system holds until they are accepted.
BACKLOG = 512
# How long requests that are being answered may take when the server is stopped, in seconds.
GRACE = 30

# Seconds: from the first byte of a request's head to its last; without a byte on a connection that is kept; between
# two pieces of a body; until a client takes more of its answer; for what is left of a body after its answer.
HEAD_SECONDS = 10.0
IDLE_SECONDS = 60.0
BODY_PAUSE_SECONDS = 10.0
STALLED_SECONDS = 30.0
REST_SECONDS = 10.0
# Between two pieces of such a rest, of 256 KB at most.
REST_PAUSE = 0.02
# A body may take this long as a whole, and longer only if it comes at this rate, in bytes a second.
BODY_SECONDS = 20.0
SLOWEST_BODY = 64 * 1024

# Requests on one connection behind the one that is being answered; clients in use send none.
MOST_PIPELINED = 8

# Connections at a time, if the limit of open files allows: each costs some 20 KB.
MOST_CONNECTIONS = 1000
# Open files that are not connections: of the database and its log, of commands, of what is being answered.
FILES_BESIDE = 40
FEWEST_CONNECTIONS = 4
# Requests that are being answered or wait for it, over all classes of work; behind them 503.
MOST_REQUESTS = 500
# Until then nobody looks whether the client of a request that waits is still there, in seconds.
PROMPT_SECONDS = 0.1
# How long a request may wait until its work begins, in seconds; behind it 503.
WAITING_SECONDS = 10.0
# Sign-ins that wait because others went wrong before them: altogether, and from one address.
MOST_DELAYED, MOST_DELAYED_OF_ONE = 100, 5
# How long what a request reads may take in the database, in seconds.
READ_SECONDS = 20.0
# What a client is told to wait after a 503, in seconds.
RETRY_AFTER = 1
