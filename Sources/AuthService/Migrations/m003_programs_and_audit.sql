-- Where a session was opened, and when it was last refreshed: for its user to recognise it.
ALTER TABLE auth.session
    ADD COLUMN last_used_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN address text CONSTRAINT session_address_form CHECK (octet_length(address) <= 64),
    ADD COLUMN user_agent text CONSTRAINT session_user_agent_form CHECK (octet_length(user_agent) <= 1024);

-- Credentials of programs.
CREATE TABLE auth.api_key (
    -- Revoked as a session of this id.
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES auth.app_user ON DELETE CASCADE,
    name text NOT NULL CONSTRAINT api_key_name_form CHECK (char_length(name) BETWEEN 1 AND 100),
    -- How the key begins.
    prefix text COLLATE "C" NOT NULL CONSTRAINT api_key_prefix_form CHECK (octet_length(prefix) <= 16),
    -- SHA-256 of the key's text; the text itself is not kept.
    hash bytea NOT NULL CONSTRAINT api_key_hash_form CHECK (octet_length(hash) = 32),
    may_write boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz CONSTRAINT api_key_life CHECK (expires_at > created_at),
    last_used_at timestamptz
);

CREATE UNIQUE INDEX api_key_hash ON auth.api_key (hash);
CREATE INDEX api_key_user_id ON auth.api_key (user_id, created_at DESC);

-- The users who were deleted, for services that keep something of theirs. Kept for ever: an id says nothing.
CREATE TABLE auth.deleted_user (
    -- That of the revocation in the same transaction, so that a reader of "all after n" misses none.
    sequence bigint PRIMARY KEY,
    user_id uuid NOT NULL
);

-- What was done to accounts.
CREATE TABLE auth.audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    action text COLLATE "C" NOT NULL CONSTRAINT audit_event_action_form CHECK (action ~ '^[a-z_]{1,40}$'),
    -- Not references: what was done stays known after the user is deleted.
    user_id uuid NOT NULL,
    -- Null for an operator at the command line.
    actor_id uuid,
    address text CONSTRAINT audit_event_address_form CHECK (octet_length(address) <= 64),
    detail text CONSTRAINT audit_event_detail_form CHECK (char_length(detail) <= 200)
);

CREATE INDEX audit_event_user_id ON auth.audit_event (user_id, id);
CREATE INDEX audit_event_actor_id ON auth.audit_event (actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_event_at ON auth.audit_event (at);

-- The list of all users.
CREATE INDEX app_user_created_at ON auth.app_user (created_at DESC, id DESC);
