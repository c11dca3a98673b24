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
    CONSTRAINT exception_check CHECK (((end_min > start_min) AND (end_min <= 1440))),
    CONSTRAINT exception_id_check CHECK ((length(id) = 16)),
    CONSTRAINT exception_kind_check CHECK ((kind = ANY (ARRAY['away'::text, 'extra'::text]))),
    CONSTRAINT exception_start_min_check CHECK (((start_min >= 0) AND (start_min <= 1439)))
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
    CONSTRAINT weekly_hours_check CHECK (((end_min > start_min) AND (end_min <= 1440))),
    CONSTRAINT weekly_hours_start_min_check CHECK (((start_min >= 0) AND (start_min <= 1439))),
    CONSTRAINT weekly_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);


--
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.account VALUES ('\x9f60d3c378ae9cd7c8670e99732d5a0e', '\x2d952afaf768eb50e5532c97357bb7d1', 'coordinator', '\x0106646174612d315e747e821b37e5f54a17c8846bfcc5a8e447a77ee58cb439c95f9faad1d0cd9d649bf16d4bb446843cdc6b', '\x0106646174612d31a6868e4b5130904d5eb84be8c7d11612dfaa300a54e6ad2fe731be7006f2a169f8039da04dc462ca', 'mail', '\x0106646174612d31a1c374868082c2f91a3446a68847b524fde244880edba47534bb9df4f7abe06f7bfe3dadb6cbcad4a8fb01bf906e650ca83d22e88bdce2787eac5b', '\x93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 'coach', '\x0106646174612d31a5f65afa02efb0e3ecf69dd35487023a5af9f028801f9968d418c81cc373a54f873f74fdc52139b938e4759477be265d', '\x0106646174612d316b2830c43132ce2af219dd8b4d1ac93f40ac4e481730474a8f9404bbcecad6d27ddd989001fa4883ca7a954891b013e53f4c4d36e9fe85dd3479665d32e08defff4a21c3c4b5d6b48a7677964a32a70f', 'mail', '\x0106646174612d311d6fed7de60a99092a533f7938a62fad5cc8cf489150f50551e5fa5799b0f17a66d38b9547888edcc70697d11426619018cfa57278911fb98304d9f65d489673', '\x89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 'coach', '\x0106646174612d31cf351cd02d9a0eb06d5f18261cf0ea9e3af7d4d27c8da07ab1d7b378fbc2f5745973f51e77e28783fbe3a53154da', '\x0106646174612d3153c601c302c88d08af4be43833b5b522f63c48efb59e32fde037c0cd10bdfa40692cecf3675af5f66fa81428d90c85c685c2f942a12375a2f89b1d8b6f261c85d4', 'phone', '\x0106646174612d315a79d44c9cadcef480da5c32297842f6cb6f402bf44def01081fa4125909cc51f0fe1444b1a675b530242e65e877572810384f', '\x2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac', 'America/Phoenix', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x86aabbcc209c8856cc5f9a7e51ef1f8e', '\x2d952afaf768eb50e5532c97357bb7d1', 'person', '\x0106646174612d31e3e14e38c74f5bb259c70d50d339e8a91a26e548448039344334568492dd6bf5d3f20171e26444e905b93ad3d35b', '\x0106646174612d310f1939be0de9a3fcf395e59e8df9b2f60ffdaa814de126a2c286c95c2d1a2b5063dd20740ac44c07', 'mail', '\x0106646174612d31a74b678eb1c072bee3e8159cb85931edfad59001eb95839475715f3bc7e315a3351ebd3e4f819d47eea906558bc1f05cdb51b0b94b5da235300af3', '\x7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\xf383b96270ef0fc8e001bf96cabe3a14', '\x2d952afaf768eb50e5532c97357bb7d1', 'person', '\x0106646174612d310efe2aaa5d65fd32ccf1399d5f1cee6ce87058c4e5f799b321c7b1709bb2cc2f60cc2c8f6848b8f1dca92ed3966d8bbeac733be5', '\x0106646174612d318db0a978581354d850e81d83216f823e54c83c138dfce92f589f271a9e7adb8a6c0434937ab967ef', 'phone', '\x0106646174612d3153596bab2f6e4ca15d09017cb171f04983ca69a15f17abd4c57f5733956c3c9a8f5c9c59067affe5d11c0f437068b93741fcc2', '\x4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f', 'America/Chicago', 'es', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x6d0e66103728ca2c1b7e4aa104771e30', '\x2d952afaf768eb50e5532c97357bb7d1', 'person', '\x0106646174612d31cd3998269e7e7f721f786f99bf777176b7480e8313accc21e7473018fc4ac89f958c4a20a41f59e142c07b', '\x0106646174612d31128c57454f740400c10122802cdeaaf589fbe05680ab84ff30f29c885dc1bd9a2c39d4984ab89f51', 'none', NULL, NULL, 'Pacific/Honolulu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x6728ccffda0177701049192700ba348b', '\x2d952afaf768eb50e5532c97357bb7d1', 'person', '\x0106646174612d310c1c4dd8b36581bb0470eb5375e08f9a1be0d538f75737888f10923d0edeae00b181ccab0b987d6583fe45a7c174ecc71c98886ff5a5ef', '\x0106646174612d3165fba02c35e03127145c66618d23e58841ae058d69e26f7d2fa710befc7458fc4597263d445e5694', 'mail', '\x0106646174612d318ee87962f382ffd4f94b0512047765f7f032cc0996cb6e13eccec03f132c89c8fe432cadd312262bd01c94f3162e091aed6cc743bf35501170d7742d1e259af88543', '\x97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271', 'Asia/Kathmandu', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x46f5adf806def89f55c93a006f8a1ec7', '\x2d952afaf768eb50e5532c97357bb7d1', 'person', '\x0106646174612d31e862a85b378df2ad49d77f005a0c6d787f3f89c5230cb2edd852f5b5992c58b42b0c6145b79bae2d57664aac90ba3051', '\x0106646174612d3148206b0bf8b9c559d7371d7d2feb2649bdee66754870bfa75a3d0d2c5e78a6106d12fc89e2a2efdc', 'phone', '\x0106646174612d319e3d100a7fd30eaf76385860217374cd1301e62ba67b65240a85a566f202703c0d2b8f1f1e5999cd44ab88968a77df154c248ea9dd', '\xc8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f', 'America/New_York', 'en', 1795435200, NULL);
INSERT INTO public.account VALUES ('\x9e96765ca5f207fedc2df405852dce1e', '\x2d952afaf768eb50e5532c97357bb7d1', 'person', '\x0106646174612d31f50d5b47cad9d8c7d435b422745c21a33124f1960a11f835340b142a91935ec2c3caf16c14c3549feb0f552a8d', '\x0106646174612d319c5d1fb3ef98101b299bee460b49b20dddd4445e9e0884a8928a51bd2764802e5734b5fa30125723', 'none', NULL, NULL, 'Europe/London', 'en', 1795435200, NULL);


--
-- Data for Name: arrival; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.arrival VALUES ('\xfe5c835809e53fabda6ff5f5fe0643be', 'coach', 1795348800);
INSERT INTO public.arrival VALUES ('\xfe5c835809e53fabda6ff5f5fe0643be', 'person', 1795348800);
INSERT INTO public.arrival VALUES ('\xd598513e7738f7c353927fa71bbdd5d2', 'coach', 1795262400);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, 1795435200, NULL, 'system', NULL, 'seed.organisation', '\xa06b6cd59fe49e5cd4d4c4e1c414bbc3');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\x9f60d3c378ae9cd7c8670e99732d5a0e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\xb3f326b76fddc03f71ed6a8dc3048fc7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\xeb76681cdbf0cacb83964cf5fe8004b0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\x86aabbcc209c8856cc5f9a7e51ef1f8e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.caseload', '\x86aabbcc209c8856cc5f9a7e51ef1f8e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\xf383b96270ef0fc8e001bf96cabe3a14');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.caseload', '\xf383b96270ef0fc8e001bf96cabe3a14');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\x6d0e66103728ca2c1b7e4aa104771e30');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.caseload', '\x6d0e66103728ca2c1b7e4aa104771e30');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\x6728ccffda0177701049192700ba348b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.caseload', '\x6728ccffda0177701049192700ba348b');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\x46f5adf806def89f55c93a006f8a1ec7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.caseload', '\x46f5adf806def89f55c93a006f8a1ec7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.account', '\x9e96765ca5f207fedc2df405852dce1e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.caseload', '\x9e96765ca5f207fedc2df405852dce1e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, 1795435200, '\xb3f326b76fddc03f71ed6a8dc3048fc7', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'hours.put', '\xb3f326b76fddc03f71ed6a8dc3048fc7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, 1795435200, '\xb3f326b76fddc03f71ed6a8dc3048fc7', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'exception.add', '\xdd4200776855b3d38a269c73f99f3217');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, 1795435200, '\xb3f326b76fddc03f71ed6a8dc3048fc7', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'exception.add', '\xa0fab2ea3b0af0c435e900738709717c');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, 1795435200, '\xeb76681cdbf0cacb83964cf5fe8004b0', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'hours.put', '\xeb76681cdbf0cacb83964cf5fe8004b0');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, 1795435200, '\xeb76681cdbf0cacb83964cf5fe8004b0', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'exception.add', '\xfe640164110fd69e99400dd9d4149d0a');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, 1795435200, '\xeb76681cdbf0cacb83964cf5fe8004b0', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'exception.add', '\x21336fd4f25eecaf34b4fa19ea1d9b61');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.session', '\xfe5c835809e53fabda6ff5f5fe0643be');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, 1795348800, '\xb3f326b76fddc03f71ed6a8dc3048fc7', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.here', '\xfe5c835809e53fabda6ff5f5fe0643be');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, 1795348800, '\x86aabbcc209c8856cc5f9a7e51ef1f8e', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.here', '\xfe5c835809e53fabda6ff5f5fe0643be');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.session', '\xd598513e7738f7c353927fa71bbdd5d2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, 1795262400, '\xb3f326b76fddc03f71ed6a8dc3048fc7', 'coach', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.here', '\xd598513e7738f7c353927fa71bbdd5d2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'seed.session', '\x750219c6855234538e4b22991577dbd7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'sessions.settle', '\x750219c6855234538e4b22991577dbd7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'sessions.settle', '\xd598513e7738f7c353927fa71bbdd5d2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, 1795435200, NULL, 'system', '\x2d952afaf768eb50e5532c97357bb7d1', 'sessions.settle', '\xfe5c835809e53fabda6ff5f5fe0643be');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, 1795435200, '\x86aabbcc209c8856cc5f9a7e51ef1f8e', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\x39b8c614dbd36c36873f53dc32a5f9c5');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, 1795435200, '\xf383b96270ef0fc8e001bf96cabe3a14', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\xfbf4e2ad189af46147126dc64e1d7057');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, 1795435200, '\x6d0e66103728ca2c1b7e4aa104771e30', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\x9405f17e19700064ae180376b1157edf');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, 1795435200, '\x6728ccffda0177701049192700ba348b', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\xbad67a880defb2e49de22f7609ec7dd8');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, 1795435200, '\x46f5adf806def89f55c93a006f8a1ec7', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\x24aec8a62b09c39431b8afcede6b0945');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, 1795435200, '\x9e96765ca5f207fedc2df405852dce1e', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\xc1c4d6eba45a61aa75ddfda47b86ae64');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, 1795435200, '\x9e96765ca5f207fedc2df405852dce1e', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\x45b86e63a30e09c3af58998acd6345c7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, 1795435200, '\x9f60d3c378ae9cd7c8670e99732d5a0e', 'coordinator', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.cancel', '\x45b86e63a30e09c3af58998acd6345c7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, 1795435200, '\x46f5adf806def89f55c93a006f8a1ec7', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\x41150bb7aeca24cacfffab9c1324f91d');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, 1795435200, '\x86aabbcc209c8856cc5f9a7e51ef1f8e', 'person', '\x2d952afaf768eb50e5532c97357bb7d1', 'session.book', '\x7e16ee46970f12518d33d2937478ea54');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, 1795435200, '\x9f60d3c378ae9cd7c8670e99732d5a0e', 'coordinator', '\x2d952afaf768eb50e5532c97357bb7d1', 'seat_link.make', '\x7e16ee46970f12518d33d2937478ea54');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (43, 1795435200, NULL, 'nobody', NULL, 'link.use', '\x86aabbcc209c8856cc5f9a7e51ef1f8e');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (44, 1795435200, '\x9f60d3c378ae9cd7c8670e99732d5a0e', 'coordinator', '\x2d952afaf768eb50e5532c97357bb7d1', 'card.make', '\xf383b96270ef0fc8e001bf96cabe3a14');


--
-- Data for Name: caseload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caseload VALUES ('\x86aabbcc209c8856cc5f9a7e51ef1f8e', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\xf383b96270ef0fc8e001bf96cabe3a14', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\x6d0e66103728ca2c1b7e4aa104771e30', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\x6728ccffda0177701049192700ba348b', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\x46f5adf806def89f55c93a006f8a1ec7', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 1795435200, NULL);
INSERT INTO public.caseload VALUES ('\x9e96765ca5f207fedc2df405852dce1e', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 1795435200, NULL);


--
-- Data for Name: claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claims VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x39b8c614dbd36c36873f53dc32a5f9c5', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\x86aabbcc209c8856cc5f9a7e51ef1f8e', '\x39b8c614dbd36c36873f53dc32a5f9c5', 1795539600, 1795540200);
INSERT INTO public.claims VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\xfbf4e2ad189af46147126dc64e1d7057', 1795539600, 1795540800);
INSERT INTO public.claims VALUES ('\xf383b96270ef0fc8e001bf96cabe3a14', '\xfbf4e2ad189af46147126dc64e1d7057', 1795539600, 1795540500);
INSERT INTO public.claims VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x9405f17e19700064ae180376b1157edf', 1795626000, 1795627800);
INSERT INTO public.claims VALUES ('\x6d0e66103728ca2c1b7e4aa104771e30', '\x9405f17e19700064ae180376b1157edf', 1795626000, 1795627500);
INSERT INTO public.claims VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\xbad67a880defb2e49de22f7609ec7dd8', 1795626000, 1795629600);
INSERT INTO public.claims VALUES ('\x6728ccffda0177701049192700ba348b', '\xbad67a880defb2e49de22f7609ec7dd8', 1795626000, 1795629000);
INSERT INTO public.claims VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x24aec8a62b09c39431b8afcede6b0945', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\x46f5adf806def89f55c93a006f8a1ec7', '\x24aec8a62b09c39431b8afcede6b0945', 1795712400, 1795713000);
INSERT INTO public.claims VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\xc1c4d6eba45a61aa75ddfda47b86ae64', 1795712400, 1795713600);
INSERT INTO public.claims VALUES ('\x9e96765ca5f207fedc2df405852dce1e', '\xc1c4d6eba45a61aa75ddfda47b86ae64', 1795712400, 1795713300);
INSERT INTO public.claims VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x41150bb7aeca24cacfffab9c1324f91d', 1795719600, 1795723200);
INSERT INTO public.claims VALUES ('\x46f5adf806def89f55c93a006f8a1ec7', '\x41150bb7aeca24cacfffab9c1324f91d', 1795719600, 1795722600);
INSERT INTO public.claims VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x7e16ee46970f12518d33d2937478ea54', 1796144400, 1796146200);
INSERT INTO public.claims VALUES ('\x86aabbcc209c8856cc5f9a7e51ef1f8e', '\x7e16ee46970f12518d33d2937478ea54', 1796144400, 1796145900);


--
-- Data for Name: exception; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exception VALUES ('\xdd4200776855b3d38a269c73f99f3217', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 'away', '2026-12-24', 720, 1440, 1795435200);
INSERT INTO public.exception VALUES ('\xa0fab2ea3b0af0c435e900738709717c', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 'extra', '2026-12-29', 1080, 1200, 1795435200);
INSERT INTO public.exception VALUES ('\xfe640164110fd69e99400dd9d4149d0a', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 'away', '2026-12-24', 720, 1440, 1795435200);
INSERT INTO public.exception VALUES ('\x21336fd4f25eecaf34b4fa19ea1d9b61', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 'extra', '2026-12-29', 1080, 1200, 1795435200);


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency VALUES ('\x6b207d148d4d1f9b5bab7005efa4e4d5', '\x46f5adf806def89f55c93a006f8a1ec7', 'dump', 'kept-key-1', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x0106646174612d31e58c1b92eb60d5d2e5b6fdbc4bb6888682fc73a088c0e4a3d7cbefc9e73d1f84de88cc4b9982eac9118b9f4200844664aa89e95f42e9fc1aaed5848e777201d831bb79b78371986645b08deed7de0a2d9d9f63a5ff7e8e987a45d2fb1a42c788094ce22c6fa9fe22e375c30eb6a446de0f07fe33ef7b63b01e47193a2eb9bbc5b971b2d1cee6be6b85096ebbaa6640c4985b61032b6c8ae8a3fc5a89c435d7b0418bf0d0ce0510fd6d549e3ae360a055b821021b1b387ed659343f226e39dc3ab3fdb4d49d732d118e054acc5b9f0b6769a714acd388defe314f75e5a3e88a78c3a26d7ce2ecc671f0b3f17bb56a14a1d84bd7b9388723402a1dced0549d0961efdb4dcd3ebfd8ed312e3df1e7d9b4e6fbf76c3d5962b15189a19026d2f55ebd5b7e41bd892b2d4bc9aba3854859eb2920d00457278dd406da45c3df55c802970845f5eff1d1c3a586628e76a4f6a8d4251d2115cc44ad5b0ec72ba06827fa561614fc89f56e9d3a8b77bba85d3e2c17c614554c06ca1b3c7368ff48b57868fd45e5c44988b0dd7eee74ebc34d5f66a0b32334b6c56024fcda7e02462bc474fc0c5cb59e0b13aabd2b9d221f755b1c26844d2db59c1e44ff98d4460ef9396ad2938645f434860250e2925397a15bed4e2653607580fc976b1bc57228d84715fae566100a7a96bff7bb63cdb4306b839bb6f9a6dec34f908d9fb204d79c07d413460a692017d735197ce911ec4d4c6f7f7674', 1795435200);


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES ('\xe4845564147db948dd4457bf13b098cc', 'seat', '\xe91c849118b6ac8381b61049e78c04cbdc83e5a83b2998c1483bb4e30b941271', '\x2d952afaf768eb50e5532c97357bb7d1', '\x86aabbcc209c8856cc5f9a7e51ef1f8e', '\x7e16ee46970f12518d33d2937478ea54', NULL, 1795435200, 1796145900, 1795435200, NULL);
INSERT INTO public.link VALUES ('\x2b18a093d318f19f7f2a1d410d7b9a90', 'card', '\x9549d2d9a31fc557c6a4401e8285adb0db13d6e9bc9d7bd74b2e1cdb3f308167', '\x2d952afaf768eb50e5532c97357bb7d1', '\xf383b96270ef0fc8e001bf96cabe3a14', NULL, NULL, 1795435200, NULL, NULL, NULL);


--
-- Data for Name: organisation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisation VALUES ('\xa06b6cd59fe49e5cd4d4c4e1c414bbc3', 'Lantern House', '+1 555 0100', 'peer coach', 1795435200);


--
-- Data for Name: programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.programme VALUES ('\x2d952afaf768eb50e5532c97357bb7d1', '\xa06b6cd59fe49e5cd4d4c4e1c414bbc3', 'Evenings', 1795435200);


--
-- Data for Name: relay; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.relay VALUES ('relay-1', 17, 1795435200);


--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES (1, 1795435200);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('\xfe5c835809e53fabda6ff5f5fe0643be', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x86aabbcc209c8856cc5f9a7e51ef1f8e', 'met', 'video', 1795348800, 1795351800, 10, '\x338f8c434fdf1f95fe077d30fde1244d', '\xb342615991cf6063ddd445efc1e92cbf', '\x6b02a4690ed0bbd1ebb52aa6fefb208d', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xd598513e7738f7c353927fa71bbdd5d2', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x6d0e66103728ca2c1b7e4aa104771e30', 'not_reached', 'video', 1795262400, 1795265400, 10, '\xd415fd5ecb8184f610e4dbdfb395feee', '\xe127e1bbb6641591897b1329d67d3454', '\x66121a56e7ea64434ade1d8414293635', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x750219c6855234538e4b22991577dbd7', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x46f5adf806def89f55c93a006f8a1ec7', 'we_missed', 'video', 1795176000, 1795179000, 10, '\x0220ebc5ba6ff327db269e18752c826e', '\x40a53b86728e13ceb5b060810ea449fd', '\xfebba8d252124da5a53470596296c9cb', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x39b8c614dbd36c36873f53dc32a5f9c5', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x86aabbcc209c8856cc5f9a7e51ef1f8e', 'booked', 'voice', 1795539600, 1795540200, 5, '\x4f9aada329a88beababde43dd4b87fc4', '\xd9243479ead9a6b2ce604f4acbd27cf8', '\x9f7e32b2916b79dc23a8091eb5beae53', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xfbf4e2ad189af46147126dc64e1d7057', '\x2d952afaf768eb50e5532c97357bb7d1', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\xf383b96270ef0fc8e001bf96cabe3a14', 'booked', 'voice', 1795539600, 1795540500, 5, '\x7bc43f4b5ce9753da324174233c30a63', '\x3a82970ca792336358800e193d983f70', '\x5e350011c217eba2149b173f37bddebc', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x9405f17e19700064ae180376b1157edf', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x6d0e66103728ca2c1b7e4aa104771e30', 'booked', 'voice', 1795626000, 1795627500, 5, '\xe5a7b7b3e3702a79852d2a3e10020ed6', '\xd22506b1cc8416895f949a46f4f38153', '\x2e4de266ef63fc8cb75d288f8dbef006', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xbad67a880defb2e49de22f7609ec7dd8', '\x2d952afaf768eb50e5532c97357bb7d1', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x6728ccffda0177701049192700ba348b', 'booked', 'voice', 1795626000, 1795629000, 10, '\xa8f9b80b900e03861208c8c74b48582e', '\x65f893e2d581496cb71bb7fba75ae3cc', '\xaf8dfa41f594780139bf36023049256a', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x24aec8a62b09c39431b8afcede6b0945', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x46f5adf806def89f55c93a006f8a1ec7', 'booked', 'voice', 1795712400, 1795713000, 5, '\xbac44a9f921b1307838ccf7eefe3ca4e', '\x658c6ab63552d889d9c77eb1ef84325c', '\xdbb14bb188c8da013b9169139450c23f', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\xc1c4d6eba45a61aa75ddfda47b86ae64', '\x2d952afaf768eb50e5532c97357bb7d1', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x9e96765ca5f207fedc2df405852dce1e', 'booked', 'voice', 1795712400, 1795713300, 5, '\x778ca2075691760c23dd4787ccb741a8', '\x14170a8f41fa0394d3a13a1880c928b4', '\x54ffb4bf1727801641de6d04538c83ac', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x45b86e63a30e09c3af58998acd6345c7', '\x2d952afaf768eb50e5532c97357bb7d1', '\xeb76681cdbf0cacb83964cf5fe8004b0', '\x9e96765ca5f207fedc2df405852dce1e', 'cancelled', 'voice', 1796058000, 1796059500, 5, '\xf1fb0d72746c83c6b2ff573bbff15912', '\x274a0054a94d9fba8937046856644d9a', '\x752e08f02ec5db637a7947e531c6402c', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x41150bb7aeca24cacfffab9c1324f91d', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x46f5adf806def89f55c93a006f8a1ec7', 'booked', 'voice', 1795719600, 1795722600, 10, '\x024b7b1d375f24513d0de21becdb64a0', '\x951834398ca1705f51aef1dcc822bab1', '\x5d9510a6e1b30e789c97a45f3ec9311b', NULL, 1, 1795435200);
INSERT INTO public.session VALUES ('\x7e16ee46970f12518d33d2937478ea54', '\x2d952afaf768eb50e5532c97357bb7d1', '\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x86aabbcc209c8856cc5f9a7e51ef1f8e', 'booked', 'voice', 1796144400, 1796145900, 5, '\xba1600c1e2fa8eb7c4c5992035dca631', '\x104edace886cea9e3c8bba1e04055331', '\x4040b6e5b3837f6099a73546007127e6', NULL, 1, 1795435200);


--
-- Data for Name: sign_in; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in VALUES ('\x9c6eb7723fda7226abb744c069a30957', '\x18a7796e19314248fd85fd4f62c801c37495142f6bf5fcb3c304665bd8954fb3', '\x2d952afaf768eb50e5532c97357bb7d1', '\x86aabbcc209c8856cc5f9a7e51ef1f8e', '\x7e16ee46970f12518d33d2937478ea54', '\xe4845564147db948dd4457bf13b098cc', 1795435200, 1796146800, NULL);


--
-- Data for Name: weekly_hours; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.weekly_hours VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 0, 1, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 1, 2, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 2, 3, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 3, 4, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 4, 5, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xb3f326b76fddc03f71ed6a8dc3048fc7', '\x2d952afaf768eb50e5532c97357bb7d1', 5, 6, 600, 720, '2026-12-05', '2027-02-27');
INSERT INTO public.weekly_hours VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 0, 1, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 1, 2, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 2, 3, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 3, 4, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 4, 5, 540, 1020, NULL, NULL);
INSERT INTO public.weekly_hours VALUES ('\xeb76681cdbf0cacb83964cf5fe8004b0', '\x2d952afaf768eb50e5532c97357bb7d1', 5, 6, 600, 720, '2026-12-05', '2027-02-27');


--
-- Name: audit_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_seq_seq', 44, true);


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
-- Name: exception exception_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exception
    ADD CONSTRAINT exception_pkey PRIMARY KEY (id);


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


