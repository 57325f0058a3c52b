-- Where the picture of a graph draws an entity; null of one that it does not draw.
alter table graph_entity add column x double precision;
alter table graph_entity add column y double precision;

-- What people say about names of a dataset: two of them are one thing, or two. The next graph goes by it.
create table pinned_names (
    dataset     varchar(400) not null references dataset (name) on delete cascade,
    -- keys of names, the smaller first
    one         varchar(300) not null,
    other       varchar(300) not null,
    same        boolean not null,
    primary key (dataset, one, other)
);

-- to find a thing by another name of it
create index graph_merge_one on graph_merge (graph, one);
create index graph_merge_other on graph_merge (graph, other);
