-- The lowest level of a tree over a dataset stands for the tops of its documents' trees.

create table build_root (
    build    bigint not null references build (number) on delete cascade,
    -- of the node of level 0 that stands for it
    idx      integer not null,
    -- number of the document that it is of
    document bigint not null,
    primary key (build, idx)
);

create index build_root_document on build_root (document);
