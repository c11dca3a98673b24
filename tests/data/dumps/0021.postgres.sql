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

INSERT INTO public.account VALUES ('\x3b688dd8f5472623686a2dd28eaff9a6', '\xfd06618b0ccf74d7c4dec168b477973c', 'coordinator', '\x0106646174612d31776a99dd6cc7eda33449b494af567a08596e4a18ba9c1cbfb920e7df2a07eb220d55919f80294f4a6e6d9f', '\x0106646174612d31982683873ff33b082f6e3cb33b5de9048c7495a9cc19ecba3b31642f03daa405e7cf9488c1db51af', 'mail', '\x0106646174612d315546e10de25d4ac6c7f0cd4207c73a90469a53ecdfa4ab2a0c7a0c8462bad3fbdf03fe936252a46c24920f3351a518247af46a503fff43495bff0a', '\x93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 'coach', '\x0106646174612d31cf1e92e17b05e252d225161a8f480e94d03f2fc64234bfc0abdccbc672b6cdce735e6ea1415a58f7456afdd03707b3b5', '\x0106646174612d3181e0e3a149cc1f724d16eb455ce7e235524e69ab7f26aa9d6dce3984631e1bcc4ace834828ff80cb4c0698b825d739b7124763e03a8e981b795d959429c1e8fe2e8feb8a315fb1b9de27c32d9cdc88e5', 'mail', '\x0106646174612d312084409eeed52a2bd84dec38fdaac487989e6a862a40ffb0521f1bb656b53c1d4ae28aa25a3c0745dbc62b92f5287203a60ed8f71019d41d82b03ef62bbf9448', '\x89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 'coach', '\x0106646174612d313bb1fcb2bccbe4544a8913d5f8320065c29940ff37f10786870604a2a255dd73d00d3deca2df10877ad6c0e2ab78', '\x0106646174612d31b6fb5199a0f213c30c8377773dd44a2299149d8b52ec43f467af2b7126b02035daed86dd4b45f4d0aaa3f410e309bfc20bdfcb447a49b512f3e8981b92dd646f8b', 'phone', '\x0106646174612d31c74072d19ff96642a0941c3c2ca01c53294b0057234725ff0ce525f5d435189ab4aab2b3f923077267456e7581aa87520391fa', '\x2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac', 'America/Phoenix', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x1e3d747e6751f4284f2df41649ad3e6d', '\xfd06618b0ccf74d7c4dec168b477973c', 'person', '\x0106646174612d318c4710b4588454e2f768546695aa44be406a836f8feb5d58830b74bd0ec1ca244078ee1ac0c0c469edd43aae3acf', '\x0106646174612d311fad4c89b328d16268b411cd2cf1768275a1fca354e3b604f94fdff9786e5f7a559f8ee68dd288ef', 'mail', '\x0106646174612d312370a9d69066451b2516594e0df935f2d00564ec8db062ad931c6fd6b4dc518fad2a9cae28144e46bae7ad6880cccaab25af062276e1c9b153098a', '\x7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x62466cd3354bce1310adce24f06e87cd', '\xfd06618b0ccf74d7c4dec168b477973c', 'person', '\x0106646174612d31c65e3d6a91da2b03ddf8125f952f74566c3ce8172442d6793d1b78de16fdc80d09d3259c68545b28b4070eb87709d1dd6109bcde', '\x0106646174612d31e62fc93ebcd37e6ac3e1cefec41c73d1ae984d24c38e2e99507a390d4e49e81479721888351ff508', 'phone', '\x0106646174612d3160cf9570f44e4b8bc1c685634691162c656e74e60beb85b52e9eecaefc06db0ef8df7c051b6be790a88823872cf772017fb24b', '\x4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f', 'America/Chicago', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xfe7743babcbd9787d8c21fb1e9630566', '\xfd06618b0ccf74d7c4dec168b477973c', 'person', '\x0106646174612d31ddf603d14245dc5166e13d851d064da9b67cfa2bea7549c83d4df8b7c1f4a7879e5236e2dcb16cf723d378', '\x0106646174612d31446af2e22a1ada4aa4662135a8d26d4ec6c3338eb77680e6753be0d6c74c1003f9be2076a3a9945e', 'none', NULL, NULL, 'Pacific/Honolulu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x697767eb9ea806bedfc96650c340bab7', '\xfd06618b0ccf74d7c4dec168b477973c', 'person', '\x0106646174612d313e29057a1ee68c8a41300cb5f5f3270dc0a074dbc61eb90abe6a97bcb152e5d111da4b61816f1a1c06903d291394564051761864df2614', '\x0106646174612d318c2a727e0f9f2731011b7384dc5b19737f7bdd4f5379b8e428d251c9f9e37a0d6c4cfe3bc4d68604', 'mail', '\x0106646174612d3100ddc937407436a146db9557ebf313b9ffba0be682b2c63d5e50b71384e145ee7ee4f893fdb228e5415f6f4f2d72459f1b6d8c77bfc18c7c8320c247b7ed014bd5a4', '\x97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271', 'Asia/Kathmandu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x628fecfda568a5117201e716a4e2e368', '\xfd06618b0ccf74d7c4dec168b477973c', 'person', '\x0106646174612d315bdabda6417fbb9e949e8bd6baed3aedf1819d6110878d87606198e9de6625f30964336e7e68c6d31f12fc54025a1650', '\x0106646174612d315d5fd5d4f1042f8a6dc79670939268983a6baf325ead95b372db528aa87098cdc8795b7df1e91cee', 'phone', '\x0106646174612d31ab5eae5f1f4b2b3657f0cd31e28ad86e0595d1927b5986171efeecd3814cfc52f7a02c2140cd6ae395ec2f2165b281aeb78154e0a7', '\xc8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x67cb1b4efdd6f8ad7a9530cc0587656a', '\xfd06618b0ccf74d7c4dec168b477973c', 'person', '\x0106646174612d318985912fd2de7de3118496b4a22a04140d37302f4e770ede1b3fcfb356d71ed120cd8839d0ef19d557d28a6816', '\x0106646174612d31fae0968fb9abc916bc5ddd8fa090f82b54f43cc3c98ec3186aca60f9243aae7395af938409420de8', 'none', NULL, NULL, 'Europe/London', 'en', 1795435200, NULL);


--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.arrival VALUES ('\x01a2088fe9c428cab141dd2e92771ecf', 'coach', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a2088fe9c428cab141dd2e92771ecf', 'person', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a2088fe9cde998e14a6d4db6353e95', 'coach', 1795262400);


--
-- Data for Name: ask; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, 1795435200, NULL, 'system', NULL, 'seed.organisation', '\x355b1e457a31cb88c9c52f88b16445b1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\x3b688dd8f5472623686a2dd28eaff9a6');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\xc7cfaaefc100ac33b9dfe12e081845e1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\xfcef06ce4633a0fea79890538ca6b725');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\x1e3d747e6751f4284f2df41649ad3e6d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.caseload', '\x1e3d747e6751f4284f2df41649ad3e6d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\x62466cd3354bce1310adce24f06e87cd');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.caseload', '\x62466cd3354bce1310adce24f06e87cd');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\xfe7743babcbd9787d8c21fb1e9630566');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.caseload', '\xfe7743babcbd9787d8c21fb1e9630566');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\x697767eb9ea806bedfc96650c340bab7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.caseload', '\x697767eb9ea806bedfc96650c340bab7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\x628fecfda568a5117201e716a4e2e368');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.caseload', '\x628fecfda568a5117201e716a4e2e368');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.account', '\x67cb1b4efdd6f8ad7a9530cc0587656a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.caseload', '\x67cb1b4efdd6f8ad7a9530cc0587656a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, 1795435200, '\xc7cfaaefc100ac33b9dfe12e081845e1', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'hours.put', '\xc7cfaaefc100ac33b9dfe12e081845e1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, 1795435200, '\xc7cfaaefc100ac33b9dfe12e081845e1', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'exception.add', '\xeaefbb948586a2febb57d75a3b951ccb');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, 1795435200, '\xc7cfaaefc100ac33b9dfe12e081845e1', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'exception.add', '\xc44e309079f8ee549ecbea9832730f54');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, 1795435200, '\xfcef06ce4633a0fea79890538ca6b725', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'hours.put', '\xfcef06ce4633a0fea79890538ca6b725');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, 1795435200, '\xfcef06ce4633a0fea79890538ca6b725', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'exception.add', '\xa46051f8cb7152bfb153965b8a12f6f8');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, 1795435200, '\xfcef06ce4633a0fea79890538ca6b725', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'exception.add', '\x09d2ea17d641929fea74179ab496ee03');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, 1795435200, '\xfcef06ce4633a0fea79890538ca6b725', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'rules.put', '\xfcef06ce4633a0fea79890538ca6b725');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, 1795435200, '\x3b688dd8f5472623686a2dd28eaff9a6', 'coordinator', '\xfd06618b0ccf74d7c4dec168b477973c', 'holidays.put', '\x355b1e457a31cb88c9c52f88b16445b1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, 1795435200, '\xfcef06ce4633a0fea79890538ca6b725', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'exception.free_now', '\xfcef06ce4633a0fea79890538ca6b725');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.session', '\x01a2088fe9c428cab141dd2e92771ecf');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, 1795348800, '\xc7cfaaefc100ac33b9dfe12e081845e1', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.here', '\x01a2088fe9c428cab141dd2e92771ecf');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, 1795348800, '\x1e3d747e6751f4284f2df41649ad3e6d', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.here', '\x01a2088fe9c428cab141dd2e92771ecf');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.session', '\x01a2088fe9cde998e14a6d4db6353e95');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, 1795262400, '\xc7cfaaefc100ac33b9dfe12e081845e1', 'coach', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.here', '\x01a2088fe9cde998e14a6d4db6353e95');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'seed.session', '\x01a2088fe9d34a088eb861e824413a50');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'sessions.settle', '\x01a2088fe9d34a088eb861e824413a50');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'sessions.settle', '\x01a2088fe9cde998e14a6d4db6353e95');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, 1795435200, NULL, 'system', '\xfd06618b0ccf74d7c4dec168b477973c', 'sessions.settle', '\x01a2088fe9c428cab141dd2e92771ecf');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, 1795435200, '\x1e3d747e6751f4284f2df41649ad3e6d', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fe9e48f331d6291da975548f1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, 1795435200, '\x62466cd3354bce1310adce24f06e87cd', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fe9f94d3e2c5043bc529a901a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, 1795435200, '\xfe7743babcbd9787d8c21fb1e9630566', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fea028f7d9f01955fc7a51594');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, 1795435200, '\x697767eb9ea806bedfc96650c340bab7', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fea09ee939cb9d0e08a0efa71');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, 1795435200, '\x628fecfda568a5117201e716a4e2e368', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fea0e98ab6c6c867cb3400605');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, 1795435200, '\x67cb1b4efdd6f8ad7a9530cc0587656a', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fea1273f049f8cf7b33d9c3ac');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, 1795435200, '\x67cb1b4efdd6f8ad7a9530cc0587656a', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fea195d1dd9a9324862ac79c8');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, 1795435200, '\x3b688dd8f5472623686a2dd28eaff9a6', 'coordinator', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.cancel', '\x01a2088fea195d1dd9a9324862ac79c8');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (43, 1795435200, '\x628fecfda568a5117201e716a4e2e368', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fea25898ba4ffe3aadac2686b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (44, 1795435200, '\x1e3d747e6751f4284f2df41649ad3e6d', 'person', '\xfd06618b0ccf74d7c4dec168b477973c', 'session.book', '\x01a2088fea29b89d2e69ce0fe1dece01');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (45, 1795435200, '\x3b688dd8f5472623686a2dd28eaff9a6', 'coordinator', '\xfd06618b0ccf74d7c4dec168b477973c', 'seat_link.make', '\x01a2088fea29b89d2e69ce0fe1dece01');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (46, 1795435200, NULL, 'nobody', NULL, 'link.use', '\x1e3d747e6751f4284f2df41649ad3e6d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (47, 1795435200, '\x3b688dd8f5472623686a2dd28eaff9a6', 'coordinator', '\xfd06618b0ccf74d7c4dec168b477973c', 'card.make', '\x62466cd3354bce1310adce24f06e87cd');


--
-- Data for Name: caseload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caseload VALUES ('\x1e3d747e6751f4284f2df41649ad3e6d', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x62466cd3354bce1310adce24f06e87cd', '\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xfe7743babcbd9787d8c21fb1e9630566', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x697767eb9ea806bedfc96650c340bab7', '\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x628fecfda568a5117201e716a4e2e368', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x67cb1b4efdd6f8ad7a9530cc0587656a', '\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 1795435200, NULL, 'primary');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fe9e48f331d6291da975548f1', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x1e3d747e6751f4284f2df41649ad3e6d', '\x01a2088fe9e48f331d6291da975548f1', 1795539600, 1795540200);
INSERT INTO public.claims VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fe9f94d3e2c5043bc529a901a', 1795539600, 1795541400);
INSERT INTO public.claims VALUES ('\x62466cd3354bce1310adce24f06e87cd', '\x01a2088fe9f94d3e2c5043bc529a901a', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea028f7d9f01955fc7a51594', 1795626000, 1795627800);
INSERT INTO public.claims VALUES ('\xfe7743babcbd9787d8c21fb1e9630566', '\x01a2088fea028f7d9f01955fc7a51594', 1795626000, 1795627500);
INSERT INTO public.claims VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fea09ee939cb9d0e08a0efa71', 1795626000, 1795629900);
INSERT INTO public.claims VALUES ('\x697767eb9ea806bedfc96650c340bab7', '\x01a2088fea09ee939cb9d0e08a0efa71', 1795626000, 1795629000);
INSERT INTO public.claims VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea0e98ab6c6c867cb3400605', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\x628fecfda568a5117201e716a4e2e368', '\x01a2088fea0e98ab6c6c867cb3400605', 1795712400, 1795713000);
INSERT INTO public.claims VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fea1273f049f8cf7b33d9c3ac', 1795712400, 1795714200);
INSERT INTO public.claims VALUES ('\x67cb1b4efdd6f8ad7a9530cc0587656a', '\x01a2088fea1273f049f8cf7b33d9c3ac', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea25898ba4ffe3aadac2686b', 1795719600, 1795723200);
INSERT INTO public.claims VALUES ('\x628fecfda568a5117201e716a4e2e368', '\x01a2088fea25898ba4ffe3aadac2686b', 1795719600, 1795722600);
INSERT INTO public.claims VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea29b89d2e69ce0fe1dece01', 1796144400, 1796146200);
INSERT INTO public.claims VALUES ('\x1e3d747e6751f4284f2df41649ad3e6d', '\x01a2088fea29b89d2e69ce0fe1dece01', 1796144400, 1796145900);


--
-- Data for Name: coach_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_change VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', 765);
INSERT INTO public.coach_change VALUES ('\xfcef06ce4633a0fea79890538ca6b725', 771);


--
-- Data for Name: coach_rules; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_rules VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 15, 30, 60, 'minutes', 240, 0, 0, 1);


--
-- Data for Name: contract; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contract VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 1200, 1795435200, 0, 0);
INSERT INTO public.contract VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 1200, 1795435200, 0, 0);


--
-- Data for Name: due; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.due VALUES ('outcome', '\x01a2088fe9d34a088eb861e824413a50', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a2088fe9cde998e14a6d4db6353e95', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a2088fe9c428cab141dd2e92771ecf', 1796040000);


--
-- Data for Name: duty; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: exception; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exception VALUES ('\xeaefbb948586a2febb57d75a3b951ccb', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xc44e309079f8ee549ecbea9832730f54', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xa46051f8cb7152bfb153965b8a12f6f8', '\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x09d2ea17d641929fea74179ab496ee03', '\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x8066aeccb431648429355cc8cf438665', '\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 'extra', '2026-11-23', 300, 480, 1795435200, 1, NULL);


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

INSERT INTO public.holiday VALUES ('\x355b1e457a31cb88c9c52f88b16445b1', '2026-12-25', 'Christmas');
INSERT INTO public.holiday VALUES ('\x355b1e457a31cb88c9c52f88b16445b1', '2027-01-01', 'New Year');


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency OVERRIDING SYSTEM VALUE VALUES ('\x317c05b621c5fc3450fd6a1dd6a90c43', '\x628fecfda568a5117201e716a4e2e368', 'dump', 'kept-key-1', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0106646174612d31b37131554a6d2de031daa0896324306fce2831afaa5584a7700b4756a1792594fd5872a566da2448b268db81a3da62690c0b87ed47c03f5814f33a819c4508238cbe732800f780c6bce3a51a4c8c6beca0acef3a02b9b1ba', 1795435200, 1);


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES ('\x0f162440cfbc9bf0694117d9eae8f56a', 'seat', '\x5b859efee2881198146f2f86934276144b712331d9d6db81595bf5d94af90052', '\xfd06618b0ccf74d7c4dec168b477973c', '\x1e3d747e6751f4284f2df41649ad3e6d', '\x01a2088fea29b89d2e69ce0fe1dece01', NULL, 1795435200, 1796145900, 1795435200, NULL);
INSERT INTO public.link VALUES ('\xd68045eb50fd9538a5616f877264432c', 'card', '\x5b5fd272bfb51579d520ae87a62ccd142ab4e8f3caf36daad3ec59847a679654', '\xfd06618b0ccf74d7c4dec168b477973c', '\x62466cd3354bce1310adce24f06e87cd', NULL, NULL, 1795435200, NULL, NULL, NULL);


--
-- Data for Name: move; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice VALUES ('\x01a2088fe9ea61bfa14ba1926cbe50e1', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x1e3d747e6751f4284f2df41649ad3e6d', '\x01a2088fe9e48f331d6291da975548f1', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fe9ea5512a058a00bd2f62f85', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fe9e48f331d6291da975548f1', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fe9fa5fa7cecf7af7aec94b6f', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x62466cd3354bce1310adce24f06e87cd', '\x01a2088fe9f94d3e2c5043bc529a901a', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fe9fa9b46e990181358e89f5c', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fe9f94d3e2c5043bc529a901a', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea067a2373e0b7e63b85cd21', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfe7743babcbd9787d8c21fb1e9630566', '\x01a2088fea028f7d9f01955fc7a51594', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fea06b2a5ae7af3c8f8237577', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea028f7d9f01955fc7a51594', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea0a5eb6b5c60ed74f158553', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x697767eb9ea806bedfc96650c340bab7', '\x01a2088fea09ee939cb9d0e08a0efa71', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fea0a7a5df18f5cfee5448dcb', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fea09ee939cb9d0e08a0efa71', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea0e85f74fabf3278a11049f', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x628fecfda568a5117201e716a4e2e368', '\x01a2088fea0e98ab6c6c867cb3400605', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fea0ec42c1df4a23e8a480a9f', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea0e98ab6c6c867cb3400605', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea134198e98f155138551923', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x67cb1b4efdd6f8ad7a9530cc0587656a', '\x01a2088fea1273f049f8cf7b33d9c3ac', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fea136eefe2aa38adb41a332d', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fea1273f049f8cf7b33d9c3ac', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea1c94053b2e965043f3b6e7', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x67cb1b4efdd6f8ad7a9530cc0587656a', '\x01a2088fea195d1dd9a9324862ac79c8', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fea1c4847512aef7581991fd9', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fea195d1dd9a9324862ac79c8', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea23bbd94e975b112509c860', 'cancelled', '\xfd06618b0ccf74d7c4dec168b477973c', '\x67cb1b4efdd6f8ad7a9530cc0587656a', '\x01a2088fea195d1dd9a9324862ac79c8', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea23b5be96ab217575ac0f76', 'cancelled', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x01a2088fea195d1dd9a9324862ac79c8', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea25f49aabc4f6a8ad56fdf4', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x628fecfda568a5117201e716a4e2e368', '\x01a2088fea25898ba4ffe3aadac2686b', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fea25deb8f2c132ea11a9d897', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea25898ba4ffe3aadac2686b', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a2088fea2af139d3fef6466313dca5', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\x1e3d747e6751f4284f2df41649ad3e6d', '\x01a2088fea29b89d2e69ce0fe1dece01', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a2088fea2aa82830d1578cd73545d6', 'booked', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x01a2088fea29b89d2e69ce0fe1dece01', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);


--
-- Data for Name: offer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisation VALUES ('\x355b1e457a31cb88c9c52f88b16445b1', 'Lantern House', '+1 555 0100', 'peer coach', 1795435200);


--
-- Data for Name: pairing; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.programme VALUES ('\xfd06618b0ccf74d7c4dec168b477973c', '\x355b1e457a31cb88c9c52f88b16445b1', 'Evenings', 1795435200);


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

INSERT INTO public.schema_version VALUES (1, 1795439977);
INSERT INTO public.schema_version VALUES (2, 1795439977);
INSERT INTO public.schema_version VALUES (3, 1795439977);
INSERT INTO public.schema_version VALUES (4, 1795439977);
INSERT INTO public.schema_version VALUES (5, 1795439977);
INSERT INTO public.schema_version VALUES (6, 1795439977);
INSERT INTO public.schema_version VALUES (7, 1795439977);
INSERT INTO public.schema_version VALUES (8, 1795439977);
INSERT INTO public.schema_version VALUES (9, 1795439977);
INSERT INTO public.schema_version VALUES (10, 1795439977);
INSERT INTO public.schema_version VALUES (11, 1795439977);
INSERT INTO public.schema_version VALUES (12, 1795439977);
INSERT INTO public.schema_version VALUES (13, 1795439977);
INSERT INTO public.schema_version VALUES (14, 1795439977);
INSERT INTO public.schema_version VALUES (15, 1795439977);
INSERT INTO public.schema_version VALUES (16, 1795439977);
INSERT INTO public.schema_version VALUES (17, 1795439977);
INSERT INTO public.schema_version VALUES (18, 1795439977);
INSERT INTO public.schema_version VALUES (19, 1795439977);
INSERT INTO public.schema_version VALUES (20, 1795439977);
INSERT INTO public.schema_version VALUES (21, 1795439977);


--
-- Data for Name: series; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: series_date; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('\x01a2088fe9d34a088eb861e824413a50', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x628fecfda568a5117201e716a4e2e368', 'we_missed', 'video', 1795176000, 1795179000, 10, '\xab04e781c0181e210cd9a3654665f460', '\x549b64c97dda4a0f204511fdaa480215', '\x115383fc006cccef235361f0b5e6acd9', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a2088fe9cde998e14a6d4db6353e95', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfe7743babcbd9787d8c21fb1e9630566', 'not_reached', 'video', 1795262400, 1795265400, 10, '\x04c161b533c40a6372456a02c9dec0f5', '\x4e411a31409e5fd0e8185a4125089f5c', '\x60cc4c7f8b34ba9d90b66f1f3fe77937', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a2088fe9c428cab141dd2e92771ecf', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x1e3d747e6751f4284f2df41649ad3e6d', 'met', 'video', 1795348800, 1795351800, 10, '\x972f0c89a0cbae55f93199d617f9e768', '\xd817b370404bd13ea69070c4da09aac6', '\x97c783d3f9228643ff5114e6ecc4860f', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a2088fe9e48f331d6291da975548f1', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x1e3d747e6751f4284f2df41649ad3e6d', 'booked', 'voice', 1795539600, 1795540200, 5, '\x8f751131da73074b55d07e70ae3f8750', '\x567153a8ef599112ab4aaad66feb2f3e', '\x97e9fce6f2b0fb3bc07807343a47e2ce', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fe9f94d3e2c5043bc529a901a', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x62466cd3354bce1310adce24f06e87cd', 'booked', 'voice', 1795539600, 1795540500, 15, '\x36211378a59fc5130507db051ad56c9f', '\x968c8db377a0a340497671b2e6252723', '\xdd33b4677440ef35ab9a09347d6b063f', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fea028f7d9f01955fc7a51594', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfe7743babcbd9787d8c21fb1e9630566', 'booked', 'voice', 1795626000, 1795627500, 5, '\x009444c9d37bf4dd1a474727fe6380c2', '\x984896f7eac32dfbd76afca3addafe7c', '\x6f7ad7fe12ce912e916a6c642e3f7099', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fea09ee939cb9d0e08a0efa71', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x697767eb9ea806bedfc96650c340bab7', 'booked', 'voice', 1795626000, 1795629000, 15, '\x6a0a6b412e36f8da27c6e3fc321e4244', '\x72bdec77526385a1662ebd03618c75b9', '\xb84504aa94c8c4e0009231b16fa813be', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fea0e98ab6c6c867cb3400605', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x628fecfda568a5117201e716a4e2e368', 'booked', 'voice', 1795712400, 1795713000, 5, '\x7ef81f48cd37211f5ad6de2db40d3653', '\x40b8150dbcb6d092e14a98350fba9c9b', '\x2e9736367726c89397845005331e3e1b', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fea1273f049f8cf7b33d9c3ac', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x67cb1b4efdd6f8ad7a9530cc0587656a', 'booked', 'voice', 1795712400, 1795713300, 15, '\x467b6f9d4a59088ba38b3a670e306096', '\x81615c2477f309e6986b9f8a1e16abee', '\x80da117aeacfb864a4f394e502f8cf9a', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fea195d1dd9a9324862ac79c8', '\xfd06618b0ccf74d7c4dec168b477973c', '\xfcef06ce4633a0fea79890538ca6b725', '\x67cb1b4efdd6f8ad7a9530cc0587656a', 'cancelled', 'voice', 1796058000, 1796059500, 15, '\xd23b04efae7cd383c7462d86f95af273', '\x351fde4351665eaa190dc5836c4e315b', '\x5b5dff76977c1d5e51fd2fe8ec8cc8b0', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fea25898ba4ffe3aadac2686b', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x628fecfda568a5117201e716a4e2e368', 'booked', 'voice', 1795719600, 1795722600, 10, '\xeb1a13c00c652e86e057f6870b4102e2', '\xcb49ea2519b408c4d03a97d18f0e9452', '\x66b03e0243f431a71de279dde8f4f905', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a2088fea29b89d2e69ce0fe1dece01', '\xfd06618b0ccf74d7c4dec168b477973c', '\xc7cfaaefc100ac33b9dfe12e081845e1', '\x1e3d747e6751f4284f2df41649ad3e6d', 'booked', 'voice', 1796144400, 1796145900, 5, '\xeab9ad2f8268a526120c80a8e86e2716', '\xc90b27adfde7e15e770b21caeb99fa0d', '\x016cf706a11dea5d7cea772b36ee9413', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('\xd34633e90ef6b988439466251bf765c5', '\x165151fbd8041467ea02fd6410a57292dc6d194e6512d7a286dcc661615ed372', '\xfd06618b0ccf74d7c4dec168b477973c', '\x1e3d747e6751f4284f2df41649ad3e6d', '\x01a2088fea29b89d2e69ce0fe1dece01', '\x0f162440cfbc9bf0694117d9eae8f56a', 1795435200, 1796146800, NULL);


--
-- Data for Name: talk; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: told; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.told VALUES (772, 'session', '\x01a2088fe9c428cab141dd2e92771ecf', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (773, 'arrived', '\x01a2088fe9c428cab141dd2e92771ecf', '\x', 'coach', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (773, 'session', '\x01a2088fe9c428cab141dd2e92771ecf', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (774, 'arrived', '\x01a2088fe9c428cab141dd2e92771ecf', '\x', 'person', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (774, 'session', '\x01a2088fe9c428cab141dd2e92771ecf', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (775, 'session', '\x01a2088fe9cde998e14a6d4db6353e95', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (776, 'arrived', '\x01a2088fe9cde998e14a6d4db6353e95', '\x', 'coach', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (776, 'session', '\x01a2088fe9cde998e14a6d4db6353e95', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (777, 'session', '\x01a2088fe9d34a088eb861e824413a50', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (778, 'session', '\x01a2088fe9d34a088eb861e824413a50', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (778, 'session', '\x01a2088fe9cde998e14a6d4db6353e95', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (778, 'session', '\x01a2088fe9c428cab141dd2e92771ecf', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (779, 'session', '\x01a2088fe9e48f331d6291da975548f1', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (780, 'session', '\x01a2088fe9f94d3e2c5043bc529a901a', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (781, 'session', '\x01a2088fea028f7d9f01955fc7a51594', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (782, 'session', '\x01a2088fea09ee939cb9d0e08a0efa71', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (783, 'session', '\x01a2088fea0e98ab6c6c867cb3400605', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (784, 'session', '\x01a2088fea1273f049f8cf7b33d9c3ac', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (785, 'session', '\x01a2088fea195d1dd9a9324862ac79c8', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (786, 'session', '\x01a2088fea195d1dd9a9324862ac79c8', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (787, 'session', '\x01a2088fea25898ba4ffe3aadac2686b', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);
INSERT INTO public.told VALUES (788, 'session', '\x01a2088fea29b89d2e69ce0fe1dece01', '\x', '', 'tIkRQcTJSjmw3ZzzlUKx9A', 1795439979);


--
-- Data for Name: waitlist; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: weekly_hours; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_hours VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xc7cfaaefc100ac33b9dfe12e081845e1', '\xfd06618b0ccf74d7c4dec168b477973c', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);
INSERT INTO public.weekly_hours VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfcef06ce4633a0fea79890538ca6b725', '\xfd06618b0ccf74d7c4dec168b477973c', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);


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
-- Name: session_of_call; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_of_call ON public.session USING btree (call_id) WHERE (relay IS NOT NULL);


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


