#!/usr/bin/env bash
# Installs what checks and drills are run against, beside PostgreSQL and PgBouncer (../postgres/install.sh): the clients psql
# and pgbench, and Redis, from Debian.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v unshare >/dev/null; then
  echo "unshare is missing: install util-linux with your package manager; it gives commands the names of Services" >&2
  exit 1
fi

missing=()
command -v psql >/dev/null || missing+=(postgresql-client)
# Debian has pgbench in the server's package.
command -v pgbench >/dev/null || missing+=(postgresql)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v redis-benchmark >/dev/null || missing+=(redis-tools)

if [ "${#missing[@]}" -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "psql, pgbench, redis-server or redis-benchmark is missing: install PostgreSQL's clients and Redis with your package manager" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "something is missing, and so is sudo: as root, run 'apt-get install ${missing[*]}'" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -qy --no-install-recommends "${missing[@]}"
fi

../postgres/install.sh
psql --version
pgbench --version
redis-server --version
