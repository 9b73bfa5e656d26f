#!/usr/bin/env bash
# Builds the real tools into dist/conformance, each from a Go module of its own, at pinned versions with checksums (go.sum).
set -euo pipefail
cd "$(dirname "$0")"

say() { printf 'tools/conformance/manifests/install.sh: %s\n' "$*" >&2; }
# Whether version $1, as 1.24 or 1.26.8, is at least $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

what="it builds kustomize, kubeconform and what Flux and the API server are made of"
if ! command -v go >/dev/null; then
  say "Go is missing: install Go 1.24 or later (https://go.dev/dl) and put \`go\` on the PATH; $what"
  exit 1
fi
# What holds outside of any module: a module may switch to a newer toolchain, an old Go would not know how.
installed=$(cd / && go env GOVERSION | sed 's/^go//; s/[-+ ].*//')
if ! at_least "$installed" 1.24; then
  say "Go $installed is too old: install Go 1.24 or later (https://go.dev/dl); $what"
  exit 1
fi
asked=$(sed -n 's/^go //p' ./*/go.mod | sort -V | tail -n 1)
if ! at_least "$installed" "$asked" && [ "$(go env GOTOOLCHAIN)" = local ]; then
  say "Flux 2.9 is built with Go $asked, here is Go $installed, and GOTOOLCHAIN=local forbids to fetch the newer one:" \
    "set GOTOOLCHAIN=auto (it comes from the module proxy, checked by GOSUMDB), or install Go $asked or later"
  exit 1
fi

bin=$(cd ../../.. && pwd)/dist/conformance
mkdir -p "$bin"
# go.mod and go.sum are what is built, whatever this machine's settings are.
export GOWORK=off GOFLAGS="-mod=readonly -buildvcs=false"
failed() {
  say "$1 could not be built, the reason is above. Modules, and a newer Go where one asks for it, come from the" \
    "module proxy, as GOPROXY says: without network, set GOPROXY to a mirror, or fill the module cache on a machine that has it"
  exit 1
}
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
