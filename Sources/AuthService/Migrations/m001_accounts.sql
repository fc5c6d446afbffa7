-- Accounts and their logins. Texts that are compared without regard to case are ASCII and of collation "C", so that
-- lower() means the same on every server.

CREATE TABLE auth.app_user (
    id uuid PRIMARY KEY,
    email text COLLATE "C" NOT NULL
        CONSTRAINT app_user_email_form CHECK (octet_length(email) <= 254 AND email ~ '^[!-~]+@[!-~]+$'),
    username text COLLATE "C" NOT NULL
        CONSTRAINT app_user_username_form CHECK (username ~ '^[A-Za-z0-9_.-]{3,50}$'),
    full_name text
        CONSTRAINT app_user_full_name_form CHECK (char_length(full_name) BETWEEN 1 AND 200),
    -- A PHC string. What it may cost to check is bounded by its reader.
    password_hash text COLLATE "C" NOT NULL
        CONSTRAINT app_user_password_hash_form CHECK (octet_length(password_hash) <= 256 AND password_hash ~ '^\$scrypt\$'),
    is_active boolean NOT NULL DEFAULT true,
    is_admin boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- Access tokens issued before this moment are refused; it is a whole second, as their times are.
    tokens_revoked_before timestamptz
        CONSTRAINT app_user_tokens_revoked_before_form
        CHECK (tokens_revoked_before = date_trunc('second', tokens_revoked_before))
);

-- In this order: a row that breaks both is reported as breaking the first.
CREATE UNIQUE INDEX app_user_email_key ON auth.app_user (lower(email));
CREATE UNIQUE INDEX app_user_username_key ON auth.app_user (lower(username));

-- One login. Whoever changes a user's sessions locks the user's row first, so that such changes come one by one.
CREATE TABLE auth.session (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES auth.app_user ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- The absolute end: no refresh moves it.
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    -- In hours: 30 days are an hour less, or more, where the server's time zone changes its clocks.
    CONSTRAINT session_life CHECK (expires_at > created_at AND expires_at <= created_at + interval '720 hours'),
    CONSTRAINT session_end CHECK (ended_at >= created_at)
);

CREATE INDEX session_user_id ON auth.session (user_id);
CREATE INDEX session_expires_at ON auth.session (expires_at);

-- The refresh tokens of a session: a chain of used ones, and its head.
CREATE TABLE auth.refresh_token (
    -- SHA-256 of the token's text; the text itself is not kept.
    hash bytea PRIMARY KEY CONSTRAINT refresh_token_hash_form CHECK (octet_length(hash) = 32),
    session_id uuid NOT NULL REFERENCES auth.session ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    -- The successor is derived from the token and this seed: who lost the answer can be given the same one again, and who
    -- reads this table cannot make it.
    successor_seed bytea CONSTRAINT refresh_token_successor_seed_form CHECK (octet_length(successor_seed) = 32),
    CONSTRAINT refresh_token_use CHECK ((used_at IS NULL) = (successor_seed IS NULL)),
    CONSTRAINT refresh_token_life CHECK (expires_at > created_at)
);

-- A session has one head: a race that got past the lock would fail here.
CREATE UNIQUE INDEX refresh_token_head ON auth.refresh_token (session_id) WHERE used_at IS NULL;
CREATE INDEX refresh_token_session_id ON auth.refresh_token (session_id);
