-- The model that wrote a tree's summaries; null where there are none, or where nobody knows any more.

alter table build add column summaries_by varchar(1000);

-- Known of what a task published that ended with all its documents done: by the models that it recorded.
update build set summaries_by = (
    select regexp_replace(t.request, '^.*"chat":"([^"]+)".*$', '\1')
    from document d join task t on t.task_id = d.published_by
    where d.published_build = build.number and t.state = 'completed' and t.request like '%"chat":"%'
) where levels > 0 and document is not null;
