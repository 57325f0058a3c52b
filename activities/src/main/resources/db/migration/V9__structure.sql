-- Where in its document a node stands, and what people should know of a document that was read.

alter table node add column heading_path varchar array;
-- of a leaf, from 1; 0 where there is none
alter table node add column page integer default 0 not null;
-- a start and an end in the text for each heading, row of a table or piece of code
alter table node add column asides integer array;

alter table build add column left_out varchar array;
alter table build add column warnings varchar array;
