/* See how much of a file that was just written is in the page cache. */
#include <splork/mm.h>
#include <stdio.h>

int main(void)
{
    struct cachestat_range all = { .off = 0, .len = 0 };
    struct cachestat now;
    FILE *file = tmpfile();

    fprintf(file, "something\n");
    fflush(file);
    if (cachestat(fileno(file), &all, &now, 0) != 0) {
        perror("cachestat");
        return 1;
    }
    printf("%llu pages cached, %llu of them dirty\n",
           (unsigned long long)now.nr_cache,
           (unsigned long long)now.nr_dirty);
    return 0;
}
