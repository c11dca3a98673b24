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
    CONSTRAINT ask_id_check CHECK ((length(id) = 16)),
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
    seq bigint NOT NULL,
    CONSTRAINT idempotency_account_id_check CHECK ((length(account_id) = 16)),
    CONSTRAINT idempotency_id_check CHECK ((length(id) = 16))
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
    is_asked bigint DEFAULT 0 NOT NULL,
    CONSTRAINT notice_id_check CHECK ((length(id) = 16)),
    CONSTRAINT notice_is_asked_check CHECK ((is_asked = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT notice_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
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
    CONSTRAINT session_buffer_min_check CHECK ((buffer_min >= 0)),
    CONSTRAINT session_call_id_check CHECK ((length(call_id) = 16)),
    CONSTRAINT session_check CHECK ((end_at > start_at)),
    CONSTRAINT session_coach_seat_id_check CHECK ((length(coach_seat_id) = 16)),
    CONSTRAINT session_id_check CHECK ((length(id) = 16)),
    CONSTRAINT session_mode_check CHECK ((mode = ANY (ARRAY['video'::text, 'voice'::text, 'text'::text]))),
    CONSTRAINT session_person_seat_id_check CHECK ((length(person_seat_id) = 16)),
    CONSTRAINT session_placement_check CHECK ((placement >= 1)),
    CONSTRAINT session_status_check CHECK ((status = ANY (ARRAY['reserved'::text, 'pending'::text, 'booked'::text, 'live'::text, 'met'::text, 'moved'::text, 'not_reached'::text, 'we_missed'::text, 'tech_stopped'::text, 'cancelled'::text])))
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

INSERT INTO public.account VALUES ('\x3b083913d5bd78a3a9b4b811fd18b10d', '\x1c81dd1c91677087e497e5b616ea62f4', 'coordinator', '\x0106646174612d31fb85ec572654433722ece871f472b4429f54c37766b932b525df9007c50d0e04bd87600d733f3dc20a89ec', '\x0106646174612d3171c91edb152f83f85c712cfb49d574e04e99dbc33935dc1fa28cbb290315b1cc3a26cbf87dd47085', 'mail', '\x0106646174612d313be5db7e75d428bf0ef4efab41174f1b47e3a294a7f77b5c2a48946e6705346ad6d3ba6d7081caedf9eb1aef126ff03d5e5b8c59869c8c13fb7886', '\x93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 'coach', '\x0106646174612d317428267b622fd2e943f3985f4f8f60242aa434ae7499204c3190881ab8bcb81c0a92fdec2769cecc50cc02d0954028cc', '\x0106646174612d312fb5f8762f56ff96cfa71d9f06f240f906c6878ff013a687bf6674d6fb2d9fd108bdf2f5690875957418a6bc8588bf68346c660d1fbe0cc7dae1c7b589e38bbd0ae5ef18707d9f01ad7ba4b59534b8ee', 'mail', '\x0106646174612d31a5821055087705d20d7f3ee3b4b8275fcdfc6374ba01af6ec675f2a59e0404352506c8d2ad825a723674a118d4202146eb1b3146354100e3da7e315fc172b317', '\x89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 'coach', '\x0106646174612d31e687a149b47feea0e5d670c8f76fd85917e82a6834b90e120369dd5117e8c822a1ef365da7ab3e46f0aeda2a8b2f', '\x0106646174612d31d19c4e5929554b69c5318be73ba427daa53b9fe132e49d014df8fb36f7bfe294b1dae6b83d93697bd93cf27c418a9d65333b6f0fde11a72f80fea52bd17c848265', 'phone', '\x0106646174612d31194ee492fc59d333556f7cad219f7b65f11617198a109d36968cfa383df689942e202a04fcbebb0386282e65a966338e20f013', '\x2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac', 'America/Phoenix', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xc8a75444754e46f5264373a41e988f21', '\x1c81dd1c91677087e497e5b616ea62f4', 'person', '\x0106646174612d3160070e9d3fd03e530900535ce121523af97a2e46ac575afd311d857476fae3d7acfb93514e596ae2ad934db54077', '\x0106646174612d314cefba766fdde467dae3543f30c668ddb5a1a2af232ecf6ec8d38d9b8d04b9ee9ba04931371a3349', 'mail', '\x0106646174612d310ef7b6ff7d2456c03de7ba695d56a5cfe66bb5c38c1a193c7230abb0132335f51a443945a7ca6650f6ad7ac12d5c3bab4916e1f5f6b0cdf4357127', '\x7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x52bb5aeafb05a5756b9e61402937a9b4', '\x1c81dd1c91677087e497e5b616ea62f4', 'person', '\x0106646174612d310048005a18482d84740cb9d4ca72919d52cce077a25afda04292a19cc5ca1378bbfaeac046ec43b7c0765c1b404484d07e91ea0c', '\x0106646174612d3198fb8854def25e00f45bc1c065066e4371abcf000e9ef88427d01984b54e16d5376bdeb149ecbefd', 'phone', '\x0106646174612d311128f9734472bc3cdfc332abac8feec19f69078c02c342fa579926e9dfcd031c5ee2e593df877123e1cb7a6e64319559c8b380', '\x4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f', 'America/Chicago', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x311522c646a8cdda92eb697c37061222', '\x1c81dd1c91677087e497e5b616ea62f4', 'person', '\x0106646174612d31c47de494cc2274fb40a6e54d59e719281bf6fc700a18cccbfd89e8a03b988731324218eac16e73cf5c32d1', '\x0106646174612d31e50afac2b70d5daaf7f676e6877563b1f935f9516650175dbad2f1baba7a88b31727b1c9e4035d86', 'none', NULL, NULL, 'Pacific/Honolulu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xa7b68a5c515324939684b8d56fc2f610', '\x1c81dd1c91677087e497e5b616ea62f4', 'person', '\x0106646174612d311bd2fc9812e86e6e7cf816856f902a51198272fe39c6f2be0600b159d2eeb1c78881f644c822974448ee2f555eaf1c5a5e96e46f51e1b5', '\x0106646174612d317c9084b8775f448f2f12696ccdb74b914e75b87c75a37db0fc9f6527a41c40ade0bcb822714b4c91', 'mail', '\x0106646174612d311c096f00eb7cb8531443800a814b9fd1883e88776daa1d53896ccef461c00943dd739d32339578e2b12696733dba72e634de2f909319b55ad5798320a6e609041773', '\x97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271', 'Asia/Kathmandu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xa6999574a991076fb8eaff5712c661cc', '\x1c81dd1c91677087e497e5b616ea62f4', 'person', '\x0106646174612d31617ec3e89f527800c7983788e0526c5e0ef46865818797a118f26c5010be04c536de723f02629ce00763d947d5451c45', '\x0106646174612d314f658264caedb7d3e9f3ecc68cb829acbbb8c900c2127e76ce215553314a72cb6531c5618b87df4a', 'phone', '\x0106646174612d3170e01de4eba9f0a0d516744f2fd7605abdbc035594b9dd8c8bea02a3646f409d233e702f3b7346ea0818b19a87b3d422f60b794f0a', '\xc8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x0fc19d5406b525b51474359e5c78423e', '\x1c81dd1c91677087e497e5b616ea62f4', 'person', '\x0106646174612d31e8eb88f82bd827756d9670258eb39805665a126dc8e010418dfcbe589e61c58cdf9e1c65f803a9d681100db974', '\x0106646174612d31d27101ba4ae55913dbce01358cf5ea8c9326177daa00a11ac9e8112c67d95bd7c67523fc3eefc7a1', 'none', NULL, NULL, 'Europe/London', 'en', 1795435200, NULL);


--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.arrival VALUES ('\xd81cb2305948be2bb41d26fa85993239', 'coach', 1795348800);
INSERT INTO public.arrival VALUES ('\xd81cb2305948be2bb41d26fa85993239', 'person', 1795348800);
INSERT INTO public.arrival VALUES ('\x598197298c0f2f3abb24fc13dd737a88', 'coach', 1795262400);


--
-- Data for Name: ask; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, 1795435200, NULL, 'system', NULL, 'seed.organisation', '\x792d0156e78f297b638c66c05ae9951b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\x3b083913d5bd78a3a9b4b811fd18b10d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\x247c51d72003d660c51876e0ead99af1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\x0c97834b47b8b66c020caa8b7550b3e0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\xc8a75444754e46f5264373a41e988f21');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.caseload', '\xc8a75444754e46f5264373a41e988f21');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\x52bb5aeafb05a5756b9e61402937a9b4');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.caseload', '\x52bb5aeafb05a5756b9e61402937a9b4');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\x311522c646a8cdda92eb697c37061222');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.caseload', '\x311522c646a8cdda92eb697c37061222');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\xa7b68a5c515324939684b8d56fc2f610');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.caseload', '\xa7b68a5c515324939684b8d56fc2f610');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\xa6999574a991076fb8eaff5712c661cc');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.caseload', '\xa6999574a991076fb8eaff5712c661cc');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.account', '\x0fc19d5406b525b51474359e5c78423e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.caseload', '\x0fc19d5406b525b51474359e5c78423e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, 1795435200, '\x247c51d72003d660c51876e0ead99af1', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'hours.put', '\x247c51d72003d660c51876e0ead99af1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, 1795435200, '\x247c51d72003d660c51876e0ead99af1', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'exception.add', '\x5f387327e3787002d34308c1da6c9842');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, 1795435200, '\x247c51d72003d660c51876e0ead99af1', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'exception.add', '\xd35acf2bcdbfcf50f5f16ca789d1ed02');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, 1795435200, '\x0c97834b47b8b66c020caa8b7550b3e0', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'hours.put', '\x0c97834b47b8b66c020caa8b7550b3e0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, 1795435200, '\x0c97834b47b8b66c020caa8b7550b3e0', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'exception.add', '\x1610290a91d9cceb34a893148f1c4898');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, 1795435200, '\x0c97834b47b8b66c020caa8b7550b3e0', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'exception.add', '\x2b0fc33bf7afc13878e8d28eee702a86');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, 1795435200, '\x0c97834b47b8b66c020caa8b7550b3e0', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'rules.put', '\x0c97834b47b8b66c020caa8b7550b3e0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, 1795435200, '\x3b083913d5bd78a3a9b4b811fd18b10d', 'coordinator', '\x1c81dd1c91677087e497e5b616ea62f4', 'holidays.put', '\x792d0156e78f297b638c66c05ae9951b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, 1795435200, '\x0c97834b47b8b66c020caa8b7550b3e0', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'exception.free_now', '\x0c97834b47b8b66c020caa8b7550b3e0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.session', '\xd81cb2305948be2bb41d26fa85993239');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, 1795348800, '\x247c51d72003d660c51876e0ead99af1', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.here', '\xd81cb2305948be2bb41d26fa85993239');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, 1795348800, '\xc8a75444754e46f5264373a41e988f21', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.here', '\xd81cb2305948be2bb41d26fa85993239');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.session', '\x598197298c0f2f3abb24fc13dd737a88');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, 1795262400, '\x247c51d72003d660c51876e0ead99af1', 'coach', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.here', '\x598197298c0f2f3abb24fc13dd737a88');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'seed.session', '\x90554b3eebccc51a7ab9934bb4d3916d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'sessions.settle', '\x90554b3eebccc51a7ab9934bb4d3916d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'sessions.settle', '\x598197298c0f2f3abb24fc13dd737a88');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, 1795435200, NULL, 'system', '\x1c81dd1c91677087e497e5b616ea62f4', 'sessions.settle', '\xd81cb2305948be2bb41d26fa85993239');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, 1795435200, '\xc8a75444754e46f5264373a41e988f21', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\xd509a08ed1ec855542237f5ebd5094f0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, 1795435200, '\x52bb5aeafb05a5756b9e61402937a9b4', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\xb9b431e16670a3259fd89e48324bfe02');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, 1795435200, '\x311522c646a8cdda92eb697c37061222', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\x547064ee10517962b4e0033ca83d4d4e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, 1795435200, '\xa7b68a5c515324939684b8d56fc2f610', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\x1d6bb76f5ca30e773b64a3b649caa1ee');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, 1795435200, '\xa6999574a991076fb8eaff5712c661cc', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\xcb1326ca116ef64e69630009a33c4050');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, 1795435200, '\x0fc19d5406b525b51474359e5c78423e', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\xd64c85134767e6f5f1941261b851db55');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, 1795435200, '\x0fc19d5406b525b51474359e5c78423e', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\x1e29a6ca3386b069cb5b8df79cc9d60b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, 1795435200, '\x3b083913d5bd78a3a9b4b811fd18b10d', 'coordinator', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.cancel', '\x1e29a6ca3386b069cb5b8df79cc9d60b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (43, 1795435200, '\xa6999574a991076fb8eaff5712c661cc', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\xf100313c9d3421364ba313b8197843ca');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (44, 1795435200, '\xc8a75444754e46f5264373a41e988f21', 'person', '\x1c81dd1c91677087e497e5b616ea62f4', 'session.book', '\xff0a3b32ad81bd63cea723b48e6cc1fd');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (45, 1795435200, '\x3b083913d5bd78a3a9b4b811fd18b10d', 'coordinator', '\x1c81dd1c91677087e497e5b616ea62f4', 'seat_link.make', '\xff0a3b32ad81bd63cea723b48e6cc1fd');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (46, 1795435200, NULL, 'nobody', NULL, 'link.use', '\xc8a75444754e46f5264373a41e988f21');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (47, 1795435200, '\x3b083913d5bd78a3a9b4b811fd18b10d', 'coordinator', '\x1c81dd1c91677087e497e5b616ea62f4', 'card.make', '\x52bb5aeafb05a5756b9e61402937a9b4');


--
-- Data for Name: caseload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caseload VALUES ('\xc8a75444754e46f5264373a41e988f21', '\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x52bb5aeafb05a5756b9e61402937a9b4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x311522c646a8cdda92eb697c37061222', '\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xa7b68a5c515324939684b8d56fc2f610', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\xa6999574a991076fb8eaff5712c661cc', '\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 1795435200, NULL, 'primary');
INSERT INTO public.caseload VALUES ('\x0fc19d5406b525b51474359e5c78423e', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 1795435200, NULL, 'primary');


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('\x247c51d72003d660c51876e0ead99af1', '\xd509a08ed1ec855542237f5ebd5094f0', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\xc8a75444754e46f5264373a41e988f21', '\xd509a08ed1ec855542237f5ebd5094f0', 1795539600, 1795540200);
INSERT INTO public.claims VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\xb9b431e16670a3259fd89e48324bfe02', 1795539600, 1795541400);
INSERT INTO public.claims VALUES ('\x52bb5aeafb05a5756b9e61402937a9b4', '\xb9b431e16670a3259fd89e48324bfe02', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x547064ee10517962b4e0033ca83d4d4e', 1795626000, 1795627800);
INSERT INTO public.claims VALUES ('\x311522c646a8cdda92eb697c37061222', '\x547064ee10517962b4e0033ca83d4d4e', 1795626000, 1795627500);
INSERT INTO public.claims VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1d6bb76f5ca30e773b64a3b649caa1ee', 1795626000, 1795629900);
INSERT INTO public.claims VALUES ('\xa7b68a5c515324939684b8d56fc2f610', '\x1d6bb76f5ca30e773b64a3b649caa1ee', 1795626000, 1795629000);
INSERT INTO public.claims VALUES ('\x247c51d72003d660c51876e0ead99af1', '\xcb1326ca116ef64e69630009a33c4050', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xa6999574a991076fb8eaff5712c661cc', '\xcb1326ca116ef64e69630009a33c4050', 1795712400, 1795713000);
INSERT INTO public.claims VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\xd64c85134767e6f5f1941261b851db55', 1795712400, 1795714200);
INSERT INTO public.claims VALUES ('\x0fc19d5406b525b51474359e5c78423e', '\xd64c85134767e6f5f1941261b851db55', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\x247c51d72003d660c51876e0ead99af1', '\xf100313c9d3421364ba313b8197843ca', 1795719600, 1795723200);
INSERT INTO public.claims VALUES ('\xa6999574a991076fb8eaff5712c661cc', '\xf100313c9d3421364ba313b8197843ca', 1795719600, 1795722600);
INSERT INTO public.claims VALUES ('\x247c51d72003d660c51876e0ead99af1', '\xff0a3b32ad81bd63cea723b48e6cc1fd', 1796144400, 1796146200);
INSERT INTO public.claims VALUES ('\xc8a75444754e46f5264373a41e988f21', '\xff0a3b32ad81bd63cea723b48e6cc1fd', 1796144400, 1796145900);


--
-- Data for Name: coach_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_change VALUES ('\x247c51d72003d660c51876e0ead99af1', 756);
INSERT INTO public.coach_change VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', 762);


--
-- Data for Name: coach_rules; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_rules VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 15, 30, 60, 'minutes', 240, 0, 0, 1);


--
-- Data for Name: contract; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contract VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 1200, 1795435200, 0, 0);
INSERT INTO public.contract VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 1200, 1795435200, 0, 0);


--
-- Data for Name: due; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: duty; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: exception; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exception VALUES ('\x5f387327e3787002d34308c1da6c9842', '\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xd35acf2bcdbfcf50f5f16ca789d1ed02', '\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x1610290a91d9cceb34a893148f1c4898', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 'away', '2026-12-24', 720, 1440, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\x2b0fc33bf7afc13878e8d28eee702a86', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0, NULL);
INSERT INTO public.exception VALUES ('\xbbf6106005f18c10ac5f0b1dc6cb38fd', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 'extra', '2026-11-23', 300, 480, 1795435200, 1, NULL);


--
-- Data for Name: holiday; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.holiday VALUES ('\x792d0156e78f297b638c66c05ae9951b', '2026-12-25', 'Christmas');
INSERT INTO public.holiday VALUES ('\x792d0156e78f297b638c66c05ae9951b', '2027-01-01', 'New Year');


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency OVERRIDING SYSTEM VALUE VALUES ('\xd76f23bae3cc726c83665ea5a8e7295a', '\xa6999574a991076fb8eaff5712c661cc', 'dump', 'kept-key-1', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0106646174612d31512933e723880e2634e4614f155098c191413883ce8ad109fb46953345a198ce6bbfa324a687ec446f640570bb571be751bd946349ada3692ee11d2d79137eb200d97d66365bc7e5314f85eeb07e66a7779c0a0a02922b380cb4d2a6bed0b8a7522f4890aa469f1ef56f62fac776894e1907910e77bf5e19a179f2c577ad80fb6b29d5b311ff961391ca4d57f25e69ba719614782e26e3f47102e160d5e90493282462ffd50ea646a496068003a603914fd547df31425f6339581fe721386ca508493665e277030c6c35b3ba5d790c9412589530776eccb53cbed07c0eb458c43e98e52b303860fe0a903001692c40ee1fb452781204ef349f874f62528338b47987279ad7ffeca59799e208861ec435179f9ee020445626b07420676162535014a772055e17dd31ecbcc468e820c1cc148485b112d3a1e0c4308b2a955b282ac640551f995e001456c80bc659d1291a4e66eb4aad6bdaefa318f3463fae614f77fcf371833487bd74ef7cc2ab74a98faffb3c3ec42784ff0a0842d330940705ad705e110111605522e43872aaccea9b764f14ed9828daaa761a6bc8ab355a34fa21fde70b33cf3f9a45439ccbc3bcbd60814d37490ec4d17bcac4edd90facdc203100b9f85b39be59e5b44273c014081538f66483482c1b42930bdf81d4fdaef61f063e91a7c7b7d1fe168986d3b71057308baa19936d5aedff6d365d7746b85b64bc5f874aa39a3803f14cde8dbc0a08ac', 1795435200, 1);


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES ('\x91b867ceca5899be3796d794016720c5', 'seat', '\x57221bf69e6dbc53bd162b11f1c6896d8bf6600de3130ed9b2ce0a8ec8339ce2', '\x1c81dd1c91677087e497e5b616ea62f4', '\xc8a75444754e46f5264373a41e988f21', '\xff0a3b32ad81bd63cea723b48e6cc1fd', NULL, 1795435200, 1796145900, 1795435200, NULL);
INSERT INTO public.link VALUES ('\x0f0ec7653a5864285fe4f8457dc2a9f9', 'card', '\x05fef99835d55e4ae5781b2b17006b596306fd08356903daccf1cdbaaa2f7c9e', '\x1c81dd1c91677087e497e5b616ea62f4', '\x52bb5aeafb05a5756b9e61402937a9b4', NULL, NULL, 1795435200, NULL, NULL, NULL);


--
-- Data for Name: move; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notice VALUES ('\xef8f764e2e7dce26f56be7a4872b2ff4', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\xc8a75444754e46f5264373a41e988f21', '\xd509a08ed1ec855542237f5ebd5094f0', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\xd812a82d00eb5799693cce285eac13dc', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xd509a08ed1ec855542237f5ebd5094f0', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x1320f02b9c22c7cb0a0c42935ab420e4', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x52bb5aeafb05a5756b9e61402937a9b4', '\xb9b431e16670a3259fd89e48324bfe02', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x23bf7254897bda94ddf0c8a0ed6303a7', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\xb9b431e16670a3259fd89e48324bfe02', 1795539600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x9e0e8e1e7f29c004a2381f3afc539a5c', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x311522c646a8cdda92eb697c37061222', '\x547064ee10517962b4e0033ca83d4d4e', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x952cd08707558ef3bf31479ba6c53e91', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\x547064ee10517962b4e0033ca83d4d4e', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x5cddfb1e09efd0a717ba353d00aee640', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\xa7b68a5c515324939684b8d56fc2f610', '\x1d6bb76f5ca30e773b64a3b649caa1ee', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x3e808d1991146ed55f14d6b81b6abab4', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1d6bb76f5ca30e773b64a3b649caa1ee', 1795626000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x098b088dd94016a5a711f433a21dad9d', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\xa6999574a991076fb8eaff5712c661cc', '\xcb1326ca116ef64e69630009a33c4050', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x7e028ea851cdf8f8d3dc6f467d0cf2bc', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xcb1326ca116ef64e69630009a33c4050', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x089d66e355824616551078dca43e12a6', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0fc19d5406b525b51474359e5c78423e', '\xd64c85134767e6f5f1941261b851db55', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\xbfa58b7ee797d0000a7da228c26fb814', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\xd64c85134767e6f5f1941261b851db55', 1795712400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\xf975f5614e93de9bbd875dc2834443e0', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0fc19d5406b525b51474359e5c78423e', '\x1e29a6ca3386b069cb5b8df79cc9d60b', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x7951acf9e3a46c16bceb75a1e3805fd5', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1e29a6ca3386b069cb5b8df79cc9d60b', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x012669a843518d1462d733296e956893', 'cancelled', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0fc19d5406b525b51474359e5c78423e', '\x1e29a6ca3386b069cb5b8df79cc9d60b', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x15458495896c574b6a4b8e1d53056de4', 'cancelled', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x1e29a6ca3386b069cb5b8df79cc9d60b', 1796058000, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x7b6f8a57cfdd624c551f16865d44a38d', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\xa6999574a991076fb8eaff5712c661cc', '\xf100313c9d3421364ba313b8197843ca', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x2c34ef8904a3114057996408e3518e1a', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xf100313c9d3421364ba313b8197843ca', 1795719600, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);
INSERT INTO public.notice VALUES ('\x8954788e7e241867ce58b377949c2a2c', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\xc8a75444754e46f5264373a41e988f21', '\xff0a3b32ad81bd63cea723b48e6cc1fd', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 1);
INSERT INTO public.notice VALUES ('\x3c0067cc35f06e6ef6e461a95fa622fe', 'booked', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xff0a3b32ad81bd63cea723b48e6cc1fd', 1796144400, 0, 'waiting', 0, 1795435200, NULL, 1795435200, NULL, 0);


--
-- Data for Name: organisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisation VALUES ('\x792d0156e78f297b638c66c05ae9951b', 'Lantern House', '+1 555 0100', 'peer coach', 1795435200);


--
-- Data for Name: pairing; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.programme VALUES ('\x1c81dd1c91677087e497e5b616ea62f4', '\x792d0156e78f297b638c66c05ae9951b', 'Evenings', 1795435200);


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

INSERT INTO public.schema_version VALUES (1, 1795418118);
INSERT INTO public.schema_version VALUES (2, 1795418118);
INSERT INTO public.schema_version VALUES (3, 1795418118);
INSERT INTO public.schema_version VALUES (4, 1795418118);
INSERT INTO public.schema_version VALUES (5, 1795418118);
INSERT INTO public.schema_version VALUES (6, 1795418118);
INSERT INTO public.schema_version VALUES (7, 1795418118);
INSERT INTO public.schema_version VALUES (8, 1795418118);
INSERT INTO public.schema_version VALUES (9, 1795418118);
INSERT INTO public.schema_version VALUES (10, 1795418118);
INSERT INTO public.schema_version VALUES (11, 1795418118);
INSERT INTO public.schema_version VALUES (12, 1795418118);


--
-- Data for Name: series; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: series_date; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('\x90554b3eebccc51a7ab9934bb4d3916d', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xa6999574a991076fb8eaff5712c661cc', 'we_missed', 'video', 1795176000, 1795179000, 10, '\x46a6eae94d5c00faaad71f53f1bd7e0d', '\xafd75b1473d35353dd9e5716be1995e5', '\xeadde17c5e51a603079b8ce0714b91f8', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x598197298c0f2f3abb24fc13dd737a88', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\x311522c646a8cdda92eb697c37061222', 'not_reached', 'video', 1795262400, 1795265400, 10, '\xa5943d0ae87c860209ee40cd007641ec', '\x363fc49fa846bb63288f444507f03e22', '\x8758c8175b5146ef9b7dd8639f7917d7', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\xd81cb2305948be2bb41d26fa85993239', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xc8a75444754e46f5264373a41e988f21', 'met', 'video', 1795348800, 1795351800, 10, '\x3084d4cc4b1ed1ca0acea1c2c94b2067', '\x526d9b99619f22a8f1486460dfefa630', '\x357d27fe2187dde9d39a5756900407dd', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\xd509a08ed1ec855542237f5ebd5094f0', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xc8a75444754e46f5264373a41e988f21', 'booked', 'voice', 1795539600, 1795540200, 5, '\x9b438d4d9bfbbee80c2884f5c668b208', '\x359de757e159e6e3217b9c1c22e4ecce', '\xe4850dd4d1785f90ec08181e9d5fd8c8', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\xb9b431e16670a3259fd89e48324bfe02', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x52bb5aeafb05a5756b9e61402937a9b4', 'booked', 'voice', 1795539600, 1795540500, 15, '\x973f2e5154c2389df08be93060683020', '\x350b2703337f48a86c2a41e51dbb3d4c', '\x47a4bf752686188ffdc0a499a8c78731', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x547064ee10517962b4e0033ca83d4d4e', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\x311522c646a8cdda92eb697c37061222', 'booked', 'voice', 1795626000, 1795627500, 5, '\xbc64333b597b571e39d6ab1f5b0cfcf3', '\x4e9f9b79b8fc8cc897f67018f07ea38b', '\x9548add5c70d287e76229f583c4c5f62', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x1d6bb76f5ca30e773b64a3b649caa1ee', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\xa7b68a5c515324939684b8d56fc2f610', 'booked', 'voice', 1795626000, 1795629000, 15, '\x2ae294677c458072614f710b6d8c17cf', '\xbbe0f5df8ab2322fbb0eacc09f345885', '\xa989248ab87aaedf8b240546961ee288', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\xcb1326ca116ef64e69630009a33c4050', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xa6999574a991076fb8eaff5712c661cc', 'booked', 'voice', 1795712400, 1795713000, 5, '\x3274d60b22c6a4d5ccd5b31621ce3f4c', '\x4b0f5f0ff0ef261238e1fd70bded40a1', '\xce010250070d288877d9eff07de58a79', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\xd64c85134767e6f5f1941261b851db55', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x0fc19d5406b525b51474359e5c78423e', 'booked', 'voice', 1795712400, 1795713300, 15, '\x365c6d3d8c3c2ea348cbc016e1d630f7', '\x2205a72734f3b1374a099ea19d62a201', '\xd312ab518d064496574f26720f227961', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\x1e29a6ca3386b069cb5b8df79cc9d60b', '\x1c81dd1c91677087e497e5b616ea62f4', '\x0c97834b47b8b66c020caa8b7550b3e0', '\x0fc19d5406b525b51474359e5c78423e', 'cancelled', 'voice', 1796058000, 1796059500, 15, '\x83f04fd27bfe57991f3385c76b6f630b', '\x5c86399c885243c08e2fc1c9685322e1', '\x3938f7962796e5ed89eab576cc8abce4', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\xf100313c9d3421364ba313b8197843ca', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xa6999574a991076fb8eaff5712c661cc', 'booked', 'voice', 1795719600, 1795722600, 10, '\x20772bd7f5c62719d09401de209e74f1', '\xeff1d6196f43bf6603bb2fcd466e8409', '\x7b4648820f98eabf7532d4ab466b2ddc', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.session VALUES ('\xff0a3b32ad81bd63cea723b48e6cc1fd', '\x1c81dd1c91677087e497e5b616ea62f4', '\x247c51d72003d660c51876e0ead99af1', '\xc8a75444754e46f5264373a41e988f21', 'booked', 'voice', 1796144400, 1796145900, 5, '\x0b3b98e2e58f44ac960e4ea246d6cd88', '\xd90961b3b5a1a015bc7552b6fe2a1745', '\x6e86135ac0ed172eef8d322e285e2d8f', NULL, 1, 1795435200, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('\x70a74f61283748cbf10431a27e1ceb8e', '\x9b63e48744d57b94505d5f43064b0153fe524f19c1aa3c5d44bb0cffd2987fcd', '\x1c81dd1c91677087e497e5b616ea62f4', '\xc8a75444754e46f5264373a41e988f21', '\xff0a3b32ad81bd63cea723b48e6cc1fd', '\x91b867ceca5899be3796d794016720c5', 1795435200, 1796146800, NULL);


--
-- Data for Name: weekly_hours; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_hours VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x247c51d72003d660c51876e0ead99af1', '\x1c81dd1c91677087e497e5b616ea62f4', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);
INSERT INTO public.weekly_hours VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x0c97834b47b8b66c020caa8b7550b3e0', '\x1c81dd1c91677087e497e5b616ea62f4', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);


--
-- Name: audit_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_seq_seq', 47, true);


--
-- Name: idempotency_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.idempotency_seq_seq', 1, true);


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
    ADD CONSTRAINT claims_overlap EXCLUDE USING gist (party_id WITH =, int8range(start_at, end_at) WITH &&);


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
-- Name: session session_coach_seat_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_coach_seat_id_key UNIQUE (coach_seat_id);


--
-- Name: session session_person_seat_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_seat_id_key UNIQUE (person_seat_id);


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
-- Name: notice_to_send; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notice_to_send ON public.notice USING btree (next_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));


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
-- Name: coach_rules coach_change_rules; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER coach_change_rules AFTER INSERT OR DELETE OR UPDATE ON public.coach_rules FOR EACH ROW EXECUTE FUNCTION public.coach_changed();


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
-- Name: claims claims_party_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_party_id_fkey FOREIGN KEY (party_id) REFERENCES public.account(id);


--
-- Name: claims claims_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


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
-- Name: notice notice_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);


--
-- Name: notice notice_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


--
-- Name: notice notice_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id);


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
-- Name: session session_programme_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);


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


