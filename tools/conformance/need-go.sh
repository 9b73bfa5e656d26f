# Sourced by the install.sh of a room that builds Go modules: says what is missing before and after.

# go.mod and go.sum are what is built, whatever this machine's settings are; and all are built alike, so that what two modules
# share is compiled once.
export GOWORK=off CGO_ENABLED=0 GOFLAGS="-mod=readonly -buildvcs=false -trimpath"

say() { printf 'tools/conformance: %s\n' "$*" >&2; }
# Whether version $1, as 1.24 or 1.26.8, is at least $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# need_go WHAT-IT-BUILDS GO.MOD…: ends the script where no Go can build them.
need_go() {
  local what=$1 installed asked
  shift
  if ! command -v go >/dev/null; then
    say "Go is missing: install Go 1.24 or later (https://go.dev/dl) and put \`go\` on the PATH; it builds $what"
    exit 1
  fi
  # What holds outside of any module: a module may switch to a newer toolchain, an old Go would not know how.
  installed=$(cd / && go env GOVERSION | sed 's/^go//; s/[-+ ].*//')
  if ! at_least "$installed" 1.24; then
    say "Go $installed is too old: install Go 1.24 or later (https://go.dev/dl); it builds $what"
    exit 1
  fi
  asked=$(sed -n 's/^go //p' "$@" | sort -V | tail -n 1)
  if ! at_least "$installed" "$asked" && [ "$(go env GOTOOLCHAIN)" = local ]; then
    say "Go $asked is needed, here is Go $installed, and GOTOOLCHAIN=local forbids to fetch the newer one:" \
      "set GOTOOLCHAIN=auto (it comes from the module proxy, checked by GOSUMDB), or install Go $asked or later"
    exit 1
  fi
}

# failed WHAT: ends the script after a build that did not work.
failed() {
  say "$1 could not be built, the reason is above. Modules, and a newer Go where one asks for it, come from the" \
    "module proxy, as GOPROXY says: without network, set GOPROXY to a mirror, or fill the module cache on a machine that has it"
  exit 1
}
