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
-- Name: audit_keep(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.audit_keep() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the audit only grows';
END;
$$;


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
    object_id bytea,
    purpose text
);


--
-- Name: audit_head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_head (
    id bigint NOT NULL,
    place bigint NOT NULL,
    seq bigint NOT NULL,
    seal bytea NOT NULL,
    found_seq bigint NOT NULL,
    mark_seq bigint NOT NULL,
    mark_xid bigint NOT NULL,
    CONSTRAINT audit_head_id_check CHECK ((id = 1))
);


--
-- Name: audit_seal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_seal (
    seq bigint NOT NULL,
    place bigint NOT NULL,
    kid text NOT NULL,
    seal bytea NOT NULL
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

INSERT INTO public.account VALUES ('\x97e0e8e787cb959550dbba1e5e5883c2', '\x82d1e3e32a3aec0d699b19365e07508d', 'coordinator', '\x0106646174612d315c3f65d6711416cf07c54dda1450871681f5020d4c7b6700e820f686d2dc63ce285675d5fea0a5dd59eabd', '\x0106646174612d319796f26debffbed0cc9efaa144f7c263461377d441a5bc6314e484f3058744b0f7692741b85fcf89', 'mail', '\x0106646174612d31293694bd4915383354a6d2ef0acf7ca58048fe7abeaa3209e16348d34963d8b0953e5a2c12590ddbc805baf0531f8527d4c61b3c842d2ec50f361b', '\x93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 'coach', '\x0106646174612d31a71f12c9af78cc22b7a2cf1cf5c3a25f25a44032559a429d5f2a1055766188d44e052682fd227e59f59f915b51c4df6b', '\x0106646174612d31ed4a445134be47a79928285afd2709ecf1ca51cc9860b350b9fe5475cf844b240c552f86246c5bfae51099acbd0f048909e9af85c65aba1b6c264749f4cb638ff4504a7949c16533cca6c44ad2a5dfad', 'mail', '\x0106646174612d31206ff177d33bbfd82e1cb9697c1691ab8dc2cbe8963ae699f4391eefbb4c786a431e08da50fba32b3436cd41edcccaa1e2353369a86eec6796ff91be0784761d', '\x89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 'coach', '\x0106646174612d3147c25860e34a6f3a1f9664fba5ba8f48cf6476d9918337fcb36e1e67559fe3a3e24f0c253bc8e3df703759c3359c', '\x0106646174612d318f3a3dc09afa0054de15482a8ff8ed433136c3955e7161643bffbacdc3fb2a92dab33582fed83beea16b76c37b1d1be9099819cf56906121574efbfd9fb9fa2264', 'phone', '\x0106646174612d310e5c7617d894ac3b45bc2454cfdd932b490f71f43e264258fb9029e9cc4fdc52373abde5bb0fb3aa57d0b211970cd424c6e8c4', '\x2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac', 'America/Phoenix', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x9e67ff1f47ac86d48207d90a08c2cda0', '\x82d1e3e32a3aec0d699b19365e07508d', 'person', '\x0106646174612d315bb2086804788119f07b8411a80a890b1ad084267f3ab101e161f9b7a9d4e579dabc877210e81ec663492dc79c69', '\x0106646174612d318c60f997c51532739b94e582f65bb3c154af5146db3c0c11b3721196be58d983a728eb45213cc95c', 'mail', '\x0106646174612d3104e04b14053f95d576cc668192ba09a2025ca9bc67e81935420d5976a98523cc65e677a8dcadcbf5f2e565f862f98d16192c7b746c790dc7a7e60d', '\x7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x00e42e00226bcb2ea6e70829aac18ef5', '\x82d1e3e32a3aec0d699b19365e07508d', 'person', '\x0106646174612d31454aa38229734cf5595f5eae04fc63af28e185b746a8cc543d2cd5295b568ae85351ea2398a50213f9e427699313b546625ce252', '\x0106646174612d3124ba9b84db6a682a6c335a3d5ec84df80e8036ea30acdb0a83c0f7f4fa31e4034cc395bd93324f8c', 'phone', '\x0106646174612d31e5ff6c1950e4ea57d7108916545026527733c19f439bcbfd9326b097e87a8a19f6b5b3ed84c3c54db40de5dc8eddad51782b29', '\x4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f', 'America/Chicago', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', '\x82d1e3e32a3aec0d699b19365e07508d', 'person', '\x0106646174612d3151d2ff5167548511d9938c202e399bc2fa6bd7c83be8ab55d31d602f3cc9b41f45fd4ddc11a19ba7040ee9', '\x0106646174612d31094515f6cab6b8a406a3e39734da5951506de9cc3f8ba720bc0ad26a6d24bf1c5baa0b8218f63b7c', 'none', NULL, NULL, 'Pacific/Honolulu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x4ba6d8511b06dee73d1eb2e13c16696a', '\x82d1e3e32a3aec0d699b19365e07508d', 'person', '\x0106646174612d31beb363abeaa5a216dea9e0afd49739d7eb743b60e97f9457df3226461daf5e033dad102ca9b9ff7442913ed859f5dd0a1888aeac1fcd4b', '\x0106646174612d3143370f468e1f2fa0407094a0495e2af0e9a02dc30ce8f77e4e671e9cab90392a50b4ae4773044399', 'mail', '\x0106646174612d319bbe3c06adc85350accb02ace2c9ca966ec46b6424331c1f1afe9e2272021754ec99bced8b964066357aa0bb012dc068c0826a151fc2cfd441f1e2d9dce4aed9dd84', '\x97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271', 'Asia/Kathmandu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xd962bea6af7288cddeef67ae31ed2490', '\x82d1e3e32a3aec0d699b19365e07508d', 'person', '\x0106646174612d311c22920122d8ab52c225f7a7b84ce7063d4b05683f09e00efbcbce64c4cf368b3fc1fda3d36c8fc35b14378516cd7974', '\x0106646174612d316fdcf4de4675c6fe0722c4cbc3ab010cd3663837a2cab7dc606e0c1265f3dec007593f94a9fd45bb', 'phone', '\x0106646174612d31ebed46fbb24f0864317c3f3e301bea1db9d41774e707092e4a0854806dc3cda4365033608637bb7226bbcab3b1104348b8627dc6f0', '\xc8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xa83538cae34d861218bb90413bdb2687', '\x82d1e3e32a3aec0d699b19365e07508d', 'person', '\x0106646174612d31da33d56344e3387d7e2ab0f7cf8bb673b2ccfa3ee72b5bf76bc8c6c5c63de3fa7f64c4e47d673d30d001cd1627', '\x0106646174612d319c21bddf7f46b481b5a7227eb6453b604c9244391cef0262cd10d650f5b82787507a88508360fba0', 'none', NULL, NULL, 'Europe/London', 'en', 1795435200, NULL);


--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.arrival VALUES ('\x01a208b020c97aa6e733a21c6f2815cf', 'coach', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a208b020c97aa6e733a21c6f2815cf', 'person', 1795348800);
INSERT INTO public.arrival VALUES ('\x01a208b020d73afd1a310a3156b91158', 'coach', 1795262400);


--
-- Data for Name: ask; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, 1795435200, NULL, 'system', NULL, 'seed.organisation', '\xde4329ce4eb992d9c9170acefe706f49', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\x97e0e8e787cb959550dbba1e5e5883c2', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\xfef94eb92310a31eec284f6014a556b8', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\x9e67ff1f47ac86d48207d90a08c2cda0', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.caseload', '\x9e67ff1f47ac86d48207d90a08c2cda0', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\x00e42e00226bcb2ea6e70829aac18ef5', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.caseload', '\x00e42e00226bcb2ea6e70829aac18ef5', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.caseload', '\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\x4ba6d8511b06dee73d1eb2e13c16696a', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.caseload', '\x4ba6d8511b06dee73d1eb2e13c16696a', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\xd962bea6af7288cddeef67ae31ed2490', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.caseload', '\xd962bea6af7288cddeef67ae31ed2490', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.account', '\xa83538cae34d861218bb90413bdb2687', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.caseload', '\xa83538cae34d861218bb90413bdb2687', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, 1795435200, '\xfef94eb92310a31eec284f6014a556b8', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'hours.put', '\xfef94eb92310a31eec284f6014a556b8', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, 1795435200, '\xfef94eb92310a31eec284f6014a556b8', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'exception.add', '\xb0a05aeb4980c381686778e9a5786c9f', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, 1795435200, '\xfef94eb92310a31eec284f6014a556b8', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'exception.add', '\x9f80f6938618af23a064e3073885991f', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, 1795435200, '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'hours.put', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, 1795435200, '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'exception.add', '\xa7dc8a2c4ef2923c32bf975d16951368', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, 1795435200, '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'exception.add', '\xfdd3f37a61beecf0ee8a1fee914bd141', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, 1795435200, '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'rules.put', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, 1795435200, '\x97e0e8e787cb959550dbba1e5e5883c2', 'coordinator', '\x82d1e3e32a3aec0d699b19365e07508d', 'holidays.put', '\xde4329ce4eb992d9c9170acefe706f49', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, 1795435200, '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'exception.free_now', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.session', '\x01a208b020c97aa6e733a21c6f2815cf', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, 1795348800, '\xfef94eb92310a31eec284f6014a556b8', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.here', '\x01a208b020c97aa6e733a21c6f2815cf', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, 1795348800, '\x9e67ff1f47ac86d48207d90a08c2cda0', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.here', '\x01a208b020c97aa6e733a21c6f2815cf', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.session', '\x01a208b020d73afd1a310a3156b91158', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, 1795262400, '\xfef94eb92310a31eec284f6014a556b8', 'coach', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.here', '\x01a208b020d73afd1a310a3156b91158', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'seed.session', '\x01a208b020dfb7982b229d6f4a1114e9', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'sessions.settle', '\x01a208b020dfb7982b229d6f4a1114e9', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'sessions.settle', '\x01a208b020d73afd1a310a3156b91158', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, 1795435200, NULL, 'system', '\x82d1e3e32a3aec0d699b19365e07508d', 'sessions.settle', '\x01a208b020c97aa6e733a21c6f2815cf', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, 1795435200, '\x9e67ff1f47ac86d48207d90a08c2cda0', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b020f0cf67ac98e015f2fd591c', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, 1795435200, '\x00e42e00226bcb2ea6e70829aac18ef5', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b020f3a8c106e18bcf7d7b887f', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, 1795435200, '\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b020f3caaf11e90c8013055ca6', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, 1795435200, '\x4ba6d8511b06dee73d1eb2e13c16696a', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b020f42cfd2d53281765b1980e', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, 1795435200, '\xd962bea6af7288cddeef67ae31ed2490', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b020f7c72e8a13fda2677352eb', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, 1795435200, '\xa83538cae34d861218bb90413bdb2687', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b020fbd344bfab2fa1133cf443', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, 1795435200, '\xa83538cae34d861218bb90413bdb2687', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b02100d2394007d3973c829920', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, 1795435200, '\x97e0e8e787cb959550dbba1e5e5883c2', 'coordinator', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.cancel', '\x01a208b02100d2394007d3973c829920', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (43, 1795435200, '\xd962bea6af7288cddeef67ae31ed2490', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b02106342cf4e26e43c97d36b0', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (44, 1795435200, '\x9e67ff1f47ac86d48207d90a08c2cda0', 'person', '\x82d1e3e32a3aec0d699b19365e07508d', 'session.book', '\x01a208b02109565e5c7fdca9645c12ed', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (45, 1795435200, '\x97e0e8e787cb959550dbba1e5e5883c2', 'coordinator', '\x82d1e3e32a3aec0d699b19365e07508d', 'seat_link.make', '\x01a208b02109565e5c7fdca9645c12ed', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (46, 1795435200, NULL, 'nobody', NULL, 'link.use', '\x9e67ff1f47ac86d48207d90a08c2cda0', NULL);
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (47, 1795435200, '\x97e0e8e787cb959550dbba1e5e5883c2', 'coordinator', '\x82d1e3e32a3aec0d699b19365e07508d', 'card.make', '\x00e42e00226bcb2ea6e70829aac18ef5', NULL);


--
-- Data for Name: audit_head; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_head VALUES (1, 0, 0, '\x0000000000000000000000000000000000000000000000000000000000000000', 0, 0, 0);


--
-- Data for Name: audit_seal; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: caseload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caseload VALUES ('\x9e67ff1f47ac86d48207d90a08c2cda0', '\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x00e42e00226bcb2ea6e70829aac18ef5', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', '\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x4ba6d8511b06dee73d1eb2e13c16696a', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xd962bea6af7288cddeef67ae31ed2490', '\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xa83538cae34d861218bb90413bdb2687', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 1795435200, NULL, 'primary');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x01a208b020f0cf67ac98e015f2fd591c', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x9e67ff1f47ac86d48207d90a08c2cda0', '\x01a208b020f0cf67ac98e015f2fd591c', 1795539600, 1795540200);
INSERT INTO public.claims VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b020f3a8c106e18bcf7d7b887f', 1795539600, 1795541400);
INSERT INTO public.claims VALUES ('\x00e42e00226bcb2ea6e70829aac18ef5', '\x01a208b020f3a8c106e18bcf7d7b887f', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x01a208b020f3caaf11e90c8013055ca6', 1795626000, 1795627800);
INSERT INTO public.claims VALUES ('\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', '\x01a208b020f3caaf11e90c8013055ca6', 1795626000, 1795627500);
INSERT INTO public.claims VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b020f42cfd2d53281765b1980e', 1795626000, 1795629900);
INSERT INTO public.claims VALUES ('\x4ba6d8511b06dee73d1eb2e13c16696a', '\x01a208b020f42cfd2d53281765b1980e', 1795626000, 1795629000);
INSERT INTO public.claims VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x01a208b020f7c72e8a13fda2677352eb', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xd962bea6af7288cddeef67ae31ed2490', '\x01a208b020f7c72e8a13fda2677352eb', 1795712400, 1795713000);
INSERT INTO public.claims VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b020fbd344bfab2fa1133cf443', 1795712400, 1795714200);
INSERT INTO public.claims VALUES ('\xa83538cae34d861218bb90413bdb2687', '\x01a208b020fbd344bfab2fa1133cf443', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x01a208b02106342cf4e26e43c97d36b0', 1795719600, 1795723200);
INSERT INTO public.claims VALUES ('\xd962bea6af7288cddeef67ae31ed2490', '\x01a208b02106342cf4e26e43c97d36b0', 1795719600, 1795722600);
INSERT INTO public.claims VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x01a208b02109565e5c7fdca9645c12ed', 1796144400, 1796146200);
INSERT INTO public.claims VALUES ('\x9e67ff1f47ac86d48207d90a08c2cda0', '\x01a208b02109565e5c7fdca9645c12ed', 1796144400, 1796145900);


--
-- Data for Name: coach_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_change VALUES ('\xfef94eb92310a31eec284f6014a556b8', 766);
INSERT INTO public.coach_change VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', 772);


--
-- Data for Name: coach_rules; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_rules VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 15, 30, 60, 'minutes', 240, 0, 0, 1);


--
-- Data for Name: contract; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contract VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 1200, 1795435200, 0, 0);
INSERT INTO public.contract VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 1200, 1795435200, 0, 0);


--
-- Data for Name: due; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.due VALUES ('outcome', '\x01a208b020dfb7982b229d6f4a1114e9', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a208b020d73afd1a310a3156b91158', 1796040000);
INSERT INTO public.due VALUES ('outcome', '\x01a208b020c97aa6e733a21c6f2815cf', 1796040000);


--
-- Data for Name: duty; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: exception; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exception VALUES ('\xb0a05aeb4980c381686778e9a5786c9f', '\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x9f80f6938618af23a064e3073885991f', '\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xa7dc8a2c4ef2923c32bf975d16951368', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xfdd3f37a61beecf0ee8a1fee914bd141', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x75d852a17049f63adaebc9b4a78fd2b0', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 'extra', '2026-11-23', 300, 480, 1795435200, 1, NULL);


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

INSERT INTO public.holiday VALUES ('\xde4329ce4eb992d9c9170acefe706f49', '2026-12-25', 'Christmas');
INSERT INTO public.holiday VALUES ('\xde4329ce4eb992d9c9170acefe706f49', '2027-01-01', 'New Year');


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency OVERRIDING SYSTEM VALUE VALUES ('\x2b491bed3f38b3d03d28b62d2f461e99', '\xd962bea6af7288cddeef67ae31ed2490', 'dump', 'kept-key-1', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0106646174612d31644b97902203d21996644fa874299c7f1a5690a488e4e3a6b626963adbf5c3c4c541984c821a978ab994b56927971d37dcbeca5b4a46eea420437911a99757a100b4ce95abf4027acf6d7eb3a539ea1bc3efbeadd53c4f46', 1795435200, 1);


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES ('\x90714ea5d440470945305900d655adf8', 'seat', '\xc01adfb215025e8258db85dfe064fd8da3b836a5db32f22bdea519c166ecf9d5', '\x82d1e3e32a3aec0d699b19365e07508d', '\x9e67ff1f47ac86d48207d90a08c2cda0', '\x01a208b02109565e5c7fdca9645c12ed', NULL, 1795435200, 1796145900, 1795435200, NULL);
INSERT INTO public.link VALUES ('\x1b932f12f03208c81319c10e67f58e2b', 'card', '\x79a346b1dc17034c621555530e49350d300ced1643e596c8899f5ea7c17308fe', '\x82d1e3e32a3aec0d699b19365e07508d', '\x00e42e00226bcb2ea6e70829aac18ef5', NULL, NULL, 1795435200, NULL, NULL, NULL);


--
-- Data for Name: move; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice VALUES ('\x01a208b020f2b03e036e47b6802d837b', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x9e67ff1f47ac86d48207d90a08c2cda0', '\x01a208b020f0cf67ac98e015f2fd591c', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b020f2152b37259ed4567b4561', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x01a208b020f0cf67ac98e015f2fd591c', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b020f353686202a0b080b2a1c8', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x00e42e00226bcb2ea6e70829aac18ef5', '\x01a208b020f3a8c106e18bcf7d7b887f', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b020f3fd22a290adab709b668e', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b020f3a8c106e18bcf7d7b887f', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b020f4a60bc491e33faf3c1b09', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', '\x01a208b020f3caaf11e90c8013055ca6', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b020f4108b2dcedf044a5ef1b7', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x01a208b020f3caaf11e90c8013055ca6', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b020f4bdcef7751307679d054d', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x4ba6d8511b06dee73d1eb2e13c16696a', '\x01a208b020f42cfd2d53281765b1980e', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b020f4390a7e8c761116e0fc7b', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b020f42cfd2d53281765b1980e', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b020f7e91a521a7b893ad97c18', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xd962bea6af7288cddeef67ae31ed2490', '\x01a208b020f7c72e8a13fda2677352eb', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b020f707a5d97d7b34c3fcf956', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x01a208b020f7c72e8a13fda2677352eb', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b020fc7267e509aeb2938951ea', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xa83538cae34d861218bb90413bdb2687', '\x01a208b020fbd344bfab2fa1133cf443', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b020fc39aad403edc483bf4d0f', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b020fbd344bfab2fa1133cf443', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b02101c950fcdded651047861a', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xa83538cae34d861218bb90413bdb2687', '\x01a208b02100d2394007d3973c829920', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b0210189d5874149b94f0ba039', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b02100d2394007d3973c829920', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b0210568abc3ebd68c5743b5ff', 'cancelled', '\x82d1e3e32a3aec0d699b19365e07508d', '\xa83538cae34d861218bb90413bdb2687', '\x01a208b02100d2394007d3973c829920', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b02105d9f4f72a1e5abcfe2eff', 'cancelled', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x01a208b02100d2394007d3973c829920', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b021063d91deacac5a68fcf37c', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xd962bea6af7288cddeef67ae31ed2490', '\x01a208b02106342cf4e26e43c97d36b0', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b021063083e98f61d423290eb0', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x01a208b02106342cf4e26e43c97d36b0', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x01a208b0210b8abb148479f3ee432ff8', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\x9e67ff1f47ac86d48207d90a08c2cda0', '\x01a208b02109565e5c7fdca9645c12ed', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x01a208b0210b588d2bacadd3d75abe83', 'booked', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x01a208b02109565e5c7fdca9645c12ed', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);


--
-- Data for Name: offer; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisation VALUES ('\xde4329ce4eb992d9c9170acefe706f49', 'Lantern House', '+1 555 0100', 'peer coach', 1795435200);


--
-- Data for Name: pairing; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.programme VALUES ('\x82d1e3e32a3aec0d699b19365e07508d', '\xde4329ce4eb992d9c9170acefe706f49', 'Evenings', 1795435200);


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

INSERT INTO public.schema_version VALUES (1, 1795442089);
INSERT INTO public.schema_version VALUES (2, 1795442089);
INSERT INTO public.schema_version VALUES (3, 1795442089);
INSERT INTO public.schema_version VALUES (4, 1795442089);
INSERT INTO public.schema_version VALUES (5, 1795442089);
INSERT INTO public.schema_version VALUES (6, 1795442089);
INSERT INTO public.schema_version VALUES (7, 1795442089);
INSERT INTO public.schema_version VALUES (8, 1795442089);
INSERT INTO public.schema_version VALUES (9, 1795442089);
INSERT INTO public.schema_version VALUES (10, 1795442089);
INSERT INTO public.schema_version VALUES (11, 1795442089);
INSERT INTO public.schema_version VALUES (12, 1795442089);
INSERT INTO public.schema_version VALUES (13, 1795442089);
INSERT INTO public.schema_version VALUES (14, 1795442089);
INSERT INTO public.schema_version VALUES (15, 1795442089);
INSERT INTO public.schema_version VALUES (16, 1795442089);
INSERT INTO public.schema_version VALUES (17, 1795442089);
INSERT INTO public.schema_version VALUES (18, 1795442089);
INSERT INTO public.schema_version VALUES (19, 1795442089);
INSERT INTO public.schema_version VALUES (20, 1795442089);
INSERT INTO public.schema_version VALUES (21, 1795442089);
INSERT INTO public.schema_version VALUES (22, 1795442089);


--
-- Data for Name: series; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: series_date; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('\x01a208b020dfb7982b229d6f4a1114e9', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\xd962bea6af7288cddeef67ae31ed2490', 'we_missed', 'video', 1795176000, 1795179000, 10, '\xc1b96a17da60fb7ad68f25925eaf7971', '\xf6582761555788df724fb6325b0ac40b', '\xf8cf41408f55b92f56caf36d5c4f9864', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a208b020d73afd1a310a3156b91158', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', 'not_reached', 'video', 1795262400, 1795265400, 10, '\x85aa10e235cafad42e445b9b70739503', '\x80b722b8b90350777f20e6d69c23369e', '\x07ffb58ac7fa296315b2523c97011162', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a208b020c97aa6e733a21c6f2815cf', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x9e67ff1f47ac86d48207d90a08c2cda0', 'met', 'video', 1795348800, 1795351800, 10, '\x363c1bfbbc1863700226eb7a121ab695', '\xb18c4e9437c60eb67fa9671669f4885c', '\x5790aee7cc9f07db6cb77519ef535126', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, 'facts', 1796040000, NULL);
INSERT INTO public.session VALUES ('\x01a208b020f0cf67ac98e015f2fd591c', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x9e67ff1f47ac86d48207d90a08c2cda0', 'booked', 'voice', 1795539600, 1795540200, 5, '\x427ea982ec66794dc5d4d322db3eee42', '\xe7fa2d517cf0e85302f6e9ec0e762b7b', '\xc5caab9de35869d68e5a2a1427875a47', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b020f3a8c106e18bcf7d7b887f', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x00e42e00226bcb2ea6e70829aac18ef5', 'booked', 'voice', 1795539600, 1795540500, 15, '\x9eaaedfe16ed74bbaa03794a52fc3481', '\x3d98c331091e7e18d849e8c8c9c878fc', '\xc94f08caa55e0ea523518667be09bc07', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b020f3caaf11e90c8013055ca6', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\xf9ccfc9856f04bcc2c7cb1fffb86cfb3', 'booked', 'voice', 1795626000, 1795627500, 5, '\x76032031f9b6e3214e4fb9fcfa4925bb', '\x15ec3b31616b975877484d7593dc8f11', '\x4573c8b1ba99ea79940fe08f26b29f4d', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b020f42cfd2d53281765b1980e', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x4ba6d8511b06dee73d1eb2e13c16696a', 'booked', 'voice', 1795626000, 1795629000, 15, '\x2177341e1bfa70249e75b427c930981f', '\x8111e03067f211884f6eec9ff7112f6a', '\x8faa13dc755fc964985a7153989e4c05', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b020f7c72e8a13fda2677352eb', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\xd962bea6af7288cddeef67ae31ed2490', 'booked', 'voice', 1795712400, 1795713000, 5, '\xd8fec9ae30aa985dc30d3f38db472235', '\x257e6f7e26a112d973c4cf80249cb82d', '\x9e11ca60eda344fb6b214e4c67fcbf06', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b020fbd344bfab2fa1133cf443', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\xa83538cae34d861218bb90413bdb2687', 'booked', 'voice', 1795712400, 1795713300, 15, '\xdc282f9a963db87867d5ed178fb94fe2', '\x280500391935eca286346a364cd369a5', '\xf4a8d8365db1e792ea2779a1e7131f77', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b02100d2394007d3973c829920', '\x82d1e3e32a3aec0d699b19365e07508d', '\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\xa83538cae34d861218bb90413bdb2687', 'cancelled', 'voice', 1796058000, 1796059500, 15, '\x7902bb59de41882e4f6dde178c5a948b', '\x8cf0c70c09874999503d6ae21eadb6f7', '\xd0d4be842efbda2301b3d97f6d1ac6b5', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b02106342cf4e26e43c97d36b0', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\xd962bea6af7288cddeef67ae31ed2490', 'booked', 'voice', 1795719600, 1795722600, 10, '\x23d3462a8a1186d620e920f8109b6d66', '\x4ce7d58427e558105c37ba1556e916d3', '\x783d5761b095f00ec3c6e86228f7479c', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x01a208b02109565e5c7fdca9645c12ed', '\x82d1e3e32a3aec0d699b19365e07508d', '\xfef94eb92310a31eec284f6014a556b8', '\x9e67ff1f47ac86d48207d90a08c2cda0', 'booked', 'voice', 1796144400, 1796145900, 5, '\xe4437b4cdc26dbd31916fbcceb468e7b', '\x8281a7f4514662939153e6f66db1ef76', '\x894a76d8b511bf198cfa1e23bea8e853', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('\xab215aa8869eb486cb88e41c4acc2016', '\xa18c5cb3d58ad997bca89b2b8cbf466787528230fa441a8311651898307ab5a1', '\x82d1e3e32a3aec0d699b19365e07508d', '\x9e67ff1f47ac86d48207d90a08c2cda0', '\x01a208b02109565e5c7fdca9645c12ed', '\x90714ea5d440470945305900d655adf8', 1795435200, 1796146800, NULL);


--
-- Data for Name: talk; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: told; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.told VALUES (773, 'session', '\x01a208b020c97aa6e733a21c6f2815cf', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (774, 'arrived', '\x01a208b020c97aa6e733a21c6f2815cf', '\x', 'coach', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (774, 'session', '\x01a208b020c97aa6e733a21c6f2815cf', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (775, 'arrived', '\x01a208b020c97aa6e733a21c6f2815cf', '\x', 'person', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (775, 'session', '\x01a208b020c97aa6e733a21c6f2815cf', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (776, 'session', '\x01a208b020d73afd1a310a3156b91158', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (777, 'arrived', '\x01a208b020d73afd1a310a3156b91158', '\x', 'coach', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (777, 'session', '\x01a208b020d73afd1a310a3156b91158', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (778, 'session', '\x01a208b020dfb7982b229d6f4a1114e9', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (779, 'session', '\x01a208b020dfb7982b229d6f4a1114e9', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (779, 'session', '\x01a208b020d73afd1a310a3156b91158', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (779, 'session', '\x01a208b020c97aa6e733a21c6f2815cf', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (780, 'session', '\x01a208b020f0cf67ac98e015f2fd591c', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (781, 'session', '\x01a208b020f3a8c106e18bcf7d7b887f', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (782, 'session', '\x01a208b020f3caaf11e90c8013055ca6', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (783, 'session', '\x01a208b020f42cfd2d53281765b1980e', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (784, 'session', '\x01a208b020f7c72e8a13fda2677352eb', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (785, 'session', '\x01a208b020fbd344bfab2fa1133cf443', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (786, 'session', '\x01a208b02100d2394007d3973c829920', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (787, 'session', '\x01a208b02100d2394007d3973c829920', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (788, 'session', '\x01a208b02106342cf4e26e43c97d36b0', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);
INSERT INTO public.told VALUES (789, 'session', '\x01a208b02109565e5c7fdca9645c12ed', '\x', '', '9_fB1-Dmar0uCZNZyxykCw', 1795442090);


--
-- Data for Name: waitlist; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: weekly_hours; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_hours VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xfef94eb92310a31eec284f6014a556b8', '\x82d1e3e32a3aec0d699b19365e07508d', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);
INSERT INTO public.weekly_hours VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0b57659bf16d18d1bc7cde5ffdb7dd2d', '\x82d1e3e32a3aec0d699b19365e07508d', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);


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
-- Name: audit_head audit_head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);


--
-- Name: audit_seal audit_seal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (seq);


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
-- Name: audit audit_keep; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_keep BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.audit_keep();


--
-- Name: audit_seal audit_seal_keep; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_seal_keep BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION public.audit_keep();


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


