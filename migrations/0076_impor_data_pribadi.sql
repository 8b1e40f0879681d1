-- Kept files are packed; files with personal data are sealed with the data key of the installation.
-- Waiting uploads are always sealed: what is in them is not known yet.
alter table impor_isi add column bentuk text not null default 'polos'
    check (bentuk in ('polos', 'padat', 'sandi'));
alter table impor_isi alter column isi set storage external;
alter table unggahan add column tersegel boolean not null default false;

-- The owner sees every government only while the tables do not bind him as well.
alter table impor_temuan no force row level security;
alter table impor_berkas no force row level security;
-- Identity and telephone numbers that findings quoted before they were masked.
update impor_temuan t set nilai = '(disamarkan)', isi = null from impor_berkas b
    where b.pemda_id = t.pemda_id and b.id = t.berkas_id and b.tata_letak = 'apbd-penerima-hibah';
alter table impor_temuan force row level security;
alter table impor_berkas force row level security;
