/* child_nice PROGRAM [ARGUMENT]...: starts it, waits until it has made a child, prints that child's nice value from /proc,
 * and ends it. */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Fields 1, 4 and 19 of /proc/PID/stat, proc(5). */
struct process {
    int pid, parent, nice;
};

static int read_stat(const char *pid, struct process *process)
{
    char path[64];
    int found = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
    file = fopen(path, "r");
    if (file) {
        found = fscanf(file, "%d (%*[^)]) %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %d",
                       &process->pid, &process->parent, &process->nice);
        fclose(file);
    }
    return found == 3;
}

static int child_of(pid_t parent, struct process *process)
{
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    int found = 0;

    while (processes && !found && (entry = readdir(processes)))
        found = entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && read_stat(entry->d_name, process)
             && process->parent == parent;
    if (processes)
        closedir(processes);
    return found;
}

int main(int count, char **arguments)
{
    const struct timespec moment = { .tv_nsec = 50000000 };
    struct process child;
    pid_t program;

    if (count < 2)
        return 2;
    program = fork();
    if (program == 0) {
        execv(arguments[1], arguments + 1);
        perror(arguments[1]);
        _exit(127);
    }
    while (!child_of(program, &child)) {
        if (waitpid(program, NULL, WNOHANG) != 0) {
            printf("%s ended without a child\n", arguments[1]);
            return 1;
        }
        nanosleep(&moment, NULL);
    }
    printf("child %d has nice value %d\n", child.pid, child.nice);
    kill(program, SIGTERM);
    return waitpid(program, NULL, 0) != program;
}
