// Made by scripts/protos from proto/health.proto. Change that instead.

import CProtobufC
import CVeoGenAPI
import Protobuf

extension HealthCheckRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Grpc__Health__V1__HealthCheckRequest()
        grpc__health__v1__health_check_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Grpc__Health__V1__HealthCheckRequest.self) {
            (c: UnsafePointer<Grpc__Health__V1__HealthCheckRequest>) throws(ProtobufError) in
            try HealthCheckRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Grpc__Health__V1__HealthCheckRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_service != 0 { service = try String(received: c.pointee.service) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Grpc__Health__V1__HealthCheckRequest> {
        let c = builder.room(for: Grpc__Health__V1__HealthCheckRequest.self, count: 1)
        grpc__health__v1__health_check_request__init(c)
        if let value = service {
            c.pointee.service = builder.text(value)
            c.pointee.has_service = 1
        }
        return c
    }
}

extension HealthCheckResponse: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Grpc__Health__V1__HealthCheckResponse()
        grpc__health__v1__health_check_response__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Grpc__Health__V1__HealthCheckResponse.self) {
            (c: UnsafePointer<Grpc__Health__V1__HealthCheckResponse>) throws(ProtobufError) in
            try HealthCheckResponse(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Grpc__Health__V1__HealthCheckResponse>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_status != 0 { status = ServingStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue)) ?? .unspecified }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Grpc__Health__V1__HealthCheckResponse> {
        let c = builder.room(for: Grpc__Health__V1__HealthCheckResponse.self, count: 1)
        grpc__health__v1__health_check_response__init(c)
        if let value = status {
            c.pointee.status = Grpc__Health__V1__ServingStatus(rawValue: .init(truncatingIfNeeded: value.rawValue))
            c.pointee.has_status = 1
        }
        return c
    }
}

