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

extension UpdateMeRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__UpdateMeRequest()
        veogen__auth__v1__update_me_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__UpdateMeRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__UpdateMeRequest>) throws(ProtobufError) in
            try UpdateMeRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__UpdateMeRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_username != 0 { username = try String(received: c.pointee.username) }
        if c.pointee.has_full_name != 0 { fullName = try String(received: c.pointee.full_name) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__UpdateMeRequest> {
        let c = builder.room(for: Veogen__Auth__V1__UpdateMeRequest.self, count: 1)
        veogen__auth__v1__update_me_request__init(c)
        if let value = username {
            c.pointee.username = builder.text(value)
            c.pointee.has_username = 1
        }
        if let value = fullName {
            c.pointee.full_name = builder.text(value)
            c.pointee.has_full_name = 1
        }
        return c
    }
}

extension ChangePasswordRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ChangePasswordRequest()
        veogen__auth__v1__change_password_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ChangePasswordRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ChangePasswordRequest>) throws(ProtobufError) in
            try ChangePasswordRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ChangePasswordRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_current_password != 0 { currentPassword = try String(received: c.pointee.current_password) }
        if c.pointee.has_new_password != 0 { newPassword = try String(received: c.pointee.new_password) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ChangePasswordRequest> {
        let c = builder.room(for: Veogen__Auth__V1__ChangePasswordRequest.self, count: 1)
        veogen__auth__v1__change_password_request__init(c)
        c.pointee.current_password = builder.text(currentPassword)
        c.pointee.has_current_password = 1
        c.pointee.new_password = builder.text(newPassword)
        c.pointee.has_new_password = 1
        return c
    }
}

extension ChangePasswordReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ChangePasswordReply()
        veogen__auth__v1__change_password_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ChangePasswordReply.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ChangePasswordReply>) throws(ProtobufError) in
            try ChangePasswordReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ChangePasswordReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
        if c.pointee.has_sessions_ended != 0 { sessionsEnded = c.pointee.sessions_ended }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ChangePasswordReply> {
        let c = builder.room(for: Veogen__Auth__V1__ChangePasswordReply.self, count: 1)
        veogen__auth__v1__change_password_reply__init(c)
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        c.pointee.sessions_ended = sessionsEnded
        c.pointee.has_sessions_ended = 1
        return c
    }
}

extension ListSessionsRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ListSessionsRequest()
        veogen__auth__v1__list_sessions_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ListSessionsRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ListSessionsRequest>) throws(ProtobufError) in
            try ListSessionsRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ListSessionsRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ListSessionsRequest> {
        let c = builder.room(for: Veogen__Auth__V1__ListSessionsRequest.self, count: 1)
        veogen__auth__v1__list_sessions_request__init(c)
        return c
    }
}

extension Session: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__Session()
        veogen__auth__v1__session__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__Session.self) {
            (c: UnsafePointer<Veogen__Auth__V1__Session>) throws(ProtobufError) in
            try Session(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__Session>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_is_current != 0 { isCurrent = c.pointee.is_current != 0 }
        if c.pointee.has_created_at != 0 { createdAt = Timestamp(microseconds: c.pointee.created_at) }
        if c.pointee.has_last_used_at != 0 { lastUsedAt = Timestamp(microseconds: c.pointee.last_used_at) }
        if c.pointee.has_expires_at != 0 { expiresAt = Timestamp(microseconds: c.pointee.expires_at) }
        if c.pointee.has_address != 0 { address = try String(received: c.pointee.address) }
        if c.pointee.has_user_agent != 0 { userAgent = try String(received: c.pointee.user_agent) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__Session> {
        let c = builder.room(for: Veogen__Auth__V1__Session.self, count: 1)
        veogen__auth__v1__session__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.is_current = isCurrent ? 1 : 0
        c.pointee.has_is_current = 1
        c.pointee.created_at = createdAt.microseconds
        c.pointee.has_created_at = 1
        c.pointee.last_used_at = lastUsedAt.microseconds
        c.pointee.has_last_used_at = 1
        c.pointee.expires_at = expiresAt.microseconds
        c.pointee.has_expires_at = 1
        if let value = address {
            c.pointee.address = builder.text(value)
            c.pointee.has_address = 1
        }
        if let value = userAgent {
            c.pointee.user_agent = builder.text(value)
            c.pointee.has_user_agent = 1
        }
        return c
    }
}

extension SessionList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__SessionList()
        veogen__auth__v1__session_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__SessionList.self) {
            (c: UnsafePointer<Veogen__Auth__V1__SessionList>) throws(ProtobufError) in
            try SessionList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__SessionList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.sessions {
            let count = c.pointee.n_sessions
            sessions.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                sessions.append(try Session(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__SessionList> {
        let c = builder.room(for: Veogen__Auth__V1__SessionList.self, count: 1)
        veogen__auth__v1__session_list__init(c)
        if !sessions.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Auth__V1__Session>?.self, count: sessions.count)
            for (index, element) in sessions.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_sessions = sessions.count
            c.pointee.sessions = elements
        }
        return c
    }
}

extension EndSessionRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__EndSessionRequest()
        veogen__auth__v1__end_session_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__EndSessionRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__EndSessionRequest>) throws(ProtobufError) in
            try EndSessionRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__EndSessionRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__EndSessionRequest> {
        let c = builder.room(for: Veogen__Auth__V1__EndSessionRequest.self, count: 1)
        veogen__auth__v1__end_session_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension EndSessionReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__EndSessionReply()
        veogen__auth__v1__end_session_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__EndSessionReply.self) {
            (c: UnsafePointer<Veogen__Auth__V1__EndSessionReply>) throws(ProtobufError) in
            try EndSessionReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__EndSessionReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__EndSessionReply> {
        let c = builder.room(for: Veogen__Auth__V1__EndSessionReply.self, count: 1)
        veogen__auth__v1__end_session_reply__init(c)
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        return c
    }
}

extension APIKey: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__APIKey()
        veogen__auth__v1__apikey__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__APIKey.self) {
            (c: UnsafePointer<Veogen__Auth__V1__APIKey>) throws(ProtobufError) in
            try APIKey(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__APIKey>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_name != 0 { name = try String(received: c.pointee.name) }
        if c.pointee.has_prefix != 0 { prefix = try String(received: c.pointee.prefix) }
        if let elements = c.pointee.scopes {
            let count = c.pointee.n_scopes
            scopes.reserveCapacity(count)
            for index in 0..<count {
                scopes.append(Scope(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
        if c.pointee.has_created_at != 0 { createdAt = Timestamp(microseconds: c.pointee.created_at) }
        if c.pointee.has_expires_at != 0 { expiresAt = Timestamp(microseconds: c.pointee.expires_at) }
        if c.pointee.has_last_used_at != 0 { lastUsedAt = Timestamp(microseconds: c.pointee.last_used_at) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__APIKey> {
        let c = builder.room(for: Veogen__Auth__V1__APIKey.self, count: 1)
        veogen__auth__v1__apikey__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        c.pointee.name = builder.text(name)
        c.pointee.has_name = 1
        c.pointee.prefix = builder.text(prefix)
        c.pointee.has_prefix = 1
        if !scopes.isEmpty {
            let elements = builder.room(for: Veogen__Auth__V1__Scope.self, count: scopes.count)
            for (index, element) in scopes.enumerated() {
                (elements + index).initialize(to: Veogen__Auth__V1__Scope(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_scopes = scopes.count
            c.pointee.scopes = elements
        }
        c.pointee.created_at = createdAt.microseconds
        c.pointee.has_created_at = 1
        if let value = expiresAt {
            c.pointee.expires_at = value.microseconds
            c.pointee.has_expires_at = 1
        }
        if let value = lastUsedAt {
            c.pointee.last_used_at = value.microseconds
            c.pointee.has_last_used_at = 1
        }
        return c
    }
}

extension CreateAPIKeyRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__CreateAPIKeyRequest()
        veogen__auth__v1__create_apikey_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__CreateAPIKeyRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__CreateAPIKeyRequest>) throws(ProtobufError) in
            try CreateAPIKeyRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__CreateAPIKeyRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_name != 0 { name = try String(received: c.pointee.name) }
        if let elements = c.pointee.scopes {
            let count = c.pointee.n_scopes
            scopes.reserveCapacity(count)
            for index in 0..<count {
                scopes.append(Scope(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
        if c.pointee.has_expires_in_days != 0 { expiresInDays = c.pointee.expires_in_days }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__CreateAPIKeyRequest> {
        let c = builder.room(for: Veogen__Auth__V1__CreateAPIKeyRequest.self, count: 1)
        veogen__auth__v1__create_apikey_request__init(c)
        c.pointee.name = builder.text(name)
        c.pointee.has_name = 1
        if !scopes.isEmpty {
            let elements = builder.room(for: Veogen__Auth__V1__Scope.self, count: scopes.count)
            for (index, element) in scopes.enumerated() {
                (elements + index).initialize(to: Veogen__Auth__V1__Scope(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_scopes = scopes.count
            c.pointee.scopes = elements
        }
        if let value = expiresInDays {
            c.pointee.expires_in_days = value
            c.pointee.has_expires_in_days = 1
        }
        return c
    }
}

extension CreateAPIKeyReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__CreateAPIKeyReply()
        veogen__auth__v1__create_apikey_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__CreateAPIKeyReply.self) {
            (c: UnsafePointer<Veogen__Auth__V1__CreateAPIKeyReply>) throws(ProtobufError) in
            try CreateAPIKeyReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__CreateAPIKeyReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_key != 0 { key = try String(received: c.pointee.key) }
        if let value = c.pointee.api_key { apiKey = try APIKey(value) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__CreateAPIKeyReply> {
        let c = builder.room(for: Veogen__Auth__V1__CreateAPIKeyReply.self, count: 1)
        veogen__auth__v1__create_apikey_reply__init(c)
        c.pointee.key = builder.text(key)
        c.pointee.has_key = 1
        c.pointee.api_key = apiKey.place(in: &builder)
        return c
    }
}

extension ListAPIKeysRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ListAPIKeysRequest()
        veogen__auth__v1__list_apikeys_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ListAPIKeysRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ListAPIKeysRequest>) throws(ProtobufError) in
            try ListAPIKeysRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ListAPIKeysRequest>) throws(ProtobufError) {
        self.init()
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ListAPIKeysRequest> {
        let c = builder.room(for: Veogen__Auth__V1__ListAPIKeysRequest.self, count: 1)
        veogen__auth__v1__list_apikeys_request__init(c)
        return c
    }
}

extension APIKeyList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__APIKeyList()
        veogen__auth__v1__apikey_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__APIKeyList.self) {
            (c: UnsafePointer<Veogen__Auth__V1__APIKeyList>) throws(ProtobufError) in
            try APIKeyList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__APIKeyList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.api_keys {
            let count = c.pointee.n_api_keys
            apiKeys.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                apiKeys.append(try APIKey(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__APIKeyList> {
        let c = builder.room(for: Veogen__Auth__V1__APIKeyList.self, count: 1)
        veogen__auth__v1__apikey_list__init(c)
        if !apiKeys.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Auth__V1__APIKey>?.self, count: apiKeys.count)
            for (index, element) in apiKeys.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_api_keys = apiKeys.count
            c.pointee.api_keys = elements
        }
        return c
    }
}

extension DeleteAPIKeyRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__DeleteAPIKeyRequest()
        veogen__auth__v1__delete_apikey_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__DeleteAPIKeyRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__DeleteAPIKeyRequest>) throws(ProtobufError) in
            try DeleteAPIKeyRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__DeleteAPIKeyRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__DeleteAPIKeyRequest> {
        let c = builder.room(for: Veogen__Auth__V1__DeleteAPIKeyRequest.self, count: 1)
        veogen__auth__v1__delete_apikey_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension DeleteAPIKeyReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__DeleteAPIKeyReply()
        veogen__auth__v1__delete_apikey_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__DeleteAPIKeyReply.self) {
            (c: UnsafePointer<Veogen__Auth__V1__DeleteAPIKeyReply>) throws(ProtobufError) in
            try DeleteAPIKeyReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__DeleteAPIKeyReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__DeleteAPIKeyReply> {
        let c = builder.room(for: Veogen__Auth__V1__DeleteAPIKeyReply.self, count: 1)
        veogen__auth__v1__delete_apikey_reply__init(c)
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        return c
    }
}

extension ListUsersRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ListUsersRequest()
        veogen__auth__v1__list_users_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ListUsersRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ListUsersRequest>) throws(ProtobufError) in
            try ListUsersRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ListUsersRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_skip != 0 { skip = c.pointee.skip }
        if c.pointee.has_limit != 0 { limit = c.pointee.limit }
        if c.pointee.has_email != 0 { email = try String(received: c.pointee.email) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ListUsersRequest> {
        let c = builder.room(for: Veogen__Auth__V1__ListUsersRequest.self, count: 1)
        veogen__auth__v1__list_users_request__init(c)
        c.pointee.skip = skip
        c.pointee.has_skip = 1
        c.pointee.limit = limit
        c.pointee.has_limit = 1
        if let value = email {
            c.pointee.email = builder.text(value)
            c.pointee.has_email = 1
        }
        return c
    }
}

extension UserList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__UserList()
        veogen__auth__v1__user_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__UserList.self) {
            (c: UnsafePointer<Veogen__Auth__V1__UserList>) throws(ProtobufError) in
            try UserList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__UserList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.users {
            let count = c.pointee.n_users
            users.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                users.append(try User(element))
            }
        }
        if c.pointee.has_total != 0 { total = c.pointee.total }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__UserList> {
        let c = builder.room(for: Veogen__Auth__V1__UserList.self, count: 1)
        veogen__auth__v1__user_list__init(c)
        if !users.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Auth__V1__User>?.self, count: users.count)
            for (index, element) in users.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_users = users.count
            c.pointee.users = elements
        }
        c.pointee.total = total
        c.pointee.has_total = 1
        return c
    }
}

extension GetUserRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__GetUserRequest()
        veogen__auth__v1__get_user_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__GetUserRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__GetUserRequest>) throws(ProtobufError) in
            try GetUserRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__GetUserRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__GetUserRequest> {
        let c = builder.room(for: Veogen__Auth__V1__GetUserRequest.self, count: 1)
        veogen__auth__v1__get_user_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension UpdateUserRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__UpdateUserRequest()
        veogen__auth__v1__update_user_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__UpdateUserRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__UpdateUserRequest>) throws(ProtobufError) in
            try UpdateUserRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__UpdateUserRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
        if c.pointee.has_is_active != 0 { isActive = c.pointee.is_active != 0 }
        if c.pointee.has_is_admin != 0 { isAdmin = c.pointee.is_admin != 0 }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__UpdateUserRequest> {
        let c = builder.room(for: Veogen__Auth__V1__UpdateUserRequest.self, count: 1)
        veogen__auth__v1__update_user_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        if let value = isActive {
            c.pointee.is_active = value ? 1 : 0
            c.pointee.has_is_active = 1
        }
        if let value = isAdmin {
            c.pointee.is_admin = value ? 1 : 0
            c.pointee.has_is_admin = 1
        }
        return c
    }
}

extension DeleteUserRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__DeleteUserRequest()
        veogen__auth__v1__delete_user_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__DeleteUserRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__DeleteUserRequest>) throws(ProtobufError) in
            try DeleteUserRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__DeleteUserRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = try String(received: c.pointee.id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__DeleteUserRequest> {
        let c = builder.room(for: Veogen__Auth__V1__DeleteUserRequest.self, count: 1)
        veogen__auth__v1__delete_user_request__init(c)
        c.pointee.id = builder.text(id)
        c.pointee.has_id = 1
        return c
    }
}

extension DeleteUserReply: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__DeleteUserReply()
        veogen__auth__v1__delete_user_reply__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__DeleteUserReply.self) {
            (c: UnsafePointer<Veogen__Auth__V1__DeleteUserReply>) throws(ProtobufError) in
            try DeleteUserReply(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__DeleteUserReply>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_message != 0 { message = try String(received: c.pointee.message) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__DeleteUserReply> {
        let c = builder.room(for: Veogen__Auth__V1__DeleteUserReply.self, count: 1)
        veogen__auth__v1__delete_user_reply__init(c)
        c.pointee.message = builder.text(message)
        c.pointee.has_message = 1
        return c
    }
}

extension ListAuditEventsRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ListAuditEventsRequest()
        veogen__auth__v1__list_audit_events_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ListAuditEventsRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ListAuditEventsRequest>) throws(ProtobufError) in
            try ListAuditEventsRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ListAuditEventsRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_skip != 0 { skip = c.pointee.skip }
        if c.pointee.has_limit != 0 { limit = c.pointee.limit }
        if c.pointee.has_user_id != 0 { userID = try String(received: c.pointee.user_id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ListAuditEventsRequest> {
        let c = builder.room(for: Veogen__Auth__V1__ListAuditEventsRequest.self, count: 1)
        veogen__auth__v1__list_audit_events_request__init(c)
        c.pointee.skip = skip
        c.pointee.has_skip = 1
        c.pointee.limit = limit
        c.pointee.has_limit = 1
        if let value = userID {
            c.pointee.user_id = builder.text(value)
            c.pointee.has_user_id = 1
        }
        return c
    }
}

extension AuditEvent: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__AuditEvent()
        veogen__auth__v1__audit_event__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__AuditEvent.self) {
            (c: UnsafePointer<Veogen__Auth__V1__AuditEvent>) throws(ProtobufError) in
            try AuditEvent(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__AuditEvent>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_id != 0 { id = c.pointee.id }
        if c.pointee.has_at != 0 { at = Timestamp(microseconds: c.pointee.at) }
        if c.pointee.has_action != 0 { action = try String(received: c.pointee.action) }
        if c.pointee.has_user_id != 0 { userID = try String(received: c.pointee.user_id) }
        if c.pointee.has_actor_id != 0 { actorID = try String(received: c.pointee.actor_id) }
        if c.pointee.has_address != 0 { address = try String(received: c.pointee.address) }
        if c.pointee.has_detail != 0 { detail = try String(received: c.pointee.detail) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__AuditEvent> {
        let c = builder.room(for: Veogen__Auth__V1__AuditEvent.self, count: 1)
        veogen__auth__v1__audit_event__init(c)
        c.pointee.id = id
        c.pointee.has_id = 1
        c.pointee.at = at.microseconds
        c.pointee.has_at = 1
        c.pointee.action = builder.text(action)
        c.pointee.has_action = 1
        c.pointee.user_id = builder.text(userID)
        c.pointee.has_user_id = 1
        if let value = actorID {
            c.pointee.actor_id = builder.text(value)
            c.pointee.has_actor_id = 1
        }
        if let value = address {
            c.pointee.address = builder.text(value)
            c.pointee.has_address = 1
        }
        if let value = detail {
            c.pointee.detail = builder.text(value)
            c.pointee.has_detail = 1
        }
        return c
    }
}

extension AuditEventList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__AuditEventList()
        veogen__auth__v1__audit_event_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__AuditEventList.self) {
            (c: UnsafePointer<Veogen__Auth__V1__AuditEventList>) throws(ProtobufError) in
            try AuditEventList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__AuditEventList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.events {
            let count = c.pointee.n_events
            events.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                events.append(try AuditEvent(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__AuditEventList> {
        let c = builder.room(for: Veogen__Auth__V1__AuditEventList.self, count: 1)
        veogen__auth__v1__audit_event_list__init(c)
        if !events.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Auth__V1__AuditEvent>?.self, count: events.count)
            for (index, element) in events.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_events = events.count
            c.pointee.events = elements
        }
        return c
    }
}

extension ListDeletedUsersRequest: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__ListDeletedUsersRequest()
        veogen__auth__v1__list_deleted_users_request__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__ListDeletedUsersRequest.self) {
            (c: UnsafePointer<Veogen__Auth__V1__ListDeletedUsersRequest>) throws(ProtobufError) in
            try ListDeletedUsersRequest(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__ListDeletedUsersRequest>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_after_sequence != 0 { afterSequence = c.pointee.after_sequence }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__ListDeletedUsersRequest> {
        let c = builder.room(for: Veogen__Auth__V1__ListDeletedUsersRequest.self, count: 1)
        veogen__auth__v1__list_deleted_users_request__init(c)
        if let value = afterSequence {
            c.pointee.after_sequence = value
            c.pointee.has_after_sequence = 1
        }
        return c
    }
}

extension DeletedUser: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__DeletedUser()
        veogen__auth__v1__deleted_user__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__DeletedUser.self) {
            (c: UnsafePointer<Veogen__Auth__V1__DeletedUser>) throws(ProtobufError) in
            try DeletedUser(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__DeletedUser>) throws(ProtobufError) {
        self.init()
        if c.pointee.has_sequence != 0 { sequence = c.pointee.sequence }
        if c.pointee.has_user_id != 0 { userID = try String(received: c.pointee.user_id) }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__DeletedUser> {
        let c = builder.room(for: Veogen__Auth__V1__DeletedUser.self, count: 1)
        veogen__auth__v1__deleted_user__init(c)
        c.pointee.sequence = sequence
        c.pointee.has_sequence = 1
        c.pointee.user_id = builder.text(userID)
        c.pointee.has_user_id = 1
        return c
    }
}

extension DeletedUserList: ProtobufMessage {
    static let descriptor: MessageDescriptor = {
        var empty = Veogen__Auth__V1__DeletedUserList()
        veogen__auth__v1__deleted_user_list__init(&empty)
        return MessageDescriptor(of: empty.base)
    }()

    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self = try Self.descriptor.unpack(bytes, as: Veogen__Auth__V1__DeletedUserList.self) {
            (c: UnsafePointer<Veogen__Auth__V1__DeletedUserList>) throws(ProtobufError) in
            try DeletedUserList(c)
        }
    }

    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try MessageBuilder.withBuilder { builder in
            try body(PackedMessage(UnsafeRawPointer(place(in: &builder))
                .assumingMemoryBound(to: ProtobufCMessage.self)))
        }
    }

    init(_ c: UnsafePointer<Veogen__Auth__V1__DeletedUserList>) throws(ProtobufError) {
        self.init()
        if let elements = c.pointee.users {
            let count = c.pointee.n_users
            users.reserveCapacity(count)
            for index in 0..<count {
                guard let element = elements[index] else { continue }
                users.append(try DeletedUser(element))
            }
        }
    }

    func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<Veogen__Auth__V1__DeletedUserList> {
        let c = builder.room(for: Veogen__Auth__V1__DeletedUserList.self, count: 1)
        veogen__auth__v1__deleted_user_list__init(c)
        if !users.isEmpty {
            let elements = builder.room(for: UnsafeMutablePointer<Veogen__Auth__V1__DeletedUser>?.self, count: users.count)
            for (index, element) in users.enumerated() {
                (elements + index).initialize(to: element.place(in: &builder))
            }
            c.pointee.n_users = users.count
            c.pointee.users = elements
        }
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
        if let elements = c.pointee.scopes {
            let count = c.pointee.n_scopes
            scopes.reserveCapacity(count)
            for index in 0..<count {
                scopes.append(Scope(rawValue: Int32(truncatingIfNeeded: elements[index].rawValue)) ?? .unspecified)
            }
        }
        if c.pointee.has_issued_at != 0 { issuedAt = Timestamp(microseconds: c.pointee.issued_at) }
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
        if !scopes.isEmpty {
            let elements = builder.room(for: Veogen__Auth__V1__Scope.self, count: scopes.count)
            for (index, element) in scopes.enumerated() {
                (elements + index).initialize(to: Veogen__Auth__V1__Scope(rawValue: .init(truncatingIfNeeded: element.rawValue)))
            }
            c.pointee.n_scopes = scopes.count
            c.pointee.scopes = elements
        }
        if let value = issuedAt {
            c.pointee.issued_at = value.microseconds
            c.pointee.has_issued_at = 1
        }
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

