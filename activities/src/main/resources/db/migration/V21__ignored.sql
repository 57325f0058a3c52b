-- How many files and folders of its sources a task's last look at them ignored; unknown of tasks that looked before.

alter table task add column ignored bigint;
