/* SPDX-License-Identifier: GPL-2.0-only */
/* splork_claims.h - written by "splork kernel --module"; not to be edited. */
#ifndef SPLORK_CLAIMS_H
#define SPLORK_CLAIMS_H

/* This module's numbers are no other's. If claiming them fails, giving them up is in order all the same. */
int splork_add_claims(void);
void splork_remove_claims(void);

#endif
