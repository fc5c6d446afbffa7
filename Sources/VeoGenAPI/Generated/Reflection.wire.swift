// Made by scripts/protos from proto/reflection.proto. Change that instead.

import CProtobufC
import CVeoGenAPI
import Protobuf

extension DescribeServerRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Reflection__V1__DescribeServerRequest()
        veogen__reflection__v1__describe_server_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Reflection__V1__DescribeServerRequest.self) {
            (c: UnsafePointer<Veogen__Reflection__V1__DescribeServerRequest>) throws(ProtobufError) in
            try DescribeServerRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Reflection__V1__DescribeServerRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Reflection__V1__DescribeServerRequest> {
        let c = builder.room(for: Veogen__Reflection__V1__DescribeServerRequest.self, count: 1)
        veogen__reflection__v1__describe_server_request__init(c)
        return c
    }
}

extension ServerDescription: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Reflection__V1__ServerDescription()
        veogen__reflection__v1__server_description__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Reflection__V1__ServerDescription.self) {
            (c: UnsafePointer<Veogen__Reflection__V1__ServerDescription>) throws(ProtobufError) in
            try ServerDescription(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Reflection__V1__ServerDescription>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.services {
            let count = c.pointee.n_services
            services.reserveCapacity(count)
            for index in 0..<count {
                services.append(try String(received: elements[index]))
            }
        }
        if c.pointee.has_descriptor_set != 0 { descriptorSet = [UInt8](received: c.pointee.descriptor_set) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Reflection__V1__ServerDescription> {
        let c = builder.room(for: Veogen__Reflection__V1__ServerDescription.self, count: 1)
        veogen__reflection__v1__server_description__init(c)
        if !services.isEmpty {
            let elements = builder.room(for: ProtobufCBinaryData.self, count: services.count)
            for (index, element) in services.enumerated() {
                (elements + index).initialize(to: builder.text(element))
            }
            c.pointee.n_services = services.count
            c.pointee.services = elements
        }
        if let value = descriptorSet {
            c.pointee.descriptor_set = builder.bytes(value)
            c.pointee.has_descriptor_set = 1
        }
        return c
    }
}

