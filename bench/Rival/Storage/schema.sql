-- The whole schema. It is applied at every start under an advisory lock, so every statement must be able to run again.

CREATE TABLE IF NOT EXISTS partners (
  partner_id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS api_keys (
  key_id text COLLATE "C" PRIMARY KEY,
  partner_id text COLLATE "C" NOT NULL REFERENCES partners,
  secret_hash bytea NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz
);

CREATE TABLE IF NOT EXISTS skills (
  skill_id text COLLATE "C" PRIMARY KEY,
  partner_id text COLLATE "C" NOT NULL REFERENCES partners,
  name text NOT NULL,
  stage text NOT NULL,
  client_id text NOT NULL,
  client_secret bytea NOT NULL,
  redirect_uris text[] NOT NULL,
  asin text,
  pkce boolean NOT NULL,
  authorization_client_id text NOT NULL,
  authorization_client_secret bytea NOT NULL,
  refresh_policy text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- One row per consent; from the callback on it is the attempt, and holds the pair until the link takes it over.
CREATE TABLE IF NOT EXISTS consents (
  state_hash bytea PRIMARY KEY,
  skill_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  partner_id text COLLATE "C" NOT NULL,
  client_id text NOT NULL,
  redirect_uri text NOT NULL,
  stage text NOT NULL,
  verifier bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  claimed_at timestamptz,
  code_hash bytea,
  access_token bytea,
  refresh_token bytea,
  access_expires_at timestamptz,
  retry_at timestamptz,
  -- Null while it is open or under way; then 'linked', or the code of what ended it.
  outcome text
);
CREATE INDEX IF NOT EXISTS consents_of_user ON consents (skill_id, user_id, created_at DESC);
CREATE INDEX IF NOT EXISTS consents_to_resume ON consents (retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS consents_to_forget ON consents (expires_at);

-- status: 0 notLinked, 1 linked, 2 relinkRequired, 3 unlinking, 4 unlinked. source: 0 platform, 1 amazon.
CREATE TABLE IF NOT EXISTS links (
  skill_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  status smallint NOT NULL,
  source smallint NOT NULL DEFAULT 0,
  version bigint NOT NULL DEFAULT 1,
  stage text,
  linked_at timestamptz,
  verified_at timestamptz,
  reason text,
  client_id text,
  host text,
  alexa_user_id text COLLATE "C",
  access_expires_at timestamptz,
  refresh_at timestamptz,
  retry_at timestamptz,
  unlink_until timestamptz,
  access_token bytea,
  refresh_token bytea,
  PRIMARY KEY (skill_id, user_id)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX IF NOT EXISTS links_to_refresh ON links (refresh_at) WHERE status = 1;
CREATE INDEX IF NOT EXISTS links_to_unlink ON links (retry_at) WHERE status = 3;
CREATE INDEX IF NOT EXISTS links_of_account ON links (alexa_user_id) WHERE status = 1;

-- The built-in authorization server: an authorization code, and once it is redeemed the refresh tokens that came of it.
CREATE TABLE IF NOT EXISTS grants (
  grant_id uuid PRIMARY KEY,
  skill_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  redirect_uri text NOT NULL,
  code_hash bytea NOT NULL,
  code_expires_at timestamptz NOT NULL,
  redeemed_at timestamptz,
  refresh_hash bytea,
  previous_hash bytea,
  previous_until timestamptz
);
CREATE INDEX IF NOT EXISTS grants_of_user ON grants (skill_id, user_id);

CREATE TABLE IF NOT EXISTS signing_keys (
  key_id text COLLATE "C" PRIMARY KEY,
  private_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
