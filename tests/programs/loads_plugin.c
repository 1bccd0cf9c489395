/* Loads the library that its argument names and has it start a child. */
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    void *plugin = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
    int (*start)(void) = plugin ? (int (*)(void))dlsym(plugin, "start") : NULL;

    if (!start) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    printf("the plugin's child exited with %d\n", start());
    return 0;
}
