#!/usr/bin/env bash
# Installs the two promtools that judge the alerts: Debian's, onto the PATH together with Prometheus itself, and one of
# Prometheus 3, as dist/promtool.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v promtool >/dev/null || ! command -v prometheus >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "promtool or prometheus is missing: install Prometheus with your package manager, it brings both" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  "${as_root[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -qy --no-install-recommends prometheus
fi

if ! command -v go >/dev/null; then
  echo "Go is missing: install Go 1.24 or later (https://go.dev/dl), it builds the promtool of Prometheus 3" >&2
  exit 1
fi
mkdir -p dist
# As tools/conformance builds: what both need is compiled once.
GOWORK=off CGO_ENABLED=0 GOFLAGS="-mod=readonly -buildvcs=false -trimpath" \
  go build -C tools/promtool -o "$PWD/dist/promtool" github.com/prometheus/prometheus/cmd/promtool

promtool --version 2>&1 | sed -n 1p
printf 'dist/promtool: Prometheus %s\n' "$(go list -C tools/promtool -m -f '{{.Version}}' github.com/prometheus/prometheus)"
