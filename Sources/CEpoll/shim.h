// Linux headers that Swift's Glibc module leaves out.
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// glibc declares it for GNU sources only (pthread_setname_np(3)).
int pthread_setname_np(pthread_t thread, const char *name);
