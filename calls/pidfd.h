/* Not from linux/pidfd.h, which cannot be included beside fcntl.h. */
#include <fcntl.h>
#ifndef PIDFD_NONBLOCK /* Linux 5.10 */
# define PIDFD_NONBLOCK O_NONBLOCK
#endif
#ifndef PIDFD_THREAD /* Linux 6.9 */
# define PIDFD_THREAD O_EXCL
#endif
#ifndef PIDFD_SIGNAL_THREAD /* Linux 6.9 */
# define PIDFD_SIGNAL_THREAD (1UL << 0)
# define PIDFD_SIGNAL_THREAD_GROUP (1UL << 1)
# define PIDFD_SIGNAL_PROCESS_GROUP (1UL << 2)
#endif
#ifndef PIDFD_SELF_THREAD /* Linux 6.15 */
# define PIDFD_SELF_THREAD -10000
# define PIDFD_SELF_THREAD_GROUP -10001
#endif
