#!/usr/bin/env bash
# Runs a command of the README on a bare Debian, where nothing is installed but Node, npm and the authorities of the web.
#
#   scripts/bare-machine.sh                       the README's two commands, one after the other
#   scripts/bare-machine.sh 'npm ci && npm test'  another command
#
# What is committed is what runs. The bare system comes from this machine's own package sources and is kept as an
# archive; every run unpacks a copy of its own and takes it away. Mounts and processes of a run live in its own
# namespaces: the kernel takes them away, however the run ends.
# Ends as the command does; with 125 (as `docker run`) where no bare system can be made, after one line that says why.
set -euo pipefail

cannot() {
  echo "bare machine: not possible here: $1" >&2
  exit 125
}

top=$(cd "$(dirname "$0")/.." && pwd)
# The folder may belong to somebody else than root; git only reads here.
committed() { git -c safe.directory="$top" -C "$top" "$@"; }
# The README's commands are the first two blocks for a shell.
command=${1:-$(awk '/^```/ { inside = /sh$/; next } inside && ++n <= 2 { printf "%s%s", and, $0; and = " && " }' "$top/README.md")}
store=${BARE_MACHINE_STORE:-/var/tmp/sendwell-bare-machine}

grep -qs '^ID=debian$' /etc/os-release || cannot 'this is not Debian'
[ "$(id -u)" = 0 ] || cannot 'only root can make one'
unshare --mount --pid --fork true 2>/dev/null || cannot 'this system lets nobody make namespaces'
commit=$(committed rev-parse --short HEAD 2>/dev/null) || cannot 'this is no checkout of git'
npm=$(readlink -f "$(command -v npm)") || cannot 'npm is not there'
[ "${npm##*/}" = npm-cli.js ] || cannot 'npm is not where Node puts it'
mkdir -p "$store" || cannot "$store cannot be written"
[ "$(df --output=avail -k "$store" | tail -1)" -gt 6000000 ] || cannot "less than 6 GB are free at $store"
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
base=$store/$suite.tar

# apt knows the sources in all their notations, once it has read their lists.
sources_of_debian() {
  apt-get indextargets --format "$1" 'Created-By: Packages' 'Origin: Debian' "${@:2}"
}

make_base() {
  echo 'bare machine: making the bare system, once a month'
  rm -rf --one-file-system "$store"/base.*
  apt-get update -qq >"$store/log" 2>&1 || true
  command -v debootstrap >/dev/null ||
    apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends debootstrap >>"$store/log" 2>&1 || return 1
  local mirror new=$store/base.$$
  mirror=$(sources_of_debian '$(REPO_URI)' "Codename: $suite" 'Component: main' 2>>"$store/log" | head -1)
  [ -n "$mirror" ] || { echo "no package source for $suite" >>"$store/log"; return 1; }
  mkdir -m 755 "$new" &&
    unshare --mount debootstrap --variant=minbase --include=ca-certificates "$suite" "$new" "$mirror" >>"$store/log" 2>&1 &&
    sources_of_debian 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' >"$new/etc/apt/sources.list" &&
    rm -f "$new"/var/cache/apt/archives/*.deb &&
    tar -C "$new" -cf "$new.tar" . && mv "$new.tar" "$base" && rm -rf "$new"
}

# One run at a time makes the archive and a folder of its own; a folder that nobody holds is left of a run that was killed.
exec 8>"$store/lock" && flock 8
[ -n "$(find "$base" -mtime -30 2>/dev/null)" ] || make_base || cannot "$(tail -1 "$store/log")"
for left in "$store"/run.*; do
  [ ! -d "$left" ] || flock --nonblock "$left" rm -rf --one-file-system "$left" || true
done
run=$(mktemp -d "$store/run.XXXXXX")
exec 9<"$run" && flock 9
exec 8>&-
child=
# The end of the first process of a namespace is the end of them all.
trap '[ -z "$child" ] || kill -KILL "$child" 2>/dev/null' INT TERM HUP
trap 'rm -rf --one-file-system "$run" 2>/dev/null' EXIT
root=$run/root

# The archive, the way to its packages, Node, npm, the way to their registry, and the committed tree.
fill() {
  mkdir -m 755 "$root" && tar -C "$root" -xf "$base" || return 1
  apt-config dump | grep '^Acquire::' | grep -v '^Acquire::\(IndexTargets\|cdrom\)' >"$root/etc/apt/apt.conf.d/bare-machine"
  # A system that is thrown away has no need to be safe against loss of power.
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/bare-machine"
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/" || return 1
  local file name node
  node=$(node -p process.execPath) && install -D "$node" "$root/usr/local/bin/node" || return 1
  ldd "$node" | awk '/=> \// { print $3 }' | while read -r file; do
    [ -e "$root$file" ] || install -D "$file" "$root$file"
  done
  mkdir -p "$root/usr/local/lib/node_modules" &&
    cp -a "$(dirname "$(dirname "$npm")")" "$root/usr/local/lib/node_modules/npm" || return 1
  for name in npm npx; do ln -s "../lib/node_modules/npm/bin/$name-cli.js" "$root/usr/local/bin/$name"; done
  for name in globalconfig userconfig cafile; do
    file=$(cd / && npm config get "$name")
    [ ! -f "$file" ] || install -D --mode=600 "$file" "$root$file" || return 1
  done
  for file in /etc/ssl/certs/ca-certificates.crt "${NODE_EXTRA_CA_CERTS:-}" "${SSL_CERT_FILE:-}"; do
    [ ! -f "$file" ] || install -D --mode=644 "$file" "$root$file" || return 1
  done
  mkdir "$root/src" && committed archive HEAD | tar -C "$root/src" -xf -
}
fill || cannot "the bare system could not be filled at $run"

# Nothing of this machine's environment but the way to the internet.
environment=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb)
ways='CI|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(https?|no)_proxy|npm_config_(registry|cafile|proxy|https_proxy|noproxy|userconfig|globalconfig)'
while IFS= read -r -d '' pair; do environment+=("$pair"); done < <(env -0 | grep -zEi "^($ways)=.")

# Its own root, not a changed one: inside of chroot the kernel refuses user namespaces.
start='
  set -e
  mount --bind "$1" "$1"; cd "$1"
  mount -t proc proc proc; mount --rbind /dev dev; mount --rbind /sys sys
  pivot_root . . && umount -l . && cd /src
  shift; exec env -i "$@"
'
[ -z "$(committed status --porcelain 2>/dev/null)" ] || echo 'bare machine: what is not committed stays outside'
echo "bare machine: $commit on a bare Debian $suite, Node $(node --version): $command"
setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child \
  bash -c "$start" bare-machine "$root" "${environment[@]}" bash -c "$command" </dev/null 9<&- &
child=$!
wait "$child"
