// Made by scripts/protos from proto/auth.proto. Change that instead.

import CVeoGenAPI
import Protobuf

extension User: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__User>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        try json.text(c.pointee.id)
        json.literal(",\"email\":")
        try json.text(c.pointee.email)
        json.literal(",\"username\":")
        try json.text(c.pointee.username)
        json.literal(",\"full_name\":")
        if c.pointee.has_full_name != 0 {
            try json.text(c.pointee.full_name)
        } else {
            json.literal("null")
        }
        json.literal(",\"is_active\":")
        json.value(c.pointee.is_active != 0)
        json.literal(",\"is_admin\":")
        json.value(c.pointee.is_admin != 0)
        json.literal(",\"created_at\":")
        json.value(Timestamp(microseconds: c.pointee.created_at))
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension RegisterRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("email", isRequired: true, isTrimmed: true) { email = value }
        if let value = fields.text("username", isRequired: true, isTrimmed: true) { username = value }
        if let value = fields.text("password", isRequired: true, isSecret: true) { password = value }
        if let value = fields.text("full_name", isTrimmed: true) { fullName = value }
        fields.refuseUnknown()
    }
}

extension LoginRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("username", isRequired: true) { username = value }
        if let value = fields.text("password", isRequired: true, isSecret: true) { password = value }
        fields.refuseUnknown()
    }
}

extension RefreshRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("refresh_token", isSecret: true) { refreshToken = value }
        fields.refuseUnknown()
    }
}

extension Token: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__Token>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"access_token\":")
        try json.text(c.pointee.access_token)
        json.literal(",\"token_type\":")
        try json.text(c.pointee.token_type)
        json.literal(",\"expires_in\":")
        json.value(c.pointee.expires_in)
        json.literal(",\"refresh_token\":")
        if c.pointee.has_refresh_token != 0 {
            try json.text(c.pointee.refresh_token)
        } else {
            json.literal("null")
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension LogoutRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension LogoutReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__LogoutReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension GetMeRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension ListKeysRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension PublicKeySet: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__PublicKeySet>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"keys\":")
        try json.array(c.pointee.n_keys) { json, index throws(ProtobufError) in
            guard let element = c.pointee.keys?[index] else { throw .malformed }
            try PublicKey.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension PublicKey: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__PublicKey>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"kty\":")
        try json.text(c.pointee.kty)
        json.literal(",\"crv\":")
        try json.text(c.pointee.crv)
        json.literal(",\"use\":")
        try json.text(c.pointee.use)
        json.literal(",\"alg\":")
        try json.text(c.pointee.alg)
        json.literal(",\"kid\":")
        try json.text(c.pointee.kid)
        json.literal(",\"x\":")
        try json.text(c.pointee.x)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

