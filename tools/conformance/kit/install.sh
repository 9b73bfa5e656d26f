#!/usr/bin/env bash
# Installs what judges the kit's scripts: ShellCheck, and the two shells that are least like bash.
set -euo pipefail

missing=()
for program in shellcheck dash busybox; do
  command -v "$program" >/dev/null || missing+=("$program")
done
if [ "${#missing[@]}" -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "missing: ${missing[*]}: install them with your package manager" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "missing: ${missing[*]}, and so is sudo: as root, run 'apt-get install ${missing[*]}'" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -qy --no-install-recommends "${missing[@]}"
fi

shellcheck --version | sed -n 's/^version: /ShellCheck /p'
busybox | sed -n 1p
