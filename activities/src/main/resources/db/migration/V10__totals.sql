-- What the runs of a task before its present one used, and how long they took: beginning a run takes nothing from it.

alter table spend add column earlier_model_calls bigint default 0 not null;
alter table spend add column earlier_embedding_calls bigint default 0 not null;
alter table spend add column earlier_cached_calls bigint default 0 not null;
alter table spend add column earlier_input_tokens bigint default 0 not null;
alter table spend add column earlier_output_tokens bigint default 0 not null;
alter table spend add column earlier_cost double precision default 0 not null;
alter table spend add column earlier_unpriced_calls bigint default 0 not null;
alter table spend add column earlier_seconds double precision default 0 not null;
