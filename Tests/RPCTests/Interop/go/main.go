// An unchanged containerd/ttrpc client and server, as Debian packages it, for the interoperability tests.
//
//	interop serve SOCKET    answers Echo, and Fail with NOT_FOUND "no such thing"; prints "ready"
//	interop call SOCKET     calls Echo with metadata and a deadline, then Fail and an unknown method; prints what came back
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"os"
	"time"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/proto"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
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
			metadata, _ := ttrpc.GetMetadata(ctx)
			deadline, hasDeadline := ctx.Deadline()
			request.Text += fmt.Sprint(metadata["greeting"], hasDeadline && time.Until(deadline) > time.Second)
			return &request, nil
		},
		"Fail": func(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
			return nil, status.Error(codes.NotFound, "no such thing")
		},
	})
	listener, err := net.Listen("unix", socket)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("ready")
	log.Fatal(server.Serve(context.Background(), listener))
}

func call(socket string) {
	conn, err := net.Dial("unix", socket)
	if err != nil {
		log.Fatal(err)
	}
	client := ttrpc.NewClient(conn)
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	ctx = ttrpc.WithMetadata(ctx, ttrpc.MD{"greeting": []string{"hello", "again"}})
	request := EchoMessage{Text: "héllo", Payload: []byte{0, 1, 255}, Number: -42}
	for _, method := range []string{"Echo", "EchoAsync", "Fail", "Nope"} {
		var response EchoMessage
		err := client.Call(ctx, service, method, &request, &response)
		fmt.Println(method, status.Code(err), status.Convert(err).Message(), response.Text, response.Payload, response.Number)
	}
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: interop serve|call SOCKET")
	}
	switch os.Args[1] {
	case "serve":
		serve(os.Args[2])
	case "call":
		call(os.Args[2])
	}
}
