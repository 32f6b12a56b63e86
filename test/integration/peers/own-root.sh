#!/bin/sh
# own-root.sh FOLDER PACKAGES, in namespaces of its own: runs FOLDER/start.sh where the packages lie over this machine's
# files. What it changes lies in memory, and goes with the namespaces when the program or this shell ends.
set -e
folder=$1 packages=$2
mkdir -p "$folder/root"
mount -t tmpfs tmpfs "$folder/root"
cd "$folder/root"
mkdir upper work merged
mount -t overlay overlay -o lowerdir=/,upperdir=upper,workdir=work merged
mount --rbind /dev merged/dev
mount -t proc proc merged/proc
for package in "$packages"/*.deb; do
  [ ! -e "$package" ] || dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C merged
done
mkdir -p "merged$folder"
mount --bind "$folder" "merged$folder"
hostname mail.example.test
rm -f merged/etc/hosts
echo '127.0.0.1 mail.example.test localhost' >merged/etc/hosts
# The first process of a namespace hears no signal that it does not ask for.
trap 'exit 0' TERM
chroot merged sh -e "$folder/start.sh" &
wait $!
