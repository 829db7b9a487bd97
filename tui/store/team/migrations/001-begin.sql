-- The team store. Run by branchline_owner inside one transaction, in the schema branchline.

CREATE TABLE store (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    keep_from date NOT NULL DEFAULT DATE '2000-01-01'
);
COMMENT ON TABLE store IS 'One row: which store this is, and from which month on it keeps cases.';
INSERT INTO store DEFAULT VALUES;

CREATE TABLE gone (case_id text COLLATE "C" PRIMARY KEY);
COMMENT ON TABLE gone IS 'Cases that were purged: nobody can bring them back by pushing again.';

-- What happened, one row for each event of a case. The month is the one in which the case began,
-- so that a case lies in one partition and goes with it.
CREATE TABLE events (
    month date NOT NULL,
    case_id text COLLATE "C" NOT NULL,
    n integer NOT NULL,
    at timestamptz NOT NULL,
    zone text NOT NULL,
    ms bigint NOT NULL,
    format smallint NOT NULL,
    kind text NOT NULL,
    body jsonb NOT NULL,
    login name NOT NULL DEFAULT current_user,
    PRIMARY KEY (month, case_id, n)
) PARTITION BY RANGE (month);

-- What there is to count of a case, made from its first so many events. Rows are only added: of
-- several for one case the one that knows most events counts.
CREATE TABLE cases (
    month date NOT NULL,
    case_id text COLLATE "C" NOT NULL,
    known integer NOT NULL,
    day date NOT NULL,
    flow text NOT NULL,
    contents jsonb NOT NULL,
    state text NOT NULL,
    outcome text NOT NULL,
    agent text NOT NULL,
    counts jsonb NOT NULL,
    login name NOT NULL DEFAULT current_user,
    PRIMARY KEY (month, case_id, known)
) PARTITION BY RANGE (month);
CREATE INDEX cases_by_day ON cases (day, case_id, known DESC);
CREATE INDEX cases_by_agent ON cases (agent) WHERE agent <> '';

-- Sums by day: what reports read. Made again from `cases` for each day that something came in for.
CREATE TABLE days (
    day date NOT NULL,
    flow text NOT NULL,
    content text NOT NULL,
    measure text NOT NULL,
    node text NOT NULL,
    key text NOT NULL,
    number bigint NOT NULL,
    amount bigint NOT NULL
);
CREATE INDEX days_by_day ON days (day);
CREATE INDEX days_by_flow ON days (flow, day);

-- Days to be summed up again. A row for each arrival, never merged: so one that is not yet
-- committed while the days are summed up stays for the next time.
CREATE TABLE stale (day date NOT NULL);

CREATE FUNCTION note_stale() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = branchline, pg_temp AS $$
BEGIN
    INSERT INTO stale SELECT DISTINCT day FROM added;
    RETURN NULL;
END $$;

CREATE TRIGGER cases_came AFTER INSERT ON cases
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_stale();

CREATE FUNCTION ensure_month(wanted date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = branchline, pg_temp AS $$
DECLARE
    suffix text := to_char(wanted, 'YYYY_MM');
    part text;
BEGIN
    IF wanted <> date_trunc('month', wanted) OR wanted > now() + interval '2 months' THEN
        RAISE EXCEPTION '% is no month of this store', wanted USING ERRCODE = 'check_violation';
    END IF;
    IF wanted < (SELECT keep_from FROM store) THEN
        RAISE EXCEPTION '% is older than what is kept', wanted USING ERRCODE = 'check_violation';
    END IF;
    IF to_regclass('branchline.events_' || suffix) IS NOT NULL
       AND to_regclass('branchline.cases_' || suffix) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('branchline.months'));
    FOREACH part IN ARRAY ARRAY['events', 'cases'] LOOP
        IF to_regclass('branchline.' || part || '_' || suffix) IS NULL THEN
            -- Attached, not created in place: nobody who writes has to wait.
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)',
                part || '_' || suffix, part);
            EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                part, part || '_' || suffix, wanted, (wanted + interval '1 month')::date);
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION recount() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = branchline, pg_temp AS $$
DECLARE
    due date[];
    one date;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('branchline.recount'));
    WITH taken AS (DELETE FROM stale RETURNING day)
        SELECT array_agg(DISTINCT day) INTO due FROM taken;
    IF due IS NULL THEN
        RETURN 0;
    END IF;
    DELETE FROM days WHERE day = ANY (due);
    FOREACH one IN ARRAY due LOOP
        INSERT INTO days
            SELECT one, c ->> 0, c ->> 1, c ->> 2, c ->> 3, c ->> 4,
                   sum((c ->> 5)::bigint), sum((c ->> 6)::bigint)
            FROM (SELECT DISTINCT ON (case_id) counts FROM cases
                  WHERE month = date_trunc('month', one)::date AND day = one
                  ORDER BY case_id, known DESC) AS latest,
                 jsonb_array_elements(latest.counts) AS c
            GROUP BY 2, 3, 4, 5, 6;
    END LOOP;
    RETURN cardinality(due);
END $$;

-- Who may do what. An agent adds rows of its own and sees none; a lead reads; the owner owns.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA branchline FROM PUBLIC;
GRANT USAGE ON SCHEMA branchline TO branchline_agent, branchline_lead;
GRANT SELECT ON store, gone, migrations TO branchline_agent, branchline_lead;
GRANT INSERT (month, case_id, n, at, zone, ms, format, kind, body)
    ON events TO branchline_agent;
GRANT INSERT (month, case_id, known, day, flow, contents, state, outcome, agent, counts)
    ON cases TO branchline_agent;
GRANT EXECUTE ON FUNCTION ensure_month(date) TO branchline_agent;
GRANT SELECT ON events, cases, days, stale TO branchline_lead;
GRANT EXECUTE ON FUNCTION recount() TO branchline_lead;

ALTER TABLE events ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
CREATE POLICY agent_adds ON events FOR INSERT TO branchline_agent
    WITH CHECK (login = current_user AND NOT EXISTS
        (SELECT FROM gone WHERE gone.case_id = events.case_id));
CREATE POLICY agent_adds ON cases FOR INSERT TO branchline_agent
    WITH CHECK (login = current_user AND NOT EXISTS
        (SELECT FROM gone WHERE gone.case_id = cases.case_id));
CREATE POLICY lead_reads ON events FOR SELECT TO branchline_lead USING (true);
CREATE POLICY lead_reads ON cases FOR SELECT TO branchline_lead USING (true);
