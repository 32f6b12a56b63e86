#!/bin/sh
# bare-root.sh [ARGUMENTS]: the one executable in $SENDWELL_ROOT, where there is nothing but itself, its libraries, and what
# tests read and write. Every call has mounts of its own; they go with it. The process is the executable itself in the end:
# signals, streams and the exit code are its own.
exec unshare --mount --propagation private sh -ec '
  for folder in /dev /proc /tmp "$SENDWELL_TREE"; do
    mkdir -p "$SENDWELL_ROOT$folder"
    mount --bind "$folder" "$SENDWELL_ROOT$folder"
  done
  exec unshare --root="$SENDWELL_ROOT" --wd="$PWD" /usr/bin/sendwell "$@"
' sh "$@"
