#!/usr/bin/env bash
# Builds `kubectl kustomize` as kubectl does. The standalone kustomize comes with the manifests' tools.
set -euo pipefail
cd "$(dirname "$0")/../../.."

if ! command -v go >/dev/null; then
  echo "Go is missing: install Go 1.24 or later (https://go.dev/dl); it builds kustomize as kubectl embeds it" >&2
  exit 1
fi
mkdir -p dist/conformance
GOWORK=off GOFLAGS="-mod=readonly -buildvcs=false" go build -C tools/conformance/krm/kubectl-kustomize -o "$PWD/dist/conformance/kubectl-kustomize" .
