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

