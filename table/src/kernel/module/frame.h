/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * splork_frame.h - written by "splork kernel --module"; not to be edited.
 *
 * Included before everything else, so that a source file for a kernel tree is one for a module too.
 */

/* SYSCALL_DEFINEn would make trace events, of a class that modules are not shown. */
#undef CONFIG_FTRACE_SYSCALLS
