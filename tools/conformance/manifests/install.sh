#!/usr/bin/env bash
# Builds the real tools into dist/conformance, each from a Go module of its own, at pinned versions with checksums (go.sum).
set -euo pipefail
cd "$(dirname "$0")"

# shellcheck source=../need-go.sh
. ../need-go.sh
need_go "kustomize, kubeconform and what Flux and the API server are made of" ./*/go.mod

bin=$(cd ../../.. && pwd)/dist/conformance
mkdir -p "$bin"
build() { go build -C "$1" -o "$bin/$1" "$2" || failed "$1"; }
build kustomize sigs.k8s.io/kustomize/kustomize/v5
build kubeconform github.com/yannh/kubeconform/cmd/kubeconform
build flux-build .
build api-server .

# The schemas of Kubernetes' own kinds: one file of its sources.
folder=$(cd kubernetes && go mod download -json k8s.io/kubernetes | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p') || failed kubernetes
install -m 0644 "$folder/api/openapi-spec/swagger.json" "$bin/kubernetes.json"

version() { (cd "$1" && go list -m -f '{{.Version}}' "$2"); }
printf 'kustomize %s, kubeconform %s, fluxcd/pkg/kustomize %s, apiextensions-apiserver %s, Kubernetes %s: dist/conformance\n' \
  "$(version kustomize sigs.k8s.io/kustomize/kustomize/v5)" "$(version kubeconform github.com/yannh/kubeconform)" \
  "$(version flux-build github.com/fluxcd/pkg/kustomize)" "$(version api-server k8s.io/apiextensions-apiserver)" \
  "$(version kubernetes k8s.io/kubernetes)"
