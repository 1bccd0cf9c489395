/* What every call answers that takes a path. */
#ifndef SPLORK_PROBE_PATHS_H
#define SPLORK_PROBE_PATHS_H

#define PATHS(called, attempt) \
    PROBE(called, EACCES) { const char *path = locked_away(); return attempt; } \
    PROBE(called, EFAULT) { const char *path = BAD; return attempt; } \
    PROBE(called, ELOOP) { const char *path = (loop(), "loop/file"); return attempt; } \
    PROBE(called, ENAMETOOLONG) { const char *path = PATH_TOO_LONG; return attempt; } \
    PROBE(called, ENOENT) { const char *path = "nowhere"; return attempt; } \
    PROBE(called, ENOTDIR) { const char *path = below_file(); return attempt; }

#endif
