-- An answer is kept as the model said it, so that it can be read anew; those of before were taken apart already.

alter table model_answer add column raw varchar;
alter table model_answer add column titled boolean;
update model_answer set raw = title || chr(10) || text, titled = true;
alter table model_answer alter column raw set not null;
alter table model_answer alter column titled set not null;
alter table model_answer drop column title;
alter table model_answer drop column text;
