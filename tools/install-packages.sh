#!/bin/sh
# install-packages.sh [--require] PACKAGE...: sees to it that these Debian packages, or their commands, are there.
#
# Installs what is missing with apt-get when run by root, and says what is missing where it cannot. That is an error
# only with --require: without it the caller copes, by skipping a test aloud.
set -eu

require=
[ "${1-}" = --require ] && { require=yes; shift; }

command_of() {
    case $1 in
        binutils) echo objcopy ;;
        busybox-static) echo busybox ;;
        default-jdk-headless) echo javac ;;
        gcc-*) echo "${1#gcc-}-gcc" ;;
        golang-go) echo go ;;
        lxc) echo lxc-unshare ;;
        man-db) echo man ;;
        musl-tools) echo musl-gcc ;;
        ninja-build) echo ninja ;;
        nginx-light) echo nginx ;;
        nodejs) echo node ;;
        postgresql) echo initdb ;;
        qemu-system-x86) echo qemu-system-x86_64 ;;
        xz-utils) echo xz ;;
        *) echo "$1" ;;
    esac
}

# Some have no command: headers, sources.
is_installed() {
    dpkg-query -W -f '${Status}' "$1" 2> /dev/null | grep -q 'ok installed'
}

# By command, so that a compiler or pkgconf that came another way counts as well.
lacking() {
    for package; do
        command -v "$(command_of "$package")" > /dev/null 2>&1 || is_installed "$package" || printf '%s ' "$package"
    done
}

# Another apt may be at work: a machine's timer, another terminal. It is waited for, ten minutes at most; apt itself waits
# for dpkg's lock alone, and only if told to. Mirrors and CI proxies fail now and then: three tries.
apt() {
    waited=0 failed=0
    said=$(mktemp)
    while ! LC_ALL=C apt-get -o DPkg::Lock::Timeout=600 "$@" < /dev/null 2> "$said"; do
        if grep -qE 'Could not get lock|Unable to (acquire|lock)' "$said" && [ $waited -lt 600 ]; then
            [ $waited -gt 0 ] || echo "Waiting for another apt to end ..."
            waited=$((waited + 5))
            sleep 5
        elif failed=$((failed + 1)) && [ $failed -lt 3 ]; then
            sleep $((failed * 5))
        else
            cat "$said" >&2
            rm -f "$said"
            return 1
        fi
    done
    rm -f "$said"
}

# What Debian's packages ask before they start, stop or restart a service; "Policy-rc.d interface" in invoke-rc.d(8).
sbin=${DPKG_ROOT-}/usr/sbin
policy=$sbin/policy-rc.d
no_service='#!/bin/sh
# By tools/install-packages.sh of splork, while it installs packages: no service is started.
exit 101'

# "$@" with services left as they are: none is started, and none that runs is stopped for good. One at a time: the
# directory is the lock, for a file would stay behind.
without_services() (
    exec 9< "$sbin"
    flock 9 || exit
    # One of ours was left behind by SIGKILL, for nobody else has the lock.
    if [ -f "$policy" ] && [ "$(cat "$policy")" = "$no_service" ]; then
        rm -f "$policy"
    fi
    if [ -e "$policy" ] || [ -L "$policy" ]; then
        echo "$policy is there: it decides which services are started"
    else
        # The shell waits for apt-get before it heeds a signal.
        trap 'exit 129' HUP
        trap 'exit 130' INT
        trap 'exit 143' TERM
        (set -C; printf '%s\n' "$no_service" > "$policy") || exit
        trap 'rm -f "$policy"' EXIT
        chmod 755 "$policy" || exit
    fi
    "$@" 9<&-
)

missing=$(lacking "$@")
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null 2>&1; then
    echo "Installing: $missing"
    export DEBIAN_FRONTEND=noninteractive
    apt update -qq || true
    # shellcheck disable=SC2086 # one word per package
    without_services apt install -qq -y --no-install-recommends $missing ||
        echo "apt-get could not install all of: $missing" >&2
    missing=$(lacking "$@")
    [ -n "$missing" ] || exit 0
fi

echo "Missing: $missing" >&2
echo "On Debian and Ubuntu: sudo apt-get install $missing" >&2
[ -z "$require" ]
