// libcurl, and typed forms of its variadic functions, which Swift can't call.
#include <curl/curl.h>
#include <pthread.h>
#include <sys/socket.h>

// glibc declares it for GNU sources only (pthread_setname_np(3)).
int pthread_setname_np(pthread_t thread, const char *name);

typedef size_t (*veogen_curl_data)(char *bytes, size_t size, size_t count, void *context);
typedef int (*veogen_curl_prereq)(
    void *context, char *remote_ip, char *local_ip, int remote_port, int local_port);
typedef curl_socket_t (*veogen_curl_socket)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode veogen_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode veogen_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl copies the text.
static inline CURLcode veogen_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode veogen_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode veogen_curl_set_headers(CURL *handle, struct curl_slist *list) {
    return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
}

static inline CURLcode veogen_curl_set_data(CURL *handle, CURLoption option, veogen_curl_data function) {
    return curl_easy_setopt(handle, option, function);
}

static inline CURLcode veogen_curl_set_prereq(CURL *handle, veogen_curl_prereq function) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
}

static inline CURLcode veogen_curl_set_socket(CURL *handle, veogen_curl_socket function) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}

static inline CURLcode veogen_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode veogen_curl_get_pointer(CURL *handle, char **value) {
    return curl_easy_getinfo(handle, CURLINFO_PRIVATE, value);
}

static inline CURLMcode veogen_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLcode veogen_curl_result(const CURLMsg *message) {
    return message->data.result;
}
