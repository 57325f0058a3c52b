-- A build belongs to a document or to its dataset as a whole; what is published follows as generations.

alter table build add column dataset varchar(400);
update build set dataset = (select d.dataset from document d where d.number = build.document);
alter table build alter column dataset set not null;
-- null: the dataset's own
alter table build alter column document drop not null;
-- 0 until readers see it, then one more than the one before
alter table build add column generation integer default 0 not null;
update build set generation = 1 where exists (select 1 from document d where d.published_build = build.number);

create index build_owner on build (dataset, document);
alter table build add constraint build_dataset foreign key (dataset) references dataset (name) on delete cascade;
