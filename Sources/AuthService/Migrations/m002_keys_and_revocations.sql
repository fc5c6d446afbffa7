-- The keys that sign access tokens. A new one is published before it signs, a retired one until its last token has ended.
CREATE TABLE auth.signing_key (
    -- The RFC 7638 thumbprint of the public key.
    kid text COLLATE "C" PRIMARY KEY CONSTRAINT signing_key_kid_form CHECK (kid ~ '^[A-Za-z0-9_-]{43}$'),
    -- PKCS #8 DER (RFC 8410).
    private_key bytea NOT NULL
        CONSTRAINT signing_key_private_key_form CHECK (octet_length(private_key) BETWEEN 32 AND 4096),
    created_at timestamptz NOT NULL DEFAULT now(),
    signs_from timestamptz NOT NULL,
    retired_at timestamptz,
    CONSTRAINT signing_key_signs_from CHECK (signs_from >= created_at),
    CONSTRAINT signing_key_retired_at CHECK (retired_at > signs_from)
);

-- The number of the last revocation. Whoever revokes counts it up first and holds the row to the commit, so revocations
-- become visible in the order of their numbers, and a reader of "all after n" misses none.
CREATE TABLE auth.revocation_head (
    is_only boolean PRIMARY KEY DEFAULT true CONSTRAINT revocation_head_is_only CHECK (is_only),
    sequence bigint NOT NULL DEFAULT 0
);
INSERT INTO auth.revocation_head DEFAULT VALUES;

-- The tokens that are refused although they have not ended.
CREATE TABLE auth.revocation (
    sequence bigint PRIMARY KEY CONSTRAINT revocation_sequence_form CHECK (sequence > 0),
    -- Not references: what is revoked stays so after the user is deleted.
    user_id uuid,
    session_id uuid,
    issued_before timestamptz NOT NULL
        CONSTRAINT revocation_issued_before_form CHECK (issued_before = date_trunc('second', issued_before)),
    created_at timestamptz NOT NULL DEFAULT now(),
    -- From then on no token that it covers can be valid.
    expires_at timestamptz NOT NULL,
    CONSTRAINT revocation_subject CHECK (num_nonnulls(user_id, session_id) = 1),
    CONSTRAINT revocation_life CHECK (expires_at > created_at)
);

CREATE INDEX revocation_expires_at ON auth.revocation (expires_at);
