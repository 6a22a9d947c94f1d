"""Every bound of the HTTP edge, with its reason."""

from __future__ import annotations

# What one request may hold in memory, in bytes; a harvest's chunks are far below it.
LARGEST_BODY = 64 * 1024 * 1024
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

# Measured with 8 connections on 2 cores, PUTs a second: 16 threads 320, 8 threads 325, 4 threads 440; they wait for
# each other's turn at the interpreter. What takes long has threads of its own, so that it holds up nobody.
WORKERS, LONG_WORKERS = 4, 8
# A body from this many bytes on takes long.
LONG_BODY = 64 * 1024

# Connections that the system holds until they are accepted.
BACKLOG = 512
# How long requests that are being answered may take when the server is stopped, in seconds.
GRACE = 30
