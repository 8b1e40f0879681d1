-- An account is tied to a person of its own government.

alter table akun add constraint akun_orang_id_fkey
    foreign key (pemda_id, orang_id) references orang (pemda_id, id);
