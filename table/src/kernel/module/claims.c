// SPDX-License-Identifier: GPL-2.0-only
/*
 * splork_claims.c - written by "splork kernel --module"; not to be edited.
 *
 * Of two modules that answer one number the later one would hide the other. So each number has a link of its own,
 * /sys/kernel/splork-NUMBER (splork32-NUMBER for programs of 32 bits), which leads to its module: of one name there
 * cannot be two.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/kernel.h>
#include <linux/kobject.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/stringify.h>
#include <linux/sysfs.h>

#include "splork_calls.h"
#include "splork_claims.h"

static const char * const claims[] = {
#define CLAIM(nr, function) "splork-" __stringify(nr),
#define CLAIM_32(nr, function) "splork32-" __stringify(nr),
	SPLORK_CALLS(CLAIM)
	SPLORK_CALLS_32(CLAIM_32)
};
static size_t claim_count;

int splork_add_claims(void)
{
	for (; claim_count < ARRAY_SIZE(claims); claim_count++) {
		const char *name = claims[claim_count];
		int err = sysfs_create_link_nowarn(kernel_kobj, &THIS_MODULE->mkobj.kobj, name);

		if (err == -EEXIST) {
			pr_err("another module answers a number of this one: readlink /sys/kernel/%s says which. "
			       "Take it out, or write this one anew with other numbers.\n", name);
			return -EBUSY; /* EEXIST is said of a module that is loaded already */
		}
		if (err) {
			pr_err("/sys/kernel/%s cannot be made: %d\n", name, err);
			return err;
		}
	}
	return 0;
}

void splork_remove_claims(void)
{
	while (claim_count)
		sysfs_remove_link(kernel_kobj, claims[--claim_count]);
}
