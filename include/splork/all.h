/* <splork/all.h> - generated from all tables by "splork header" (make header); do not edit. */
#ifndef SPLORK_ALL_H
#define SPLORK_ALL_H

#include <splork.h>
#include <splork/arch.h>
#include <splork/capability.h>
#include <splork/epoll.h>
#include <splork/file_attr.h>
#include <splork/futex.h>
#include <splork/kernel.h>
#include <splork/landlock.h>
#include <splork/lsm.h>
#include <splork/membarrier.h>
#include <splork/mm.h>
#include <splork/mount.h>
#include <splork/numa.h>
#include <splork/path.h>
#include <splork/pidfd.h>
#include <splork/process.h>
#include <splork/rseq.h>
#include <splork/sched.h>
#include <splork/security.h>
#include <splork/xattr.h>

#endif
