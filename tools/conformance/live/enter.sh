#!/bin/sh
# Runs a command where the names of the cluster's Services lead to this machine: in a mount namespace of its own, with another
# /etc/hosts. To be started by `unshare --mount`, with `--map-root-user` by anybody but root.
# Usage: enter.sh HOSTS USER COMMAND...    USER: whom root becomes; empty: nobody else
set -eu
hosts=$1 user=$2
shift 2
mount --make-rprivate /
mount --bind "$hosts" /etc/hosts
if [ -n "$user" ]; then
  exec setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups --no-new-privs -- "$@"
fi
exec "$@"
