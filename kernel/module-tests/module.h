/* For tests of modules: loading one, and taking it out again. */
#ifndef SPLORK_TEST_MODULE_H
#define SPLORK_TEST_MODULE_H

#include "support.h"
#include <splork.h>
#include <splork/kernel.h>
#include <splork/waits.h> /* tests/module/calls/waits.toml */

#define WAITS "/lib/modules/splork_waits.ko"
#define BROKEN "/lib/modules/splork_broken.ko"

static inline int load(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC), result;

    CHECK(file >= 0);
    result = finit_module(file, "", 0);
    close(file);
    return result;
}

static inline void splork_answers(void)
{
    uint64_t answer = 0;

    CHECK_EQUAL(splork(&answer, 41), 0);
    CHECK_EQUAL(answer, 42);
}

#endif
