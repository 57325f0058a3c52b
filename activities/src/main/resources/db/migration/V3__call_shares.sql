-- How a task's calls in the air are divided among workers. A line is locked by whoever changes its shares.

create table call_line (
    task_id varchar(400) not null primary key references task (task_id) on delete cascade
);

create table call_share (
    task_id     varchar(400) not null references call_line (task_id) on delete cascade,
    worker      varchar(40) not null,
    -- no more are in the air
    held        integer not null,
    wanted      integer not null,
    expires_at  timestamp with time zone not null,
    primary key (task_id, worker)
);
