#!/bin/sh
# Runs a command as the rendered pod does: its user, a read-only root, and nothing writable but the pod's volumes (empty
# tmpfs). The network stays the host's, for the servers on loopback. To be started in a mount namespace of its own, as root
# there: `unshare --mount` by root, `unshare --mount --map-root-user` by anybody else.
# Usage: confine.sh WAY USER GROUP SHELL VOLUMES FOLDERS COMMAND...
#   WAY      real: become USER, where root is the host's; mapped: a user namespace in which the caller is called USER
#   SHELL    what /bin/sh is inside, absolute
#   VOLUMES  folders to write to, FOLDERS: what is to be seen besides /usr and /etc; both separated by spaces
set -eu
way=$1 user=$2 group=$3 shell=$4 volumes=$5 folders=$6
shift 6
# Where pivot_root is; a user's PATH often lacks it.
PATH=$PATH:/usr/sbin:/sbin

mount --make-rprivate /
new=/mnt
mount -t tmpfs -o mode=755 tmpfs "$new"
for volume in $volumes; do
  mkdir -p "$new$volume"
  mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$new$volume"
done
for folder in /usr /etc $folders; do
  mkdir -p "$new$folder"
  mount --rbind "$folder" "$new$folder"
  # With nosuid and nodev, or a mount that already has them could not be remounted in a user namespace.
  mount -o remount,bind,ro,nosuid,nodev "$new$folder"
done
for name in bin sbin lib lib64; do
  if [ -L "/$name" ]; then
    ln -s "usr/$name" "$new/$name"
  elif [ -d "/$name" ]; then
    mkdir "$new/$name"
    mount --rbind "/$name" "$new/$name"
  fi
done
for name in dev proc; do
  mkdir "$new/$name"
  mount --rbind "/$name" "$new/$name"
done
mount --bind "$shell" "$new/bin/sh"
mkdir "$new/old"
cd "$new"
pivot_root . old
umount -l /old
mount -o remount,bind,ro /

case $way in
  real) exec setpriv --reuid "$user" --regid "$group" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all -- "$@" ;;
  mapped) exec unshare --user --map-user="$user" --map-group="$group" -- setpriv --no-new-privs -- "$@" ;;
esac
