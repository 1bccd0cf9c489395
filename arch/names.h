/* What clone and clone3 are called here. In the shared library, which has settings, the linker gives them C's names: rustc
 * lets it export no name that is defined here alone. build.rs tells it. */
#ifdef SPLORK_PRELOAD
# define CLONE splork_arch_clone
# define CLONE3 splork_arch_clone3
#else
# define CLONE clone
# define CLONE3 splork_clone3
#endif
