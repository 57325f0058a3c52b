-- Whether somebody elsewhere was told of what happened to tasks.

alter table task_event add column told_at timestamp with time zone;
alter table task_event add column tell_after timestamp with time zone;
alter table task_event add column tell_attempts integer default 0 not null;

create index task_event_at on task_event (at);
