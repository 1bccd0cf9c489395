# shellcheck shell=sh
# Sourced by fetch-*.sh: apt-get with directories of its own, so that nothing is installed and this machine's package lists
# do not change.

# apart DIRECTORY ARCHITECTURE [SUITE...]: prepares the functions below; DIRECTORY must be removed in the end. The archive
# is the one of this machine's own packages, without the security and updates suites, which mirrors often have half synced.
apart() {
    apt=$1 architecture=$2
    shift 2
    mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
    keys=/usr/share/keyrings/debian-archive-keyring.gpg # of Debian's package of that name, which every Debian has
    apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(REPO_URI) $(RELEASE)' 'Created-By: Packages' | sort -u |
        sed -n 's|^Debian main \([^ ]*\) \([^ -]*\)$|\1 \2|p' |
        while read -r archive own; do
            for suite in ${*:-$own}; do echo "deb [signed-by=$keys] $archive $suite main"; done
        done > "$apt/sources.list"
    [ -s "$apt/sources.list" ] || { echo "no Debian archive is among this machine's sources of packages" >&2; exit 1; }
}

# get apt-get|apt-cache ARGUMENT...
get() {
    "$@" -o Dir::State="$apt/state" -o Dir::State::status=/dev/null -o Dir::Cache="$apt/cache" \
        -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o APT::Architecture="$architecture" -o APT::Architectures="${architectures:-$architecture}" -o APT::Sandbox::User=root \
        -o Acquire::Languages=none < /dev/null
}

# newest PACKAGE: the newest version that one of the suites has, whatever their order of precedence.
newest() {
    get apt-cache madison "$1" | cut -d '|' -f 2 | tr -d ' ' | sort -V | tail -n 1
}

# Mirrors fail now and then.
three_times() {
    "$@" || { sleep 5; "$@"; } || { sleep 20; "$@"; }
}
