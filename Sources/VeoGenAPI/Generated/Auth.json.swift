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

extension UpdateMeRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("username", isTrimmed: true) { username = value }
        if let value = fields.text("full_name", isTrimmed: true) { fullName = value }
        fields.refuseUnknown()
    }
}

extension ChangePasswordRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("current_password", isRequired: true, isSecret: true) { currentPassword = value }
        if let value = fields.text("new_password", isRequired: true, isSecret: true) { newPassword = value }
        fields.refuseUnknown()
    }
}

extension ChangePasswordReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__ChangePasswordReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"message\":")
        try json.text(c.pointee.message)
        json.literal(",\"sessions_ended\":")
        json.value(c.pointee.sessions_ended)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension ListSessionsRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension Session: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__Session>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        try json.text(c.pointee.id)
        json.literal(",\"is_current\":")
        json.value(c.pointee.is_current != 0)
        json.literal(",\"created_at\":")
        json.value(Timestamp(microseconds: c.pointee.created_at))
        json.literal(",\"last_used_at\":")
        json.value(Timestamp(microseconds: c.pointee.last_used_at))
        json.literal(",\"expires_at\":")
        json.value(Timestamp(microseconds: c.pointee.expires_at))
        json.literal(",\"address\":")
        if c.pointee.has_address != 0 {
            try json.text(c.pointee.address)
        } else {
            json.literal("null")
        }
        json.literal(",\"user_agent\":")
        if c.pointee.has_user_agent != 0 {
            try json.text(c.pointee.user_agent)
        } else {
            json.literal("null")
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension SessionList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__SessionList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"sessions\":")
        try json.array(c.pointee.n_sessions) { json, index throws(ProtobufError) in
            guard let element = c.pointee.sessions?[index] else { throw .malformed }
            try Session.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension EndSessionRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension EndSessionReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__EndSessionReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension APIKey: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__APIKey>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        try json.text(c.pointee.id)
        json.literal(",\"name\":")
        try json.text(c.pointee.name)
        json.literal(",\"prefix\":")
        try json.text(c.pointee.prefix)
        json.literal(",\"scopes\":")
        try json.array(c.pointee.n_scopes) { json, index throws(ProtobufError) in
            guard let element = c.pointee.scopes?[index] else { throw .malformed }
            json.value(Scope(rawValue: Int32(truncatingIfNeeded: element.rawValue)) ?? .unspecified)
        }
        json.literal(",\"created_at\":")
        json.value(Timestamp(microseconds: c.pointee.created_at))
        json.literal(",\"expires_at\":")
        if c.pointee.has_expires_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.expires_at))
        } else {
            json.literal("null")
        }
        json.literal(",\"last_used_at\":")
        if c.pointee.has_last_used_at != 0 {
            json.value(Timestamp(microseconds: c.pointee.last_used_at))
        } else {
            json.literal("null")
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension CreateAPIKeyRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("name", isRequired: true, isTrimmed: true) { name = value }
        if let value: [Scope] = fields.choices("scopes") { scopes = value }
        if let value = fields.int32("expires_in_days") { expiresInDays = value }
        fields.refuseUnknown()
    }
}

extension CreateAPIKeyReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__CreateAPIKeyReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"key\":")
        try json.text(c.pointee.key)
        json.literal(",\"api_key\":")
        if let value = c.pointee.api_key { try APIKey.write(value, to: &json) } else { json.literal("null") }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension ListAPIKeysRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension APIKeyList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__APIKeyList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"api_keys\":")
        try json.array(c.pointee.n_api_keys) { json, index throws(ProtobufError) in
            guard let element = c.pointee.api_keys?[index] else { throw .malformed }
            try APIKey.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension DeleteAPIKeyRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension DeleteAPIKeyReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__DeleteAPIKeyReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension ListUsersRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.int32("skip") { skip = value }
        if let value = fields.int32("limit", clampedTo: 100) { limit = value }
        if let value = fields.text("email", isTrimmed: true) { email = value }
        fields.refuseUnknown()
    }
}

extension UserList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__UserList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"users\":")
        try json.array(c.pointee.n_users) { json, index throws(ProtobufError) in
            guard let element = c.pointee.users?[index] else { throw .malformed }
            try User.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }

    static func headers(_ c: UnsafePointer<Veogen__Auth__V1__UserList>) -> [(name: String, value: String)] {
        [
            ("X-Total-Count", String(c.pointee.total)),
        ]
    }
}

extension GetUserRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension UpdateUserRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        if let value = fields.flag("is_active") { isActive = value }
        if let value = fields.flag("is_admin") { isAdmin = value }
        fields.refuseUnknown()
    }
}

extension DeleteUserRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.text("id", isRequired: true) { id = value }
        fields.refuseUnknown()
    }
}

extension DeleteUserReply: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__DeleteUserReply>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"message\":")
        try json.text(c.pointee.message)
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension ListAuditEventsRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        if let value = fields.int32("skip") { skip = value }
        if let value = fields.int32("limit", clampedTo: 100) { limit = value }
        if let value = fields.text("user_id") { userID = value }
        fields.refuseUnknown()
    }
}

extension AuditEvent: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__AuditEvent>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"id\":")
        json.value(c.pointee.id)
        json.literal(",\"at\":")
        json.value(Timestamp(microseconds: c.pointee.at))
        json.literal(",\"action\":")
        try json.text(c.pointee.action)
        json.literal(",\"user_id\":")
        try json.text(c.pointee.user_id)
        json.literal(",\"actor_id\":")
        if c.pointee.has_actor_id != 0 {
            try json.text(c.pointee.actor_id)
        } else {
            json.literal("null")
        }
        json.literal(",\"address\":")
        if c.pointee.has_address != 0 {
            try json.text(c.pointee.address)
        } else {
            json.literal("null")
        }
        json.literal(",\"detail\":")
        if c.pointee.has_detail != 0 {
            try json.text(c.pointee.detail)
        } else {
            json.literal("null")
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
}

extension AuditEventList: JSONAnswer {
    static func write(_ c: UnsafePointer<Veogen__Auth__V1__AuditEventList>, to json: inout JSONWriter) throws(ProtobufError) {
        json.literal("{\"events\":")
        try json.array(c.pointee.n_events) { json, index throws(ProtobufError) in
            guard let element = c.pointee.events?[index] else { throw .malformed }
            try AuditEvent.write(element, to: &json)
        }
        json.literal("}")
    }

    public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }
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

