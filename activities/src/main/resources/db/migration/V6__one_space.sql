-- A dataset's vectors are of one model and one length.

-- 0 while there is no vector
alter table dataset add column dimensions integer default 0 not null;
-- 0 while there is no vector, -1 where they are of several lengths
alter table build add column dimensions integer default 0 not null;

update build set dimensions = coalesce(
    (select case when min(octet_length(n.vector)) = max(octet_length(n.vector)) then min(octet_length(n.vector)) / 4
                 else -1 end
     from node n where n.build = build.number and n.vector is not null), 0);

-- Where documents differ, the length that most of them have goes on.
update dataset set dimensions = coalesce(
    (select b.dimensions from document d join build b on b.number = d.published_build
     where d.dataset = dataset.name and b.embedding_model = dataset.embedding_model and b.dimensions > 0
     group by b.dimensions order by count(*) desc, b.dimensions limit 1), 0);
