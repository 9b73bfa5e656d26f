#!/usr/bin/env bash
# Brings the tools of every room: each folder's own install.sh knows what it needs, and says how to get what it cannot bring.
set -euo pipefail
cd "$(dirname "$0")"

for script in */install.sh; do
  printf '\n== tools/conformance/%s\n' "$script"
  "./$script"
done
