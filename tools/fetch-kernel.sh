#!/bin/sh
# fetch-kernel.sh ARCHITECTURE PACKAGE DIRECTORY: Debian's own kernel of another architecture, as DIRECTORY/vmlinuz.
#
# PACKAGE is the metapackage, linux-image-arm64 for one. Nothing is installed, and this machine does not become one of
# several architectures: apt-get gets a root of its own, with Debian's main archive alone. What is there already is kept.
set -eu

architecture=$1 package=$2
mkdir -p "$3"
directory=$(cd "$3" && pwd)
[ ! -s "$directory/vmlinuz" ] || exit 0

apt="$directory/apt"
mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
# The archive that this machine's own packages come from, security's and updates' aside: they are often in mid-sync.
keys=/usr/share/keyrings/debian-archive-keyring.gpg # of Debian's package of that name, which every Debian has
apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(REPO_URI) $(RELEASE)' 'Created-By: Packages' | sort -u |
    sed -n "s|^Debian main \([^ ]*\) \([^ -]*\)\$|deb [signed-by=$keys] \1 \2 main|p" > "$apt/sources.list"
[ -s "$apt/sources.list" ] || { echo "no Debian archive is among this machine's sources of packages" >&2; exit 1; }

get() {
    "$@" -o Dir::State="$apt/state" -o Dir::State::status=/dev/null -o Dir::Cache="$apt/cache" \
        -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" -o APT::Sandbox::User=root \
        -o Acquire::Languages=none < /dev/null
}
# Mirrors fail now and then.
three_times() {
    "$@" || { sleep 5; "$@"; } || { sleep 20; "$@"; }
}

three_times get apt-get -qq update
image=$(get apt-cache depends "$package" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
[ -n "$image" ] || { echo "$package depends on no kernel" >&2; exit 1; }
cd "$apt"
three_times get apt-get -qq download "$image"
dpkg-deb --fsys-tarfile "$image"_*.deb | tar -x --wildcards './boot/vmlinu*'
mv boot/vmlinu* "$directory/vmlinuz"
cd "$directory" && rm -r apt
