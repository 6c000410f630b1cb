-- The rules file that was taken in last without a fault, as a mark of everything that decided about
-- it: a start that finds the same mark need not read the file again.
create table rule_file_taken (
  only_one boolean primary key default true check (only_one),
  mark text not null,
  taken_at timestamptz not null
);
