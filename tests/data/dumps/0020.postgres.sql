--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: coach_changed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.coach_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    changed jsonb := to_jsonb(COALESCE(NEW, OLD));
    coach bytea := COALESCE(changed ->> 'coach_id', changed ->> 'id')::bytea;
BEGIN
    INSERT INTO coach_change VALUES (coach, pg_current_xact_id()::text::bigint)
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq WHERE coach_change.seq <> excluded.seq;
    RETURN NULL;
END
$$;


--
-- Name: coach_pairing_changed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.coach_pairing_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE coach_change SET seq = pg_current_xact_id()::text::bigint WHERE coach_id = NEW.account_id;
    RETURN NULL;
END
$$;


--
-- Name: tell(text, bytea, bytea, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell(kind text, object bytea, other bytea, word text) RETURNS void
    LANGUAGE sql
    AS $_$
    INSERT INTO told VALUES (pg_current_xact_id()::text::bigint, $1, $2, COALESCE($3, ''), $4,
        COALESCE(current_setting('porchlight.scheduler', true), ''), extract(epoch FROM now())::bigint)
    ON CONFLICT DO NOTHING
$_$;


--
-- Name: tell_arrival(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_arrival() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM tell('arrived', NEW.session_id, NULL, NEW.role);
    PERFORM tell('session', NEW.session_id, NULL, '');
    RETURN NULL;
END
$$;


--
-- Name: tell_ask(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_ask() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM tell('ask', NEW.id, NULL, '');
    RETURN NULL;
END
$$;


--
-- Name: tell_move(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_move() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM tell('session', NEW.session_id, NULL, '');
    PERFORM tell('session', NEW.new_session_id, NULL, '');
    RETURN NULL;
END
$$;


--
-- Name: tell_queue(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_queue() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM tell('queue', NEW.programme_id, NEW.session_id, NEW.kind);
    RETURN NULL;
END
$$;


--
-- Name: tell_ring(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_ring() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM tell('ask', NEW.ask_id, CASE WHEN NEW.answer <> 'none' THEN NEW.coach_id END, '');
    RETURN NULL;
END
$$;


--
-- Name: tell_session(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_session() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM tell('session', NEW.id, NULL, '');
    IF TG_OP = 'UPDATE' AND NEW.placement > OLD.placement THEN
        PERFORM tell('moved', NEW.id, NULL, '');
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: tell_sign_in(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_sign_in() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM tell('sign_in', NEW.id, NULL, '');
    RETURN NULL;
END
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.absence (
    id bytea NOT NULL,
    coach_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    from_at bigint NOT NULL,
    until_at bigint NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT absence_check CHECK ((until_at > from_at)),
    CONSTRAINT absence_id_check CHECK ((length(id) = 16))
);


--
-- Name: account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account (
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    role text NOT NULL,
    nickname_sealed bytea NOT NULL,
    introduction_sealed bytea NOT NULL,
    reach_kind text NOT NULL,
    reach_sealed bytea,
    reach_lookup bytea,
    zone text NOT NULL,
    language text NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT account_id_check CHECK ((length(id) = 16)),
    CONSTRAINT account_reach_kind_check CHECK ((reach_kind = ANY (ARRAY['none'::text, 'phone'::text, 'mail'::text]))),
    CONSTRAINT account_role_check CHECK ((role = ANY (ARRAY['person'::text, 'coach'::text, 'coordinator'::text, 'operator'::text])))
);


--
-- Name: arrival; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.arrival (
    session_id bytea NOT NULL,
    role text NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT arrival_role_check CHECK ((role = ANY (ARRAY['coach'::text, 'person'::text])))
);


--
-- Name: ask; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ask (
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    person_id bytea NOT NULL,
    status text NOT NULL,
    mode text NOT NULL,
    length_min bigint NOT NULL,
    made_at bigint NOT NULL,
    look_at bigint NOT NULL,
    session_id bytea,
    ended_at bigint,
    is_own integer DEFAULT 1 NOT NULL,
    CONSTRAINT ask_id_check CHECK ((length(id) = 16)),
    CONSTRAINT ask_is_own_check CHECK ((is_own = ANY (ARRAY[0, 1]))),
    CONSTRAINT ask_length_min_check CHECK ((length_min > 0)),
    CONSTRAINT ask_mode_check CHECK ((mode = ANY (ARRAY['video'::text, 'voice'::text, 'text'::text]))),
    CONSTRAINT ask_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'answered'::text, 'given_up'::text, 'withdrawn'::text])))
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    seq bigint NOT NULL,
    at bigint NOT NULL,
    account_id bytea,
    role text NOT NULL,
    programme_id bytea,
    action text NOT NULL,
    object_id bytea
);


--
-- Name: audit_seq_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: caseload; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.caseload (
    person_id bytea NOT NULL,
    coach_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    started_at bigint NOT NULL,
    ended_at bigint,
    kind text DEFAULT 'primary'::text NOT NULL,
    CONSTRAINT caseload_kind_check CHECK ((kind = ANY (ARRAY['primary'::text, 'backup'::text])))
);


--
-- Name: claims; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims (
    party_id bytea NOT NULL,
    session_id bytea NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    CONSTRAINT claims_check CHECK (((end_at > start_at) AND ((end_at - start_at) <= 86400)))
);


--
-- Name: coach_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.coach_change (
    coach_id bytea NOT NULL,
    seq bigint NOT NULL
);


--
-- Name: coach_change_now; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.coach_change_now AS
 SELECT ((pg_snapshot_xmin(pg_current_snapshot()))::text)::bigint AS from_seq,
    ((pg_snapshot_xmax(pg_current_snapshot()))::text)::bigint AS until_seq;


--
-- Name: coach_rules; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.coach_rules (
    coach_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    buffer_min bigint,
    notice_min bigint NOT NULL,
    horizon_days bigint NOT NULL,
    cap_unit text NOT NULL,
    day_max bigint NOT NULL,
    week_max bigint NOT NULL,
    row_max bigint NOT NULL,
    works_holidays bigint NOT NULL,
    CONSTRAINT coach_rules_buffer_min_check CHECK (((buffer_min >= 0) AND (buffer_min <= 120))),
    CONSTRAINT coach_rules_cap_unit_check CHECK ((cap_unit = ANY (ARRAY['sessions'::text, 'minutes'::text]))),
    CONSTRAINT coach_rules_day_max_check CHECK ((day_max >= 0)),
    CONSTRAINT coach_rules_horizon_days_check CHECK ((horizon_days >= 1)),
    CONSTRAINT coach_rules_notice_min_check CHECK ((notice_min >= 0)),
    CONSTRAINT coach_rules_row_max_check CHECK ((row_max >= 0)),
    CONSTRAINT coach_rules_week_max_check CHECK ((week_max >= 0)),
    CONSTRAINT coach_rules_works_holidays_check CHECK ((works_holidays = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);


--
-- Name: contract; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contract (
    coach_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    contract_min bigint NOT NULL,
    counted_from bigint NOT NULL,
    start_min bigint NOT NULL,
    closed_until bigint NOT NULL,
    CONSTRAINT contract_contract_min_check CHECK ((contract_min > 0)),
    CONSTRAINT contract_start_min_check CHECK ((start_min >= 0))
);


--
-- Name: due; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.due (
    kind text NOT NULL,
    object_id bytea NOT NULL,
    due_at bigint NOT NULL,
    CONSTRAINT due_object_id_check CHECK ((length(object_id) = 16))
);


--
-- Name: duty; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.duty (
    coach_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    since_at bigint NOT NULL,
    until_at bigint NOT NULL
);


--
-- Name: exception; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exception (
    id bytea NOT NULL,
    coach_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    kind text NOT NULL,
    date text NOT NULL COLLATE pg_catalog."C",
    start_min bigint NOT NULL,
    end_min bigint NOT NULL,
    created_at bigint NOT NULL,
    is_at_once bigint DEFAULT 0 NOT NULL,
    absence_id bytea,
    CONSTRAINT exception_check CHECK (((end_min > start_min) AND (end_min <= 1440))),
    CONSTRAINT exception_id_check CHECK ((length(id) = 16)),
    CONSTRAINT exception_is_at_once_check CHECK ((is_at_once = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT exception_kind_check CHECK ((kind = ANY (ARRAY['away'::text, 'extra'::text]))),
    CONSTRAINT exception_start_min_check CHECK (((start_min >= 0) AND (start_min <= 1439)))
);


--
-- Name: feed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feed (
    coach_id bytea NOT NULL,
    version bytea NOT NULL,
    url_sealed bytea NOT NULL,
    etag text NOT NULL,
    modified text NOT NULL,
    why text NOT NULL,
    zone text NOT NULL,
    whole_at bigint NOT NULL,
    read_at bigint NOT NULL,
    tried_at bigint NOT NULL,
    good_until bigint NOT NULL,
    next_at bigint NOT NULL,
    is_told bigint NOT NULL,
    CONSTRAINT feed_is_told_check CHECK ((is_told = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT feed_version_check CHECK ((length(version) = 16))
);


--
-- Name: feed_busy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feed_busy (
    coach_id bytea NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    CONSTRAINT feed_busy_check CHECK ((end_at > start_at))
);


--
-- Name: freed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.freed (
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    coach_id bytea NOT NULL,
    person_id bytea,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT freed_check CHECK ((end_at > start_at)),
    CONSTRAINT freed_id_check CHECK ((length(id) = 16))
);


--
-- Name: holiday; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.holiday (
    organisation_id bytea NOT NULL,
    date text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL
);


--
-- Name: idempotency; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency (
    id bytea NOT NULL,
    account_id bytea NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    answer_sealed bytea,
    created_at bigint NOT NULL,
    seq bigint NOT NULL
);


--
-- Name: idempotency_seq_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.idempotency ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.idempotency_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.link (
    id bytea NOT NULL,
    kind text NOT NULL,
    secret_hash bytea NOT NULL,
    programme_id bytea NOT NULL,
    account_id bytea NOT NULL,
    session_id bytea,
    browser_hash bytea,
    created_at bigint NOT NULL,
    expires_at bigint,
    used_at bigint,
    revoked_at bigint,
    CONSTRAINT link_id_check CHECK ((length(id) = 16)),
    CONSTRAINT link_kind_check CHECK ((kind = ANY (ARRAY['seat'::text, 'sign_in'::text, 'card'::text])))
);


--
-- Name: move; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.move (
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    session_id bytea NOT NULL,
    new_session_id bytea NOT NULL,
    coach_id bytea NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    proposer_id bytea NOT NULL,
    proposer_role text NOT NULL,
    waits_for_person bigint NOT NULL,
    waits_for_coach bigint NOT NULL,
    expires_at bigint NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT move_id_check CHECK ((length(id) = 16)),
    CONSTRAINT move_kind_check CHECK ((kind = ANY (ARRAY['time'::text, 'cover'::text]))),
    CONSTRAINT move_proposer_role_check CHECK ((proposer_role = ANY (ARRAY['person'::text, 'coach'::text, 'coordinator'::text]))),
    CONSTRAINT move_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'lapsed'::text, 'replaced'::text]))),
    CONSTRAINT move_waits_for_coach_check CHECK ((waits_for_coach = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT move_waits_for_person_check CHECK ((waits_for_person = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);


--
-- Name: notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notice (
    id bytea NOT NULL,
    kind text NOT NULL,
    programme_id bytea NOT NULL,
    account_id bytea NOT NULL,
    session_id bytea NOT NULL,
    start_at bigint NOT NULL,
    round bigint NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    next_at bigint NOT NULL,
    error text,
    created_at bigint NOT NULL,
    ended_at bigint,
    is_asked bigint DEFAULT 0 NOT NULL
);


--
-- Name: offer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.offer (
    session_id bytea NOT NULL,
    entry_id bytea NOT NULL,
    freed_id bytea NOT NULL,
    status text NOT NULL,
    CONSTRAINT offer_status_check CHECK ((status = ANY (ARRAY['open'::text, 'taken'::text, 'passed'::text, 'lapsed'::text])))
);


--
-- Name: organisation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisation (
    id bytea NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    coach_label text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT organisation_id_check CHECK ((length(id) = 16))
);


--
-- Name: pairing; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pairing (
    account_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    said_sealed bytea NOT NULL
);


--
-- Name: programme; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.programme (
    id bytea NOT NULL,
    organisation_id bytea NOT NULL,
    name text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT programme_id_check CHECK ((length(id) = 16))
);


--
-- Name: queue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.queue (
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    kind text NOT NULL,
    account_id bytea NOT NULL,
    session_id bytea,
    due_at bigint NOT NULL,
    created_at bigint NOT NULL,
    done_at bigint,
    CONSTRAINT queue_id_check CHECK ((length(id) = 16))
);


--
-- Name: relay; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.relay (
    name text NOT NULL,
    report_n bigint NOT NULL,
    reported_at bigint NOT NULL
);


--
-- Name: ring; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ring (
    ask_id bytea NOT NULL,
    coach_id bytea NOT NULL,
    until_at bigint NOT NULL,
    answer text NOT NULL,
    CONSTRAINT ring_answer_check CHECK ((answer = ANY (ARRAY['none'::text, 'taken'::text, 'passed'::text, 'missed'::text, 'over'::text])))
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    version bigint NOT NULL,
    applied_at bigint NOT NULL
);


--
-- Name: series; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.series (
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    coach_id bytea NOT NULL,
    person_id bytea NOT NULL,
    zone text NOT NULL,
    from_date text NOT NULL COLLATE pg_catalog."C",
    until_date text COLLATE pg_catalog."C",
    start_min bigint NOT NULL,
    every_weeks bigint NOT NULL,
    length_min bigint NOT NULL,
    mode text NOT NULL,
    decided_until text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT series_every_weeks_check CHECK (((every_weeks >= 1) AND (every_weeks <= 8))),
    CONSTRAINT series_id_check CHECK ((length(id) = 16)),
    CONSTRAINT series_length_min_check CHECK ((length_min > 0)),
    CONSTRAINT series_mode_check CHECK ((mode = ANY (ARRAY['video'::text, 'voice'::text, 'text'::text]))),
    CONSTRAINT series_start_min_check CHECK (((start_min >= 0) AND (start_min <= 1439)))
);


--
-- Name: series_date; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.series_date (
    series_id bytea NOT NULL,
    date text NOT NULL COLLATE pg_catalog."C",
    start_at bigint NOT NULL,
    session_id bytea,
    reason text,
    CONSTRAINT series_date_check CHECK (((session_id IS NOT NULL) OR (reason IS NOT NULL)))
);


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    coach_id bytea NOT NULL,
    person_id bytea NOT NULL,
    status text NOT NULL,
    mode text NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    buffer_min bigint NOT NULL,
    call_id bytea NOT NULL,
    coach_seat_id bytea NOT NULL,
    person_seat_id bytea NOT NULL,
    relay text,
    placement bigint NOT NULL,
    created_at bigint NOT NULL,
    series_id bytea,
    move_id bytea,
    cover_id bytea,
    replaces_id bytea,
    moved_to_id bytea,
    outcome_by text,
    outcome_due_at bigint,
    offered_until bigint,
    CONSTRAINT session_check CHECK ((end_at > start_at)),
    CONSTRAINT session_outcome_by_check CHECK ((outcome_by = ANY (ARRAY['facts'::text, 'coach'::text, 'coordinator'::text])))
);


--
-- Name: sign_in; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in (
    id bytea NOT NULL,
    token_hash bytea NOT NULL,
    programme_id bytea NOT NULL,
    account_id bytea NOT NULL,
    session_id bytea,
    link_id bytea NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT sign_in_id_check CHECK ((length(id) = 16))
);


--
-- Name: talk; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.talk (
    session_id bytea NOT NULL,
    is_coach_admitted integer NOT NULL,
    is_coach_in integer NOT NULL,
    is_person_admitted integer NOT NULL,
    is_person_in integer NOT NULL,
    since_at bigint NOT NULL,
    length_s bigint NOT NULL,
    CONSTRAINT talk_is_coach_admitted_check CHECK ((is_coach_admitted = ANY (ARRAY[0, 1]))),
    CONSTRAINT talk_is_coach_in_check CHECK ((is_coach_in = ANY (ARRAY[0, 1]))),
    CONSTRAINT talk_is_person_admitted_check CHECK ((is_person_admitted = ANY (ARRAY[0, 1]))),
    CONSTRAINT talk_is_person_in_check CHECK ((is_person_in = ANY (ARRAY[0, 1]))),
    CONSTRAINT talk_length_s_check CHECK ((length_s >= 0))
);


--
-- Name: told; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.told (
    seq bigint NOT NULL,
    kind text NOT NULL,
    object_id bytea NOT NULL,
    other_id bytea NOT NULL,
    word text NOT NULL,
    scheduler text NOT NULL,
    at bigint NOT NULL
);


--
-- Name: waitlist; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.waitlist (
    seq bigint NOT NULL,
    id bytea NOT NULL,
    programme_id bytea NOT NULL,
    person_id bytea NOT NULL,
    coach_id bytea NOT NULL,
    is_anyone bigint NOT NULL,
    session_id bytea,
    length_min bigint NOT NULL,
    mode text NOT NULL,
    until_at bigint NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT waitlist_id_check CHECK ((length(id) = 16)),
    CONSTRAINT waitlist_is_anyone_check CHECK ((is_anyone = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT waitlist_length_min_check CHECK ((length_min > 0)),
    CONSTRAINT waitlist_mode_check CHECK ((mode = ANY (ARRAY['video'::text, 'voice'::text, 'text'::text])))
);


--
-- Name: waitlist_seq_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.waitlist ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.waitlist_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: weekly_hours; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.weekly_hours (
    coach_id bytea NOT NULL,
    programme_id bytea NOT NULL,
    "position" bigint NOT NULL,
    weekday bigint NOT NULL,
    start_min bigint NOT NULL,
    end_min bigint NOT NULL,
    valid_from text,
    valid_until text,
    every_weeks bigint DEFAULT 1 NOT NULL,
    CONSTRAINT weekly_hours_check CHECK (((end_min > start_min) AND (end_min <= 1440))),
    CONSTRAINT weekly_hours_every_weeks_check CHECK (((every_weeks >= 1) AND (every_weeks <= 8))),
    CONSTRAINT weekly_hours_start_min_check CHECK (((start_min >= 0) AND (start_min <= 1439))),
    CONSTRAINT weekly_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);


--
-- Data for Name: absence; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.account VALUES ('\x77a0dc3b3a9dfc26a5d60a8778dca674', '\x16d0e29d830a13ddea106804651496dc', 'coordinator', '\x0106646174612d310339e94febcd7a192851496a91b2d6fc6deb4d7fda784392c13c93e4b79d164da4542b107042eeb81c3549', '\x0106646174612d31fa96dd1592e68c4bde546a6d5cb97834ed48e8a4cd3fa94c2d29b2f8856cb6c225be01ccc46223f5', 'mail', '\x0106646174612d31d70fa0a0bc728666dbd8589755936144f5b3db005c6776e288e3d012f66012cfa240009eb34d47cb110e16a0ea57ec7a0cf742c2c20e5faa239fc4', '\x93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 'coach', '\x0106646174612d31be50a95a3cf0b853db716895fcd65ff627364583137636d9c8caf39cbc24405231e012d4d07a1d1fb1ff202dbe9e8b92', '\x0106646174612d31ce82cf3e2c8faeaff6777ea8bd6376f91e2145515d6630b348315904c170aa9763b66aad40868225199f0d5e7a6f44b55658a345d7679393c08110cbf5a7f88187bf00fb88a8d47abc11ff8f1d803393', 'mail', '\x0106646174612d312e92d5b2d6a53c79b4d15bbbe40aab8e08fbb69c881d5b46ff240b59f2a4876b2466392f1378637a36eda45a530ae148f6316fdb9cfc1ba8f9cbc7f09a9e23b3', '\x89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 'coach', '\x0106646174612d31deb084113a6ec811a6909eeb9731d078309e9a7ce7a3badad4732bdfef7d03793973ef310353be783fc1a426bdb0', '\x0106646174612d317f9e2527ac649236ef9018dbd8d7e48ba8dd539041d215e3dd8d133c7a72022f6a834787a5b3c4ac3f76d2801c04e862d038a26403acc572cfcb52a04f8aee73ef', 'phone', '\x0106646174612d312e7ff7dab447c97d65c9900533cf25d74092ab219dc2a21dc2fc69d2b37112ff3418e573903439a48f4045cb49eaa80c96d2b9', '\x2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac', 'America/Phoenix', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x5beaeed0c26a197b9518962bc817083a', '\x16d0e29d830a13ddea106804651496dc', 'person', '\x0106646174612d318853a3d6a053b85fe16e4ec52cf45e71fe1dae687b777baaf8fecd600635a4bbaeaca6fdfaa5d18e927d24500c9e', '\x0106646174612d31b81c52676517ef12e5526da9ccecbf5081c0677451d994d3395c47592302c69b9c5c8c1fa4263962', 'mail', '\x0106646174612d3103270b3a35c03b4a03221ee6cabbfc814e507b6edcdc136b29c55b6244772fab4cacd03dedfcc55818dd11f9eb59e826f360a5954863a17d9f7941', '\x7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x7677ccc67894529962df67d8a5e88b86', '\x16d0e29d830a13ddea106804651496dc', 'person', '\x0106646174612d3169e70be4fff5e65264a828d5b76b16dc2413d1cb740e8620af25ca21bbe761d9960fb101522b55b4b934365771a99fe22e54ea1f', '\x0106646174612d3136e9e36c43d908f561dd6632e4775d91958b5cb1319b9f2af0c9e3f1d8d9604a5569fa68763d9aff', 'phone', '\x0106646174612d313bf9ddee979941ea4e80e05121d4df90504661dd1b9cfb86915fb7bfd2b7227c60f23b4eaeee121c54f7f94321431427311dc4', '\x4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f', 'America/Chicago', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x717def1fc3ba6782d33c923158b5735e', '\x16d0e29d830a13ddea106804651496dc', 'person', '\x0106646174612d317b99b14996e066ac9318a6880eff194a47363774fce1d2f014beab4018d7260618d2b71f6e5f8660e03ea3', '\x0106646174612d31391d0cc1c0a9658f86b101cb898eff5c86ca8e7c2ca49e12522dcbf49073f18ee24b6beeaa5286d0', 'none', NULL, NULL, 'Pacific/Honolulu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xf14080d8eb658694ebed0986dce5e5a3', '\x16d0e29d830a13ddea106804651496dc', 'person', '\x0106646174612d31032f6526c9660d5e9877c47aaff03a5e154d7e55276d5071726905bec25039626a506e5069533bc5375cc62c04bd803a7b58aa3c97193f', '\x0106646174612d317782ce92f07814130edef069fbbb8927d0bdfecb483bad8e8b98d0b8debcea17fd82049308dd46e2', 'mail', '\x0106646174612d312c9404f4f5d25492c289ac7812cc4340453aa53e599227cb901252329532b3be67e2009982556527f9998650ccc0b90f2cbc06d6ad49397874c1e207170967855c20', '\x97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271', 'Asia/Kathmandu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x948e7c5aed0650d3d07b2ea8adb12edb', '\x16d0e29d830a13ddea106804651496dc', 'person', '\x0106646174612d31a7a9fe06017fb283dd21467ecfeb92ec52679db3f5ecc99cf899f4f7c9bdcf0f0d5787f6387c2b6d812e8ea576638b65', '\x0106646174612d31370dd8ba02518be3fafe462f89e9d7759f19b3eec1bf4099e9795f86dd54eeb87f25cbf0165e2c15', 'phone', '\x0106646174612d31c693e6c663e56d50de17771e07535ddee1ce0eaa722549863413cc9f9357f09586109acfdf1599bdd6c0155d6e74610135e258e91c', '\xc8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x1c5ef71e5b959fa29afe0b044c8ffcb2', '\x16d0e29d830a13ddea106804651496dc', 'person', '\x0106646174612d31c2bf62127535304ba03e555eadf843e059df1022f28f3dcfe48a2cb5a7d1ca0934c69f572741f08c0cc28db685', '\x0106646174612d31564fae92290778018dbd7eb507f41e1f5b7655ac6df702d70dced5c9c9026396471f0335550b8012', 'none', NULL, NULL, 'Europe/London', 'en', 1795435200, NULL);


--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.arrival VALUES ('\x01a20741e68d6fa0e9eeb07ea0db966d', 'coach', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a20741e68d6fa0e9eeb07ea0db966d', 'person', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a20741e694a9d386821f965501eb5d', 'coach', 1795262400);


--
-- Data for Name: ask; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, 1795435200, NULL, 'system', NULL, 'seed.organisation', '\xcb9e7b8bf1d897cb7269d4996f1f36da');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\x77a0dc3b3a9dfc26a5d60a8778dca674');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\x21590fa8efc413ec0edaf575b8ec8315');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\xc580234a215f351e45182cc85c81ec09');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\x5beaeed0c26a197b9518962bc817083a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.caseload', '\x5beaeed0c26a197b9518962bc817083a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\x7677ccc67894529962df67d8a5e88b86');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.caseload', '\x7677ccc67894529962df67d8a5e88b86');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\x717def1fc3ba6782d33c923158b5735e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.caseload', '\x717def1fc3ba6782d33c923158b5735e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\xf14080d8eb658694ebed0986dce5e5a3');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.caseload', '\xf14080d8eb658694ebed0986dce5e5a3');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\x948e7c5aed0650d3d07b2ea8adb12edb');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.caseload', '\x948e7c5aed0650d3d07b2ea8adb12edb');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.account', '\x1c5ef71e5b959fa29afe0b044c8ffcb2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.caseload', '\x1c5ef71e5b959fa29afe0b044c8ffcb2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, 1795435200, '\x21590fa8efc413ec0edaf575b8ec8315', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'hours.put', '\x21590fa8efc413ec0edaf575b8ec8315');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, 1795435200, '\x21590fa8efc413ec0edaf575b8ec8315', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'exception.add', '\xfd540d15014588d90094129b1df11e0e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, 1795435200, '\x21590fa8efc413ec0edaf575b8ec8315', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'exception.add', '\x863d6acaeb2dc348065fbacc8d97c732');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, 1795435200, '\xc580234a215f351e45182cc85c81ec09', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'hours.put', '\xc580234a215f351e45182cc85c81ec09');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, 1795435200, '\xc580234a215f351e45182cc85c81ec09', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'exception.add', '\x95c381dcd61b0114e9338cfa2502da48');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, 1795435200, '\xc580234a215f351e45182cc85c81ec09', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'exception.add', '\xed2f3b0cde2b9b590a264d4f1b084c40');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, 1795435200, '\xc580234a215f351e45182cc85c81ec09', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'rules.put', '\xc580234a215f351e45182cc85c81ec09');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, 1795435200, '\x77a0dc3b3a9dfc26a5d60a8778dca674', 'coordinator', '\x16d0e29d830a13ddea106804651496dc', 'holidays.put', '\xcb9e7b8bf1d897cb7269d4996f1f36da');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, 1795435200, '\xc580234a215f351e45182cc85c81ec09', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'exception.free_now', '\xc580234a215f351e45182cc85c81ec09');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.session', '\x01a20741e68d6fa0e9eeb07ea0db966d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, 1795348800, '\x21590fa8efc413ec0edaf575b8ec8315', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'session.here', '\x01a20741e68d6fa0e9eeb07ea0db966d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, 1795348800, '\x5beaeed0c26a197b9518962bc817083a', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.here', '\x01a20741e68d6fa0e9eeb07ea0db966d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.session', '\x01a20741e694a9d386821f965501eb5d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, 1795262400, '\x21590fa8efc413ec0edaf575b8ec8315', 'coach', '\x16d0e29d830a13ddea106804651496dc', 'session.here', '\x01a20741e694a9d386821f965501eb5d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'seed.session', '\x01a20741e699a1bc48db32e566fce58e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'sessions.settle', '\x01a20741e699a1bc48db32e566fce58e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'sessions.settle', '\x01a20741e694a9d386821f965501eb5d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, 1795435200, NULL, 'system', '\x16d0e29d830a13ddea106804651496dc', 'sessions.settle', '\x01a20741e68d6fa0e9eeb07ea0db966d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, 1795435200, '\x5beaeed0c26a197b9518962bc817083a', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e69f9596fd63b38eb523a26b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, 1795435200, '\x7677ccc67894529962df67d8a5e88b86', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6a1673f771ddbfeb88e5c48');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, 1795435200, '\x717def1fc3ba6782d33c923158b5735e', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6a2ba92dd938ebb7883f73c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, 1795435200, '\xf14080d8eb658694ebed0986dce5e5a3', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6a41c6385d5e5bd28b03aff');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, 1795435200, '\x948e7c5aed0650d3d07b2ea8adb12edb', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6a6e3a2028f456b7af9a6a7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, 1795435200, '\x1c5ef71e5b959fa29afe0b044c8ffcb2', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6a6f75cfbe5373e2ca286e2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, 1795435200, '\x1c5ef71e5b959fa29afe0b044c8ffcb2', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6a7b779f1bc5bf3d50e6f47');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, 1795435200, '\x77a0dc3b3a9dfc26a5d60a8778dca674', 'coordinator', '\x16d0e29d830a13ddea106804651496dc', 'session.cancel', '\x01a20741e6a7b779f1bc5bf3d50e6f47');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (43, 1795435200, '\x948e7c5aed0650d3d07b2ea8adb12edb', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6aaf422c46e463bd5662fc3');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (44, 1795435200, '\x5beaeed0c26a197b9518962bc817083a', 'person', '\x16d0e29d830a13ddea106804651496dc', 'session.book', '\x01a20741e6abc02af39cc36d7fc24129');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (45, 1795435200, '\x77a0dc3b3a9dfc26a5d60a8778dca674', 'coordinator', '\x16d0e29d830a13ddea106804651496dc', 'seat_link.make', '\x01a20741e6abc02af39cc36d7fc24129');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (46, 1795435200, NULL, 'nobody', NULL, 'link.use', '\x5beaeed0c26a197b9518962bc817083a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (47, 1795435200, '\x77a0dc3b3a9dfc26a5d60a8778dca674', 'coordinator', '\x16d0e29d830a13ddea106804651496dc', 'card.make', '\x7677ccc67894529962df67d8a5e88b86');


--
-- Data for Name: caseload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caseload VALUES ('\x5beaeed0c26a197b9518962bc817083a', '\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x7677ccc67894529962df67d8a5e88b86', '\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x717def1fc3ba6782d33c923158b5735e', '\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xf14080d8eb658694ebed0986dce5e5a3', '\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x948e7c5aed0650d3d07b2ea8adb12edb', '\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x1c5ef71e5b959fa29afe0b044c8ffcb2', '\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 1795435200, NULL, 'primary');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e69f9596fd63b38eb523a26b', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x5beaeed0c26a197b9518962bc817083a', '\x01a20741e69f9596fd63b38eb523a26b', 1795539600, 1795540200);
INSERT INTO public.claims VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a1673f771ddbfeb88e5c48', 1795539600, 1795541400);
INSERT INTO public.claims VALUES ('\x7677ccc67894529962df67d8a5e88b86', '\x01a20741e6a1673f771ddbfeb88e5c48', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6a2ba92dd938ebb7883f73c', 1795626000, 1795627800);
INSERT INTO public.claims VALUES ('\x717def1fc3ba6782d33c923158b5735e', '\x01a20741e6a2ba92dd938ebb7883f73c', 1795626000, 1795627500);
INSERT INTO public.claims VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a41c6385d5e5bd28b03aff', 1795626000, 1795629900);
INSERT INTO public.claims VALUES ('\xf14080d8eb658694ebed0986dce5e5a3', '\x01a20741e6a41c6385d5e5bd28b03aff', 1795626000, 1795629000);
INSERT INTO public.claims VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6a6e3a2028f456b7af9a6a7', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\x948e7c5aed0650d3d07b2ea8adb12edb', '\x01a20741e6a6e3a2028f456b7af9a6a7', 1795712400, 1795713000);
INSERT INTO public.claims VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a6f75cfbe5373e2ca286e2', 1795712400, 1795714200);
INSERT INTO public.claims VALUES ('\x1c5ef71e5b959fa29afe0b044c8ffcb2', '\x01a20741e6a6f75cfbe5373e2ca286e2', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6aaf422c46e463bd5662fc3', 1795719600, 1795723200);
INSERT INTO public.claims VALUES ('\x948e7c5aed0650d3d07b2ea8adb12edb', '\x01a20741e6aaf422c46e463bd5662fc3', 1795719600, 1795722600);
INSERT INTO public.claims VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6abc02af39cc36d7fc24129', 1796144400, 1796146200);
INSERT INTO public.claims VALUES ('\x5beaeed0c26a197b9518962bc817083a', '\x01a20741e6abc02af39cc36d7fc24129', 1796144400, 1796145900);


--
-- Data for Name: coach_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_change VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', 764);
INSERT INTO public.coach_change VALUES ('\xc580234a215f351e45182cc85c81ec09', 770);


--
-- Data for Name: coach_rules; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_rules VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 15, 30, 60, 'minutes', 240, 0, 0, 1);


--
-- Data for Name: contract; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contract VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 1200, 1795435200, 0, 0);
INSERT INTO public.contract VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 1200, 1795435200, 0, 0);


--
-- Data for Name: due; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.due VALUES ('outcome', '\x01a20741e699a1bc48db32e566fce58e', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a20741e694a9d386821f965501eb5d', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a20741e68d6fa0e9eeb07ea0db966d', 1796040000);


--
-- Data for Name: duty; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: exception; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exception VALUES ('\xfd540d15014588d90094129b1df11e0e', '\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x863d6acaeb2dc348065fbacc8d97c732', '\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x95c381dcd61b0114e9338cfa2502da48', '\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xed2f3b0cde2b9b590a264d4f1b084c40', '\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xcd27d3872895bd932b28fb3fbeff3e9f', '\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 'extra', '2026-11-23', 300, 480, 1795435200, 1, NULL);


--
-- Data for Name: feed; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: feed_busy; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: freed; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: holiday; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.holiday VALUES ('\xcb9e7b8bf1d897cb7269d4996f1f36da', '2026-12-25', 'Christmas');
INSERT INTO public.holiday VALUES ('\xcb9e7b8bf1d897cb7269d4996f1f36da', '2027-01-01', 'New Year');


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency OVERRIDING SYSTEM VALUE VALUES ('\x9eb13892ad749d96a0c1ca96b373de7a', '\x948e7c5aed0650d3d07b2ea8adb12edb', 'dump', 'kept-key-1', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0106646174612d31c33c964397f918ad8fbd8117d319388444141cac1124bba23e3d14115632eff7f782e2d057fe66be27a913931d0c7c9c7c5a55c455c57cc887f5ff6cdf2cea187995f409adfd4bb74bb60592c91b41e7f27819a8a15f48fd132104a0b45e1632b1500cde3f22a183b57c5721d3ad812d615c40ac898b107494a54f8255184c87e309531425ddc9c60f088834885cea6c146bcd58eac6954ccc754d5a9d7ddcf30bd66a176bfa65762d922adbc6e398a25097230659bbf2429b2e375237e9f5d4993202df989f8d8946aac066976a303100ddd719b58e17ede46414c38fe10924e1f6f1d9543e028f2a95b0265abbce8bc07ab0b02f22dda8afaf0da3a2f67a1a82d3c6d4f569f6b701fdbca0b59bc1692d0723d242ef373b576c3d6ba6d4632035e9046ab6a41388815589b6b2c99f26ab65be53399d3a9aaed1156b2ed37a7b15dbdc84236dde5cda3d36a837dd0af5a110a236eb22ca2e9cca74161e67cdb2363865d3c72ac0035145d7c181c078868d7563091e76c3b2fb5f50c9f5fa84f4f6b308e3da6d25822069e8c0108f3d5b21f4a7aa0780e509e93dd3092754b617e1e5edb2d02d18c57866447d0f44bc170077df31273a47902a6bd79aa48f704f799ff3e6613a0c1e027e1eb36e78bf261d85adecb13c31d6745b4529586f9358cc02a0e11b50a00e620fdc48156b3ea28675b84a429076d7957a98f013c8022e6120de8633bc9cf41e4c1ee036c8212cbe1b', 1795435200, 1);


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES ('\xeab115e116c93e750159af53621acd44', 'seat', '\x23b511d4e3cef365c0093018338e036059b95ec15baf19306699b990e449e800', '\x16d0e29d830a13ddea106804651496dc', '\x5beaeed0c26a197b9518962bc817083a', '\x01a20741e6abc02af39cc36d7fc24129', NULL, 1795435200, 1796145900, 1795435200, NULL);
INSERT INTO public.link VALUES ('\x318e4dd28d0156c7cef347c315ec88b1', 'card', '\xd0460e5c52e3e9697cdbb2372ad53b32268d616b05e658e1cbe8dbf0bba6d1fb', '\x16d0e29d830a13ddea106804651496dc', '\x7677ccc67894529962df67d8a5e88b86', NULL, NULL, 1795435200, NULL, NULL, NULL);


--
-- Data for Name: move; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice VALUES ('\x01a20741e6a014e330d51c856079cc96', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x5beaeed0c26a197b9518962bc817083a', '\x01a20741e69f9596fd63b38eb523a26b', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6a0b7d03c13880d04d0c853', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e69f9596fd63b38eb523a26b', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a15781bc0d4ee216277a65', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x7677ccc67894529962df67d8a5e88b86', '\x01a20741e6a1673f771ddbfeb88e5c48', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6a2de1120b68746c05c2f40', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a1673f771ddbfeb88e5c48', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a2673015452f48d07eefc9', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x717def1fc3ba6782d33c923158b5735e', '\x01a20741e6a2ba92dd938ebb7883f73c', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6a2245ab1a0030d6121a178', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6a2ba92dd938ebb7883f73c', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a5fc986ddd2f026c95cb13', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\xf14080d8eb658694ebed0986dce5e5a3', '\x01a20741e6a41c6385d5e5bd28b03aff', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6a5665deab018ec04121eac', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a41c6385d5e5bd28b03aff', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a6e40a20bf61f6893090fe', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x948e7c5aed0650d3d07b2ea8adb12edb', '\x01a20741e6a6e3a2028f456b7af9a6a7', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6a68c022d8d4d91c18b7f26', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6a6e3a2028f456b7af9a6a7', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a6cec23b239aca4ae1025c', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x1c5ef71e5b959fa29afe0b044c8ffcb2', '\x01a20741e6a6f75cfbe5373e2ca286e2', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6a686ec6f8f338054bdb502', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a6f75cfbe5373e2ca286e2', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a7fafe398d58dcfd9e8258', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x1c5ef71e5b959fa29afe0b044c8ffcb2', '\x01a20741e6a7b779f1bc5bf3d50e6f47', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6a7d0e2d1fc99512dee3cd9', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a7b779f1bc5bf3d50e6f47', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a867a5aed946b2cf5e85f1', 'cancelled', '\x16d0e29d830a13ddea106804651496dc', '\x1c5ef71e5b959fa29afe0b044c8ffcb2', '\x01a20741e6a7b779f1bc5bf3d50e6f47', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6a8bf923ecf0885084bc0da', 'cancelled', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x01a20741e6a7b779f1bc5bf3d50e6f47', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6aa6f55f9a61d1040e274df', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x948e7c5aed0650d3d07b2ea8adb12edb', '\x01a20741e6aaf422c46e463bd5662fc3', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6aa4d9029c89285ba4ec97b', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6aaf422c46e463bd5662fc3', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a20741e6ab02eeca671a5b5f20f858', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x5beaeed0c26a197b9518962bc817083a', '\x01a20741e6abc02af39cc36d7fc24129', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a20741e6aba304a8c88977a9c29686', 'booked', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x01a20741e6abc02af39cc36d7fc24129', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);


--
-- Data for Name: offer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisation VALUES ('\xcb9e7b8bf1d897cb7269d4996f1f36da', 'Lantern House', '+1 555 0100', 'peer coach', 1795435200);


--
-- Data for Name: pairing; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.programme VALUES ('\x16d0e29d830a13ddea106804651496dc', '\xcb9e7b8bf1d897cb7269d4996f1f36da', 'Evenings', 1795435200);


--
-- Data for Name: queue; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: relay; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.relay VALUES ('relay-1', 17, 1795435200);


--
-- Data for Name: ring; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES (1, 1795418088);
INSERT INTO public.schema_version VALUES (2, 1795418088);
INSERT INTO public.schema_version VALUES (3, 1795418088);
INSERT INTO public.schema_version VALUES (4, 1795418088);
INSERT INTO public.schema_version VALUES (5, 1795418088);
INSERT INTO public.schema_version VALUES (6, 1795418088);
INSERT INTO public.schema_version VALUES (7, 1795418088);
INSERT INTO public.schema_version VALUES (8, 1795418088);
INSERT INTO public.schema_version VALUES (9, 1795418088);
INSERT INTO public.schema_version VALUES (10, 1795418088);
INSERT INTO public.schema_version VALUES (11, 1795418088);
INSERT INTO public.schema_version VALUES (12, 1795418088);
INSERT INTO public.schema_version VALUES (13, 1795418088);
INSERT INTO public.schema_version VALUES (14, 1795418088);
INSERT INTO public.schema_version VALUES (15, 1795418088);
INSERT INTO public.schema_version VALUES (16, 1795418088);
INSERT INTO public.schema_version VALUES (17, 1795418088);
INSERT INTO public.schema_version VALUES (18, 1795418088);
INSERT INTO public.schema_version VALUES (19, 1795418088);
INSERT INTO public.schema_version VALUES (20, 1795418088);


--
-- Data for Name: series; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: series_date; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('\x01a20741e699a1bc48db32e566fce58e', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x948e7c5aed0650d3d07b2ea8adb12edb', 'we_missed', 'video', 1795176000, 1795179000, 10, '\x66c682aa80d411d6b9c0f2d003980783', '\x958e03725f62c01bdad211f6b5cec916', '\x32e686f2c1a480b746c08c2c4635673e', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a20741e694a9d386821f965501eb5d', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x717def1fc3ba6782d33c923158b5735e', 'not_reached', 'video', 1795262400, 1795265400, 10, '\x6e1c4e82fd5ea34c37a7e60ab1466e4b', '\xce3793774f2f3e8bc8598f33d71bebf7', '\x699a5bfc8368f477e2538639315158df', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a20741e68d6fa0e9eeb07ea0db966d', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x5beaeed0c26a197b9518962bc817083a', 'met', 'video', 1795348800, 1795351800, 10, '\x89b0d02ec61c5ac0bb6bfa633cf57698', '\xf70fb23193ab5e77742fcb5dcf697b66', '\xd9327616ca3cf9ec9a2c826ee825a9fe', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a20741e69f9596fd63b38eb523a26b', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x5beaeed0c26a197b9518962bc817083a', 'booked', 'voice', 1795539600, 1795540200, 5, '\x4dfa1f596607287d8de2228f9f8b4fe0', '\xb3cdd558c9ce189a24201f69a8399cef', '\xc9b0e9988ec0b0a6ed5a1a2ca2fd3a0e', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6a1673f771ddbfeb88e5c48', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x7677ccc67894529962df67d8a5e88b86', 'booked', 'voice', 1795539600, 1795540500, 15, '\x2a457ee8d89c92f1c3c4ae8b4e0eb366', '\x17f42e794a5477544a8cad7740dab79b', '\xe24dd772e93db2adcafbb8a862ec7a5d', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6a2ba92dd938ebb7883f73c', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x717def1fc3ba6782d33c923158b5735e', 'booked', 'voice', 1795626000, 1795627500, 5, '\xc15095457752176e9efe7deddcaa8449', '\x32f0620bbe7f5c14e0ea1f80b4f6d809', '\x540696e945c8e54b2323c9cea6b03361', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6a41c6385d5e5bd28b03aff', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\xf14080d8eb658694ebed0986dce5e5a3', 'booked', 'voice', 1795626000, 1795629000, 15, '\x5238495aa2b16d5a42712f90344bb093', '\x232de494b8511a3ce04e6809943e0e49', '\x8d0da4ec7653fbf5bb6d3b06788270a9', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6a6e3a2028f456b7af9a6a7', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x948e7c5aed0650d3d07b2ea8adb12edb', 'booked', 'voice', 1795712400, 1795713000, 5, '\x3d4e1bc9721b8c28ded286bc181295b1', '\x7d7f1bd6d6bcd8936518c553aa43e2fd', '\x8d4c8936ee5f5a60d8f792652414e4e0', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6a6f75cfbe5373e2ca286e2', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x1c5ef71e5b959fa29afe0b044c8ffcb2', 'booked', 'voice', 1795712400, 1795713300, 15, '\xb3da07e4a1bee9b459ff586d3f6ce2eb', '\xac0e5873d6d71cf5923e81b6a7edc519', '\xea0b5fd3f4af76f9629183ae223ecbd5', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6a7b779f1bc5bf3d50e6f47', '\x16d0e29d830a13ddea106804651496dc', '\xc580234a215f351e45182cc85c81ec09', '\x1c5ef71e5b959fa29afe0b044c8ffcb2', 'cancelled', 'voice', 1796058000, 1796059500, 15, '\x7a3ca3240a2cfe9730295693939d7975', '\x20af83f87cf1c22a5008bba028e79941', '\x674635236de52e8e5156cc40f31e8f8a', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6aaf422c46e463bd5662fc3', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x948e7c5aed0650d3d07b2ea8adb12edb', 'booked', 'voice', 1795719600, 1795722600, 10, '\x1dc347f9688207b06165a1a8bf92dcb7', '\x01650a68acc0ff574f775dc497e83b9a', '\xe78dfd2079a7f7da591ad81582c846d5', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a20741e6abc02af39cc36d7fc24129', '\x16d0e29d830a13ddea106804651496dc', '\x21590fa8efc413ec0edaf575b8ec8315', '\x5beaeed0c26a197b9518962bc817083a', 'booked', 'voice', 1796144400, 1796145900, 5, '\x37b5dc5043aaf827cdf91fe68501fa89', '\x15feb47da02eee8330cbc30c872498e3', '\xcf625c8bdbe60c9a301b41ce2892b4fb', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('\x643980bcc1cfd7e5af3b78d5ac78d9f6', '\xae9219a50f537d380cbe65fac781bd44f672fa19b3622a6a1907c317c23d3711', '\x16d0e29d830a13ddea106804651496dc', '\x5beaeed0c26a197b9518962bc817083a', '\x01a20741e6abc02af39cc36d7fc24129', '\xeab115e116c93e750159af53621acd44', 1795435200, 1796146800, NULL);


--
-- Data for Name: talk; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: told; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.told VALUES (771, 'session', '\x01a20741e68d6fa0e9eeb07ea0db966d', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (772, 'arrived', '\x01a20741e68d6fa0e9eeb07ea0db966d', '\x', 'coach', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (772, 'session', '\x01a20741e68d6fa0e9eeb07ea0db966d', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (773, 'arrived', '\x01a20741e68d6fa0e9eeb07ea0db966d', '\x', 'person', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (773, 'session', '\x01a20741e68d6fa0e9eeb07ea0db966d', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (774, 'session', '\x01a20741e694a9d386821f965501eb5d', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (775, 'arrived', '\x01a20741e694a9d386821f965501eb5d', '\x', 'coach', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (775, 'session', '\x01a20741e694a9d386821f965501eb5d', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (776, 'session', '\x01a20741e699a1bc48db32e566fce58e', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (777, 'session', '\x01a20741e699a1bc48db32e566fce58e', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (777, 'session', '\x01a20741e694a9d386821f965501eb5d', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (777, 'session', '\x01a20741e68d6fa0e9eeb07ea0db966d', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (778, 'session', '\x01a20741e69f9596fd63b38eb523a26b', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (779, 'session', '\x01a20741e6a1673f771ddbfeb88e5c48', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (780, 'session', '\x01a20741e6a2ba92dd938ebb7883f73c', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (781, 'session', '\x01a20741e6a41c6385d5e5bd28b03aff', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (782, 'session', '\x01a20741e6a6e3a2028f456b7af9a6a7', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (783, 'session', '\x01a20741e6a6f75cfbe5373e2ca286e2', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (784, 'session', '\x01a20741e6a7b779f1bc5bf3d50e6f47', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (785, 'session', '\x01a20741e6a7b779f1bc5bf3d50e6f47', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (786, 'session', '\x01a20741e6aaf422c46e463bd5662fc3', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);
INSERT INTO public.told VALUES (787, 'session', '\x01a20741e6abc02af39cc36d7fc24129', '\x', '', '3R0pcu3dYNk0ZHETGEX8wQ', 1795418089);


--
-- Data for Name: waitlist; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: weekly_hours; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_hours VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x21590fa8efc413ec0edaf575b8ec8315', '\x16d0e29d830a13ddea106804651496dc', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);
INSERT INTO public.weekly_hours VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc580234a215f351e45182cc85c81ec09', '\x16d0e29d830a13ddea106804651496dc', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);


--
-- Name: audit_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_seq_seq', 47, true);


--
-- Name: idempotency_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.idempotency_seq_seq', 1, true);


--
-- Name: waitlist_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.waitlist_seq_seq', 1, false);


--
-- Name: absence absence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_pkey PRIMARY KEY (id);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);


--
-- Name: arrival arrival_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.arrival
    ADD CONSTRAINT arrival_pkey PRIMARY KEY (session_id, role);


--
-- Name: ask ask_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);


--
-- Name: caseload caseload_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caseload
    ADD CONSTRAINT caseload_pkey PRIMARY KEY (person_id, coach_id, started_at);


--
-- Name: claims claims_overlap; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_overlap EXCLUDE USING gist ((((('x'::text || encode(substr(party_id, 1, 8), 'hex'::text)))::bit(64))::bigint) WITH =, int8range(start_at, end_at) WITH &&);


--
-- Name: claims claims_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (party_id, start_at);


--
-- Name: coach_change coach_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_change
    ADD CONSTRAINT coach_change_pkey PRIMARY KEY (coach_id);


--
-- Name: coach_rules coach_rules_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_rules
    ADD CONSTRAINT coach_rules_pkey PRIMARY KEY (coach_id);


--
-- Name: contract contract_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_pkey PRIMARY KEY (coach_id);


--
-- Name: due due_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.due
    ADD CONSTRAINT due_pkey PRIMARY KEY (kind, object_id);


--
-- Name: duty duty_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_pkey PRIMARY KEY (coach_id);


--
-- Name: exception exception_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exception
    ADD CONSTRAINT exception_pkey PRIMARY KEY (id);


--
-- Name: feed_busy feed_busy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feed_busy
    ADD CONSTRAINT feed_busy_pkey PRIMARY KEY (coach_id, start_at);


--
-- Name: feed feed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT feed_pkey PRIMARY KEY (coach_id);


--
-- Name: freed freed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.freed
    ADD CONSTRAINT freed_pkey PRIMARY KEY (id);


--
-- Name: holiday holiday_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (organisation_id, date);


--
-- Name: idempotency idempotency_account_id_route_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_account_id_route_key_key UNIQUE (account_id, route, key);


--
-- Name: idempotency idempotency_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (seq);


--
-- Name: link link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (id);


--
-- Name: link link_secret_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_secret_hash_key UNIQUE (secret_hash);


--
-- Name: move move_new_session_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.move
    ADD CONSTRAINT move_new_session_id_key UNIQUE (new_session_id);


--
-- Name: move move_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.move
    ADD CONSTRAINT move_pkey PRIMARY KEY (id);


--
-- Name: notice notice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);


--
-- Name: notice notice_session_id_account_id_kind_start_at_round_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_session_id_account_id_kind_start_at_round_key UNIQUE (session_id, account_id, kind, start_at, round);


--
-- Name: offer offer_entry_id_freed_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offer
    ADD CONSTRAINT offer_entry_id_freed_id_key UNIQUE (entry_id, freed_id);


--
-- Name: offer offer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offer
    ADD CONSTRAINT offer_pkey PRIMARY KEY (session_id);


--
-- Name: organisation organisation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);


--
-- Name: pairing pairing_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_pkey PRIMARY KEY (account_id);


--
-- Name: programme programme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (id);


--
-- Name: queue queue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (id);


--
-- Name: relay relay_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.relay
    ADD CONSTRAINT relay_pkey PRIMARY KEY (name);


--
-- Name: ring ring_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ring
    ADD CONSTRAINT ring_pkey PRIMARY KEY (ask_id, coach_id);


--
-- Name: schema_version schema_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);


--
-- Name: series_date series_date_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series_date
    ADD CONSTRAINT series_date_pkey PRIMARY KEY (series_id, date);


--
-- Name: series series_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series
    ADD CONSTRAINT series_pkey PRIMARY KEY (id);


--
-- Name: session session_call_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_call_id_key UNIQUE (call_id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: sign_in sign_in_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_pkey PRIMARY KEY (id);


--
-- Name: sign_in sign_in_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_token_hash_key UNIQUE (token_hash);


--
-- Name: talk talk_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.talk
    ADD CONSTRAINT talk_pkey PRIMARY KEY (session_id);


--
-- Name: told told_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.told
    ADD CONSTRAINT told_pkey PRIMARY KEY (seq, kind, object_id, other_id, word);


--
-- Name: waitlist waitlist_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waitlist
    ADD CONSTRAINT waitlist_id_key UNIQUE (id);


--
-- Name: waitlist waitlist_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waitlist
    ADD CONSTRAINT waitlist_pkey PRIMARY KEY (seq);


--
-- Name: weekly_hours weekly_hours_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.weekly_hours
    ADD CONSTRAINT weekly_hours_pkey PRIMARY KEY (coach_id, "position");


--
-- Name: absence_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX absence_of_coach ON public.absence USING btree (coach_id, from_at);


--
-- Name: absence_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX absence_of_programme ON public.absence USING btree (programme_id, from_at, id);


--
-- Name: account_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_of_programme ON public.account USING btree (programme_id, role, created_at, id);


--
-- Name: account_reached; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_reached ON public.account USING btree (programme_id, reach_lookup) WHERE ((role = 'person'::text) AND (ended_at IS NULL));


--
-- Name: ask_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ask_of_person ON public.ask USING btree (person_id, made_at);


--
-- Name: ask_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ask_open ON public.ask USING btree (person_id) WHERE (status = 'waiting'::text);


--
-- Name: ask_to_look_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ask_to_look_at ON public.ask USING btree (look_at) WHERE (status = 'waiting'::text);


--
-- Name: caseload_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX caseload_of_coach ON public.caseload USING btree (coach_id, ended_at);


--
-- Name: caseload_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX caseload_once ON public.caseload USING btree (person_id, coach_id) WHERE (ended_at IS NULL);


--
-- Name: caseload_primary; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX caseload_primary ON public.caseload USING btree (person_id) WHERE ((ended_at IS NULL) AND (kind = 'primary'::text));


--
-- Name: claims_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_of_session ON public.claims USING btree (session_id);


--
-- Name: coach_change_by_seq; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX coach_change_by_seq ON public.coach_change USING btree (seq);


--
-- Name: due_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX due_by_time ON public.due USING btree (due_at);


--
-- Name: duty_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX duty_of_programme ON public.duty USING btree (programme_id, until_at);


--
-- Name: exception_of_absence; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exception_of_absence ON public.exception USING btree (absence_id) WHERE (absence_id IS NOT NULL);


--
-- Name: exception_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exception_of_coach ON public.exception USING btree (coach_id, date);


--
-- Name: feed_by_next; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feed_by_next ON public.feed USING btree (next_at, coach_id);


--
-- Name: freed_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX freed_of_programme ON public.freed USING btree (programme_id, end_at);


--
-- Name: link_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX link_of_account ON public.link USING btree (account_id, kind);


--
-- Name: link_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX link_of_session ON public.link USING btree (session_id);


--
-- Name: move_of_proposer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX move_of_proposer ON public.move USING btree (proposer_id) WHERE (status = 'open'::text);


--
-- Name: move_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX move_of_session ON public.move USING btree (session_id, created_at);


--
-- Name: move_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX move_open ON public.move USING btree (session_id) WHERE (status = 'open'::text);


--
-- Name: notice_sent_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_sent_to ON public.notice USING btree (account_id, ended_at) WHERE ((state = 'sent'::text) AND (is_asked = 0));


--
-- Name: notice_to_ring; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_to_ring ON public.notice USING btree (next_at, id) WHERE ((state = ANY (ARRAY['waiting'::text, 'sending'::text])) AND (kind = 'waiting'::text));


--
-- Name: notice_to_send; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_to_send ON public.notice USING btree (next_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));


--
-- Name: offer_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX offer_open ON public.offer USING btree (entry_id) WHERE (status = 'open'::text);


--
-- Name: organisation_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX organisation_once ON public.organisation USING btree ((true));


--
-- Name: queue_by_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX queue_by_due ON public.queue USING btree (programme_id, due_at, id) WHERE (done_at IS NULL);


--
-- Name: queue_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX queue_of_session ON public.queue USING btree (session_id) WHERE (done_at IS NULL);


--
-- Name: queue_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX queue_once ON public.queue USING btree (account_id, kind, COALESCE(session_id, account_id)) WHERE (done_at IS NULL);


--
-- Name: ring_of_ask; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ring_of_ask ON public.ring USING btree (ask_id) WHERE (answer = 'none'::text);


--
-- Name: ring_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ring_of_coach ON public.ring USING btree (coach_id) WHERE (answer = 'none'::text);


--
-- Name: series_date_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX series_date_of_session ON public.series_date USING btree (session_id) WHERE (session_id IS NOT NULL);


--
-- Name: series_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX series_of_coach ON public.series USING btree (coach_id, id) WHERE (ended_at IS NULL);


--
-- Name: series_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX series_of_person ON public.series USING btree (person_id, id) WHERE (ended_at IS NULL);


--
-- Name: series_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX series_of_programme ON public.series USING btree (programme_id, id) WHERE (ended_at IS NULL);


--
-- Name: series_to_extend; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX series_to_extend ON public.series USING btree (decided_until) WHERE (ended_at IS NULL);


--
-- Name: session_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_of_coach ON public.session USING btree (coach_id, start_at);


--
-- Name: session_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_of_person ON public.session USING btree (person_id, start_at);


--
-- Name: session_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_of_programme ON public.session USING btree (programme_id, start_at);


--
-- Name: session_of_series; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_of_series ON public.session USING btree (series_id, start_at) WHERE (series_id IS NOT NULL);


--
-- Name: session_to_confirm; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_to_confirm ON public.session USING btree (coach_id, start_at) WHERE (outcome_due_at IS NOT NULL);


--
-- Name: session_to_settle; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_to_settle ON public.session USING btree (end_at) WHERE (status = ANY (ARRAY['reserved'::text, 'pending'::text, 'booked'::text, 'live'::text]));


--
-- Name: sign_in_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_of_account ON public.sign_in USING btree (account_id);


--
-- Name: sign_in_of_link; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_of_link ON public.sign_in USING btree (link_id);


--
-- Name: waitlist_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX waitlist_of_coach ON public.waitlist USING btree (coach_id, seq) WHERE (ended_at IS NULL);


--
-- Name: waitlist_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX waitlist_of_programme ON public.waitlist USING btree (programme_id, seq) WHERE (ended_at IS NULL);


--
-- Name: waitlist_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX waitlist_of_session ON public.waitlist USING btree (session_id) WHERE ((ended_at IS NULL) AND (session_id IS NOT NULL));


--
-- Name: waitlist_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX waitlist_open ON public.waitlist USING btree (person_id, coach_id) WHERE (ended_at IS NULL);


--
-- Name: account coach_change_account; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER coach_change_account AFTER INSERT OR UPDATE ON public.account FOR EACH ROW WHEN ((new.role = 'coach'::text)) EXECUTE FUNCTION public.coach_changed();


--
-- Name: exception coach_change_exception; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER coach_change_exception AFTER INSERT OR DELETE OR UPDATE ON public.exception FOR EACH ROW EXECUTE FUNCTION public.coach_changed();


--
-- Name: weekly_hours coach_change_hours; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER coach_change_hours AFTER INSERT OR DELETE OR UPDATE ON public.weekly_hours FOR EACH ROW EXECUTE FUNCTION public.coach_changed();


--
-- Name: pairing coach_change_pairing; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER coach_change_pairing AFTER INSERT OR UPDATE ON public.pairing FOR EACH ROW EXECUTE FUNCTION public.coach_pairing_changed();


--
-- Name: coach_rules coach_change_rules; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER coach_change_rules AFTER INSERT OR DELETE OR UPDATE ON public.coach_rules FOR EACH ROW EXECUTE FUNCTION public.coach_changed();


--
-- Name: arrival told_arrival; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_arrival AFTER INSERT ON public.arrival FOR EACH ROW EXECUTE FUNCTION public.tell_arrival();


--
-- Name: ask told_ask; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_ask AFTER INSERT ON public.ask FOR EACH ROW EXECUTE FUNCTION public.tell_ask();


--
-- Name: ask told_ask_end; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_ask_end AFTER UPDATE ON public.ask FOR EACH ROW WHEN ((old.status <> new.status)) EXECUTE FUNCTION public.tell_ask();


--
-- Name: move told_move; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_move AFTER INSERT OR UPDATE ON public.move FOR EACH ROW EXECUTE FUNCTION public.tell_move();


--
-- Name: queue told_queue; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_queue AFTER INSERT ON public.queue FOR EACH ROW EXECUTE FUNCTION public.tell_queue();


--
-- Name: ring told_ring; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_ring AFTER INSERT ON public.ring FOR EACH ROW EXECUTE FUNCTION public.tell_ring();


--
-- Name: ring told_ring_end; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_ring_end AFTER UPDATE ON public.ring FOR EACH ROW WHEN ((old.answer <> new.answer)) EXECUTE FUNCTION public.tell_ring();


--
-- Name: session told_session; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_session AFTER INSERT OR UPDATE ON public.session FOR EACH ROW EXECUTE FUNCTION public.tell_session();


--
-- Name: sign_in told_sign_in; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER told_sign_in AFTER UPDATE ON public.sign_in FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION public.tell_sign_in();


--
-- Name: absence absence_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: absence absence_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: account account_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: arrival arrival_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.arrival
    ADD CONSTRAINT arrival_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: ask ask_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.account(id);


--
-- Name: ask ask_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: ask ask_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ask
    ADD CONSTRAINT ask_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: caseload caseload_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caseload
    ADD CONSTRAINT caseload_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: caseload caseload_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caseload
    ADD CONSTRAINT caseload_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.account(id);


--
-- Name: caseload caseload_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caseload
    ADD CONSTRAINT caseload_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: coach_change coach_change_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_change
    ADD CONSTRAINT coach_change_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: coach_rules coach_rules_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_rules
    ADD CONSTRAINT coach_rules_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: coach_rules coach_rules_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_rules
    ADD CONSTRAINT coach_rules_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: contract contract_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: contract contract_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: duty duty_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: duty duty_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.duty
    ADD CONSTRAINT duty_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: exception exception_absence_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exception
    ADD CONSTRAINT exception_absence_id_fkey FOREIGN KEY (absence_id) REFERENCES public.absence(id);


--
-- Name: exception exception_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exception
    ADD CONSTRAINT exception_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: exception exception_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exception
    ADD CONSTRAINT exception_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: feed_busy feed_busy_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feed_busy
    ADD CONSTRAINT feed_busy_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: feed feed_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT feed_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: freed freed_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.freed
    ADD CONSTRAINT freed_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: freed freed_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.freed
    ADD CONSTRAINT freed_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.account(id);


--
-- Name: freed freed_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.freed
    ADD CONSTRAINT freed_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: holiday holiday_organisation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);


--
-- Name: link link_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: link link_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: link link_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: move move_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.move
    ADD CONSTRAINT move_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: move move_new_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.move
    ADD CONSTRAINT move_new_session_id_fkey FOREIGN KEY (new_session_id) REFERENCES public.session(id);


--
-- Name: move move_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.move
    ADD CONSTRAINT move_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: move move_proposer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.move
    ADD CONSTRAINT move_proposer_id_fkey FOREIGN KEY (proposer_id) REFERENCES public.account(id);


--
-- Name: move move_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.move
    ADD CONSTRAINT move_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: offer offer_entry_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offer
    ADD CONSTRAINT offer_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.waitlist(id);


--
-- Name: offer offer_freed_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offer
    ADD CONSTRAINT offer_freed_id_fkey FOREIGN KEY (freed_id) REFERENCES public.freed(id);


--
-- Name: offer offer_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offer
    ADD CONSTRAINT offer_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: pairing pairing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: pairing pairing_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: programme programme_organisation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.programme
    ADD CONSTRAINT programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);


--
-- Name: queue queue_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.queue
    ADD CONSTRAINT queue_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: queue queue_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.queue
    ADD CONSTRAINT queue_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: queue queue_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.queue
    ADD CONSTRAINT queue_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: ring ring_ask_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ring
    ADD CONSTRAINT ring_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES public.ask(id);


--
-- Name: ring ring_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ring
    ADD CONSTRAINT ring_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: series series_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series
    ADD CONSTRAINT series_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: series_date series_date_series_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series_date
    ADD CONSTRAINT series_date_series_id_fkey FOREIGN KEY (series_id) REFERENCES public.series(id);


--
-- Name: series_date series_date_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series_date
    ADD CONSTRAINT series_date_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: series series_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series
    ADD CONSTRAINT series_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.account(id);


--
-- Name: series series_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.series
    ADD CONSTRAINT series_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: session session_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: session session_cover_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES public.move(id);


--
-- Name: session session_move_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_move_id_fkey FOREIGN KEY (move_id) REFERENCES public.move(id);


--
-- Name: session session_moved_to_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_moved_to_id_fkey FOREIGN KEY (moved_to_id) REFERENCES public.session(id);


--
-- Name: session session_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.account(id);


--
-- Name: session session_replaces_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES public.session(id);


--
-- Name: session session_series_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_series_id_fkey FOREIGN KEY (series_id) REFERENCES public.series(id);


--
-- Name: sign_in sign_in_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: sign_in sign_in_link_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.link(id);


--
-- Name: sign_in sign_in_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: sign_in sign_in_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: talk talk_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.talk
    ADD CONSTRAINT talk_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: waitlist waitlist_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waitlist
    ADD CONSTRAINT waitlist_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: waitlist waitlist_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waitlist
    ADD CONSTRAINT waitlist_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.account(id);


--
-- Name: waitlist waitlist_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waitlist
    ADD CONSTRAINT waitlist_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: waitlist waitlist_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waitlist
    ADD CONSTRAINT waitlist_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


--
-- Name: weekly_hours weekly_hours_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.weekly_hours
    ADD CONSTRAINT weekly_hours_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


--
-- Name: weekly_hours weekly_hours_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.weekly_hours
    ADD CONSTRAINT weekly_hours_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- PostgreSQL database dump complete
--


