// Echo over containerd's own ttrpc, as Debian packages it: the peer to compare with.
//
//	go-echo server SOCKET
//	go-echo client SOCKET MESSAGE_BYTES IN_FLIGHT SECONDS
//
// The client prints: requests/s, p50 us, p99 us, CPU seconds per 100k requests.
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"net"
	"os"
	"sort"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/proto"
)

// EchoMessage is veogen.echo.EchoMessage.
type EchoMessage struct {
	Text    string `protobuf:"bytes,1,opt,name=text,proto3"`
	Payload []byte `protobuf:"bytes,2,opt,name=payload,proto3"`
	Number  int64  `protobuf:"varint,3,opt,name=number,proto3"`
}

func (m *EchoMessage) Reset()         { *m = EchoMessage{} }
func (m *EchoMessage) String() string { return proto.CompactTextString(m) }
func (m *EchoMessage) ProtoMessage()  {}

const service = "veogen.echo.Echo"

func serve(socket string) {
	server, err := ttrpc.NewServer()
	if err != nil {
		log.Fatal(err)
	}
	server.Register(service, map[string]ttrpc.Method{
		"Echo": func(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
			var request EchoMessage
			if err := unmarshal(&request); err != nil {
				return nil, err
			}
			return &request, nil
		},
	})
	os.Remove(socket)
	listener, err := net.Listen("unix", socket)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.Serve(context.Background(), listener))
}

func call(socket string, messageBytes, inFlight int, seconds float64) {
	conn, err := net.Dial("unix", socket)
	if err != nil {
		log.Fatal(err)
	}
	client := ttrpc.NewClient(conn)
	defer client.Close()
	samples := make([][]time.Duration, inFlight)
	start := time.Now()
	cpuAtStart := cpuSeconds()
	end := start.Add(time.Duration(seconds * float64(time.Second)))
	var group sync.WaitGroup
	for i := range samples {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			request := EchoMessage{Payload: make([]byte, messageBytes)}
			for begun := time.Now(); begun.Before(end); {
				var response EchoMessage
				if err := client.Call(context.Background(), service, "Echo", &request, &response); err != nil {
					log.Fatal(err)
				}
				if !bytes.Equal(response.Payload, request.Payload) {
					log.Fatal("the echo differs")
				}
				done := time.Now()
				samples[i] = append(samples[i], done.Sub(begun))
				begun = done
			}
		}(i)
	}
	group.Wait()
	took := time.Since(start).Seconds()
	cpu := cpuSeconds() - cpuAtStart
	var all []time.Duration
	for _, some := range samples {
		all = append(all, some...)
	}
	sort.Slice(all, func(a, b int) bool { return all[a] < all[b] })
	fmt.Printf("%.0f %.1f %.1f %.3f\n", float64(len(all))/took, all[len(all)/2].Seconds()*1e6,
		all[len(all)*99/100].Seconds()*1e6, cpu*1e5/float64(len(all)))
}

func cpuSeconds() float64 {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		log.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano()).Seconds()
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "server" {
		serve(os.Args[2])
	}
	if len(os.Args) != 6 {
		log.Fatal("usage: go-echo server SOCKET | client SOCKET MESSAGE_BYTES IN_FLIGHT SECONDS")
	}
	messageBytes, _ := strconv.Atoi(os.Args[3])
	inFlight, _ := strconv.Atoi(os.Args[4])
	seconds, _ := strconv.ParseFloat(os.Args[5], 64)
	call(os.Args[2], messageBytes, inFlight, seconds)
}
