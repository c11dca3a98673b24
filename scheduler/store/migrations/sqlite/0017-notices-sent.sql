-- How many messages somebody got of late that they did not bring about themselves.

CREATE INDEX notice_sent_to ON notice (account_id, ended_at) WHERE state = 'sent' AND is_asked = 0;
