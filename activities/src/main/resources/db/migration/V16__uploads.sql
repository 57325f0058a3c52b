-- Uploaded files: those of a dataset by their names, each content once.

create table upload_content (
    content_hash varchar(64) primary key,
    bytes        bigint not null,
    -- where an object storage keeps it; null where its parts are here
    location     varchar(2000)
);

create table upload_part (
    content_hash varchar(64) not null references upload_content (content_hash) on delete cascade,
    part         integer not null,
    body         bytea not null,
    primary key (content_hash, part)
);

create table upload (
    dataset      varchar(400) not null,
    name         varchar(400) not null,
    content_hash varchar(64) not null references upload_content (content_hash),
    uploaded_at  timestamp with time zone not null,
    primary key (dataset, name)
);

create index upload_content_used on upload (content_hash);
