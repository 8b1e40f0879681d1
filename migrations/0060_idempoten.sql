-- A repeated key must ask for the same: the digest of what was asked stands beside the answer.
alter table idempoten add column sidik text not null default '';
create index idempoten_pada on idempoten (pemda_id, pada);
