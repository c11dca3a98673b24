PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_version (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL);
INSERT INTO schema_version VALUES(1,1795439974);
INSERT INTO schema_version VALUES(2,1795439974);
INSERT INTO schema_version VALUES(3,1795439974);
INSERT INTO schema_version VALUES(4,1795439974);
INSERT INTO schema_version VALUES(5,1795439974);
INSERT INTO schema_version VALUES(6,1795439974);
INSERT INTO schema_version VALUES(7,1795439974);
INSERT INTO schema_version VALUES(8,1795439974);
INSERT INTO schema_version VALUES(9,1795439974);
INSERT INTO schema_version VALUES(10,1795439974);
INSERT INTO schema_version VALUES(11,1795439974);
INSERT INTO schema_version VALUES(12,1795439974);
INSERT INTO schema_version VALUES(13,1795439974);
INSERT INTO schema_version VALUES(14,1795439974);
INSERT INTO schema_version VALUES(15,1795439974);
INSERT INTO schema_version VALUES(16,1795439974);
INSERT INTO schema_version VALUES(17,1795439974);
INSERT INTO schema_version VALUES(18,1795439974);
INSERT INTO schema_version VALUES(19,1795439974);
INSERT INTO schema_version VALUES(20,1795439974);
INSERT INTO schema_version VALUES(21,1795439974);
CREATE TABLE organisation (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    coach_label TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO organisation VALUES(X'c3ec3fcc20c26fc9e5b8db54441d0227','Lantern House','+1 555 0100','peer coach',1795435200);
CREATE TABLE programme (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO programme VALUES(X'bd0a66cf315faaf518d3efb8f181cb16',X'c3ec3fcc20c26fc9e5b8db54441d0227','Evenings',1795435200);
CREATE TABLE account (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    role TEXT NOT NULL CHECK (role IN ('person', 'coach', 'coordinator', 'operator')),
    nickname_sealed BLOB NOT NULL,
    introduction_sealed BLOB NOT NULL,
    reach_kind TEXT NOT NULL CHECK (reach_kind IN ('none', 'phone', 'mail')),
    reach_sealed BLOB,
    reach_lookup BLOB,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
INSERT INTO account VALUES(X'45747de2066f3f69c1baba486875c5aa',X'bd0a66cf315faaf518d3efb8f181cb16','coordinator',X'0106646174612d311a60d159355cecdfb93940591a779222e0cf0b465f8a0b32ce24aa927111822be85cfcad18dcf72cead3e1',X'0106646174612d31e0753ee6011c6087a7983a37a234bf291f2596856ad4db9c94dca99d582b9f892fcbdc8dffe3f54f','mail',X'0106646174612d31a220f505624086111eaca78a840925e8c0c7c104171cdf83d5adb8752af0a638aa3f58f6e93d11bd556ca6b9d2d24557a5568544535e10f46bf05a',X'93a769085d844f93bd52b2417ba0617c8ad97025eee2e0b883571af72ae04d8e','America/New_York','en',1795435200,NULL);
INSERT INTO account VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16','coach',X'0106646174612d31ac224f665f4036b3b7b1a7d093ab500349b6f22ced8b684bb77c1d9109f9bcf5d1c15666aa1bf3bc26c79970b7eb26b4',X'0106646174612d31d189322942ba57a0cd323942f18489ac5cfcdbd4b72f2130fa65cefcddaf029d348208e57431e560a47aff5fb0419df052e5db525c6085c5db03659c449199b064a03f7407d3f059319f7bec9221a56c','mail',X'0106646174612d3186a13b88252570721168612fb19d497e383b016aaad91ac9e79f0623b4738de52eb005f7e86ef8b4c9ed04934b18222a44ab1048805c14e876d077f6503ae7f3',X'89fc4b02bb205321cda8f95f5f0afd73535862e382caf6bd9c8ff95145ca9aec','America/New_York','en',1795435200,NULL);
INSERT INTO account VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16','coach',X'0106646174612d31339cce5d9b84f1d1e2d8b57643235287d2bef33790623309a4f36eee37a6447a67dc6e44986b485e341483e7fa84',X'0106646174612d31fa2149e95b18e9071c0dfa9b49bafb510b9000454b6b3ac88c4e2cd555f307e6269ea9614eb80a928e7aaf1b0477cf6440c8251cc344795a0c139760de95ce8033','phone',X'0106646174612d318416ccc6a5626169a3f1e736b7b04e3c1ee7b8ac99788585d8f0d26e5cfca649da16cb9dc73b8fc3d4f7fc2b0882c0d8e8e01f',X'2c43362f59a1733a65a579c3cd566784ab58c5b3eeb6ad9afafaafa6ad9a1dac','America/Phoenix','es',1795435200,NULL);
INSERT INTO account VALUES(X'ba2fb4f76de3403d48a831e6c93de686',X'bd0a66cf315faaf518d3efb8f181cb16','person',X'0106646174612d319d9067b4883fd71b7fd027657af4d378faec3b65e60defcc3400cf8fb29fe8b6e7bad8fb2a1177514c4cef8dc972',X'0106646174612d3178511d7be9bc6679dbcc274b033d55052aaed4f0629710ad57b65983b3f209ec99e62bd37ca41f6c','mail',X'0106646174612d315b992c64443859d191488b195c0b9c4db0f33db7d9e83eea4ac8d03f4daff7597ef91bad0f5aef4ab111c75351e5cfb8144da29ba9b71a1e8a3164',X'7437abd74f4326ba329854b908fc7f2ec639426c3db9ab2eed7bdf1d39c46c2c','America/New_York','en',1795435200,NULL);
INSERT INTO account VALUES(X'0df7edee9ca4f96d730e4c6be400b686',X'bd0a66cf315faaf518d3efb8f181cb16','person',X'0106646174612d31326c96afbe1683597111a39189da25cc6b1f809690e3db8c21b58efd7e7f6e75f0982d0b45319ec83533e46704d38f252fb89c41',X'0106646174612d31c463413f5c5268c71d26fbd04331e728b5693ca3429e98dc1d8401ca5a11c098718e220235b32a0f','phone',X'0106646174612d31f9e0f5056b8f0161c623f6440253b81803cfee2b8b263a1e6d1de0920ab61489ce41899563f8c662f75e7ed4fe3305ce560a91',X'4542c9226d5d126dc1ca5b86fe505465c7a7949280db76226fe2942c0824864f','America/Chicago','es',1795435200,NULL);
INSERT INTO account VALUES(X'45fcd8e119112a91c2c846d824084101',X'bd0a66cf315faaf518d3efb8f181cb16','person',X'0106646174612d31053edb83c5bc6b041f6bd1f84bb6ff9ba37245e1c8c533570c2d84a17c83a83043bcec0498a4eb795aabaf',X'0106646174612d314d99dd0832ce01354167f7894c845d0a3ee14e0d01a9cad1eb33fcc5d7fd0f1e59e7f99c3b710212','none',NULL,NULL,'Pacific/Honolulu','en',1795435200,NULL);
INSERT INTO account VALUES(X'2ec125555853125ee0ac32038046db51',X'bd0a66cf315faaf518d3efb8f181cb16','person',X'0106646174612d31f8d1d936ab220d831d3b9b0b3f9b2ffb8b6b09718ce89d91d24e92c153afc31ef5a7b9d8047779d04e19488666d285c58b85761b05e413',X'0106646174612d31b3f9b7e511322a6c26d1c1f9854c0ef6a180deb1f087e198e403cd0f8bb20ff0b5fb316b7741c1e4','mail',X'0106646174612d3179bc4aa5de6af76ce8ca964a1888374e4c3095bb5a0c13a971e3725f63da85bf36ab853baddfd15c42f48a8aae87b1f751e9940c3a23fbf7b44c28b71f70c22d1b02',X'97e26bc33fc7143ddef4bf2c650a713eaf7bde2614be0a451efe4a1d85b38271','Asia/Kathmandu','en',1795435200,NULL);
INSERT INTO account VALUES(X'04fb7a5ee2033b90e87b103547e3925a',X'bd0a66cf315faaf518d3efb8f181cb16','person',X'0106646174612d3105984d92e309ab05bafb22939896c95237cf6d61eddf04860fd7482e1dbdd566d3d87f3a5e1343afa791ce24ca49ff01',X'0106646174612d31457933a92a7149fdc31a5a341a750a4d676b243ee0a66e09e397b57fda4717509b1fde64636ae411','phone',X'0106646174612d31d706c94aab074db00bb0cadd6cfbda44f1d620ef3624bafc77fa30fe4b4595a8dd6f0e9c9a69c571fca5e05598e47fc2dd4628fb7d',X'c8e65b93a53f1c91d9cd565b33906ba77245770c89d2d9c2dd939bc6b5e4a09f','America/New_York','en',1795435200,NULL);
INSERT INTO account VALUES(X'ccb5e0ba5930652530fc5d23ed8332da',X'bd0a66cf315faaf518d3efb8f181cb16','person',X'0106646174612d3190f696dd2441cf0ea44e9f66ee68e6c623638e39e9eee2f1db7c81d3933c23f355e16090a0c8a6b73654131d5a',X'0106646174612d3158a35566ee7c0ef6d8b24984665f7db817dae2b9391999da898146ce2fbfebeb104ce3bddbc1e415','none',NULL,NULL,'Europe/London','en',1795435200,NULL);
CREATE TABLE caseload (
    person_id BLOB NOT NULL REFERENCES account (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    started_at INTEGER NOT NULL,
    ended_at INTEGER, kind TEXT NOT NULL DEFAULT 'primary'
    CHECK (kind IN ('primary', 'backup')),
    PRIMARY KEY (person_id, coach_id, started_at)
) STRICT;
INSERT INTO caseload VALUES(X'ba2fb4f76de3403d48a831e6c93de686',X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',1795435200,NULL,'primary');
INSERT INTO caseload VALUES(X'0df7edee9ca4f96d730e4c6be400b686',X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',1795435200,NULL,'primary');
INSERT INTO caseload VALUES(X'45fcd8e119112a91c2c846d824084101',X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',1795435200,NULL,'primary');
INSERT INTO caseload VALUES(X'2ec125555853125ee0ac32038046db51',X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',1795435200,NULL,'primary');
INSERT INTO caseload VALUES(X'04fb7a5ee2033b90e87b103547e3925a',X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',1795435200,NULL,'primary');
INSERT INTO caseload VALUES(X'ccb5e0ba5930652530fc5d23ed8332da',X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',1795435200,NULL,'primary');
CREATE TABLE exception (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL CHECK (kind IN ('away', 'extra')),
    date TEXT NOT NULL,
    start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    end_min INTEGER NOT NULL CHECK (end_min > start_min AND end_min <= 1440),
    created_at INTEGER NOT NULL
, is_at_once INTEGER NOT NULL DEFAULT 0
    CHECK (is_at_once IN (0, 1)), absence_id BLOB REFERENCES absence (id)) STRICT;
INSERT INTO exception VALUES(X'61d58eb0d9570c7f5db299186be5a35e',X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16','away','2026-12-24',720,1440,1795435200,0,NULL);
INSERT INTO exception VALUES(X'8bda60897d1062b65acd3f4ac8c65c29',X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16','extra','2026-12-29',1080,1200,1795435200,0,NULL);
INSERT INTO exception VALUES(X'81d0eafeeee01f083210df1665954479',X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16','away','2026-12-24',720,1440,1795435200,0,NULL);
INSERT INTO exception VALUES(X'4bc590c9029d0296ddc3f64847d9f3ed',X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16','extra','2026-12-29',1080,1200,1795435200,0,NULL);
INSERT INTO exception VALUES(X'f470d12ad8524047de0636746e1f668c',X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16','extra','2026-11-23',300,480,1795435200,1,NULL);
CREATE TABLE arrival (
    session_id BLOB NOT NULL REFERENCES session (id),
    role TEXT NOT NULL CHECK (role IN ('coach', 'person')),
    at INTEGER NOT NULL,
    PRIMARY KEY (session_id, role)
) STRICT;
INSERT INTO arrival VALUES(X'01a2088fda74e4329fd56d3bb456996a','coach',1795348800);
INSERT INTO arrival VALUES(X'01a2088fda74e4329fd56d3bb456996a','person',1795348800);
INSERT INTO arrival VALUES(X'01a2088fda7879946076659848ed0f5e','coach',1795262400);
CREATE TABLE link (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('seat', 'sign_in', 'card')),
    secret_hash BLOB NOT NULL UNIQUE,
    programme_id BLOB NOT NULL REFERENCES programme (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB REFERENCES session (id),
    browser_hash BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    used_at INTEGER,
    revoked_at INTEGER
) STRICT;
INSERT INTO link VALUES(X'0b68ec41f672da6cd17de9818af2e354','seat',X'2ca20bea24e3242fcb5bcfda0dbeb34a65543fbe1c9e8e30714ba433630ca9a7',X'bd0a66cf315faaf518d3efb8f181cb16',X'ba2fb4f76de3403d48a831e6c93de686',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1',NULL,1795435200,1796145900,1795435200,NULL);
INSERT INTO link VALUES(X'31227c432636086756d10a31709c2104','card',X'51b70ae79e7165cf8358f43cd415cb48b4ea40dcc5247ff2148f9ac62187727e',X'bd0a66cf315faaf518d3efb8f181cb16',X'0df7edee9ca4f96d730e4c6be400b686',NULL,NULL,1795435200,NULL,NULL,NULL);
CREATE TABLE sign_in (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    token_hash BLOB NOT NULL UNIQUE,
    programme_id BLOB NOT NULL REFERENCES programme (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB REFERENCES session (id),
    link_id BLOB NOT NULL REFERENCES link (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
INSERT INTO sign_in VALUES(X'0cbee70b1584adddbd3ec0089a1936c3',X'35be7192ee0242eefe51fc1736878f1f2188e27ef8f037776cce19004e2436ae',X'bd0a66cf315faaf518d3efb8f181cb16',X'ba2fb4f76de3403d48a831e6c93de686',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1',X'0b68ec41f672da6cd17de9818af2e354',1795435200,1796146800,NULL);
CREATE TABLE relay (
    name TEXT PRIMARY KEY,
    report_n INTEGER NOT NULL,
    reported_at INTEGER NOT NULL
) STRICT;
INSERT INTO relay VALUES('relay-1',17,1795435200);
CREATE TABLE coach_rules (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    buffer_min INTEGER CHECK (buffer_min BETWEEN 0 AND 120),
    notice_min INTEGER NOT NULL CHECK (notice_min >= 0),
    horizon_days INTEGER NOT NULL CHECK (horizon_days >= 1),
    cap_unit TEXT NOT NULL CHECK (cap_unit IN ('sessions', 'minutes')),
    day_max INTEGER NOT NULL CHECK (day_max >= 0),
    week_max INTEGER NOT NULL CHECK (week_max >= 0),
    row_max INTEGER NOT NULL CHECK (row_max >= 0),
    works_holidays INTEGER NOT NULL CHECK (works_holidays IN (0, 1))
) STRICT;
INSERT INTO coach_rules VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',15,30,60,'minutes',240,0,0,1);
CREATE TABLE holiday (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    date TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (organisation_id, date)
) STRICT;
INSERT INTO holiday VALUES(X'c3ec3fcc20c26fc9e5b8db54441d0227','2026-12-25','Christmas');
INSERT INTO holiday VALUES(X'c3ec3fcc20c26fc9e5b8db54441d0227','2027-01-01','New Year');
CREATE TABLE queue (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB REFERENCES session (id),
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE TABLE coach_change (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    seq INTEGER NOT NULL
) STRICT;
INSERT INTO coach_change VALUES(X'ea74f259e76cf813af2ee4de75a11367',10);
INSERT INTO coach_change VALUES(X'26b4336fd843a6308df0ae8bb24a5317',20);
CREATE TABLE series (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    zone TEXT NOT NULL,
    from_date TEXT NOT NULL,
    until_date TEXT,
    start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    every_weeks INTEGER NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
    length_min INTEGER NOT NULL CHECK (length_min > 0),
    mode TEXT NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    decided_until TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE TABLE series_date (
    series_id BLOB NOT NULL REFERENCES series (id),
    date TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    session_id BLOB REFERENCES session (id),
    reason TEXT,
    PRIMARY KEY (series_id, date),
    CHECK (session_id IS NOT NULL OR reason IS NOT NULL)
) STRICT;
CREATE TABLE move (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL CHECK (kind IN ('time', 'cover')),
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'declined', 'withdrawn', 'lapsed',
        'replaced')),
    session_id BLOB NOT NULL REFERENCES session (id),
    new_session_id BLOB NOT NULL UNIQUE REFERENCES session (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    proposer_id BLOB NOT NULL REFERENCES account (id),
    proposer_role TEXT NOT NULL CHECK (proposer_role IN ('person', 'coach', 'coordinator')),
    waits_for_person INTEGER NOT NULL CHECK (waits_for_person IN (0, 1)),
    waits_for_coach INTEGER NOT NULL CHECK (waits_for_coach IN (0, 1)),
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE TABLE due (
    kind TEXT NOT NULL,
    object_id BLOB NOT NULL CHECK (length(object_id) = 16),
    due_at INTEGER NOT NULL,
    PRIMARY KEY (kind, object_id)
) STRICT;
INSERT INTO due VALUES('outcome',X'01a2088fda7aa1ae359878a228fb6880',1796040000);
INSERT INTO due VALUES('outcome',X'01a2088fda7879946076659848ed0f5e',1796040000);
INSERT INTO due VALUES('outcome',X'01a2088fda74e4329fd56d3bb456996a',1796040000);
CREATE TABLE pairing (
    account_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    said_sealed BLOB NOT NULL
) STRICT;
CREATE TABLE contract (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    contract_min INTEGER NOT NULL CHECK (contract_min > 0),
    counted_from INTEGER NOT NULL,
    start_min INTEGER NOT NULL CHECK (start_min >= 0),
    closed_until INTEGER NOT NULL
) STRICT;
INSERT INTO contract VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',1200,1795435200,0,0);
INSERT INTO contract VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',1200,1795435200,0,0);
CREATE TABLE IF NOT EXISTS "idempotency" (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    account_id BLOB NOT NULL CHECK (length(account_id) = 16),
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    answer_sealed BLOB,
    created_at INTEGER NOT NULL,
    UNIQUE (account_id, route, key)
) STRICT;
INSERT INTO idempotency VALUES(1,X'fcc554c8b2a8fb474ea61bd887ac38b9',X'04fb7a5ee2033b90e87b103547e3925a','dump','kept-key-1',X'0000000000000000000000000000000000000000000000000000000000000000',X'0106646174612d318512d2e1fcad24535ac4c7f538ba6e2d6b0c21c2c77b63f8a44915b1e1ad655c0440f306bf32979071ac326c235d06fe2cc41bc1618302f60409fe49666829537401ccf0a2e9032a3aa013f31ea3805eb54c85be34af2891',1795435200);
CREATE TABLE IF NOT EXISTS "audit" (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    account_id BLOB,
    role TEXT NOT NULL,
    programme_id BLOB,
    action TEXT NOT NULL,
    object_id BLOB
) STRICT;
INSERT INTO audit VALUES(1,1795435200,NULL,'system',NULL,'seed.organisation',X'c3ec3fcc20c26fc9e5b8db54441d0227');
INSERT INTO audit VALUES(2,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'45747de2066f3f69c1baba486875c5aa');
INSERT INTO audit VALUES(3,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'ea74f259e76cf813af2ee4de75a11367');
INSERT INTO audit VALUES(4,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'26b4336fd843a6308df0ae8bb24a5317');
INSERT INTO audit VALUES(5,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'ba2fb4f76de3403d48a831e6c93de686');
INSERT INTO audit VALUES(6,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.caseload',X'ba2fb4f76de3403d48a831e6c93de686');
INSERT INTO audit VALUES(7,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'0df7edee9ca4f96d730e4c6be400b686');
INSERT INTO audit VALUES(8,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.caseload',X'0df7edee9ca4f96d730e4c6be400b686');
INSERT INTO audit VALUES(9,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'45fcd8e119112a91c2c846d824084101');
INSERT INTO audit VALUES(10,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.caseload',X'45fcd8e119112a91c2c846d824084101');
INSERT INTO audit VALUES(11,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'2ec125555853125ee0ac32038046db51');
INSERT INTO audit VALUES(12,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.caseload',X'2ec125555853125ee0ac32038046db51');
INSERT INTO audit VALUES(13,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'04fb7a5ee2033b90e87b103547e3925a');
INSERT INTO audit VALUES(14,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.caseload',X'04fb7a5ee2033b90e87b103547e3925a');
INSERT INTO audit VALUES(15,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.account',X'ccb5e0ba5930652530fc5d23ed8332da');
INSERT INTO audit VALUES(16,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.caseload',X'ccb5e0ba5930652530fc5d23ed8332da');
INSERT INTO audit VALUES(17,1795435200,X'ea74f259e76cf813af2ee4de75a11367','coach',X'bd0a66cf315faaf518d3efb8f181cb16','hours.put',X'ea74f259e76cf813af2ee4de75a11367');
INSERT INTO audit VALUES(18,1795435200,X'ea74f259e76cf813af2ee4de75a11367','coach',X'bd0a66cf315faaf518d3efb8f181cb16','exception.add',X'61d58eb0d9570c7f5db299186be5a35e');
INSERT INTO audit VALUES(19,1795435200,X'ea74f259e76cf813af2ee4de75a11367','coach',X'bd0a66cf315faaf518d3efb8f181cb16','exception.add',X'8bda60897d1062b65acd3f4ac8c65c29');
INSERT INTO audit VALUES(20,1795435200,X'26b4336fd843a6308df0ae8bb24a5317','coach',X'bd0a66cf315faaf518d3efb8f181cb16','hours.put',X'26b4336fd843a6308df0ae8bb24a5317');
INSERT INTO audit VALUES(21,1795435200,X'26b4336fd843a6308df0ae8bb24a5317','coach',X'bd0a66cf315faaf518d3efb8f181cb16','exception.add',X'81d0eafeeee01f083210df1665954479');
INSERT INTO audit VALUES(22,1795435200,X'26b4336fd843a6308df0ae8bb24a5317','coach',X'bd0a66cf315faaf518d3efb8f181cb16','exception.add',X'4bc590c9029d0296ddc3f64847d9f3ed');
INSERT INTO audit VALUES(23,1795435200,X'26b4336fd843a6308df0ae8bb24a5317','coach',X'bd0a66cf315faaf518d3efb8f181cb16','rules.put',X'26b4336fd843a6308df0ae8bb24a5317');
INSERT INTO audit VALUES(24,1795435200,X'45747de2066f3f69c1baba486875c5aa','coordinator',X'bd0a66cf315faaf518d3efb8f181cb16','holidays.put',X'c3ec3fcc20c26fc9e5b8db54441d0227');
INSERT INTO audit VALUES(25,1795435200,X'26b4336fd843a6308df0ae8bb24a5317','coach',X'bd0a66cf315faaf518d3efb8f181cb16','exception.free_now',X'26b4336fd843a6308df0ae8bb24a5317');
INSERT INTO audit VALUES(26,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.session',X'01a2088fda74e4329fd56d3bb456996a');
INSERT INTO audit VALUES(27,1795348800,X'ea74f259e76cf813af2ee4de75a11367','coach',X'bd0a66cf315faaf518d3efb8f181cb16','session.here',X'01a2088fda74e4329fd56d3bb456996a');
INSERT INTO audit VALUES(28,1795348800,X'ba2fb4f76de3403d48a831e6c93de686','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.here',X'01a2088fda74e4329fd56d3bb456996a');
INSERT INTO audit VALUES(29,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.session',X'01a2088fda7879946076659848ed0f5e');
INSERT INTO audit VALUES(30,1795262400,X'ea74f259e76cf813af2ee4de75a11367','coach',X'bd0a66cf315faaf518d3efb8f181cb16','session.here',X'01a2088fda7879946076659848ed0f5e');
INSERT INTO audit VALUES(31,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','seed.session',X'01a2088fda7aa1ae359878a228fb6880');
INSERT INTO audit VALUES(32,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','sessions.settle',X'01a2088fda7aa1ae359878a228fb6880');
INSERT INTO audit VALUES(33,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','sessions.settle',X'01a2088fda7879946076659848ed0f5e');
INSERT INTO audit VALUES(34,1795435200,NULL,'system',X'bd0a66cf315faaf518d3efb8f181cb16','sessions.settle',X'01a2088fda74e4329fd56d3bb456996a');
INSERT INTO audit VALUES(35,1795435200,X'ba2fb4f76de3403d48a831e6c93de686','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda80e30fe9e55da038527ae2');
INSERT INTO audit VALUES(36,1795435200,X'0df7edee9ca4f96d730e4c6be400b686','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda8101c7eb24889d18dba5fa');
INSERT INTO audit VALUES(37,1795435200,X'45fcd8e119112a91c2c846d824084101','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda82d66c5e64b3db6e621b30');
INSERT INTO audit VALUES(38,1795435200,X'2ec125555853125ee0ac32038046db51','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda83c6820c7ca2d11de30ae9');
INSERT INTO audit VALUES(39,1795435200,X'04fb7a5ee2033b90e87b103547e3925a','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda84a575cbc39f4ad2f61ada');
INSERT INTO audit VALUES(40,1795435200,X'ccb5e0ba5930652530fc5d23ed8332da','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda86623119dffde7a5a6677e');
INSERT INTO audit VALUES(41,1795435200,X'ccb5e0ba5930652530fc5d23ed8332da','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda876e300d4345d88afc72a9');
INSERT INTO audit VALUES(42,1795435200,X'45747de2066f3f69c1baba486875c5aa','coordinator',X'bd0a66cf315faaf518d3efb8f181cb16','session.cancel',X'01a2088fda876e300d4345d88afc72a9');
INSERT INTO audit VALUES(43,1795435200,X'04fb7a5ee2033b90e87b103547e3925a','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda8a3505bd0c2dbc113f206c');
INSERT INTO audit VALUES(44,1795435200,X'ba2fb4f76de3403d48a831e6c93de686','person',X'bd0a66cf315faaf518d3efb8f181cb16','session.book',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1');
INSERT INTO audit VALUES(45,1795435200,X'45747de2066f3f69c1baba486875c5aa','coordinator',X'bd0a66cf315faaf518d3efb8f181cb16','seat_link.make',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1');
INSERT INTO audit VALUES(46,1795435200,NULL,'nobody',NULL,'link.use',X'ba2fb4f76de3403d48a831e6c93de686');
INSERT INTO audit VALUES(47,1795435200,X'45747de2066f3f69c1baba486875c5aa','coordinator',X'bd0a66cf315faaf518d3efb8f181cb16','card.make',X'0df7edee9ca4f96d730e4c6be400b686');
CREATE TABLE duty (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    since_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL
) STRICT;
CREATE TABLE ask (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'answered', 'given_up', 'withdrawn')),
    mode TEXT NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    length_min INTEGER NOT NULL CHECK (length_min > 0),
    made_at INTEGER NOT NULL,
    look_at INTEGER NOT NULL,
    session_id BLOB REFERENCES session (id),
    ended_at INTEGER
, is_own INTEGER NOT NULL DEFAULT 1 CHECK (is_own IN (0, 1))) STRICT;
CREATE TABLE ring (
    ask_id BLOB NOT NULL REFERENCES ask (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    until_at INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('none', 'taken', 'passed', 'missed', 'over')),
    PRIMARY KEY (ask_id, coach_id)
) STRICT;
CREATE TABLE absence (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL CHECK (until_at > from_at),
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE talk (
    session_id BLOB PRIMARY KEY REFERENCES session (id),
    is_coach_admitted INTEGER NOT NULL CHECK (is_coach_admitted IN (0, 1)),
    is_coach_in INTEGER NOT NULL CHECK (is_coach_in IN (0, 1)),
    is_person_admitted INTEGER NOT NULL CHECK (is_person_admitted IN (0, 1)),
    is_person_in INTEGER NOT NULL CHECK (is_person_in IN (0, 1)),
    since_at INTEGER NOT NULL,
    length_s INTEGER NOT NULL CHECK (length_s >= 0)
) STRICT;
CREATE TABLE feed (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    version BLOB NOT NULL CHECK (length(version) = 16), -- of the address
    url_sealed BLOB NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    why TEXT NOT NULL,
    zone TEXT NOT NULL, -- by which it was last read whole
    whole_at INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    tried_at INTEGER NOT NULL,
    good_until INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    is_told INTEGER NOT NULL CHECK (is_told IN (0, 1)) -- a coordinator, since it was last good
) STRICT;
CREATE TABLE feed_busy (
    coach_id BLOB NOT NULL REFERENCES account (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    PRIMARY KEY (coach_id, start_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "claims" (
    party_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at AND end_at - start_at <= 86400),
    PRIMARY KEY (party_id, start_at)
) STRICT, WITHOUT ROWID;
INSERT INTO claims VALUES(X'04fb7a5ee2033b90e87b103547e3925a',X'01a2088fda84a575cbc39f4ad2f61ada',1795712400,1795713000);
INSERT INTO claims VALUES(X'04fb7a5ee2033b90e87b103547e3925a',X'01a2088fda8a3505bd0c2dbc113f206c',1795719600,1795722600);
INSERT INTO claims VALUES(X'0df7edee9ca4f96d730e4c6be400b686',X'01a2088fda8101c7eb24889d18dba5fa',1795539600,1795540500);
INSERT INTO claims VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda8101c7eb24889d18dba5fa',1795539600,1795541400);
INSERT INTO claims VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda83c6820c7ca2d11de30ae9',1795626000,1795629900);
INSERT INTO claims VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda86623119dffde7a5a6677e',1795712400,1795714200);
INSERT INTO claims VALUES(X'2ec125555853125ee0ac32038046db51',X'01a2088fda83c6820c7ca2d11de30ae9',1795626000,1795629000);
INSERT INTO claims VALUES(X'45fcd8e119112a91c2c846d824084101',X'01a2088fda82d66c5e64b3db6e621b30',1795626000,1795627500);
INSERT INTO claims VALUES(X'ba2fb4f76de3403d48a831e6c93de686',X'01a2088fda80e30fe9e55da038527ae2',1795539600,1795540200);
INSERT INTO claims VALUES(X'ba2fb4f76de3403d48a831e6c93de686',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1',1796144400,1796145900);
INSERT INTO claims VALUES(X'ccb5e0ba5930652530fc5d23ed8332da',X'01a2088fda86623119dffde7a5a6677e',1795712400,1795713300);
INSERT INTO claims VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda80e30fe9e55da038527ae2',1795539600,1795540500);
INSERT INTO claims VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda82d66c5e64b3db6e621b30',1795626000,1795627800);
INSERT INTO claims VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda84a575cbc39f4ad2f61ada',1795712400,1795713300);
INSERT INTO claims VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda8a3505bd0c2dbc113f206c',1795719600,1795723200);
INSERT INTO claims VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1',1796144400,1796146200);
CREATE TABLE waitlist (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    is_anyone INTEGER NOT NULL CHECK (is_anyone IN (0, 1)),
    session_id BLOB REFERENCES session (id),
    length_min INTEGER NOT NULL CHECK (length_min > 0),
    mode TEXT NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    until_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE TABLE freed (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    person_id BLOB REFERENCES account (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE offer (
    session_id BLOB PRIMARY KEY REFERENCES session (id),
    entry_id BLOB NOT NULL REFERENCES waitlist (id),
    freed_id BLOB NOT NULL REFERENCES freed (id),
    status TEXT NOT NULL CHECK (status IN ('open', 'taken', 'passed', 'lapsed')),
    UNIQUE (entry_id, freed_id)
) STRICT;
CREATE TABLE session (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    status TEXT NOT NULL CHECK (status = 'booked' OR status = 'reserved' OR status = 'pending'
        OR status = 'live' OR status = 'met' OR status = 'moved' OR status = 'not_reached'
        OR status = 'we_missed' OR status = 'tech_stopped' OR status = 'cancelled'),
    mode TEXT NOT NULL CHECK (mode = 'video' OR mode = 'voice' OR mode = 'text'),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    buffer_min INTEGER NOT NULL CHECK (buffer_min >= 0),
    call_id BLOB NOT NULL CHECK (length(call_id) = 16),
    coach_seat_id BLOB NOT NULL CHECK (length(coach_seat_id) = 16),
    person_seat_id BLOB NOT NULL CHECK (length(person_seat_id) = 16),
    relay TEXT,
    placement INTEGER NOT NULL CHECK (placement >= 1),
    created_at INTEGER NOT NULL,
    series_id BLOB REFERENCES series (id),
    move_id BLOB REFERENCES move (id),
    cover_id BLOB REFERENCES move (id),
    replaces_id BLOB REFERENCES session (id),
    moved_to_id BLOB REFERENCES session (id),
    outcome_by TEXT
        CHECK (outcome_by = 'facts' OR outcome_by = 'coach' OR outcome_by = 'coordinator'),
    outcome_due_at INTEGER,
    offered_until INTEGER -- of a reserved one: until when it is offered to its person
) STRICT;
INSERT INTO session VALUES(X'01a2088fda74e4329fd56d3bb456996a',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'ba2fb4f76de3403d48a831e6c93de686','met','video',1795348800,1795351800,10,X'a0ad5f9d3db5ba9e9d8ffe296dc6c1fd',X'96676cac20cb684e0d53f8824c433578',X'7a77a0ecdff2b7871307976c1a7198ab',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,'facts',1796040000,NULL);
INSERT INTO session VALUES(X'01a2088fda7879946076659848ed0f5e',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'45fcd8e119112a91c2c846d824084101','not_reached','video',1795262400,1795265400,10,X'4a0a31d3e50ecca93ca24454a070eb6e',X'13eaf2f6c0910286d618ead78b78409d',X'0dd45a96610582f51f68919477c1e536',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,'facts',1796040000,NULL);
INSERT INTO session VALUES(X'01a2088fda7aa1ae359878a228fb6880',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'04fb7a5ee2033b90e87b103547e3925a','we_missed','video',1795176000,1795179000,10,X'202fd7fae3499978e5ffb3093fe13403',X'00e03726b20013af01ad0e3c222de2dd',X'61bd19a4f997499cf41564983067f642',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,'facts',1796040000,NULL);
INSERT INTO session VALUES(X'01a2088fda80e30fe9e55da038527ae2',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'ba2fb4f76de3403d48a831e6c93de686','booked','voice',1795539600,1795540200,5,X'7d7f87307a7997edd3f9cfba5ff3b877',X'0d0db504c534a62b6f04c767fd6938d8',X'd9d605d3e7f3130dcf42f227d4fb85bd',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda8101c7eb24889d18dba5fa',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'0df7edee9ca4f96d730e4c6be400b686','booked','voice',1795539600,1795540500,15,X'9865d5e5ee60501c008754a6c7c3c165',X'37fef1a7f2ab73c331fb1a897c2188ee',X'f5045522bc8d2dce59e239e5502469e0',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda82d66c5e64b3db6e621b30',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'45fcd8e119112a91c2c846d824084101','booked','voice',1795626000,1795627500,5,X'7b1cef2942adb2e8d90c02d970e525e9',X'f253229725c7111ca9a4bed6f48c94f6',X'b03afd3d44d01b4f4f8ed95ac23beeb3',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda83c6820c7ca2d11de30ae9',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'2ec125555853125ee0ac32038046db51','booked','voice',1795626000,1795629000,15,X'2a790290da573c3e92393fc8e8d82227',X'6678c6e58b30a8bd9344059c7e3fa7ec',X'2d4982b9eb4464b815c90d4de2e7e9dc',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda84a575cbc39f4ad2f61ada',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'04fb7a5ee2033b90e87b103547e3925a','booked','voice',1795712400,1795713000,5,X'3d6fac8c015f2b844d9fd9b26136b1f8',X'0e788ca8f36451df56a158f2ddc5fd53',X'543663e8aca98cf18adea3662298a06f',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda86623119dffde7a5a6677e',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'ccb5e0ba5930652530fc5d23ed8332da','booked','voice',1795712400,1795713300,15,X'8cf5500bc296af51680470be3886f69f',X'271c3cb56bb3c0097519832174e540f7',X'64e57e8fee384c6b9f3ecc0a5a3255da',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda876e300d4345d88afc72a9',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'ccb5e0ba5930652530fc5d23ed8332da','cancelled','voice',1796058000,1796059500,15,X'72ecfbb1854c028a770a372b3564b5e4',X'73ae9482034e2c543d721da90ac19afa',X'a10383740215167ab994f2a8a27c20c3',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda8a3505bd0c2dbc113f206c',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'04fb7a5ee2033b90e87b103547e3925a','booked','voice',1795719600,1795722600,10,X'acbbf5b20b4d11c9d2ee12d8c57c46c9',X'f4fc4f0589a4ef23ebf006dd92758e0c',X'a8c27dcac78b60ef09b794ec85e3f9cb',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO session VALUES(X'01a2088fda8b2fec6cfeaf3bc3a5a2d1',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'ba2fb4f76de3403d48a831e6c93de686','booked','voice',1796144400,1796145900,5,X'42fccca56c58cf5baf4c77d8b8092681',X'e3accbc4e8cc7a36dfebb77a7a2ac2d6',X'75794dbf3d606519c2e6ca60a66e0fef',NULL,1,1795435200,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "notice" (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    programme_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
    start_at INTEGER NOT NULL,
    round INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'sending' OR state = 'sent'
        OR state = 'failed' OR state = 'dropped'),
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    error TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    is_asked INTEGER NOT NULL DEFAULT 0 CHECK (is_asked = 0 OR is_asked = 1),
    UNIQUE (session_id, account_id, kind, start_at, round)
) STRICT, WITHOUT ROWID;
INSERT INTO notice VALUES(X'01a2088fda803bed01297f7fb9213efe','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ba2fb4f76de3403d48a831e6c93de686',X'01a2088fda80e30fe9e55da038527ae2',1795539600,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda8059aa24abf6f61d0faa3d','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda80e30fe9e55da038527ae2',1795539600,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda8140ece4dce6c0ab20e820','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'0df7edee9ca4f96d730e4c6be400b686',X'01a2088fda8101c7eb24889d18dba5fa',1795539600,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda81613f6118be169b7182a1','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda8101c7eb24889d18dba5fa',1795539600,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda823f415f93ed8b5abadd66','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda82d66c5e64b3db6e621b30',1795626000,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda828979a0a582a87e135da8','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'45fcd8e119112a91c2c846d824084101',X'01a2088fda82d66c5e64b3db6e621b30',1795626000,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda837199f0673f6f291b4a44','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda83c6820c7ca2d11de30ae9',1795626000,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda83922860e8d5810b9a29e3','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'2ec125555853125ee0ac32038046db51',X'01a2088fda83c6820c7ca2d11de30ae9',1795626000,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda8479e9d16150ab3d2313da','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda84a575cbc39f4ad2f61ada',1795712400,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda84d62622fcda4bdfdb4ea7','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'04fb7a5ee2033b90e87b103547e3925a',X'01a2088fda84a575cbc39f4ad2f61ada',1795712400,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda862f2e6ae025cf253e0dc6','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ccb5e0ba5930652530fc5d23ed8332da',X'01a2088fda86623119dffde7a5a6677e',1795712400,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda8686d0cedc21bc8e5bdad0','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda86623119dffde7a5a6677e',1795712400,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda873b7f5e139c98a1072522','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda876e300d4345d88afc72a9',1796058000,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda87f363bd9d1047b9c5889c','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ccb5e0ba5930652530fc5d23ed8332da',X'01a2088fda876e300d4345d88afc72a9',1796058000,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda88b25177f4832cdc18cd56','cancelled',X'bd0a66cf315faaf518d3efb8f181cb16',X'ccb5e0ba5930652530fc5d23ed8332da',X'01a2088fda876e300d4345d88afc72a9',1796058000,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda88c77ea17ee3d5e5bd965e','cancelled',X'bd0a66cf315faaf518d3efb8f181cb16',X'26b4336fd843a6308df0ae8bb24a5317',X'01a2088fda876e300d4345d88afc72a9',1796058000,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda8ad05a9113278c1196f808','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda8a3505bd0c2dbc113f206c',1795719600,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda8aeaa49cd049eb63126180','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'04fb7a5ee2033b90e87b103547e3925a',X'01a2088fda8a3505bd0c2dbc113f206c',1795719600,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
INSERT INTO notice VALUES(X'01a2088fda8b41c855cbdbfe100b5b6c','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ea74f259e76cf813af2ee4de75a11367',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1',1796144400,0,'waiting',0,1795435200,NULL,1795435200,NULL,0);
INSERT INTO notice VALUES(X'01a2088fda8b601e4826050461b4d5c1','booked',X'bd0a66cf315faaf518d3efb8f181cb16',X'ba2fb4f76de3403d48a831e6c93de686',X'01a2088fda8b2fec6cfeaf3bc3a5a2d1',1796144400,0,'waiting',0,1795435200,NULL,1795435200,NULL,1);
CREATE TABLE IF NOT EXISTS "weekly_hours" (
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    position INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    end_min INTEGER NOT NULL CHECK (end_min > start_min AND end_min <= 1440),
    valid_from TEXT,
    valid_until TEXT,
    every_weeks INTEGER NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 8),
    PRIMARY KEY (coach_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO weekly_hours VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',0,1,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',1,2,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',2,3,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',3,4,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',4,5,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'26b4336fd843a6308df0ae8bb24a5317',X'bd0a66cf315faaf518d3efb8f181cb16',5,6,600,720,'2026-12-05','2027-02-27',1);
INSERT INTO weekly_hours VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',0,1,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',1,2,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',2,3,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',3,4,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',4,5,540,1020,NULL,NULL,1);
INSERT INTO weekly_hours VALUES(X'ea74f259e76cf813af2ee4de75a11367',X'bd0a66cf315faaf518d3efb8f181cb16',5,6,600,720,'2026-12-05','2027-02-27',1);
CREATE INDEX account_of_programme ON account (programme_id, role, created_at, id);
CREATE UNIQUE INDEX account_reached ON account (programme_id, reach_lookup)
    WHERE role = 'person' AND ended_at IS NULL;
CREATE UNIQUE INDEX caseload_once ON caseload (person_id, coach_id) WHERE ended_at IS NULL;
CREATE INDEX caseload_of_coach ON caseload (coach_id, ended_at);
CREATE INDEX exception_of_coach ON exception (coach_id, date);
CREATE INDEX link_of_account ON link (account_id, kind);
CREATE INDEX link_of_session ON link (session_id);
CREATE INDEX sign_in_of_account ON sign_in (account_id);
CREATE INDEX sign_in_of_link ON sign_in (link_id);
CREATE UNIQUE INDEX queue_once ON queue (account_id, kind, COALESCE(session_id, account_id))
    WHERE done_at IS NULL;
CREATE INDEX queue_by_due ON queue (programme_id, due_at, id) WHERE done_at IS NULL;
CREATE INDEX queue_of_session ON queue (session_id) WHERE done_at IS NULL;
CREATE INDEX coach_change_by_seq ON coach_change (seq);
CREATE VIEW coach_change_now AS
    SELECT COALESCE(MAX(seq), 0) + 1 AS from_seq, COALESCE(MAX(seq), 0) + 1 AS until_seq
    FROM coach_change;
CREATE TRIGGER coach_change_account_made AFTER INSERT ON account WHEN NEW.role = 'coach' BEGIN
    INSERT INTO coach_change VALUES (NEW.id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_account AFTER UPDATE ON account WHEN NEW.role = 'coach' BEGIN
    INSERT INTO coach_change VALUES (NEW.id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_exception_made AFTER INSERT ON exception BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_exception AFTER UPDATE ON exception BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_exception_gone AFTER DELETE ON exception BEGIN
    INSERT INTO coach_change VALUES (OLD.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_rules_made AFTER INSERT ON coach_rules BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_rules AFTER UPDATE ON coach_rules BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_rules_gone AFTER DELETE ON coach_rules BEGIN
    INSERT INTO coach_change VALUES (OLD.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE INDEX series_of_person ON series (person_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_of_coach ON series (coach_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_of_programme ON series (programme_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_to_extend ON series (decided_until) WHERE ended_at IS NULL;
CREATE INDEX series_date_of_session ON series_date (session_id) WHERE session_id IS NOT NULL;
CREATE UNIQUE INDEX move_open ON move (session_id) WHERE status = 'open';
CREATE INDEX move_of_session ON move (session_id, created_at);
CREATE INDEX move_of_proposer ON move (proposer_id) WHERE status = 'open';
CREATE INDEX due_by_time ON due (due_at);
CREATE UNIQUE INDEX caseload_primary ON caseload (person_id)
    WHERE ended_at IS NULL AND kind = 'primary';
CREATE INDEX duty_of_programme ON duty (programme_id, until_at);
CREATE UNIQUE INDEX ask_open ON ask (person_id) WHERE status = 'waiting';
CREATE INDEX ask_to_look_at ON ask (look_at) WHERE status = 'waiting';
CREATE INDEX ask_of_person ON ask (person_id, made_at);
CREATE UNIQUE INDEX ring_of_coach ON ring (coach_id) WHERE answer = 'none';
CREATE UNIQUE INDEX ring_of_ask ON ring (ask_id) WHERE answer = 'none';
CREATE INDEX absence_of_programme ON absence (programme_id, from_at, id);
CREATE INDEX absence_of_coach ON absence (coach_id, from_at);
CREATE INDEX exception_of_absence ON exception (absence_id) WHERE absence_id IS NOT NULL;
CREATE TRIGGER coach_change_pairing_made AFTER INSERT ON pairing
WHEN EXISTS (SELECT 1 FROM coach_change WHERE coach_id = NEW.account_id) BEGIN
    UPDATE coach_change SET seq = (SELECT until_seq FROM coach_change_now) WHERE coach_id = NEW.account_id;
END;
CREATE TRIGGER coach_change_pairing AFTER UPDATE ON pairing
WHEN EXISTS (SELECT 1 FROM coach_change WHERE coach_id = NEW.account_id) BEGIN
    UPDATE coach_change SET seq = (SELECT until_seq FROM coach_change_now) WHERE coach_id = NEW.account_id;
END;
CREATE INDEX feed_by_next ON feed (next_at, coach_id);
CREATE INDEX claims_of_session ON claims (session_id);
CREATE TRIGGER claims_insert_overlap BEFORE INSERT ON claims
WHEN EXISTS (SELECT 1 FROM claims
    WHERE party_id = NEW.party_id AND start_at > NEW.start_at - 86400
    AND start_at < NEW.end_at AND end_at > NEW.start_at)
BEGIN
    SELECT RAISE(ABORT, 'claims overlap');
END;
CREATE TRIGGER claims_update_overlap BEFORE UPDATE ON claims
WHEN EXISTS (SELECT 1 FROM claims
    WHERE party_id = NEW.party_id AND start_at > NEW.start_at - 86400
    AND start_at < NEW.end_at AND end_at > NEW.start_at
    AND NOT (party_id = OLD.party_id AND start_at = OLD.start_at))
BEGIN
    SELECT RAISE(ABORT, 'claims overlap');
END;
CREATE UNIQUE INDEX waitlist_open ON waitlist (person_id, coach_id) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_coach ON waitlist (coach_id, seq) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_programme ON waitlist (programme_id, seq) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_session ON waitlist (session_id)
    WHERE ended_at IS NULL AND session_id IS NOT NULL;
CREATE INDEX freed_of_programme ON freed (programme_id, end_at);
CREATE UNIQUE INDEX offer_open ON offer (entry_id) WHERE status = 'open';
CREATE INDEX session_of_coach ON session (coach_id, start_at);
CREATE INDEX session_of_person ON session (person_id, start_at);
CREATE INDEX session_of_programme ON session (programme_id, start_at);
CREATE INDEX session_of_call ON session (call_id) WHERE relay IS NOT NULL;
CREATE INDEX session_to_confirm ON session (coach_id, start_at) WHERE outcome_due_at IS NOT NULL;
CREATE INDEX session_of_series ON session (series_id, start_at) WHERE series_id IS NOT NULL;
CREATE INDEX session_to_settle ON session (end_at)
    WHERE status = 'reserved' OR status = 'pending' OR status = 'booked' OR status = 'live';
CREATE INDEX notice_to_send ON notice (next_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX notice_sent_to ON notice (account_id, ended_at) WHERE state = 'sent' AND is_asked = 0;
CREATE INDEX notice_to_ring ON notice (next_at, id)
    WHERE state IN ('waiting', 'sending') AND kind = 'waiting';
CREATE TRIGGER coach_change_hours_made AFTER INSERT ON weekly_hours BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_hours AFTER UPDATE ON weekly_hours BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_hours_gone AFTER DELETE ON weekly_hours BEGIN
    INSERT INTO coach_change VALUES (OLD.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
COMMIT;
