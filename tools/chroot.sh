#!/bin/sh
# chroot.sh DIRECTORY SUITE [PACKAGE...]: a small Debian in DIRECTORY, with these packages; root runs it. From the archives
# that this machine's own packages come from, security updates among them.
set -eu
[ $# -ge 2 ] || { echo "usage: $0 DIRECTORY SUITE [PACKAGE...]" >&2; exit 2; }
directory=$1 suite=$2
shift 2

archives() {
    apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(REPO_URI) $(RELEASE)' 'Created-By: Packages' | sort -u |
        sed -n 's|^Debian main \([^ ]*\) \([^ ]*\)$|\1 \2|p'
}
main=$(archives | sed -n 's| [^ -]*$||p' | head -n 1)
security=$(archives | sed -n 's| [^ ]*-security$||p' | head -n 1)
[ -n "$main" ] || { echo "no Debian archive is among this machine's sources of packages" >&2; exit 1; }

debootstrap --variant=minbase --include=ca-certificates "$suite" "$directory" "$main" > "$directory.log" 2>&1 ||
    { tail -n 20 "$directory.log" >&2; exit 1; }
echo "deb $main $suite main" > "$directory/etc/apt/sources.list"
[ -z "$security" ] || echo "deb $security $suite-security main" >> "$directory/etc/apt/sources.list"
printf '#!/bin/sh\nexit 101\n' > "$directory/usr/sbin/policy-rc.d" # no services start
chmod 755 "$directory/usr/sbin/policy-rc.d"
# man pages and such are left out by no filter: a package's files are all to be there.
rm -f "$directory/etc/dpkg/dpkg.cfg.d/excludes"
in_it() { chroot "$directory" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
in_it apt-get -qq update
[ $# -eq 0 ] || in_it apt-get -qq install -y --no-install-recommends "$@" > "$directory.log" 2>&1 ||
    { tail -n 20 "$directory.log" >&2; exit 1; }
