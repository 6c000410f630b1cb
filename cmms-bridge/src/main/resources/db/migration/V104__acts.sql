-- A person may close one of which the maintenance system does not tell, or give it another asset.
alter table attempt drop constraint attempt_kind_check;
alter table attempt add constraint attempt_kind_check
  check (kind in ('CREATE', 'SEARCH', 'REPLAY', 'RETRY', 'WITHDRAW', 'CLOSE', 'CORRECT'));
