/* See the header. */
#include "tests/bench/scheduler_program.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "common/keyfile.h"

enum { PATH_SIZE = 512 };

static void path_in(const char *folder, const char *name, char ret_path[PATH_SIZE])
{
    snprintf(ret_path, PATH_SIZE, "%s/%s", folder, name);
}

enum err scheduler_program_keys(const char *folder, struct error *error)
{
    static const char *const secrets[] = {"seal.key", "token.key", "audit.key"};
    static const char *const signing[] = {"ticket.key", "relay.key"};
    char path[PATH_SIZE];
    enum err err = ERR_OK;
    for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]) && !err; i++) {
        path_in(folder, secrets[i], path);
        err = keyfile_make_secret(path, "bench-1", error);
    }
    for (size_t i = 0; i < sizeof(signing) / sizeof(signing[0]) && !err; i++) {
        path_in(folder, signing[i], path);
        err = keyfile_make_signing(path, "bench-1", error);
    }
    return err;
}

/* As many bookings as one of its people is asked to make. */
static enum err config_write(const char *folder, const char *database)
{
    char path[PATH_SIZE];
    path_in(folder, "scheduler.conf", path);
    FILE *file = fopen(path, "w");
    if (!file)
        return ERR_IO;
    fprintf(file,
            "listen_port = 0\npublic_url = http://localhost:0\ndata_folder = %s\n"
            "web_folder = " BENCH_WEB_FOLDER "\nrelay_url = ws://localhost:9/relay/r1/\n"
            "database = %s\nbookings_per_day = 1000\nlog_level = error\n",
            folder, database);
    return fclose(file) == 0 ? ERR_OK : ERR_IO;
}

/* The child's side of the fork. */
static void program_become(const char *folder, int output)
{
    char path[PATH_SIZE];
    path_in(folder, "scheduler.conf", path);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(output, STDOUT_FILENO);
    execl(BENCH_SCHEDULER, "porchlight-scheduler", "--config", path, (char *)NULL);
    _exit(127);
}

static enum err port_read(int output, uint16_t *ret_port)
{
    unsigned port = 0;
    FILE *lines = fdopen(output, "r");
    if (!lines) {
        close(output);
        return ERR_MEMORY;
    }
    int found = fscanf(lines, "ready listen=%u", &port);
    fclose(lines);
    *ret_port = (uint16_t)port;
    return found == 1 ? ERR_OK : ERR_IO;
}

enum err scheduler_program_start(const char *folder, const char *database,
        struct scheduler_program *ret_program, struct error *error)
{
    int ends[2];
    if (config_write(folder, database) != ERR_OK || pipe(ends) != 0)
        return error_set(error, ERR_IO, NULL, "no configuration in %s", folder);
    fflush(NULL);
    pid_t process = fork();
    if (process == 0)
        program_become(folder, ends[1]);
    close(ends[1]);
    ret_program->process = process;
    enum err err = process > 0 ? port_read(ends[0], &ret_program->port) : ERR_IO;
    return err ? error_set(error, err, NULL, "the scheduler did not start") : ERR_OK;
}

void scheduler_program_stop(struct scheduler_program *program)
{
    if (program->process <= 0)
        return;
    kill(program->process, SIGTERM);
    waitpid(program->process, NULL, 0);
    program->process = 0;
}

double scheduler_program_cpu_s(const struct scheduler_program *program)
{
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(program->process, &clock) != 0 || clock_gettime(clock, &time) != 0)
        return 0;
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}
