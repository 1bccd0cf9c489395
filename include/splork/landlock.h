/* STUB, will be generated */
#ifndef SPLORK_LANDLOCK_H
#define SPLORK_LANDLOCK_H
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
struct landlock_ruleset_attr; enum landlock_rule_type;
int landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size, uint32_t flags) __asm__("splork_landlock_create_ruleset");
int landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type, const void *rule_attr, uint32_t flags) __asm__("splork_landlock_add_rule");
int landlock_restrict_self(int ruleset_fd, uint32_t flags) __asm__("splork_landlock_restrict_self");
#endif
