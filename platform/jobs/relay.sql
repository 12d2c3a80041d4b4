-- The outbox of one cell. A town may add rows and see its own; the relay sees all of them.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'thongthin_towns') THEN
        CREATE ROLE thongthin_towns NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'thongthin_relay') THEN
        CREATE ROLE thongthin_relay NOLOGIN;
    END IF;
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS relay;
CREATE TABLE IF NOT EXISTS relay.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    town name NOT NULL DEFAULT current_user,   -- the schema that wrote it; no town can say otherwise
    job text NOT NULL,
    arguments jsonb NOT NULL,
    key text,                                  -- the same (town, job, key) is taken once
    due_at timestamptz NOT NULL,               -- not run before it; a failure moves it on
    tries smallint NOT NULL DEFAULT 0,
    problem text NOT NULL DEFAULT '',
    done_at timestamptz,
    dead_at timestamptz,
    CONSTRAINT job_taken_once UNIQUE (town, job, key)
);
CREATE INDEX IF NOT EXISTS outbox_waiting ON relay.outbox (due_at)
    WHERE done_at IS NULL AND dead_at IS NULL;
ALTER TABLE relay.outbox ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_rows ON relay.outbox;
CREATE POLICY own_rows ON relay.outbox TO thongthin_towns
    USING (town = current_user) WITH CHECK (town = current_user);
DROP POLICY IF EXISTS all_rows ON relay.outbox;
CREATE POLICY all_rows ON relay.outbox TO thongthin_relay USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA relay TO thongthin_towns, thongthin_relay;
GRANT SELECT, INSERT (job, arguments, key, due_at), UPDATE (due_at, tries, problem, done_at, dead_at)
    ON relay.outbox TO thongthin_towns;
GRANT SELECT, INSERT, UPDATE, DELETE ON relay.outbox TO thongthin_relay;
