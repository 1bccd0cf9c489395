/* For tests that a child's stack ends where the trampoline called fn, whoever looks: an unwinder, backtrace(), a
 * debugger or profiler that follows frame pointers.
 *
 *     static int start(int (*fn)(void *), char *top, int flags) { ... }   // a child; returns its exit status
 *
 *     check_unwinding_ends(start), check_backtrace_ends(start), check_frame_pointers_end(start);
 */
#ifndef SPLORK_TEST_FRAMES_H
#define SPLORK_TEST_FRAMES_H

#include "support.h"

typedef int starter(int (*fn)(void *), char *top, int flags);

/* Where a function's code is: in the ABI of big-endian PowerPC64 its pointer is the address of a descriptor. */
static inline uintptr_t code_of(int (*function)(void *))
{
#if defined(__powerpc64__) && (!defined(_CALL_ELF) || _CALL_ELF == 1)
    return *(uintptr_t *)(void *)function;
#else
    return (uintptr_t)function;
#endif
}

/* A stack's top above which lie addresses of real code: something to go on with, for whoever does. */
static inline char *top_below_code(void)
{
    char *top = top_of(new_stack()) - 4096;
    uintptr_t *words = (uintptr_t *)(void *)top;

    for (size_t i = 0; i < 4096 / sizeof *words; i++)
        words[i] = (uintptr_t)new_stack + 8;
    return top;
}

/* The child must end with this status: copying memory, sharing it, and on a stack whose top is odd. */
static inline void check_status(starter *start, int (*fn)(void *), int status)
{
    char *top = top_below_code();

    CHECK_EQUAL(start(fn, top, SIGCHLD), status);
    CHECK_EQUAL(start(fn, top, CLONE_VM | CLONE_VFORK | SIGCHLD), status);
    CHECK_EQUAL(start(fn, top + 9, SIGCHLD), status);
}

#ifdef __GLIBC__
# include <execinfo.h>
# include <unwind.h>

# ifdef __ARM_EABI_UNWINDER__
#  define STOP _URC_FAILURE
#  define END _URC_FAILURE /* what it meets is marked: cannot be unwound */
# else
#  define STOP _URC_NORMAL_STOP
#  define END _URC_END_OF_STACK
# endif

#define MOST 30

static inline _Unwind_Reason_Code count_frame(struct _Unwind_Context *context, void *arg)
{
    int *frames = arg;

    *frames += _Unwind_GetIP(context) != 0; /* the end itself is visited as well, with address 0 */
    return *frames < MOST ? _URC_NO_REASON : STOP;
}

/* The frames, and 32 where the unwinder met an end rather than an error. */
__attribute__((noinline)) static int unwound(void *arg)
{
    int frames = 0;
    _Unwind_Reason_Code reason = _Unwind_Backtrace(count_frame, &frames);

    (void)arg;
    return frames + (frames < MOST && reason == END ? 32 : 0);
}

/* The same one call deeper, for one frame more. */
__attribute__((noinline)) static int unwound_deeper(void *arg)
{
    return unwound(arg) + 64;
}

static inline void check_unwinding_ends(starter *start)
{
    (void)unwound(NULL); /* the first time an unwinder may load a library */
    check_status(start, unwound, FRAMES + 32);
    check_status(start, unwound_deeper, FRAMES + 1 + 32 + 64);
    /* The parent's half of the trampoline is gone by now: this side's frames are as ever. */
    CHECK((unwound(NULL) & 31) >= 2);
}

/* noinline and the addition keep fn's own frame from melting into another. */
__attribute__((noinline)) static int backtraced(void *arg)
{
    void *frames[MOST];
    int count = backtrace(frames, MOST);
    uintptr_t own = code_of(backtraced);

    (void)arg;
    if (count < 1 || (uintptr_t)frames[0] < own || (uintptr_t)frames[0] > own + 1024)
        return 100;
    return count + 0;
}

static inline void check_backtrace_ends(starter *start)
{
    void *warm_up[1];

    backtrace(warm_up, 1); /* loads libgcc_s before there is a child with our TLS */
    check_status(start, backtraced, FRAMES);
}
#endif

/* Where the frame record of a function that calls others has its caller's frame pointer. */
#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || defined(__m68k__)
# define OUTER(frame) ((frame)[0])
#elif defined(__riscv) || defined(__loongarch__)
# define OUTER(frame) ((frame)[-2])
#endif

#ifdef OUTER
__attribute__((noinline)) static int chain_length(void **frame)
{
    int links = 0;

    for (; frame && links < 64; frame = OUTER(frame))
        links++;
    return links;
}

/* From fn's callee: one link to fn's frame, then the end. */
__attribute__((noinline)) static int chain_length_in_callee(void)
{
    volatile int links = chain_length(__builtin_frame_address(0));

    return links;
}

__attribute__((noinline)) static int chain_length_of_fn(void *arg)
{
    void **own = __builtin_frame_address(0);
    volatile int links = chain_length_in_callee();

    (void)arg;
    return links + (OUTER(own) == NULL ? 16 : 0);
}
#endif

/* Whether fn, which this is, is entered with the mark of an outermost frame; 2: it is not known what that is. */
__attribute__((noinline)) static int is_outermost(void *arg)
{
    (void)arg;
#if defined(OUTER)
    volatile int links = chain_length(__builtin_frame_address(0));

    return links == 1;
#elif defined(__arm__)
    uintptr_t of_a32, of_thumb;

    __asm__ volatile("mov %0, r11\n\tmov %1, r7" : "=&r"(of_a32), "=&r"(of_thumb));
    return of_a32 == 0 && of_thumb == 0;
#elif defined(__mips__)
    uintptr_t pointer;

    __asm__ volatile("move %0, $30" : "=r"(pointer));
    return pointer == 0;
#elif defined(__powerpc__)
    return *(void **)__builtin_dwarf_cfa() == NULL; /* the back chain */
#elif defined(__s390x__)
    uintptr_t pointer;

    __asm__ volatile("lgr %0, %%r11" : "=r"(pointer));
    return pointer == 0 && *((void **)__builtin_dwarf_cfa() - 20) == NULL; /* the back chain, 160 bytes below */
#elif defined(__sparc__)
    void **window = __builtin_frame_address(0); /* the caller's, whose last two words are its frame pointer, its return address */

# ifdef __arch64__
    __asm__ volatile("flushw" : : : "memory");
    window = (void **)(void *)((char *)window + ((uintptr_t)window & 1 ? 2047 : 0));
# else
    __asm__ volatile("ta 3" : : : "memory");
# endif
    return window[14] == NULL && window[15] == NULL;
#else
    return 2;
#endif
}

static inline void check_frame_pointers_end(starter *start)
{
    /* Else it may be 0 ever since the program's start. */
#if defined(__mips__)
    __asm__ volatile("li $30, 1" : : : "$30");
#elif defined(__arm__)
    __asm__ volatile("mov r7, #1\n\tmov r11, r7" : : : "r7", "r11");
#endif
    int status = start(is_outermost, top_below_code(), SIGCHLD);

    if (status == 2)
        SKIP_TEST("where an outermost frame is marked is not known on this architecture");
    check_status(start, is_outermost, 1);
#ifdef OUTER
    check_status(start, chain_length_of_fn, 2 + 16);
#endif
}

#endif
