/* The list of system calls, by libseccomp. A call that is not on it is refused, not punished: a C
 * library of tomorrow may try another one first and fall back, and a call must not end for that. */
#include "relay/io/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>

/* By name: what a machine of another kind does not have is skipped. */
static const char *const allowed[] = {
        /* packets and connections */
        "accept", "accept4", "bind", "connect", "getpeername", "getsockname", "getsockopt",
        "listen", "recv", "recvfrom", "recvmmsg", "recvmmsg_time64", "recvmsg", "send", "sendmmsg",
        "sendmsg", "sendto", "setsockopt", "shutdown",
        /* waiting */
        "clock_nanosleep", "clock_nanosleep_time64", "epoll_create1", "epoll_ctl", "epoll_pwait",
        "epoll_pwait2", "epoll_wait", "eventfd2", "futex", "futex_time64", "nanosleep", "pipe2",
        "poll", "ppoll", "ppoll_time64", "pselect6", "sched_yield", "select", "signalfd4",
        /* files that are open, and reading */
        "access", "close", "dup", "dup3", "faccessat", "faccessat2", "fcntl", "fcntl64", "fstat",
        "fstat64", "fstatfs", "getdents64", "ioctl", "lseek", "newfstatat", "pread64", "read",
        "readlink", "readlinkat", "readv", "stat", "statfs", "statx", "write", "writev",
        /* memory */
        "brk", "madvise", "mremap", "munmap",
        /* time, chance, oneself */
        "clock_getres", "clock_gettime", "clock_gettime64", "getcpu", "getegid", "geteuid",
        "getgid", "getpid", "getppid", "getrandom", "getrlimit", "getrusage", "gettid",
        "gettimeofday", "getuid", "membarrier", "prctl", "sched_getaffinity", "sysinfo", "time",
        "uname",
        /* threads and signals */
        "exit", "exit_group", "restart_syscall", "rseq", "rt_sigaction", "rt_sigprocmask",
        "rt_sigreturn", "set_robust_list", "sigaltstack", "tgkill"};

/* A call that is allowed if the bits `mask` of one argument have this value. */
struct narrow {
    const char *name;
    unsigned argument;
    scmp_datum_t mask;
    scmp_datum_t value;
};

#define READ_BITS (O_ACCMODE | O_CREAT | O_TRUNC)
#define WHOLE UINT32_MAX

static const struct narrow narrowed[] = {
        {"open", 1, READ_BITS, O_RDONLY}, {"openat", 2, READ_BITS, O_RDONLY},
        {"mmap", 2, PROT_EXEC, 0}, {"mmap2", 2, PROT_EXEC, 0}, {"mprotect", 2, PROT_EXEC, 0},
        {"socket", 0, WHOLE, AF_INET}, {"socket", 0, WHOLE, AF_INET6},
        {"socket", 0, WHOLE, AF_NETLINK}, /* the C library looks up its own addresses by it */
        {"clone", 0, CLONE_THREAD, CLONE_THREAD},
        {"prlimit64", 2, UINT64_MAX, 0}, /* to ask, not to set */
};

static bool allow_all(scmp_filter_ctx filter)
{
    for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
        int number = seccomp_syscall_resolve_name(allowed[i]);
        if (number != __NR_SCMP_ERROR && seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0) != 0) {
            return false;
        }
    }
    return true;
}

static bool allow_narrowed(scmp_filter_ctx filter)
{
    for (size_t i = 0; i < sizeof(narrowed) / sizeof(narrowed[0]); i++) {
        const struct narrow *one = &narrowed[i];
        int number = seccomp_syscall_resolve_name(one->name);
        struct scmp_arg_cmp test =
                SCMP_CMP(one->argument, SCMP_CMP_MASKED_EQ, one->mask, one->value);
        if (number != __NR_SCMP_ERROR &&
                seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number, 1, &test) != 0) {
            return false;
        }
    }
    return true;
}

/* clone3's flags lie in memory, where a filter cannot look: the C library falls back to clone. */
static bool hide_clone3(scmp_filter_ctx filter)
{
    int number = seccomp_syscall_resolve_name("clone3");
    return number == __NR_SCMP_ERROR ||
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), number, 0) == 0;
}

enum err confine_process(void)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return ERR_IO;
    }
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter) {
        return ERR_IO;
    }
    bool is_done = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && allow_all(filter) &&
                   allow_narrowed(filter) && hide_clone3(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return is_done ? ERR_OK : ERR_IO;
}
