-- The findings list is paged by severity and rule, and filtered by government office.
create index temuan_opd on temuan (pemda_id, tahun, opd_id);
create index temuan_tingkat on temuan (pemda_id, tahun, tingkat, aturan, id);
