// Made by scripts/protos from proto/auth.proto. Change that instead.

import CProtobufC
import CVeoGenAPI
import Protobuf

extension User: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__User()
        veogen__auth__v1__user__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__User.self) {
            (c: UnsafePointer<Veogen__Auth__V1__User>) throws(ProtobufError) in
            try User(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__User>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_email != 0 { email = try String(received: c.pointee.email) }
        if c.pointee.has_username != 0 { username = try String(received: c.pointee.username) }
        if c.pointee.has_full_name != 0 { fullName = try String(received: c.pointee.full_name) }
        if c.pointee.has_is_active != 0 { isActive = c.pointee.is_active != 0 }
        if c.pointee.has_is_admin != 0 { isAdmin = c.pointee.is_admin != 0 }
        if c.pointee.has_created_at != 0 { createdAt = Timestamp(microseconds: c.pointee.created_at) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__User> {
        let c = builder.room(for: Veogen__Auth__V1__User.self, count: 1)
        veogen__auth__v1__user__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.email = builder.text(email)
        c.pointee.has_email = 1
        c.pointee.username = builder.text(username)
        c.pointee.has_username = 1
        if let value = fullName {
            c.pointee.full_name = builder.text(value)
            c.pointee.has_full_name = 1
        }
        c.pointee.is_active = isActive ? 1 : 0
        c.pointee.has_is_active = 1
        c.pointee.is_admin = isAdmin ? 1 : 0
        c.pointee.has_is_admin = 1
        c.pointee.created_at = createdAt.microseconds
        c.pointee.has_created_at = 1
        return c
    }
}

extension RegisterRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__RegisterRequest()
        veogen__auth__v1__register_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__RegisterRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__RegisterRequest>) throws(ProtobufError) in
            try RegisterRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__RegisterRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_email != 0 { email = try String(received: c.pointee.email) }
        if c.pointee.has_username != 0 { username = try String(received: c.pointee.username) }
        if c.pointee.has_password != 0 { password = try String(received: c.pointee.password) }
        if c.pointee.has_full_name != 0 { fullName = try String(received: c.pointee.full_name) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__RegisterRequest> {
        let c = builder.room(for: Veogen__Auth__V1__RegisterRequest.self, count: 1)
        veogen__auth__v1__register_request__init(c)
        c.pointee.email = builder.text(email)
        c.pointee.has_email = 1
        c.pointee.username = builder.text(username)
        c.pointee.has_username = 1
        c.pointee.password = builder.text(password)
        c.pointee.has_password = 1
        if let value = fullName {
            c.pointee.full_name = builder.text(value)
            c.pointee.has_full_name = 1
        }
        return c
    }
}

extension LoginRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__LoginRequest()
        veogen__auth__v1__login_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__LoginRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__LoginRequest>) throws(ProtobufError) in
            try LoginRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__LoginRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_username != 0 { username = try String(received: c.pointee.username) }
        if c.pointee.has_password != 0 { password = try String(received: c.pointee.password) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__LoginRequest> {
        let c = builder.room(for: Veogen__Auth__V1__LoginRequest.self, count: 1)
        veogen__auth__v1__login_request__init(c)
        c.pointee.username = builder.text(username)
        c.pointee.has_username = 1
        c.pointee.password = builder.text(password)
        c.pointee.has_password = 1
        return c
    }
}

extension RefreshRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__RefreshRequest()
        veogen__auth__v1__refresh_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__RefreshRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__RefreshRequest>) throws(ProtobufError) in
            try RefreshRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__RefreshRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_refresh_token != 0 { refreshToken = try String(received: c.pointee.refresh_token) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__RefreshRequest> {
        let c = builder.room(for: Veogen__Auth__V1__RefreshRequest.self, count: 1)
        veogen__auth__v1__refresh_request__init(c)
        if let value = refreshToken {
            c.pointee.refresh_token = builder.text(value)
            c.pointee.has_refresh_token = 1
        }
        return c
    }
}

extension Token: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__Token()
        veogen__auth__v1__token__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__Token.self) {
            (c: UnsafePointer<Veogen__Auth__V1__Token>) throws(ProtobufError) in
            try Token(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__Token>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_access_token != 0 { accessToken = try String(received: c.pointee.access_token) }
        if c.pointee.has_token_type != 0 { tokenType = try String(received: c.pointee.token_type) }
        if c.pointee.has_expires_in != 0 { expiresIn = c.pointee.expires_in }
        if c.pointee.has_refresh_token != 0 { refreshToken = try String(received: c.pointee.refresh_token) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__Token> {
        let c = builder.room(for: Veogen__Auth__V1__Token.self, count: 1)
        veogen__auth__v1__token__init(c)
        c.pointee.access_token = builder.text(accessToken)
        c.pointee.has_access_token = 1
        c.pointee.token_type = builder.text(tokenType)
        c.pointee.has_token_type = 1
        c.pointee.expires_in = expiresIn
        c.pointee.has_expires_in = 1
        if let value = refreshToken {
            c.pointee.refresh_token = builder.text(value)
            c.pointee.has_refresh_token = 1
        }
        return c
    }
}

extension LogoutRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__LogoutRequest()
        veogen__auth__v1__logout_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__LogoutRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__LogoutRequest>) throws(ProtobufError) in
            try LogoutRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__LogoutRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__LogoutRequest> {
        let c = builder.room(for: Veogen__Auth__V1__LogoutRequest.self, count: 1)
        veogen__auth__v1__logout_request__init(c)
        return c
    }
}

extension LogoutReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__LogoutReply()
        veogen__auth__v1__logout_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__LogoutReply.self) {
            (c: UnsafePointer<Veogen__Auth__V1__LogoutReply>) throws(ProtobufError) in
            try LogoutReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__LogoutReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__LogoutReply> {
        let c = builder.room(for: Veogen__Auth__V1__LogoutReply.self, count: 1)
        veogen__auth__v1__logout_reply__init(c)
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        return c
    }
}

extension GetMeRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__GetMeRequest()
        veogen__auth__v1__get_me_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__GetMeRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__GetMeRequest>) throws(ProtobufError) in
            try GetMeRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__GetMeRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__GetMeRequest> {
        let c = builder.room(for: Veogen__Auth__V1__GetMeRequest.self, count: 1)
        veogen__auth__v1__get_me_request__init(c)
        return c
    }
}

extension AuthenticateRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__AuthenticateRequest()
        veogen__auth__v1__authenticate_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__AuthenticateRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__AuthenticateRequest>) throws(ProtobufError) in
            try AuthenticateRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__AuthenticateRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_credential != 0 { credential = try String(received: c.pointee.credential) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__AuthenticateRequest> {
        let c = builder.room(for: Veogen__Auth__V1__AuthenticateRequest.self, count: 1)
        veogen__auth__v1__authenticate_request__init(c)
        c.pointee.credential = builder.text(credential)
        c.pointee.has_credential = 1
        return c
    }
}

extension AuthenticateReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__AuthenticateReply()
        veogen__auth__v1__authenticate_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__AuthenticateReply.self) {
            (c: UnsafePointer<Veogen__Auth__V1__AuthenticateReply>) throws(ProtobufError) in
            try AuthenticateReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__AuthenticateReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_user_id != 0 { userID = try String(received: c.pointee.user_id) }
        if c.pointee.has_session_id != 0 { sessionID = try String(received: c.pointee.session_id) }
        if c.pointee.has_is_admin != 0 { isAdmin = c.pointee.is_admin != 0 }
        if c.pointee.has_expires_at != 0 { expiresAt = Timestamp(microseconds: c.pointee.expires_at) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__AuthenticateReply> {
        let c = builder.room(for: Veogen__Auth__V1__AuthenticateReply.self, count: 1)
        veogen__auth__v1__authenticate_reply__init(c)
        c.pointee.user_id = builder.text(userID)
        c.pointee.has_user_id = 1
        c.pointee.session_id = builder.text(sessionID)
        c.pointee.has_session_id = 1
        c.pointee.is_admin = isAdmin ? 1 : 0
        c.pointee.has_is_admin = 1
        c.pointee.expires_at = expiresAt.microseconds
        c.pointee.has_expires_at = 1
        return c
    }
}

extension ListKeysRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ListKeysRequest()
        veogen__auth__v1__list_keys_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ListKeysRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ListKeysRequest>) throws(ProtobufError) in
            try ListKeysRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ListKeysRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ListKeysRequest> {
        let c = builder.room(for: Veogen__Auth__V1__ListKeysRequest.self, count: 1)
        veogen__auth__v1__list_keys_request__init(c)
        return c
    }
}

extension PublicKeySet: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__PublicKeySet()
        veogen__auth__v1__public_key_set__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__PublicKeySet.self) {
            (c: UnsafePointer<Veogen__Auth__V1__PublicKeySet>) throws(ProtobufError) in
            try PublicKeySet(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__PublicKeySet>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.keys {
            let count = c.pointee.n_keys
            keys.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                keys.append(try PublicKey(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__PublicKeySet> {
        let c = builder.room(for: Veogen__Auth__V1__PublicKeySet.self, count: 1)
        veogen__auth__v1__public_key_set__init(c)
        if !keys.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Auth__V1__PublicKey>?.self, count: keys.count)
            for (index, element) in keys.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_keys = keys.count
            c.pointee.keys = elements
        }
        return c
    }
}

extension PublicKey: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__PublicKey()
        veogen__auth__v1__public_key__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__PublicKey.self) {
            (c: UnsafePointer<Veogen__Auth__V1__PublicKey>) throws(ProtobufError) in
            try PublicKey(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__PublicKey>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_kty != 0 { kty = try String(received: c.pointee.kty) }
        if c.pointee.has_crv != 0 { crv = try String(received: c.pointee.crv) }
        if c.pointee.has_use != 0 { use = try String(received: c.pointee.use) }
        if c.pointee.has_alg != 0 { alg = try String(received: c.pointee.alg) }
        if c.pointee.has_kid != 0 { kid = try String(received: c.pointee.kid) }
        if c.pointee.has_x != 0 { x = try String(received: c.pointee.x) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__PublicKey> {
        let c = builder.room(for: Veogen__Auth__V1__PublicKey.self, count: 1)
        veogen__auth__v1__public_key__init(c)
        c.pointee.kty = builder.text(kty)
        c.pointee.has_kty = 1
        c.pointee.crv = builder.text(crv)
        c.pointee.has_crv = 1
        c.pointee.use = builder.text(use)
        c.pointee.has_use = 1
        c.pointee.alg = builder.text(alg)
        c.pointee.has_alg = 1
        c.pointee.kid = builder.text(kid)
        c.pointee.has_kid = 1
        c.pointee.x = builder.text(x)
        c.pointee.has_x = 1
        return c
    }
}

extension WatchRevocationsRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__WatchRevocationsRequest()
        veogen__auth__v1__watch_revocations_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__WatchRevocationsRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__WatchRevocationsRequest>) throws(ProtobufError) in
            try WatchRevocationsRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__WatchRevocationsRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_after_sequence != 0 { afterSequence = c.pointee.after_sequence }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__WatchRevocationsRequest> {
        let c = builder.room(for: Veogen__Auth__V1__WatchRevocationsRequest.self, count: 1)
        veogen__auth__v1__watch_revocations_request__init(c)
        if let value = afterSequence {
            c.pointee.after_sequence = value
            c.pointee.has_after_sequence = 1
        }
        return c
    }
}

extension Revocation: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__Revocation()
        veogen__auth__v1__revocation__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__Revocation.self) {
            (c: UnsafePointer<Veogen__Auth__V1__Revocation>) throws(ProtobufError) in
            try Revocation(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__Revocation>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_sequence != 0 { sequence = c.pointee.sequence }
        if c.pointee.has_user_id != 0 { userID = try String(received: c.pointee.user_id) }
        if c.pointee.has_session_id != 0 { sessionID = try String(received: c.pointee.session_id) }
        if c.pointee.has_issued_before != 0 { issuedBefore = Timestamp(microseconds: c.pointee.issued_before) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__Revocation> {
        let c = builder.room(for: Veogen__Auth__V1__Revocation.self, count: 1)
        veogen__auth__v1__revocation__init(c)
        c.pointee.sequence = sequence
        c.pointee.has_sequence = 1
        if let value = userID {
            c.pointee.user_id = builder.text(value)
            c.pointee.has_user_id = 1
        }
        if let value = sessionID {
            c.pointee.session_id = builder.text(value)
            c.pointee.has_session_id = 1
        }
        if let value = issuedBefore {
            c.pointee.issued_before = value.microseconds
            c.pointee.has_issued_before = 1
        }
        return c
    }
}

