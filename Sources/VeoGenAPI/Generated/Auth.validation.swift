// Made by scripts/protos from proto/auth.proto. Change that instead.

extension User: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
        check.text(email, "email", format: .email)
    }
}

extension RegisterRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(email, "email", max: 254, format: .email)
        check.text(username, "username", min: 3, max: 50, format: .name)
        check.text(password, "password", min: 8, max: 128, isSecret: true)
        if let value = fullName { check.text(value, "full_name", max: 200) }
    }
}

extension LoginRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(username, "username", max: 254)
        check.text(password, "password", max: 1024, isSecret: true)
    }
}

extension RefreshRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = refreshToken { check.text(value, "refresh_token", max: 256, isSecret: true) }
    }
}

extension Token: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension LogoutRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension LogoutReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension GetMeRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension UpdateMeRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = username { check.text(value, "username", min: 3, max: 50, format: .name) }
        if let value = fullName { check.text(value, "full_name", max: 200) }
    }
}

extension ChangePasswordRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(currentPassword, "current_password", max: 1024, isSecret: true)
        check.text(newPassword, "new_password", min: 8, max: 128, isSecret: true)
    }
}

extension ChangePasswordReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ListSessionsRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension Session: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension SessionList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(sessions, "sessions", isMap: false) { $0.validate(&$1) }
    }
}

extension EndSessionRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension EndSessionReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension APIKey: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension CreateAPIKeyRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(name, "name", min: 1, max: 100)
        check.count(scopes.count, "scopes", max: 2)
        if let value = expiresInDays { check.number(Int64(value), "expires_in_days", min: 1, max: 3650) }
    }
}

extension CreateAPIKeyReply: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.nested("api_key") { apiKey.validate(&$0) }
    }
}

extension ListAPIKeysRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension APIKeyList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(apiKeys, "api_keys", isMap: false) { $0.validate(&$1) }
    }
}

extension DeleteAPIKeyRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension DeleteAPIKeyReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ListUsersRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.number(Int64(skip), "skip", min: 0, max: 1000000)
        check.number(Int64(limit), "limit", min: 1, max: 100)
        if let value = email { check.text(value, "email", min: 1, max: 254) }
    }
}

extension UserList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(users, "users", isMap: false) { $0.validate(&$1) }
    }
}

extension GetUserRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension UpdateUserRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension DeleteUserRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(id, "id", format: .uuid)
    }
}

extension DeleteUserReply: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension ListAuditEventsRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.number(Int64(skip), "skip", min: 0, max: 1000000)
        check.number(Int64(limit), "limit", min: 1, max: 100)
        if let value = userID { check.text(value, "user_id", format: .uuid) }
    }
}

extension AuditEvent: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(userID, "user_id", format: .uuid)
        if let value = actorID { check.text(value, "actor_id", format: .uuid) }
    }
}

extension AuditEventList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(events, "events", isMap: false) { $0.validate(&$1) }
    }
}

extension ListDeletedUsersRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        if let value = afterSequence { check.number(Int64(value), "after_sequence", min: 0) }
    }
}

extension DeletedUser: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(userID, "user_id", format: .uuid)
    }
}

extension DeletedUserList: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(users, "users", isMap: false) { $0.validate(&$1) }
    }
}

extension AuthenticateRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(credential, "credential", max: 4096, isSecret: true)
    }
}

extension AuthenticateReply: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.text(userID, "user_id", format: .uuid)
        check.text(sessionID, "session_id", format: .uuid)
    }
}

extension ListKeysRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension PublicKeySet: Validated {
    public func validate(_ check: inout FieldChecks) {
        check.each(keys, "keys", isMap: false) { $0.validate(&$1) }
    }
}

extension PublicKey: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension WatchRevocationsRequest: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

extension Revocation: Validated {
    public func validate(_ check: inout FieldChecks) {
    }
}

