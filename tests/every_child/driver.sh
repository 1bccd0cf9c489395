# driver.sh alone|own|OPTIONS PROGRAM [ARGUMENT]...: in a test machine, runs the program alone, or by splork run --every-child with
# these options, which are parted by semicolons, or none. Prints its output, its status, and the end of the trace once that is whole.
options=$1
shift
if [ "$options" = alone ]; then
    "$@"
    echo "status $?"
    exit
fi
[ "$options" != own ] || options=
rm -f /tmp/trace
IFS=';'
/bin/splork run --every-child --trace /tmp/trace $options -- "$@"
echo "status $?"
until tail -n 1 /tmp/trace | grep -q '^all: '; do sleep 1; done
tail -n 40 /tmp/trace
