// The floor of streaming: one process writes 256 KiB at a time to a Unix socket, the other reads 256 KiB at a time.
//
//   raw_copy server SOCKET
//   raw_copy client SOCKET SECONDS
//
// The client prints: MB/s, CPU seconds per GB.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static char buffer[256 << 10];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double cpu_seconds(void) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static void serve(struct sockaddr_un *address) {
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink(address->sun_path);
    if (bind(listener, (struct sockaddr *)address, sizeof *address) != 0) fail("bind");
    if (listen(listener, 8) != 0) fail("listen");
    for (;;) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0) fail("accept");
        while (send(fd, buffer, sizeof buffer, MSG_NOSIGNAL) > 0) {}
        close(fd);
    }
}

static void copy(struct sockaddr_un *address, double seconds) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(fd, (struct sockaddr *)address, sizeof *address) != 0) fail("connect");
    double start = now(), cpu = cpu_seconds(), bytes = 0;
    while (now() < start + seconds) {
        ssize_t n = read(fd, buffer, sizeof buffer);
        if (n <= 0) fail("read");
        bytes += (double)n;
    }
    printf("%.0f %.3f\n", bytes / (now() - start) / 1e6, (cpu_seconds() - cpu) / (bytes / 1e9));
}

int main(int argc, char **argv) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (argc < 3 || strlen(argv[2]) >= sizeof address.sun_path) return 2;
    strcpy(address.sun_path, argv[2]);
    if (strcmp(argv[1], "server") == 0) serve(&address);
    if (argc != 4) return 2;
    copy(&address, atof(argv[3]));
    return 0;
}
