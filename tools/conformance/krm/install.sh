#!/usr/bin/env bash
# Builds `kubectl kustomize` as kubectl does. The standalone kustomize comes with the manifests' tools.
set -euo pipefail
cd "$(dirname "$0")/../../.."

# shellcheck source=../need-go.sh
. tools/conformance/need-go.sh
module=tools/conformance/krm/kubectl-kustomize
need_go "kustomize as kubectl embeds it" "$module/go.mod"
mkdir -p dist/conformance
go build -C "$module" -o "$PWD/dist/conformance/kubectl-kustomize" . || failed kubectl-kustomize
