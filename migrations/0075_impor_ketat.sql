-- A strict import refuses budget lines that break a rule; a rebuilt edition must refuse them again.
alter table impor_berkas add column ketat boolean not null default false;
