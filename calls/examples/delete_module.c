/* Unload the module that is named, if nobody uses it. */
#include <fcntl.h>
#include <splork/kernel.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "loop";

    if (delete_module(name, O_NONBLOCK) != 0) {
        perror("delete_module");
        return 1;
    }
    puts("unloaded");
    return 0;
}
