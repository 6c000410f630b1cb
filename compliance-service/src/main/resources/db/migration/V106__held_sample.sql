-- A last value told again: it fills a slot that has no sample of its own.
alter table sample add column held boolean not null default false;
