{
# if defined(__NR_futex) && defined(__NR_futex_time64)
    struct {
        int32_t tv_sec, tv_nsec;
    } splork_old_;
    splork_word_ splork_raw_;

    if (!timeout || !SPLORK_FUTEX_HAS_TIMEOUT_(futex_op))
        return splork_call6_(__NR_futex, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                             (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
    splork_raw_ = splork_raw6_(__NR_futex_time64, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                               (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
    splork_old_.tv_sec = (int32_t)timeout->tv_sec;
    splork_old_.tv_nsec = (int32_t)timeout->tv_nsec;
    /* By halves: gcc 12 finds no registers for a comparison of 64 bits beside a call's, on m68k in a library. */
    if (splork_raw_ == -ENOSYS && (int32_t)(timeout->tv_sec >> 32) == -(splork_old_.tv_sec < 0))
        splork_raw_ = splork_raw6_(__NR_futex, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                                   (splork_word_)(uintptr_t)&splork_old_, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
    return splork_result_(splork_raw_);
# elif defined(__NR_futex)
    return splork_call6_(__NR_futex, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                         (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
# elif defined(__NR_futex_time64)
    return splork_call6_(__NR_futex_time64, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                         (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
# else
    (void)uaddr;
    (void)futex_op;
    (void)val;
    (void)timeout;
    (void)uaddr2;
    (void)val3;
    return splork_fail_(ENOTSUP);
# endif
}
