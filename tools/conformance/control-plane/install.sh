#!/usr/bin/env bash
# Builds Kubernetes' API server, its etcd and kubectl from one Go module, at the versions that Kubernetes ties together.
set -euo pipefail
cd "$(dirname "$0")/../../.."

# shellcheck source=../need-go.sh
. tools/conformance/need-go.sh
module=tools/conformance/control-plane/kubernetes
need_go "the API server, etcd and kubectl (a first time takes some minutes)" "$module/go.mod"

bin=$PWD/dist/conformance
mkdir -p "$bin"
version() { (cd "$module" && go list -m -f '{{.Version}}' "$1"); }
# The API server answers /version, and judges what it may serve, by what the linker writes here.
kubernetes=$(version k8s.io/kubernetes) || failed kubernetes
stamp="-s -w -X k8s.io/component-base/version.gitVersion=$kubernetes"
for program in kube-apiserver etcd kubectl; do
  go build -C "$module" -ldflags "$stamp" -o "$bin/$program" "./$program" || failed "$program"
done
printf 'kube-apiserver and kubectl %s, etcd %s: dist/conformance\n' "$kubernetes" "$(version go.etcd.io/etcd/server/v3)"
