// Echo over gRPC's C++ library and its asynchronous API, one completion queue and one thread of ours on each side.
//
//   grpc-echo server SOCKET
//   grpc-echo client SOCKET MESSAGE_BYTES IN_FLIGHT SECONDS
//
// The client prints: requests/s, p50 us, p99 us, CPU seconds per 100k requests.
#include <grpcpp/grpcpp.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "echo.grpc.pb.h"

using veogen::echo::Echo;
using veogen::echo::EchoMessage;
using Clock = std::chrono::steady_clock;

namespace {

// One call on the server, from being waited for to having been answered; then it is the next one.
class ServedCall {
   public:
    ServedCall(Echo::AsyncService *service, grpc::ServerCompletionQueue *queue) : service_(service), queue_(queue) {
        await();
    }

    void proceed() {
        if (is_answered_) {
            delete this;
            return;
        }
        new ServedCall(service_, queue_);
        is_answered_ = true;
        answer_.Finish(request_, grpc::Status::OK, this);
    }

   private:
    void await() { service_->RequestEcho(&context_, &request_, &answer_, queue_, queue_, this); }

    Echo::AsyncService *service_;
    grpc::ServerCompletionQueue *queue_;
    grpc::ServerContext context_;
    EchoMessage request_;
    grpc::ServerAsyncResponseWriter<EchoMessage> answer_{&context_};
    bool is_answered_ = false;
};

void serve(const std::string &address) {
    Echo::AsyncService service;
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
    builder.RegisterService(&service);
    auto queue = builder.AddCompletionQueue();
    auto server = builder.BuildAndStart();
    if (!server) std::exit(1);
    // Enough calls are waited for that none has to wait for us.
    for (int i = 0; i < 128; i++) new ServedCall(&service, queue.get());
    void *tag;
    bool ok;
    while (queue->Next(&tag, &ok)) {
        if (ok) static_cast<ServedCall *>(tag)->proceed();
    }
}

// One call of the client.
struct MadeCall {
    grpc::ClientContext context;
    EchoMessage response;
    grpc::Status status;
    std::unique_ptr<grpc::ClientAsyncResponseReader<EchoMessage>> reader;
    Clock::time_point begun;
};

double cpu_seconds() {
    rusage use;
    getrusage(RUSAGE_SELF, &use);
    return use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

void call(const std::string &address, size_t bytes, int in_flight, double seconds) {
    auto stub = Echo::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    grpc::CompletionQueue queue;
    EchoMessage request;
    request.set_payload(std::string(bytes, 7));
    std::vector<double> samples;
    auto begin = [&] {
        auto *call = new MadeCall;
        call->begun = Clock::now();
        call->context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        call->context.AddMetadata("x-request-id", "0123456789abcdef0123456789abcdef");
        call->reader = stub->AsyncEcho(&call->context, request, &queue);
        call->reader->Finish(&call->response, &call->status, call);
    };
    auto start = Clock::now();
    auto end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    double cpu = cpu_seconds();
    for (int i = 0; i < in_flight; i++) begin();
    void *tag;
    bool ok;
    for (int running = in_flight; running > 0 && queue.Next(&tag, &ok);) {
        std::unique_ptr<MadeCall> call(static_cast<MadeCall *>(tag));
        if (!call->status.ok() || call->response.payload() != request.payload()) std::exit(1);
        auto now = Clock::now();
        samples.push_back(std::chrono::duration<double, std::micro>(now - call->begun).count());
        if (now < end) begin(); else running--;
    }
    double took = std::chrono::duration<double>(Clock::now() - start).count();
    cpu = cpu_seconds() - cpu;
    std::sort(samples.begin(), samples.end());
    std::printf("%.0f %.1f %.1f %.3f\n", samples.size() / took, samples[samples.size() / 2],
                samples[samples.size() * 99 / 100], cpu * 1e5 / samples.size());
}

}  // namespace

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    std::string address = std::string("unix:") + argv[2];
    if (std::string(argv[1]) == "server") serve(address);
    if (argc != 6) return 2;
    call(address, std::strtoul(argv[3], nullptr, 10), std::atoi(argv[4]), std::atof(argv[5]));
}
