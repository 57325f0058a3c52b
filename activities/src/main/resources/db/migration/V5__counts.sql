-- How many documents of a task are in which state, without a look at the documents themselves.

create index task_document_count on task_document (task_id, found_run, state);
