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


SET default_tablespace = '';

SET default_table_access_method = heap;

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
    ended_at bigint
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
    CONSTRAINT idempotency_account_id_check CHECK ((length(account_id) = 16)),
    CONSTRAINT idempotency_id_check CHECK ((length(id) = 16))
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
-- Name: relay; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.relay (
    name text NOT NULL,
    report_n bigint NOT NULL,
    reported_at bigint NOT NULL
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    version bigint NOT NULL,
    applied_at bigint NOT NULL
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
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.account VALUES ('\x6d5e9d3f2b03e5472511a22a5039c0a1', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'coordinator', '\x0106646174612d3199f0d0166c17c2bb26897abc348f2f1b87ea1c6c47584e5dce2d4b9922a485c6960a500a7949d99916a1da', '\x0106646174612d317ac02a6b41886500372399fca75896d7f848dc563654714b000f2b69dae50dfd87b39075c06e87d7', 'mail', '\x0106646174612d31a5fdc59d1b929774cc8010a8f592ababea0216ef5e6e982f2d183d96881ca744a2902753d0f0b5a9ea5980809c1d1e05510b457e4a4182e64b323a', '\x93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'coach', '\x0106646174612d3152cadd3acba03a235fef20e6340ff6d75c4837d3b81758f6dd47ca05b1fd8740450ae6376d2068e02a2a79618a149296', '\x0106646174612d311ea9365c7d8a249b0e33cad158f9e4774ce0a23657373a8d8b64506db32dca7c293a5bc75299720dd9d6eb368f29dd9c04c32b55f9c17bb86965b9f5381b21ea5b9cef74148165ce08699ae9ace1419b', 'mail', '\x0106646174612d31365670b4b988ccc7b7176f936cfaee6399afd54e4b541d8a11bdfa8e42ea635d0e93bb66215701771147c75d8c414d4dbe1d284729b035b91f5c8bb743aa5364', '\x89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'coach', '\x0106646174612d315b441a5d606bd8aa8ce6265313ff696474af9afbe331f42703b8fd54d9c6468e392be263af7436e12aa7096f1cc9', '\x0106646174612d312f6c9f26b290a3217de723385300f75d1ff1e58e30fc2bc23546b6ca95ddd520ae0fd060738d0fa4dc1b51978882c5389e000085b8b27d06ac05667269a68a9850', 'phone', '\x0106646174612d312e1326dfff3e6353e4330b4358111ede0e8bf8c8283ba1c34929b23ae7d86e92673a4b277ba54f96c0e24cddff4cb0791784f8', '\x2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac', 'America/Phoenix', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'person', '\x0106646174612d3178fa7fb7d9ee09356d5151ad47d229b9058ede281ff678ed84ac8753d09e9fddd9dbf8f22f28a476beb2f0017d1d', '\x0106646174612d31a46a70583039354954e1d6e75042e2b02c03f4f11752dde753f9410a112fb832179e266806d7f78e', 'mail', '\x0106646174612d316644e15dd9512d05dd326a4eca717a3197cb8721912ece34d70ad99c20fd70fb68b0aa06377152b0a902abfe1bc4d38e7b8e1f0baafd7a5eaea8ab', '\x7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xe7a0369a59d41cd555725dc0500a04c4', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'person', '\x0106646174612d31b8f026a1d8e77fd5187653ecf96c46b109ab3e0d4684a46f0ad178265cd9a9f135d8f774afa3841dad4623c061fd188c0331fe25', '\x0106646174612d31c747b561e3cbc454d6b09666b805957c81c2bb7d2b1360ad94a1b36297af95077b220486a60fd5a4', 'phone', '\x0106646174612d3160d67b99a7271ea41fc37969feb201b207f3513b8d2bb2ddb930a53afccba8aa2a4447488b9b09353e5e2f5ef8981062072977', '\x4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f', 'America/Chicago', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x16cc81d9f4cdd046ca8f4186e75f7710', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'person', '\x0106646174612d313e79bd758f4166de0d48f8ddc9ef3ddca65adb4e309d500e21c1c1570df23151c7595010fd517809d1f9ad', '\x0106646174612d31e5178b97545155a94eac7f60d60330039571a8d674ba6984d92c09824818bd53e28b2cad2e809238', 'none', NULL, NULL, 'Pacific/Honolulu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x2d0acf0da806a5bcf501dc55adbe268a', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'person', '\x0106646174612d3156c30b53123493edca0cafb50d021c21c63463d91522b4cae23a43a660a1c464be48e4c90270672cb026589147e177f4cee9ddd3f8f34e', '\x0106646174612d3105cc3e8cc4834e60af0dc7d802608b9dc85dc12bc1f86244050b008c626354298108d8951c8d9db8', 'mail', '\x0106646174612d31d54821e4232fc9ceb94545dc98e4712459914de32cee05b318ca7d32db6ab6e994e14155947457d0d2e2f3789c68872256026c39b5cd10e4e1dc1e3f6532ad786f77', '\x97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271', 'Asia/Kathmandu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xebd7646a38b961293aee43d524b20bae', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'person', '\x0106646174612d31692c0310b3b70a5219527796f5f9516549d25c6d7b569e034574bb9e921a2700f546fa24b9a45513f3bac41e2b18594a', '\x0106646174612d315f17799f9a01e21cf74c7f65b0a0a0caee3f94161be9a58a748570e8cbe0712b6f631c326730e638', 'phone', '\x0106646174612d311556936b32be47b811eb3b30447cc6be067ae9648e67939a9d524e993e770dcbd60bc0f715e100d2cc39f716e28b5a7fb03484692f', '\xc8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x1e649371329cb0141921b8df01da4941', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'person', '\x0106646174612d31ba060f003d83839122663b13341db46e85fbf0e4a5321bd177aaeefec434e4a9e225d5bb2b6143624a247016b4', '\x0106646174612d3140bff796a3b234dec3bf126b8d7d8928f03ff58ea23b59cd4699281bce964fba7f98e6e9ef9e7a4e', 'none', NULL, NULL, 'Europe/London', 'en', 1795435200, NULL);


--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.arrival VALUES ('\x6c99299a8299f0a28c3d5e36025db23c', 'coach', 1795348800);
INSERT INTO public.arrival VALUES ('\x6c99299a8299f0a28c3d5e36025db23c', 'person', 1795348800);
INSERT INTO public.arrival VALUES ('\x4af612ffb1222ffda7c1192b2d418320', 'coach', 1795262400);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, 1795435200, NULL, 'system', NULL, 'seed.organisation', '\xd020ceea9546fb3b3eac5050caf569e3');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\x6d5e9d3f2b03e5472511a22a5039c0a1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\xbbcb62fe8757712a5865e6f04695af46');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\x246cc2d46202441eba8cf0efa216a67c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.caseload', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\xe7a0369a59d41cd555725dc0500a04c4');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.caseload', '\xe7a0369a59d41cd555725dc0500a04c4');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\x16cc81d9f4cdd046ca8f4186e75f7710');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.caseload', '\x16cc81d9f4cdd046ca8f4186e75f7710');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\x2d0acf0da806a5bcf501dc55adbe268a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.caseload', '\x2d0acf0da806a5bcf501dc55adbe268a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\xebd7646a38b961293aee43d524b20bae');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.caseload', '\xebd7646a38b961293aee43d524b20bae');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.account', '\x1e649371329cb0141921b8df01da4941');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.caseload', '\x1e649371329cb0141921b8df01da4941');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, 1795435200, '\xbbcb62fe8757712a5865e6f04695af46', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'hours.put', '\xbbcb62fe8757712a5865e6f04695af46');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, 1795435200, '\xbbcb62fe8757712a5865e6f04695af46', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'exception.add', '\xa211ed7b92b52bac7f5cdf86a12d546c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, 1795435200, '\xbbcb62fe8757712a5865e6f04695af46', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'exception.add', '\x3258f5dfc58875cea863e4b178d97fb1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, 1795435200, '\x246cc2d46202441eba8cf0efa216a67c', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'hours.put', '\x246cc2d46202441eba8cf0efa216a67c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, 1795435200, '\x246cc2d46202441eba8cf0efa216a67c', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'exception.add', '\x32f4721feee785aab5d59f7f189dfcbd');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, 1795435200, '\x246cc2d46202441eba8cf0efa216a67c', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'exception.add', '\x7ebff726d074bd5bfbb3ac2d6e840f9f');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, 1795435200, '\x246cc2d46202441eba8cf0efa216a67c', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'rules.put', '\x246cc2d46202441eba8cf0efa216a67c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, 1795435200, '\x6d5e9d3f2b03e5472511a22a5039c0a1', 'coordinator', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'holidays.put', '\xd020ceea9546fb3b3eac5050caf569e3');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, 1795435200, '\x246cc2d46202441eba8cf0efa216a67c', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'exception.free_now', '\x246cc2d46202441eba8cf0efa216a67c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.session', '\x6c99299a8299f0a28c3d5e36025db23c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, 1795348800, '\xbbcb62fe8757712a5865e6f04695af46', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.here', '\x6c99299a8299f0a28c3d5e36025db23c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, 1795348800, '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.here', '\x6c99299a8299f0a28c3d5e36025db23c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.session', '\x4af612ffb1222ffda7c1192b2d418320');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, 1795262400, '\xbbcb62fe8757712a5865e6f04695af46', 'coach', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.here', '\x4af612ffb1222ffda7c1192b2d418320');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seed.session', '\xc5f10e8c779449bbbb1269a831fbb6f4');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'sessions.settle', '\xc5f10e8c779449bbbb1269a831fbb6f4');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'sessions.settle', '\x4af612ffb1222ffda7c1192b2d418320');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, 1795435200, NULL, 'system', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'sessions.settle', '\x6c99299a8299f0a28c3d5e36025db23c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, 1795435200, '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\xb4dcf2807232e11b7564aa15cd6dbf9e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, 1795435200, '\xe7a0369a59d41cd555725dc0500a04c4', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\x0218150210651198863035dc526b22d1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, 1795435200, '\x16cc81d9f4cdd046ca8f4186e75f7710', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\xbe8265da3d5bba00488196bc6eae7745');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, 1795435200, '\x2d0acf0da806a5bcf501dc55adbe268a', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\xa5efb9e67cddc8690a47e42e5a8e8cd0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, 1795435200, '\xebd7646a38b961293aee43d524b20bae', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\x29e34924e5e6f8eaa42d76f86f8a1e08');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, 1795435200, '\x1e649371329cb0141921b8df01da4941', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\xdcfbfea20e618037297232e0441decd5');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, 1795435200, '\x1e649371329cb0141921b8df01da4941', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\xccd1cb5b8f53dfe4980b9c369806f92e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, 1795435200, '\x6d5e9d3f2b03e5472511a22a5039c0a1', 'coordinator', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.cancel', '\xccd1cb5b8f53dfe4980b9c369806f92e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (43, 1795435200, '\xebd7646a38b961293aee43d524b20bae', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\x6d15efb133580445f953cf87019b25a0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (44, 1795435200, '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', 'person', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'session.book', '\x1d860fc059a7d17a8601264eac5c8ed1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (45, 1795435200, '\x6d5e9d3f2b03e5472511a22a5039c0a1', 'coordinator', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'seat_link.make', '\x1d860fc059a7d17a8601264eac5c8ed1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (46, 1795435200, NULL, 'nobody', NULL, 'link.use', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (47, 1795435200, '\x6d5e9d3f2b03e5472511a22a5039c0a1', 'coordinator', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'card.make', '\xe7a0369a59d41cd555725dc0500a04c4');


--
-- Data for Name: caseload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caseload VALUES ('\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', '\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\xe7a0369a59d41cd555725dc0500a04c4', '\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\x16cc81d9f4cdd046ca8f4186e75f7710', '\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\x2d0acf0da806a5bcf501dc55adbe268a', '\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\xebd7646a38b961293aee43d524b20bae', '\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\x1e649371329cb0141921b8df01da4941', '\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1795435200, NULL);


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\xb4dcf2807232e11b7564aa15cd6dbf9e', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', '\xb4dcf2807232e11b7564aa15cd6dbf9e', 1795539600, 1795540200);
INSERT INTO public.claims VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0218150210651198863035dc526b22d1', 1795539600, 1795541400);
INSERT INTO public.claims VALUES ('\xe7a0369a59d41cd555725dc0500a04c4', '\x0218150210651198863035dc526b22d1', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\xbe8265da3d5bba00488196bc6eae7745', 1795626000, 1795627800);
INSERT INTO public.claims VALUES ('\x16cc81d9f4cdd046ca8f4186e75f7710', '\xbe8265da3d5bba00488196bc6eae7745', 1795626000, 1795627500);
INSERT INTO public.claims VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\xa5efb9e67cddc8690a47e42e5a8e8cd0', 1795626000, 1795629900);
INSERT INTO public.claims VALUES ('\x2d0acf0da806a5bcf501dc55adbe268a', '\xa5efb9e67cddc8690a47e42e5a8e8cd0', 1795626000, 1795629000);
INSERT INTO public.claims VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x29e34924e5e6f8eaa42d76f86f8a1e08', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xebd7646a38b961293aee43d524b20bae', '\x29e34924e5e6f8eaa42d76f86f8a1e08', 1795712400, 1795713000);
INSERT INTO public.claims VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\xdcfbfea20e618037297232e0441decd5', 1795712400, 1795714200);
INSERT INTO public.claims VALUES ('\x1e649371329cb0141921b8df01da4941', '\xdcfbfea20e618037297232e0441decd5', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x6d15efb133580445f953cf87019b25a0', 1795719600, 1795723200);
INSERT INTO public.claims VALUES ('\xebd7646a38b961293aee43d524b20bae', '\x6d15efb133580445f953cf87019b25a0', 1795719600, 1795722600);
INSERT INTO public.claims VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x1d860fc059a7d17a8601264eac5c8ed1', 1796144400, 1796146200);
INSERT INTO public.claims VALUES ('\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', '\x1d860fc059a7d17a8601264eac5c8ed1', 1796144400, 1796145900);


--
-- Data for Name: coach_rules; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.coach_rules VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 15, 30, 60, 'minutes', 240, 0, 0, 1);


--
-- Data for Name: exception; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exception VALUES ('\xa211ed7b92b52bac7f5cdf86a12d546c', '\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'away', '2026-12-24', 720, 1440, 1795435200, 0);
INSERT INTO public.exception VALUES ('\x3258f5dfc58875cea863e4b178d97fb1', '\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0);
INSERT INTO public.exception VALUES ('\x32f4721feee785aab5d59f7f189dfcbd', '\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'away', '2026-12-24', 720, 1440, 1795435200, 0);
INSERT INTO public.exception VALUES ('\x7ebff726d074bd5bfbb3ac2d6e840f9f', '\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'extra', '2026-12-29', 1080, 1200, 1795435200, 0);
INSERT INTO public.exception VALUES ('\xc5aac567c4c5151e0be5b891a550b01d', '\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 'extra', '2026-11-23', 300, 480, 1795435200, 1);


--
-- Data for Name: holiday; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.holiday VALUES ('\xd020ceea9546fb3b3eac5050caf569e3', '2026-12-25', 'Christmas');
INSERT INTO public.holiday VALUES ('\xd020ceea9546fb3b3eac5050caf569e3', '2027-01-01', 'New Year');


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency VALUES ('\x8e2a76a2d013825572ee3560b8b44a49', '\xebd7646a38b961293aee43d524b20bae', 'dump', 'kept-key-1', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0106646174612d3112be6841972be9ff11abb95b5eeb2a2fff1972a4224400c5df870cf875db35ec0c8936435a2c301d746120febe63f5cb21f298293ba20362c53ba9a8c0932c1a9ac3e14eb8745d194760d618dd5fcd18b65b5789e6efa20f0c1a18808e2cbedc338963defc4d009646cb91d8b08e2796c46ea7da98393969eb769d7ea1e25b3b48060c065cb7ffa2011e5321b043a4b44f4b86647a5d0b67fdbfc1f730cf0093447ca6125211a620154861244c99fe8bd392729e979a4c81c9b1ee96961c1a3849224778be52b711e619f6616a3931f43b4b89bd003524ee6e52e68e8b68895a34cdb7632a9861a60ac3f11353f7a51024728ca040b5037191554b3a2ee1868bbbfd875118d59bff3f5cd566d90f0ec5c22e24f2daff82849f7efd72ddb860e356061e8432ec0cc6a2c54d319bb4856567feb4835e53c50e05952cfd9ec2c5e40547f3ea916a95013e7f05713adfbf429dc80ac7e61623c438f6616e779157ade1e4b19ddd63ec0b591f3ef149e8268c265444060d5b619135880df23cd8033313aafe0e30612c8af5ef53280c75e123301310b519fc9e4da12551aadc37f57cbb444e39bfef0a2dbc8c4d53ad3fd53576b3f93814cb49ab0eae45a29e07fc865e8e2113e36d97e41d55192c6a542927f34ccf8c638ac830d68c2196a21f3c7b1117378c03dbcde1c41f64f7e08c51d96c07de0abc4c79631ca8608ef1a44477efad9109ab6ec682d784ea1a13bcfe9a35e2', 1795435200);


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES ('\x60814ffdd17066b2c1a4bc87b65385ac', 'seat', '\x4a6bc6e1884a4d20a81b9522115eb4c3b2bd381854a09ecb96cdff9744bf42ec', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', '\x1d860fc059a7d17a8601264eac5c8ed1', NULL, 1795435200, 1796145900, 1795435200, NULL);
INSERT INTO public.link VALUES ('\x39280de779b68d6082e39fc8a4334069', 'card', '\xf7ee74e81b8a89e2e186510097998dc0ffe3f96723412e0a5e73effff3181881', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xe7a0369a59d41cd555725dc0500a04c4', NULL, NULL, 1795435200, NULL, NULL, NULL);


--
-- Data for Name: organisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisation VALUES ('\xd020ceea9546fb3b3eac5050caf569e3', 'Lantern House', '+1 555 0100', 'peer coach', 1795435200);


--
-- Data for Name: programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.programme VALUES ('\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xd020ceea9546fb3b3eac5050caf569e3', 'Evenings', 1795435200);


--
-- Data for Name: relay; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.relay VALUES ('relay-1', 17, 1795435200);


--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES (1, 1795405858);
INSERT INTO public.schema_version VALUES (2, 1795405858);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('\xc5f10e8c779449bbbb1269a831fbb6f4', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\xebd7646a38b961293aee43d524b20bae', 'we_missed', 'video', 1795176000, 1795179000, 10, '\x93e2e0b3ae30912c31b64a7d1b418b58', '\x773e7b0e06677ce9acdc084b68fbfc45', '\xdd8eb0638d1b675adc1f6abdc34be10b', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x4af612ffb1222ffda7c1192b2d418320', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\x16cc81d9f4cdd046ca8f4186e75f7710', 'not_reached', 'video', 1795262400, 1795265400, 10, '\xa935550c710a9acaae186496ba74150f', '\x18baeeacbc7e2f3c18d17c5b72e0e5b3', '\x63ebaf17924d756e7dbc64c54b8a8a0c', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x6c99299a8299f0a28c3d5e36025db23c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', 'met', 'video', 1795348800, 1795351800, 10, '\x3208004a2317fbaeacf115b907c230b8', '\x301fa45bd5d2e6e28f1c66e481b7afef', '\x206fef42ec83e962de7e417dd5c035f7', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xb4dcf2807232e11b7564aa15cd6dbf9e', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', 'booked', 'voice', 1795539600, 1795540200, 5, '\x1a420fd3e1484136c91bb842b9d7251a', '\xd0ea5ab807829b8658d4659562fdcc8f', '\xec6c294d89cfa06751a58cd88b819b5d', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x0218150210651198863035dc526b22d1', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\x246cc2d46202441eba8cf0efa216a67c', '\xe7a0369a59d41cd555725dc0500a04c4', 'booked', 'voice', 1795539600, 1795540500, 15, '\x23af46d438b64baebddf25e68995bf44', '\x59923134a3be7ca261ae44e3a8e3346d', '\xc829a150307825572fee5b23841aa577', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xbe8265da3d5bba00488196bc6eae7745', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\x16cc81d9f4cdd046ca8f4186e75f7710', 'booked', 'voice', 1795626000, 1795627500, 5, '\x1a15f81a34c6078acee8c4861f654b08', '\x01a40bf4fa7cffc2ebb0ff086832969c', '\x4254a0fff77c2a83018705365c7d86e8', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xa5efb9e67cddc8690a47e42e5a8e8cd0', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\x246cc2d46202441eba8cf0efa216a67c', '\x2d0acf0da806a5bcf501dc55adbe268a', 'booked', 'voice', 1795626000, 1795629000, 15, '\x6c50c036dab6dcbe4f3b483823dc4eb3', '\x6ecb5f02d81a555db8484e4684f6afe7', '\x9b674a0f283b265069cf2dda26a34582', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x29e34924e5e6f8eaa42d76f86f8a1e08', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\xebd7646a38b961293aee43d524b20bae', 'booked', 'voice', 1795712400, 1795713000, 5, '\xa249b197e9e9c80b58220c47bb1a6e32', '\xd791928d3ff65d78173a2b4a599b6443', '\x108ac2955c301ddb26f484b267818a7f', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xdcfbfea20e618037297232e0441decd5', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\x246cc2d46202441eba8cf0efa216a67c', '\x1e649371329cb0141921b8df01da4941', 'booked', 'voice', 1795712400, 1795713300, 15, '\x5da40d2c04f86c5274e9038e7fbd9955', '\xb7a593de1bc3f0ad754223ce56ef704c', '\xafe0ad855afcdcfc14277fbf771a0b07', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xccd1cb5b8f53dfe4980b9c369806f92e', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\x246cc2d46202441eba8cf0efa216a67c', '\x1e649371329cb0141921b8df01da4941', 'cancelled', 'voice', 1796058000, 1796059500, 15, '\xc8f8225080a26ccc410f0f51e395b880', '\xf172205c6837289add0607ce5d6f6db2', '\x3da5a7979e331aa15aeb3c95c6cc5449', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x6d15efb133580445f953cf87019b25a0', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\xebd7646a38b961293aee43d524b20bae', 'booked', 'voice', 1795719600, 1795722600, 10, '\xa367d5898f8cf24011b2adb230ac1742', '\x2ad242330e2ded0270e62be1f3626391', '\x9c2ba1aa9e5686795a8aa4319d9f680d', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x1d860fc059a7d17a8601264eac5c8ed1', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\xbbcb62fe8757712a5865e6f04695af46', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', 'booked', 'voice', 1796144400, 1796145900, 5, '\xd8424a5628a8ab2932652bdb428b1e05', '\x2687c77484db33e71870e8191160679f', '\x132ab5df2c0a6797004fc79237aab3cb', NULL, 1, 1795435200);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('\x4e0b7b97e12e89fface46cac1661d95e', '\xebb842a6d82a8f17af25a34a22cf4b09a6f08c48f8a0c2aca5d13d720492e162', '\x0cbd30855dc5e3ba8a6fcd228b08495a', '\x3e1d3bd8bcd5b0902efd3b90fe9c9a4e', '\x1d860fc059a7d17a8601264eac5c8ed1', '\x60814ffdd17066b2c1a4bc87b65385ac', 1795435200, 1796146800, NULL);


--
-- Data for Name: weekly_hours; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_hours VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\xbbcb62fe8757712a5865e6f04695af46', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);
INSERT INTO public.weekly_hours VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 0, 1, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 1, 2, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 2, 3, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 3, 4, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 4, 5, 540, 1020, NULL, NULL, 1);
INSERT INTO public.weekly_hours VALUES ('\x246cc2d46202441eba8cf0efa216a67c', '\x0cbd30855dc5e3ba8a6fcd228b08495a', 5, 6, 600, 720, '2026-12-05', '2027-02-27', 1);


--
-- Name: audit_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_seq_seq', 47, true);


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
-- Name: coach_rules coach_rules_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.coach_rules
    ADD CONSTRAINT coach_rules_pkey PRIMARY KEY (coach_id);


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
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (id);


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
-- Name: organisation organisation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);


--
-- Name: programme programme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (id);


--
-- Name: relay relay_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.relay
    ADD CONSTRAINT relay_pkey PRIMARY KEY (name);


--
-- Name: schema_version schema_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);


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
-- Name: account_of_programme; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_of_programme ON public.account USING btree (programme_id, role, created_at, id);


--
-- Name: account_reached; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_reached ON public.account USING btree (programme_id, reach_lookup) WHERE ((role = 'person'::text) AND (ended_at IS NULL));


--
-- Name: caseload_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX caseload_of_coach ON public.caseload USING btree (coach_id, ended_at);


--
-- Name: caseload_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX caseload_once ON public.caseload USING btree (person_id, coach_id) WHERE (ended_at IS NULL);


--
-- Name: claims_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_of_session ON public.claims USING btree (session_id);


--
-- Name: exception_of_coach; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exception_of_coach ON public.exception USING btree (coach_id, date);


--
-- Name: idempotency_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idempotency_by_age ON public.idempotency USING btree (created_at);


--
-- Name: link_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX link_of_account ON public.link USING btree (account_id, kind);


--
-- Name: link_of_session; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX link_of_session ON public.link USING btree (session_id);


--
-- Name: organisation_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX organisation_once ON public.organisation USING btree ((true));


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
-- Name: programme programme_organisation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.programme
    ADD CONSTRAINT programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);


--
-- Name: session session_coach_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES public.account(id);


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


