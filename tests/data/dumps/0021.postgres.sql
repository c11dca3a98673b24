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
    LANGUAGE plpgsql
    AS $_$
BEGIN
    INSERT INTO told VALUES (pg_current_xact_id()::text::bigint, $1, $2, COALESCE($3, ''), $4,
        COALESCE(current_setting('porchlight.scheduler', true), ''), extract(epoch FROM now())::bigint)
    ON CONFLICT DO NOTHING;
END
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

INSERT INTO public.account VALUES ('\xce57b0ff566aff6c63a3208102dbcf36', '\x08c28378781d8b3f4f309ab1ddb5e358', 'coordinator', '\x0106646174612d3115cb4623568f5c6048161611b2354044bdcade4e52ba015f118b08eff4c04a835bcbfe6badcb283075d3a3', '\x0106646174612d31ef3bfe0fbf89866d359e363ab73040872d98e5dc44586cd84feda4543b54f71d9f490c0a8dc4f038', 'mail', '\x0106646174612d31a0480c64d31711c34162428ddc24b7539ea40565ef3b4e0ac87d35d826eec5ef91c687fb4c71c9c578184a3dc3b03a557e12fc7feed58f2e832f1f', '\x93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 'coach', '\x0106646174612d3169dfe565a9fe2cd14796bf786daf8db4976ee3ca227db826757531c7e09e772997bb32d2b6e8eadfc27d7a636ddd14df', '\x0106646174612d31276b5daa45020b8e223bcce327e41d52abed006d65e093a96982cedc64190591bebdcfeae66d71ccc2c9b2c04f85dd06c896fa7b09168ee06b3a6dea04f67f58b9983a13615a3fd94f09a4eca67c8d3d', 'mail', '\x0106646174612d31f6aa0c116afed84e77acb0f6c80ea2c44373a522d50f41e4f9127c177614adf14bd84040c9b6d142ccb701a3771d42d21bbb7d1a178352a6118b83232e91aa77', '\x89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 'coach', '\x0106646174612d31f293087fbcf8bdca04d82838e6f158de138287192090e95f87df5d7b824d137c34862363931fecc24c86602473e0', '\x0106646174612d3176f058f9ba32ef013057da905be3b5f19122ac430130ae4fa38c22a091cb7f891aae2224c3520b588121aa2f615638d91b45220460fca685fce02b6a8027fac00c', 'phone', '\x0106646174612d31f69b1b8496ef1157b35e9d955a55d4ca2a5a040cc5033a95eb139b2a6235351d458150ff88427b869b9ab246892c2cad2d7523', '\x2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac', 'America/Phoenix', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x96cd159b5483e1370e8ad9de79755c23', '\x08c28378781d8b3f4f309ab1ddb5e358', 'person', '\x0106646174612d311209ec12525b210b2447388188a38a05b3f9b3425f1f518bc233593996a96cbb0e891838a9cc14a0eec8fbd74672', '\x0106646174612d318585c1167548b76eedf059b085946929e1e7215ad9abd98db7c4784d6618b917b6ba3a94686e4543', 'mail', '\x0106646174612d31e5c716f28e4a40f6b61552d86a15eaad0f978ae6c7453c66b2da9600a0a19ffebfe4082c84e9eb32068ce8dee65345455ba2956bb5d8b5b522145d', '\x7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x1f72eebbfe282b2520e8cfe2c4bd2b66', '\x08c28378781d8b3f4f309ab1ddb5e358', 'person', '\x0106646174612d310fdb95929a40cc84f846bff2f942c702e803110da5d1899dd9cf3f6a1753084d3a3c54a8f7b8268bfd29b42d12ed2e1f1f89ee25', '\x0106646174612d317a797d503c1009b70fead9ea4cdb0b228703e9a003830c0116a0543298423d87f381f3edc5a91608', 'phone', '\x0106646174612d31f47ddc72adf1778a73e711aadf673dfbb0afbbc053b8bc1076bee017417bfbe7fbc43b5e3d35d1692f6a2da96e3fd94cdb064b', '\x4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f', 'America/Chicago', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xf3b2ecbc6532846c4e7f0dec95eecd08', '\x08c28378781d8b3f4f309ab1ddb5e358', 'person', '\x0106646174612d3101b7dd60a086b636dc330c6cd2080ecc73dfe16d79e9c640aaa8fb2941a69e261a9a4965d22d67f00009e9', '\x0106646174612d31c3ccc417021c9bda17884db685a12a56acd2a6c1b94cd00013d44dca24f411413ba6f863231e3b99', 'none', NULL, NULL, 'Pacific/Honolulu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x2827ba4b30da4886d6f51abf1eaab00b', '\x08c28378781d8b3f4f309ab1ddb5e358', 'person', '\x0106646174612d3140ab518f8ae6462f1532fb62157f7b2a5a86e7bdf45c8cc99ba268a59d1b1471c67577550d9d7c785bb74a6ebcfe0797e7bbbcf5221dc4', '\x0106646174612d31cd3a5c975365e6b52d5dcba783417216b8e7f83c66b45d48103f7060285783197252cda4becbd0cc', 'mail', '\x0106646174612d315d96ea07049a822721b91b3b2383581ee5095b9510b5b110271776d972d4c8436cb6c3d158edfb351275871f8c78c7b893edfeae46c6dba2f95b0f5f7964ab1e918f', '\x97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271', 'Asia/Kathmandu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xbdf138881718206d43a9985b2e581682', '\x08c28378781d8b3f4f309ab1ddb5e358', 'person', '\x0106646174612d3160054217b1267bdf7ba328d0c8bde02dbd790a79b83116fc96f3cda09d9354c990b2df2bbcb36474e95933f86aa48a3b', '\x0106646174612d319e64eb0075d80727ea0078c7e9b444954e08bcc7fb400c08e444b23fdae5f5ae132e6cd35e8a3512', 'phone', '\x0106646174612d317dde27868ecbcad02dcb1db87d801937e8ebda61aa0e25f29d4a1f0be224b56beb7b53d81b8db4beaba816df1beef3eef39bc65adf', '\xc8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x48c5bce50650257601a9c67f15266f94', '\x08c28378781d8b3f4f309ab1ddb5e358', 'person', '\x0106646174612d31c32de594ddacdd12afa9a313de360ab76334868200f6e5c549752919656065beefd539e5681aabd97a364a39c2', '\x0106646174612d3117fe70013c1cc48ca165ddeaff01a70ab1fcf789ded4e2e4c86208632fc2e38daa736881e18524ca', 'none', NULL, NULL, 'Europe/London', 'en', 1795435200, NULL);


--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.arrival VALUES ('\x01a208a3ab83203bf485718b35fed9b1', 'coach', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a208a3ab83203bf485718b35fed9b1', 'person', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a208a3ab8b1c57fbd5452e5db269c7', 'coach', 1795262400);


--
-- Data for Name: ask; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, 1795435200, NULL, 'system', NULL, 'seed.organisation', '\xbd469e265ef45d61e04fb14a8d871954');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\xce57b0ff566aff6c63a3208102dbcf36');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\xf32eb04798e31e0747d497ac2e3c96d6');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\x793b96ed694d316eecb3dc77bac7343e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\x96cd159b5483e1370e8ad9de79755c23');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.caseload', '\x96cd159b5483e1370e8ad9de79755c23');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\x1f72eebbfe282b2520e8cfe2c4bd2b66');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.caseload', '\x1f72eebbfe282b2520e8cfe2c4bd2b66');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\xf3b2ecbc6532846c4e7f0dec95eecd08');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.caseload', '\xf3b2ecbc6532846c4e7f0dec95eecd08');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\x2827ba4b30da4886d6f51abf1eaab00b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.caseload', '\x2827ba4b30da4886d6f51abf1eaab00b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\xbdf138881718206d43a9985b2e581682');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.caseload', '\xbdf138881718206d43a9985b2e581682');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.account', '\x48c5bce50650257601a9c67f15266f94');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.caseload', '\x48c5bce50650257601a9c67f15266f94');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, 1795435200, '\xf32eb04798e31e0747d497ac2e3c96d6', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'hours.put', '\xf32eb04798e31e0747d497ac2e3c96d6');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, 1795435200, '\xf32eb04798e31e0747d497ac2e3c96d6', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'exception.add', '\x66cb6520c2b92c52bf950cd24c4fa9f8');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, 1795435200, '\xf32eb04798e31e0747d497ac2e3c96d6', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'exception.add', '\xca9da619e7d161e179c2e351f7ab9bfd');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, 1795435200, '\x793b96ed694d316eecb3dc77bac7343e', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'hours.put', '\x793b96ed694d316eecb3dc77bac7343e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, 1795435200, '\x793b96ed694d316eecb3dc77bac7343e', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'exception.add', '\x5d3e407924c5a84ccfe85d5c3567b4ce');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, 1795435200, '\x793b96ed694d316eecb3dc77bac7343e', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'exception.add', '\x6cd1346e7dfedbdc1644dbeee1eea1dc');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, 1795435200, '\x793b96ed694d316eecb3dc77bac7343e', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'rules.put', '\x793b96ed694d316eecb3dc77bac7343e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, 1795435200, '\xce57b0ff566aff6c63a3208102dbcf36', 'coordinator', '\x08c28378781d8b3f4f309ab1ddb5e358', 'holidays.put', '\xbd469e265ef45d61e04fb14a8d871954');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, 1795435200, '\x793b96ed694d316eecb3dc77bac7343e', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'exception.free_now', '\x793b96ed694d316eecb3dc77bac7343e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.session', '\x01a208a3ab83203bf485718b35fed9b1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, 1795348800, '\xf32eb04798e31e0747d497ac2e3c96d6', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.here', '\x01a208a3ab83203bf485718b35fed9b1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, 1795348800, '\x96cd159b5483e1370e8ad9de79755c23', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.here', '\x01a208a3ab83203bf485718b35fed9b1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.session', '\x01a208a3ab8b1c57fbd5452e5db269c7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, 1795262400, '\xf32eb04798e31e0747d497ac2e3c96d6', 'coach', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.here', '\x01a208a3ab8b1c57fbd5452e5db269c7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seed.session', '\x01a208a3ab900421377f46e1675992d9');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'sessions.settle', '\x01a208a3ab900421377f46e1675992d9');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'sessions.settle', '\x01a208a3ab8b1c57fbd5452e5db269c7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, 1795435200, NULL, 'system', '\x08c28378781d8b3f4f309ab1ddb5e358', 'sessions.settle', '\x01a208a3ab83203bf485718b35fed9b1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, 1795435200, '\x96cd159b5483e1370e8ad9de79755c23', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3ab9c359c377cf05166e545b1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, 1795435200, '\x1f72eebbfe282b2520e8cfe2c4bd2b66', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3aba320b76972c73236bcc214');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, 1795435200, '\xf3b2ecbc6532846c4e7f0dec95eecd08', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3aba77b12f9ca0cb2fb46aaa3');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, 1795435200, '\x2827ba4b30da4886d6f51abf1eaab00b', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3aba807b3fc52f092a75bb4a4');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, 1795435200, '\xbdf138881718206d43a9985b2e581682', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3aba98e4b613f6092253a3a32');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, 1795435200, '\x48c5bce50650257601a9c67f15266f94', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3abad15625e65a47e009cfe85');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, 1795435200, '\x48c5bce50650257601a9c67f15266f94', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3abae3579cf0b044974299a41');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, 1795435200, '\xce57b0ff566aff6c63a3208102dbcf36', 'coordinator', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.cancel', '\x01a208a3abae3579cf0b044974299a41');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (43, 1795435200, '\xbdf138881718206d43a9985b2e581682', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3abb2e3f3321bcffa189f9123');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (44, 1795435200, '\x96cd159b5483e1370e8ad9de79755c23', 'person', '\x08c28378781d8b3f4f309ab1ddb5e358', 'session.book', '\x01a208a3abb4391dcb319d867eaccdb8');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (45, 1795435200, '\xce57b0ff566aff6c63a3208102dbcf36', 'coordinator', '\x08c28378781d8b3f4f309ab1ddb5e358', 'seat_link.make', '\x01a208a3abb4391dcb319d867eaccdb8');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (46, 1795435200, NULL, 'nobody', NULL, 'link.use', '\x96cd159b5483e1370e8ad9de79755c23');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (47, 1795435200, '\xce57b0ff566aff6c63a3208102dbcf36', 'coordinator', '\x08c28378781d8b3f4f309ab1ddb5e358', 'card.make', '\x1f72eebbfe282b2520e8cfe2c4bd2b66');


--
-- Data for Name: caseload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caseload VALUES ('\x96cd159b5483e1370e8ad9de79755c23', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x1f72eebbfe282b2520e8cfe2c4bd2b66', '\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xf3b2ecbc6532846c4e7f0dec95eecd08', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x2827ba4b30da4886d6f51abf1eaab00b', '\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xbdf138881718206d43a9985b2e581682', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x48c5bce50650257601a9c67f15266f94', '\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 1795435200, NULL, 'primary');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3ab9c359c377cf05166e545b1', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x96cd159b5483e1370e8ad9de79755c23', '\x01a208a3ab9c359c377cf05166e545b1', 1795539600, 1795540200);
INSERT INTO public.claims VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3aba320b76972c73236bcc214', 1795539600, 1795541400);
INSERT INTO public.claims VALUES ('\x1f72eebbfe282b2520e8cfe2c4bd2b66', '\x01a208a3aba320b76972c73236bcc214', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3aba77b12f9ca0cb2fb46aaa3', 1795626000, 1795627800);
INSERT INTO public.claims VALUES ('\xf3b2ecbc6532846c4e7f0dec95eecd08', '\x01a208a3aba77b12f9ca0cb2fb46aaa3', 1795626000, 1795627500);
INSERT INTO public.claims VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3aba807b3fc52f092a75bb4a4', 1795626000, 1795629900);
INSERT INTO public.claims VALUES ('\x2827ba4b30da4886d6f51abf1eaab00b', '\x01a208a3aba807b3fc52f092a75bb4a4', 1795626000, 1795629000);
INSERT INTO public.claims VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3aba98e4b613f6092253a3a32', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xbdf138881718206d43a9985b2e581682', '\x01a208a3aba98e4b613f6092253a3a32', 1795712400, 1795713000);
INSERT INTO public.claims VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3abad15625e65a47e009cfe85', 1795712400, 1795714200);
INSERT INTO public.claims VALUES ('\x48c5bce50650257601a9c67f15266f94', '\x01a208a3abad15625e65a47e009cfe85', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3abb2e3f3321bcffa189f9123', 1795719600, 1795723200);
INSERT INTO public.claims VALUES ('\xbdf138881718206d43a9985b2e581682', '\x01a208a3abb2e3f3321bcffa189f9123', 1795719600, 1795722600);
INSERT INTO public.claims VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3abb4391dcb319d867eaccdb8', 1796144400, 1796146200);
INSERT INTO public.claims VALUES ('\x96cd159b5483e1370e8ad9de79755c23', '\x01a208a3abb4391dcb319d867eaccdb8', 1796144400, 1796145900);


--
-- Data for Name: coach_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_change VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', 765);
INSERT INTO public.coach_change VALUES ('\x793b96ed694d316eecb3dc77bac7343e', 771);


--
-- Data for Name: coach_rules; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_rules VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 15, 30, 60, 'minutes', 240, 0, 0, 1);


--
-- Data for Name: contract; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contract VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 1200, 1795435200, 0, 0);
INSERT INTO public.contract VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 1200, 1795435200, 0, 0);


--
-- Data for Name: due; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.due VALUES ('outcome', '\x01a208a3ab900421377f46e1675992d9', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a208a3ab8b1c57fbd5452e5db269c7', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a208a3ab83203bf485718b35fed9b1', 1796040000);


--
-- Data for Name: duty; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: exception; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exception VALUES ('\x66cb6520c2b92c52bf950cd24c4fa9f8', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xca9da619e7d161e179c2e351f7ab9bfd', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x5d3e407924c5a84ccfe85d5c3567b4ce', '\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x6cd1346e7dfedbdc1644dbeee1eea1dc', '\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x126cf3daddaaddc622b858408ea12b08', '\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 'extra', '2026-11-23', 300, 480, 1795435200, 1, NULL);


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

INSERT INTO public.holiday VALUES ('\xbd469e265ef45d61e04fb14a8d871954', '2026-12-25', 'Christmas');
INSERT INTO public.holiday VALUES ('\xbd469e265ef45d61e04fb14a8d871954', '2027-01-01', 'New Year');


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency OVERRIDING SYSTEM VALUE VALUES ('\xec7bd02f88ab21bc5d1dde08490593a6', '\xbdf138881718206d43a9985b2e581682', 'dump', 'kept-key-1', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0106646174612d3131675c2e16ed2b839ce0dcae4895d66bae46c719394f6d971df75b90ed1e97d3c4fe1feedaa360b80d25d5c1e75850c956e24b3a2572a6206be9aca1f96ca48d7bc62b407679a2427972ea044b174348e1daf0070bfe7f81', 1795435200, 1);


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES ('\xfe4af2393bd94ed79efc63a833bdf734', 'seat', '\x05828ffd98f5b159f7922470dea5f361a9f29b2e613f4d67a367b71b4eae0c51', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x96cd159b5483e1370e8ad9de79755c23', '\x01a208a3abb4391dcb319d867eaccdb8', NULL, 1795435200, 1796145900, 1795435200, NULL);
INSERT INTO public.link VALUES ('\x2502e004c31f9ed14ceb6182ac1048ce', 'card', '\xf3d50bebdfbd5a34057fdc33541b77221c57d6a94c542eb0283798805fa61ef7', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x1f72eebbfe282b2520e8cfe2c4bd2b66', NULL, NULL, 1795435200, NULL, NULL, NULL);


--
-- Data for Name: move; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice VALUES ('\x01a208a3ab9e1c651bdd2c2fc81e2804', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x96cd159b5483e1370e8ad9de79755c23', '\x01a208a3ab9c359c377cf05166e545b1', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3ab9ec1ae1d2f638f0a2e41dd', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3ab9c359c377cf05166e545b1', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3aba57517898135ecfc7f6d61', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x1f72eebbfe282b2520e8cfe2c4bd2b66', '\x01a208a3aba320b76972c73236bcc214', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3aba5f4c4e41064a20558bb40', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3aba320b76972c73236bcc214', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3aba767a04dd48857e631c980', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf3b2ecbc6532846c4e7f0dec95eecd08', '\x01a208a3aba77b12f9ca0cb2fb46aaa3', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3aba7e2c32f259ae7cdd61ca8', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3aba77b12f9ca0cb2fb46aaa3', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3aba8f517b345d65c8f75ee7d', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x2827ba4b30da4886d6f51abf1eaab00b', '\x01a208a3aba807b3fc52f092a75bb4a4', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3aba8a8ae822fa732b3bd5dbd', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3aba807b3fc52f092a75bb4a4', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3aba90c36e1749037d05e7693', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xbdf138881718206d43a9985b2e581682', '\x01a208a3aba98e4b613f6092253a3a32', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3aba97ab4e2074c00ca731585', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3aba98e4b613f6092253a3a32', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3abad7431e36d5c0d5df7971e', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x48c5bce50650257601a9c67f15266f94', '\x01a208a3abad15625e65a47e009cfe85', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3abad615bbc22e22a600bf57c', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3abad15625e65a47e009cfe85', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3abafd8f808a75c1f0e6bdb78', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x48c5bce50650257601a9c67f15266f94', '\x01a208a3abae3579cf0b044974299a41', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3abaf17a19bb7e7be2458fddb', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3abae3579cf0b044974299a41', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3abb1cd51a38bc3f9735f993f', 'cancelled', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x48c5bce50650257601a9c67f15266f94', '\x01a208a3abae3579cf0b044974299a41', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3abb1bc3e70e59cc72b226e08', 'cancelled', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x01a208a3abae3579cf0b044974299a41', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3abb2d9f128260643590c3e8d', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xbdf138881718206d43a9985b2e581682', '\x01a208a3abb2e3f3321bcffa189f9123', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3abb29b0d55b1dfa2f18b1b0f', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3abb2e3f3321bcffa189f9123', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208a3abb4b75b4fa9051dea7ae978', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x96cd159b5483e1370e8ad9de79755c23', '\x01a208a3abb4391dcb319d867eaccdb8', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208a3abb4d2576a47f2eebe309990', 'booked', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x01a208a3abb4391dcb319d867eaccdb8', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);


--
-- Data for Name: offer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisation VALUES ('\xbd469e265ef45d61e04fb14a8d871954', 'Lantern House', '+1 555 0100', 'peer coach', 1795435200);


--
-- Data for Name: pairing; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.programme VALUES ('\x08c28378781d8b3f4f309ab1ddb5e358', '\xbd469e265ef45d61e04fb14a8d871954', 'Evenings', 1795435200);


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

INSERT INTO public.schema_version VALUES (1, 1795441272);
INSERT INTO public.schema_version VALUES (2, 1795441272);
INSERT INTO public.schema_version VALUES (3, 1795441272);
INSERT INTO public.schema_version VALUES (4, 1795441272);
INSERT INTO public.schema_version VALUES (5, 1795441272);
INSERT INTO public.schema_version VALUES (6, 1795441272);
INSERT INTO public.schema_version VALUES (7, 1795441272);
INSERT INTO public.schema_version VALUES (8, 1795441272);
INSERT INTO public.schema_version VALUES (9, 1795441272);
INSERT INTO public.schema_version VALUES (10, 1795441272);
INSERT INTO public.schema_version VALUES (11, 1795441272);
INSERT INTO public.schema_version VALUES (12, 1795441272);
INSERT INTO public.schema_version VALUES (13, 1795441272);
INSERT INTO public.schema_version VALUES (14, 1795441272);
INSERT INTO public.schema_version VALUES (15, 1795441272);
INSERT INTO public.schema_version VALUES (16, 1795441272);
INSERT INTO public.schema_version VALUES (17, 1795441272);
INSERT INTO public.schema_version VALUES (18, 1795441272);
INSERT INTO public.schema_version VALUES (19, 1795441272);
INSERT INTO public.schema_version VALUES (20, 1795441272);
INSERT INTO public.schema_version VALUES (21, 1795441272);


--
-- Data for Name: series; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: series_date; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('\x01a208a3ab900421377f46e1675992d9', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\xbdf138881718206d43a9985b2e581682', 'we_missed', 'video', 1795176000, 1795179000, 10, '\x5685f221f72820dc72d60652593c1328', '\x15c349b959f9c6c0cc3ec0ea19dc348d', '\xb524f5684b45a2d1bb5897602b958458', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a208a3ab8b1c57fbd5452e5db269c7', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\xf3b2ecbc6532846c4e7f0dec95eecd08', 'not_reached', 'video', 1795262400, 1795265400, 10, '\xf9dbd1395f59b69f2f4ec6f025691e10', '\x7b3ee08316c0201320da5e2e9edf2514', '\x42ef4a0f2ec3b9892dd8ffb3981d1311', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a208a3ab83203bf485718b35fed9b1', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x96cd159b5483e1370e8ad9de79755c23', 'met', 'video', 1795348800, 1795351800, 10, '\xd17ccfa689d55866aad33f7b5a2da676', '\x182688da8d125845fa60353c67be0d91', '\x94250a30e4f4a7496ad29a566b30e5a1', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a208a3ab9c359c377cf05166e545b1', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x96cd159b5483e1370e8ad9de79755c23', 'booked', 'voice', 1795539600, 1795540200, 5, '\xdbc16996f4a88ef934ba32058d755749', '\xaee0a537a2ce7468a40dd03e207ee075', '\x475fe7d0a80a9e99669a6b8c249a895c', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3aba320b76972c73236bcc214', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x1f72eebbfe282b2520e8cfe2c4bd2b66', 'booked', 'voice', 1795539600, 1795540500, 15, '\x1554e6fe9a87d5b92d936f49a5ebf815', '\xb237171f1a6371a3a15d42fa27b92567', '\x220b7916cb3f7f37f7ce35ae22d8f0ca', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3aba77b12f9ca0cb2fb46aaa3', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\xf3b2ecbc6532846c4e7f0dec95eecd08', 'booked', 'voice', 1795626000, 1795627500, 5, '\x122cfd387665bf4e011a9fce66d2c4a3', '\xd4607984d030611dca007ac37c5e70a8', '\xb4b656899b10f1f801d3a37a50ea0a1d', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3aba807b3fc52f092a75bb4a4', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x2827ba4b30da4886d6f51abf1eaab00b', 'booked', 'voice', 1795626000, 1795629000, 15, '\x878636bc51c889f2a29ea53ac84130c0', '\xb28beea8e5c7b772373ebe41f844eaa1', '\x60408de27014aabdeef927b84e51211f', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3aba98e4b613f6092253a3a32', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\xbdf138881718206d43a9985b2e581682', 'booked', 'voice', 1795712400, 1795713000, 5, '\x0ea2921bf19f66f55d1aaafa35274486', '\x501f4acd742280ebd2c64239d9e571bb', '\x08c5898ec38b9a2a21db5065a18d2b02', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3abad15625e65a47e009cfe85', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x48c5bce50650257601a9c67f15266f94', 'booked', 'voice', 1795712400, 1795713300, 15, '\xf49836a43c5e6b755de4685d698834f9', '\xdd6ee65b485e93a8d7c690fa2d8140f3', '\x708aee043e7f20ea247ade011e6ea701', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3abae3579cf0b044974299a41', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x793b96ed694d316eecb3dc77bac7343e', '\x48c5bce50650257601a9c67f15266f94', 'cancelled', 'voice', 1796058000, 1796059500, 15, '\xf798a0e4ab7ee8aecc584126e851bfd0', '\x46c8df532bb75ce3d80f78c7d280baf3', '\x7ed3406b649f9a189384acfff5a3b1d4', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3abb2e3f3321bcffa189f9123', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\xbdf138881718206d43a9985b2e581682', 'booked', 'voice', 1795719600, 1795722600, 10, '\x3ebb57be6d6bbeea49d4e53829169811', '\xd6f89974b868a2109a11784cbfaba69b', '\x911ebb6a25d57a730d36b2c97d85499a', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208a3abb4391dcb319d867eaccdb8', '\x08c28378781d8b3f4f309ab1ddb5e358', '\xf32eb04798e31e0747d497ac2e3c96d6', '\x96cd159b5483e1370e8ad9de79755c23', 'booked', 'voice', 1796144400, 1796145900, 5, '\xa7d35e04b990aa33a4efa8f3facf8902', '\x693d01bb013b107b382e8013760dcc1d', '\x17c93199eae2d201ab6d44b000604e80', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('\xc6bb89c1004657defc240bc397980af0', '\x56dd40e2928fa1e301820be3a41d8f4a322d6c924a26aefe359b16c1fe10a640', '\x08c28378781d8b3f4f309ab1ddb5e358', '\x96cd159b5483e1370e8ad9de79755c23', '\x01a208a3abb4391dcb319d867eaccdb8', '\xfe4af2393bd94ed79efc63a833bdf734', 1795435200, 1796146800, NULL);


--
-- Data for Name: talk; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: told; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.told VALUES (772, 'session', '\x01a208a3ab83203bf485718b35fed9b1', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (773, 'arrived', '\x01a208a3ab83203bf485718b35fed9b1', '\x', 'coach', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (773, 'session', '\x01a208a3ab83203bf485718b35fed9b1', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (774, 'arrived', '\x01a208a3ab83203bf485718b35fed9b1', '\x', 'person', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (774, 'session', '\x01a208a3ab83203bf485718b35fed9b1', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (775, 'session', '\x01a208a3ab8b1c57fbd5452e5db269c7', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (776, 'arrived', '\x01a208a3ab8b1c57fbd5452e5db269c7', '\x', 'coach', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (776, 'session', '\x01a208a3ab8b1c57fbd5452e5db269c7', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (777, 'session', '\x01a208a3ab900421377f46e1675992d9', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (778, 'session', '\x01a208a3ab900421377f46e1675992d9', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (778, 'session', '\x01a208a3ab8b1c57fbd5452e5db269c7', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (778, 'session', '\x01a208a3ab83203bf485718b35fed9b1', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (779, 'session', '\x01a208a3ab9c359c377cf05166e545b1', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (780, 'session', '\x01a208a3aba320b76972c73236bcc214', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (781, 'session', '\x01a208a3aba77b12f9ca0cb2fb46aaa3', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (782, 'session', '\x01a208a3aba807b3fc52f092a75bb4a4', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (783, 'session', '\x01a208a3aba98e4b613f6092253a3a32', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (784, 'session', '\x01a208a3abad15625e65a47e009cfe85', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (785, 'session', '\x01a208a3abae3579cf0b044974299a41', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (786, 'session', '\x01a208a3abae3579cf0b044974299a41', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (787, 'session', '\x01a208a3abb2e3f3321bcffa189f9123', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);
INSERT INTO public.told VALUES (788, 'session', '\x01a208a3abb4391dcb319d867eaccdb8', '\x', '', 'v8fm8-2dQxQactSqkbhKAQ', 1795441274);


--
-- Data for Name: waitlist; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: weekly_hours; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_hours VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xf32eb04798e31e0747d497ac2e3c96d6', '\x08c28378781d8b3f4f309ab1ddb5e358', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);
INSERT INTO public.weekly_hours VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x793b96ed694d316eecb3dc77bac7343e', '\x08c28378781d8b3f4f309ab1ddb5e358', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);


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


