// The floor: one connection, blocking reads and writes, messages echoed as bytes. No frames, no protobuf, no event loop.
//
//   raw_echo server SOCKET
//   raw_echo client SOCKET MESSAGE_BYTES IN_FLIGHT SECONDS
//
// The client keeps a window of messages in flight and prints: requests/s, p50 us, p99 us, CPU seconds per 100k requests.
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { WINDOW_MAX = 1024, SAMPLES_MAX = 8 << 20, BUFFER_BYTES = 1 << 20 };

static char buffer[BUFFER_BYTES];
static uint32_t samples[SAMPLES_MAX];
static int64_t sent_at[WINDOW_MAX];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static double cpu_seconds(void) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static int by_size(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

// Whether the peer was still there to take them.
static int write_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t n = send(fd, bytes, count, MSG_NOSIGNAL);
        if (n < 0) return 0;
        bytes += n;
        count -= (size_t)n;
    }
    return 1;
}

static void serve(struct sockaddr_un *address) {
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink(address->sun_path);
    if (bind(listener, (struct sockaddr *)address, sizeof *address) != 0) fail("bind");
    if (listen(listener, 8) != 0) fail("listen");
    for (;;) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0) fail("accept");
        for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0 && write_all(fd, buffer, (size_t)n);) {}
        close(fd);
    }
}

static void call(struct sockaddr_un *address, size_t bytes, int in_flight, double seconds) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(fd, (struct sockaddr *)address, sizeof *address) != 0) fail("connect");
    char *message = calloc((size_t)in_flight, bytes);
    int64_t start = now(), end = start + (int64_t)(seconds * 1e9);
    size_t answers = 0, partial = 0;
    double cpu = cpu_seconds();
    for (int i = 0; i < in_flight; i++) sent_at[i] = start;
    if (!write_all(fd, message, bytes * (size_t)in_flight)) fail("write");
    while (now() < end && answers + WINDOW_MAX < SAMPLES_MAX) {
        ssize_t n = read(fd, buffer, sizeof buffer);
        if (n <= 0) fail("read");
        partial += (size_t)n;
        size_t whole = partial / bytes;
        partial %= bytes;
        int64_t time = now();
        for (size_t i = 0; i < whole; i++) {
            int64_t *slot = &sent_at[answers % (size_t)in_flight];
            samples[answers++] = (uint32_t)(time - *slot);
            *slot = time;
        }
        write_all(fd, message, whole * bytes);
    }
    double took = (double)(now() - start) / 1e9;
    cpu = cpu_seconds() - cpu;
    qsort(samples, answers, sizeof *samples, by_size);
    printf("%.0f %.1f %.1f %.3f\n", (double)answers / took, samples[answers / 2] / 1e3,
           samples[answers * 99 / 100] / 1e3, cpu * 1e5 / (double)answers);
}

int main(int argc, char **argv) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (argc < 3 || strlen(argv[2]) >= sizeof address.sun_path) return 2;
    strcpy(address.sun_path, argv[2]);
    if (strcmp(argv[1], "server") == 0) serve(&address);
    if (argc < 6) return 2;
    long bytes = atol(argv[3]), in_flight = atol(argv[4]);
    if (bytes < 1 || in_flight < 1 || in_flight > WINDOW_MAX || bytes * in_flight > BUFFER_BYTES) return 2;
    call(&address, (size_t)bytes, (int)in_flight, atof(argv[5]));
    return 0;
}
