-- A page of findings is read in its order instead of being sorted out of all of them.
create index temuan_urut on temuan (
    pemda_id, tahun,
    (case tingkat when 'blokir' then 0 when 'peringatan' then 1 else 2 end),
    aturan, subjek, id
);
