/* SPDX-License-Identifier: GPL-2.0-only */
/* splork_clone.h - written by "splork kernel --module"; not to be edited. */
#ifndef SPLORK_CLONE_H
#define SPLORK_CLONE_H

/* Where a function of the kernel's is that modules are not shown. NULL if it has none of that name. */
void *splork_address_of(const char *name);

/* What calls that make children need. If adding it fails, removing it is in order all the same. */
#ifdef SPLORK_CLONES
int splork_add_clone(void);
void splork_remove_clone(void);
#else
static inline int splork_add_clone(void)
{
	return 0;
}

static inline void splork_remove_clone(void)
{
}
#endif

#endif
