// Made by scripts/protos from proto/auth.proto. Change that instead.

extension User: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"id\":")
        json.value(id)
        json.literal(",\"email\":")
        json.value(email)
        json.literal(",\"username\":")
        json.value(username)
        json.literal(",\"full_name\":")
        json.value(fullName)
        json.literal(",\"is_active\":")
        json.value(isActive)
        json.literal(",\"is_admin\":")
        json.value(isAdmin)
        json.literal(",\"created_at\":")
        json.value(createdAt)
        json.literal("}")
    }
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

extension Token: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"access_token\":")
        json.value(accessToken)
        json.literal(",\"token_type\":")
        json.value(tokenType)
        json.literal(",\"expires_in\":")
        json.value(expiresIn)
        json.literal(",\"refresh_token\":")
        json.value(refreshToken)
        json.literal("}")
    }
}

extension LogoutRequest: FieldReadable {
    public init(reading fields: inout FieldReader) {
        self.init()
        fields.refuseUnknown()
    }
}

extension LogoutReply: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"message\":")
        json.value(message)
        json.literal("}")
    }
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

extension PublicKeySet: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"keys\":")
        json.value(keys)
        json.literal("}")
    }
}

extension PublicKey: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.literal("{\"kty\":")
        json.value(kty)
        json.literal(",\"crv\":")
        json.value(crv)
        json.literal(",\"use\":")
        json.value(use)
        json.literal(",\"alg\":")
        json.value(alg)
        json.literal(",\"kid\":")
        json.value(kid)
        json.literal(",\"x\":")
        json.value(x)
        json.literal("}")
    }
}

