-- Why somebody elsewhere could not be told of what happened to a task.

alter table task_event add column tell_problem varchar(200);
