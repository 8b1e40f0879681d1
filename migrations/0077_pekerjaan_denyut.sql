-- A running job gives signs of life; one that stopped giving them lost its program.
alter table pekerjaan add column denyut_pada timestamptz;
