-- What a model is asked about a graph that is being made.

-- questions without a good answer; the next run asks them again
alter table graph add column gaps bigint default 0 not null;

-- which of its level's reports a model writes; null where none does
alter table graph_community add column step integer;
-- its report stands in for a model's
alter table graph_community add column stood_in boolean default false not null;
-- what was dropped of a model's report, counts by reason, as JSON
alter table graph_community add column dropped varchar;

create index graph_community_step on graph_community (graph, level, step);

-- Questions about names and descriptions, written down before the first of a kind is asked.
create table graph_question (
    graph       bigint not null references graph (number) on delete cascade,
    kind        varchar(10) not null,
    -- of answers that are asked about again
    round       integer not null,
    number      integer not null,
    -- as JSON
    question    varchar not null,
    -- as JSON; null until there is one
    answer      varchar,
    primary key (graph, kind, round, number)
);

-- Names that became one thing, and why.
create table graph_merge (
    graph       bigint not null references graph (number) on delete cascade,
    number      integer not null,
    entity      varchar(32) not null,
    one         varchar not null,
    other       varchar not null,
    reason      varchar(10) not null,
    primary key (graph, number)
);

create index graph_merge_entity on graph_merge (graph, entity);
