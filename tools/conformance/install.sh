#!/usr/bin/env bash
# Builds the real tools into dist/conformance, each from a Go module of its own, at pinned versions with checksums (go.sum).
set -euo pipefail
cd "$(dirname "$0")/../.."

tools/conformance/backup/install.sh

if ! command -v go >/dev/null; then
  echo "Go is missing: install Go 1.24 or later (https://go.dev/dl); it builds kustomize, kubeconform and what Flux and the API server are made of" >&2
  exit 1
fi
bin="$PWD/dist/conformance"
mkdir -p "$bin"

# Output and package of each module; newer Go toolchains come from the module proxy where a module asks for one.
build() { go build -C "tools/conformance/$1" -o "$bin/$1" "$2"; }
build kustomize sigs.k8s.io/kustomize/kustomize/v5
build kubeconform github.com/yannh/kubeconform/cmd/kubeconform
build flux-build .
build api-server .

# The schemas of Kubernetes' own kinds: one file of its sources.
folder=$(cd tools/conformance/kubernetes && go mod download -json k8s.io/kubernetes | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp "$folder/api/openapi-spec/swagger.json" "$bin/kubernetes.json"
chmod u+w "$bin/kubernetes.json"
tools/conformance/krm/install.sh
ls "$bin"
