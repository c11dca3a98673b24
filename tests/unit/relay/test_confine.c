/* What a confined process may still do, and what not: each tried in a child of its own, which ends
 * with the errno that it met. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "relay/io/confine.h"

enum { NOT_CONFINED = 250 };

/* Returns 0, or the errno of what was tried. */
static int in_confinement(int (*attempt)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(confine_process() == ERR_OK ? attempt() : NOT_CONFINED);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_not_equal(WEXITSTATUS(status), NOT_CONFINED);
    return WEXITSTATUS(status);
}

static int try_program(void)
{
    char word[] = "true";
    char *const words[] = {word, NULL};
    execv("/bin/true", words);
    return errno;
}

static int try_fork(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child < 0 ? errno : 0;
}

static int try_writing(void)
{
    int fd = open("/tmp/porchlight-confine", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    return fd < 0 ? errno : 0;
}

static int try_code(void)
{
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return -1;
    return mprotect(memory, 4096, PROT_READ | PROT_EXEC) == 0 ? 0 : errno;
}

static int try_trace(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : errno;
}

static int try_raw_socket(void)
{
    return socket(AF_PACKET, SOCK_RAW, 0) < 0 ? errno : 0;
}

static void *thread_run(void *data)
{
    return data;
}

static int try_serving(void)
{
    pthread_t thread;
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int file = open("/etc/hostname", O_RDONLY | O_CLOEXEC);
    if (fd < 0 || (file < 0 && errno == EPERM))
        return EPERM;
    return pthread_create(&thread, NULL, thread_run, NULL) || pthread_join(thread, NULL);
}

static void test_a_confined_process_starts_no_other_program(void **state)
{
    (void)state;
    assert_int_equal(in_confinement(try_program), EPERM);
    assert_int_equal(in_confinement(try_fork), EPERM);
}

static void test_M17_D9_a_confined_process_writes_no_file_and_no_code(void **state)
{
    (void)state;
    assert_int_equal(in_confinement(try_writing), EPERM);
    assert_int_equal(in_confinement(try_code), EPERM);
}

static void test_a_confined_process_looks_at_nobody_else(void **state)
{
    (void)state;
    assert_int_equal(in_confinement(try_trace), EPERM);
    assert_int_equal(in_confinement(try_raw_socket), EPERM);
}

static void test_a_confined_process_still_serves(void **state)
{
    (void)state;
    assert_int_equal(in_confinement(try_serving), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_confined_process_starts_no_other_program),
            cmocka_unit_test(test_M17_D9_a_confined_process_writes_no_file_and_no_code),
            cmocka_unit_test(test_a_confined_process_looks_at_nobody_else),
            cmocka_unit_test(test_a_confined_process_still_serves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
